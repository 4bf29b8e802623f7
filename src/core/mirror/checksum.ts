const PRIME = 0x01000193;
const BASIS = 0x811c9dc5;

/**
 * FNV-1a over UTF-16 units, twice with different bases: 64 bits as 16 hex digits. It finds cut and mixed-up
 * texts; it is no protection against a forger.
 * Source: Fowler, Noll, Vo, https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
 */
export function checksum(text: string): string {
  let a = BASIS;
  let b = BASIS ^ 0x5bd1e995;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, PRIME);
    b = Math.imul(b ^ (unit + index), PRIME);
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
