import { decodeBytes } from './byteText';
import { startOf } from './graph';
import type { HistoryView } from './historyView';
import type { People } from './people';
import { isLater } from './renames';

/**
 * What to call each person: by the name of their latest commit that the head reaches, since people change theirs,
 * else by their address. What was indexed first, or is on other branches, has no say. People who share a name are told
 * apart by their addresses.
 */
export function personNames(view: HistoryView, people: People): string[] {
  const { history, reach } = view;
  const latest = new Int32Array(people.keys.length).fill(-1);
  const identity = new Int32Array(people.keys.length).fill(-1);
  const ends = history.coAuthorEnds.view();
  const see = (id: number, commit: number): void => {
    const person = people.person[id] ?? 0;
    const before = latest[person] ?? -1;
    // The author of a commit is seen before its co-authors.
    if (people.identityNames[id] === '' || before === commit) return;
    if (before >= 0 && !isLater(history, commit, before)) return;
    latest[person] = commit;
    identity[person] = id;
  };
  for (let n = 0; n < reach.length; n++) {
    if (reach[n] !== 1) continue;
    see(history.authors.at(n), n);
    for (let at = startOf(ends, n); at < (ends[n] ?? 0); at++) see(history.coAuthors.at(at), n);
  }
  const named = people.keys.map((key, person) =>
    decodeBytes(people.identityNames[identity[person] ?? -1] ?? key),
  );
  const bearers = new Map<string, number>();
  for (const name of named) bearers.set(name, (bearers.get(name) ?? 0) + 1);
  return named.map((name, person) =>
    bearers.get(name) === 1 ? name : `${name} (${decodeBytes(people.keys[person] ?? '')})`,
  );
}
