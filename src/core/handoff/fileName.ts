import { dayAt, offsetAt } from '../calendar/zone';

/** Beyond this, names of branches are cut: some file systems take 255 bytes. */
const LONGEST = 80;

/** `hand-off 2026-11-23 1405 lake feature-x.md`: a name that every file system takes. */
export function handOffFileName(
  facts: { readonly now: number; readonly zone: string; readonly name: string },
  branch: string | null,
): string {
  const { now, zone, name } = facts;
  const clock = new Date(now + offsetAt(zone, now)).toISOString().slice(11, 16).replace(':', '');
  const what = [name, branch ?? '']
    .join(' ')
    .normalize('NFC')
    // What Windows forbids, what a shell would take apart, and dots at the ends.
    .replaceAll(/[^\p{L}\p{N}._ -]+/gu, '-')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[. -]+|[. -]+$/g, '');
  const short = what
    .slice(0, LONGEST)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
  return `hand-off ${dayAt(zone, now)} ${clock}${short === '' ? '' : ` ${short}`}.md`;
}

/** The same name once more, for one that is taken: `… (2).md`. */
export function numberedName(name: string, number: number): string {
  return number <= 1 ? name : name.replace(/\.md$/, ` (${number}).md`);
}
