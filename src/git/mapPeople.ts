import { encodeBytes } from '../core/areas/byteText';
import type { RawIdentity } from '../core/areas/identity';
import { asLogin, cleanIdentity, identityKey, noreplyLogin } from '../core/areas/identity';
import { peopleOf } from '../core/areas/people';
import type { People } from '../core/areas/people';
import type { Discovered } from './discover';
import { mapIdentities } from './mapIdentities';
import type { SafeGit } from './safeGit';

/**
 * Maps the identities of a history and mine through the mailmap of a head.
 * @param me emails and `@logins` of the person who looks; a login stands for its noreply addresses.
 */
export async function mapPeople(
  git: SafeGit,
  repository: Discovered,
  head: { readonly id: string; readonly hasMailmap: boolean },
  identities: readonly RawIdentity[],
  me: readonly string[],
  signal?: AbortSignal,
): Promise<People> {
  const mine = me
    .filter((entry) => asLogin(entry) === null)
    .map((email) => cleanIdentity('', encodeBytes(email)));
  const all = [...identities, ...mine];
  const mapped = head.hasMailmap ? await mapIdentities(git, repository, head.id, all, signal) : all;
  const keys = new Set(mapped.slice(identities.length).map(identityKey));
  const logins = new Set(me.map(asLogin).filter((login) => login !== null));
  identities.forEach(({ email }, id) => {
    const login = noreplyLogin(email);
    const own = mapped[id];
    if (login !== null && logins.has(login) && own) keys.add(identityKey(own));
  });
  return peopleOf(mapped.slice(0, identities.length), keys);
}
