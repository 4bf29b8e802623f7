import { CLASS } from './commitClass';
import type { Perspective } from './perspective';

/** Kept commits of mine in `[from, to]`, epoch ms, oldest first. */
export function myCommits(
  { view, classes }: Perspective,
  from: number,
  to: number,
): { readonly hash: string; readonly at: number }[] {
  const { history } = view;
  const found: { hash: string; at: number }[] = [];
  for (let n = 0; n < classes.length; n++) {
    const at = history.times[n] ?? 0;
    if (classes[n] !== CLASS.mine || at < from || at > to) continue;
    found.push({ hash: history.hashes.hex(n), at });
  }
  return found.sort((a, b) => a.at - b.at);
}
