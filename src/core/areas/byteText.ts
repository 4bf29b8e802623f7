/**
 * Text whose char codes are bytes (latin1), used for paths, names and messages as git stores them:
 * they need not be UTF-8, and comparing such strings compares bytes.
 */
export type ByteText = string;

// A byte-order mark is part of a path like any other bytes.
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const ascii = /^[\x00-\x7f]*$/; // eslint-disable-line no-control-regex -- the range of ASCII

/** Decodes as UTF-8; invalid sequences become U+FFFD. */
export function decodeBytes(text: ByteText): string {
  if (ascii.test(text)) return text;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return utf8.decode(bytes);
}

/** Encodes as UTF-8. */
export function encodeBytes(text: string): ByteText {
  if (ascii.test(text)) return text;
  let out = '';
  for (const byte of new TextEncoder().encode(text)) out += String.fromCharCode(byte);
  return out;
}

/** Lowercases A to Z and leaves every other byte alone. */
export function asciiLower(text: ByteText): ByteText {
  return text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}

/** Order of raw bytes. */
export function compareBytes(a: ByteText, b: ByteText): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
