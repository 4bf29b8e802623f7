import type { ByteText } from './byteText';
import { identityKey, isBot, trimAscii } from './identity';
import type { RawIdentity } from './identity';

/** Who stands behind the identities of a history, once they are mapped. */
export interface People {
  /** Per identity id the person's number. */
  readonly person: Int32Array;
  /** Per identity id. */
  readonly bot: Uint8Array;
  readonly mine: Uint8Array;
  /** Per identity id the name it is mapped to; what to call a person is for `personNames` to say. */
  readonly identityNames: readonly ByteText[];
  /** Per person: mapped email in lower case. */
  readonly keys: readonly ByteText[];
  /** Mapped emails of the person who looks. */
  readonly myKeys: ReadonlySet<ByteText>;
}

/**
 * @param mapped the history's identities after the mailmap, in order of their ids.
 * @param me mapped emails of the person, see {@link identityKey}.
 */
export function peopleOf(mapped: readonly RawIdentity[], me: ReadonlySet<ByteText>): People {
  const numbers = new Map<ByteText, number>();
  const person = new Int32Array(mapped.length);
  const bot = new Uint8Array(mapped.length);
  const mine = new Uint8Array(mapped.length);
  mapped.forEach((identity, id) => {
    const key = identityKey(identity);
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, (number = numbers.size));
    person[id] = number;
    bot[id] = isBot(identity) ? 1 : 0;
    mine[id] = me.has(key) ? 1 : 0;
  });
  const identityNames = mapped.map(({ name }) => name);
  return { person, bot, mine, identityNames, keys: [...numbers.keys()], myKeys: me };
}

/**
 * Parses a line as `check-mailmap` prints it: `Name <email>` or `<email>`. A name holds no `<`; the email is what the
 * mailmap says, white space and all, since that is what tells two people apart.
 */
export function parseIdentity(line: ByteText): RawIdentity {
  const open = line.indexOf('<');
  const close = line.lastIndexOf('>');
  return open < 0 || close < open
    ? { name: trimAscii(line), email: '' }
    : { name: trimAscii(line.slice(0, open)), email: line.slice(open + 1, close) };
}
