import type { ByteText } from './byteText';
import { cleanIdentity } from './identity';
import type { RawIdentity } from './identity';

/** Longest part of a signing line or subject that is kept, in bytes. */
const KEPT = 160;

const worthReading = /-(?:by|with)\b|generated (?:with|by)/i;
const coAuthor = /^co-authored-by:[ \t]*([^<>]*)<([^<>]+)>[ \t\r]*$/i;
// Signed-off-by says who vouches for the origin, on every commit of some projects: it is no mark of anything.
const signing =
  /^(?:(?!signed-off-by:)[a-z][a-z0-9-]{0,30}-(?:by|with):|[^a-z0-9]{0,8}generated (?:with|by)\b)/i;

/** What is kept of a commit's message. */
export interface MessageMarks {
  /** `Co-authored-by` lines with an address, anywhere in the message, in order. */
  readonly coAuthors: readonly RawIdentity[];
  /** Lines that say who reviewed or generated the commit, cut at 160 bytes. */
  readonly signings: readonly ByteText[];
}

const NONE: MessageMarks = { coAuthors: [], signings: [] };

/**
 * Reads the lines of a raw message that name people or tools. Not git's `%(trailers)`, which depends on
 * configuration and sees the last paragraph only, so that squashed messages lose their authors.
 */
export function readMessage(message: ByteText): MessageMarks {
  if (!worthReading.test(message)) return NONE;
  const coAuthors: RawIdentity[] = [];
  const signings: ByteText[] = [];
  for (const line of message.split('\n')) {
    const found = coAuthor.exec(line);
    if (found) coAuthors.push(cleanIdentity(found[1] ?? '', found[2] ?? ''));
    else if (signing.test(line)) signings.push(line.trimEnd().slice(0, KEPT));
  }
  return { coAuthors, signings };
}

/** First line of the message, cut at 160 bytes. */
export function subjectOf(message: ByteText): ByteText {
  const text = message.replace(/^\s+/, '');
  const end = text.indexOf('\n');
  return (end < 0 ? text : text.slice(0, end)).slice(0, KEPT).trimEnd();
}
