/**
 * The same text without a tie to a longer one. An engine may keep a slice as a view on its parent, and
 * then 48 characters held for a while would hold a paste of megabytes; joining and cutting again copies.
 * @param text at most some hundred characters.
 */
export function flatText(text: string): string {
  // Shorter slices are always copies.
  return text.length < 13 ? text : ` ${text}`.slice(1);
}
