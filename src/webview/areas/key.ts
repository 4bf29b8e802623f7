import type { Place } from '../../protocol/areas';

/** Names a place for a map of things. */
export function keyOf({ repo, path }: Place): string {
  return `${repo}\0${path}`;
}

export function isSame(a: Place | null | undefined, b: Place | null | undefined): boolean {
  return a !== null && a !== undefined && b !== null && b !== undefined && keyOf(a) === keyOf(b);
}
