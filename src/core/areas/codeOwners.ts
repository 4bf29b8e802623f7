import { asciiLower, encodeBytes } from './byteText';
import type { ByteText } from './byteText';

/** Where GitHub looks for the file, first found. */
export const CODEOWNERS_PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/** One rule of the file. */
export interface OwnerRule {
  readonly pattern: RegExp;
  /** `@login`, `@org/team` or an email, in lower case; none takes ownership away. */
  readonly owners: readonly string[];
}

/**
 * Parses CODEOWNERS (https://docs.github.com/articles/about-code-owners): a pattern and its owners a line, what
 * follows `#` is a comment; lines with `!` or `[`, which GitHub does not support, are left out.
 */
export function parseCodeOwners(text: string): OwnerRule[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [pattern, ...owners] = fieldsOf(line);
    if (pattern === undefined || /^!|\[/.test(pattern)) return [];
    return [{ pattern: compilePattern(encodeBytes(pattern)), owners: owners.map(asciiLower) }];
  });
}

/** The owners of a path: those of the last rule that matches. */
export function ownersOf(rules: readonly OwnerRule[], path: ByteText): readonly string[] {
  return rules.findLast(({ pattern }) => pattern.test(path))?.owners ?? [];
}

// Spaces in a pattern are escaped by a backslash; a comment begins where a field would.
function fieldsOf(line: string): string[] {
  const fields: string[] = [];
  for (const [field] of line.matchAll(/(?:\\.|[^\s\\])+/g)) {
    if (field.startsWith('#')) break;
    fields.push(field.replace(/\\(.)/g, '$1'));
  }
  return fields;
}

/** Like .gitignore: a pattern with a slash that is not its last char is anchored at the root. */
function compilePattern(pattern: string): RegExp {
  const anchored = pattern.replace(/\/$/, '').includes('/');
  const body = pattern.replace(/^\//, '').replace(/\/$/, '');
  let source = '';
  for (let at = 0; at < body.length;) {
    if (body.startsWith('**/', at)) {
      source += '(?:[^]*/)?';
      at += 3;
    } else if (body.startsWith('**', at)) {
      source += '[^]*';
      at += 2;
    } else if (body[at] === '*') {
      source += '[^/]*';
      at++;
    } else if (body[at] === '?') {
      source += '[^/]';
      at++;
    } else {
      source += (body[at] ?? '').replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
      at++;
    }
  }
  // `docs/*` owns the files in docs but not those below its folders, as GitHub says.
  const below = pattern.endsWith('/') ? '/[^]*' : pattern.endsWith('/*') ? '' : '(?:/[^]*)?';
  return new RegExp(`^${anchored ? '' : '(?:[^]*/)?'}${source}${below}$`);
}
