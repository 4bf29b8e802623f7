/** Any text as part of one line of Markdown that shows it as it is; no more is escaped than has to be. */
export function markdownText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]<>|~]/g, String.raw`\$&`)
    .replaceAll(/&(?=#?\w+;)/g, String.raw`\&`)
    .replace(/^([-+=#])/, String.raw`\$1`)
    .replace(/^(\d+)([.)])/, String.raw`$1\$2`);
}

/**
 * A name or path as code: shown letter by letter, its own backticks included. Line breaks become blanks, and
 * in a table its bars would end the cell, so they are escaped as tables want it.
 */
export function markdownCode(text: string, inTable = false): string {
  const line = text.replaceAll(/[\r\n]+/g, ' ');
  const shown = inTable ? line.replaceAll('|', String.raw`\|`) : line;
  const runs: readonly string[] = shown.match(/`+/g) ?? [];
  let fence = '`';
  while (runs.includes(fence)) fence += '`';
  // A blank on both sides is taken away again when it is shown; it keeps backticks and blanks apart.
  const padded = /^[`\s]|[`\s]$/.test(shown) ? ` ${shown} ` : shown;
  return shown === '' ? '' : `${fence}${padded}${fence}`;
}

/** A table row. @param cells Markdown */
export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
