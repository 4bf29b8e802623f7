import { asciiLower } from './byteText';
import type { ByteText } from './byteText';

/** Name and email as a commit has them, cleaned but not mapped. */
export interface RawIdentity {
  readonly name: ByteText;
  readonly email: ByteText;
}

/** Removes what cannot stand in `Name <email>` and trims ASCII white space; an empty email is allowed. */
export function cleanIdentity(name: ByteText, email: ByteText): RawIdentity {
  return { name: clean(name), email: clean(email) };
}

function clean(text: ByteText): ByteText {
  return trimAscii(text.replace(/[<>\r\n\0]/g, ''));
}

/** Takes ASCII white space from both ends, and no other: a byte 0xa0 is part of some letter. */
export function trimAscii(text: string): string {
  return text.replace(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g, '');
}

/** The key of an identity: its mapped email in ASCII lower case. */
export function identityKey(mapped: RawIdentity): ByteText {
  return asciiLower(mapped.email);
}

/** Bots carry `[bot]` in their mapped name or email. */
export function isBot(mapped: RawIdentity): boolean {
  return /\[bot\]/i.test(mapped.name) || /\[bot\]/i.test(mapped.email);
}

/**
 * Login behind a GitHub noreply address (`ID+login@` or `login@users.noreply.github.com`), in lower case,
 * or null. GitHub's squash merges author commits so.
 */
export function noreplyLogin(email: ByteText): string | null {
  const found = /^(?:\d+\+)?([^@+]+)@users\.noreply\.github\.com$/i.exec(email);
  return found?.[1] === undefined ? null : asciiLower(found[1]);
}

/** The login of an entry such as `@octocat`, in lower case, or null for an email. */
export function asLogin(entry: string): string | null {
  return entry.startsWith('@') ? asciiLower(entry.slice(1)) : null;
}
