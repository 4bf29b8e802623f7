import type { AreasDocument } from './areasDocument';

/** The document as a table for a terminal, one directory a line. */
export function areasTable(document: AreasDocument): string {
  if (document.areas.length === 0) return 'no commits yet\n';
  const head = [
    'area',
    'files',
    'you last',
    'your commits',
    'last change',
    'since: commits',
    'people',
    'you merged',
  ];
  const lines = document.areas.map((row) => [
    printable(row.path),
    String(row.files),
    day(row.myLastTouch),
    String(row.myCommits),
    day(row.lastChange),
    String(row.othersCommitsSince),
    String(row.authorsSince),
    String(row.myMergedSince),
  ]);
  const widths = head.map((title, column) =>
    Math.max(title.length, ...lines.map((line) => (line[column] ?? '').length)),
  );
  return [head, ...lines]
    .map((line) =>
      line
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 0 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  '),
    )
    .map((line) => `${line}\n`)
    .join('');
}

function day(time: number | null): string {
  return time === null ? 'never' : new Date(time).toISOString().slice(0, 10);
}

// A path may hold what moves the cursor or breaks the line.
function printable(path: string): string {
  // eslint-disable-next-line no-control-regex -- exactly the characters that are no text
  return path.replace(/[\x00-\x1f\x7f-\x9f]/g, (char) =>
    char === '\n' ? String.raw`\n` : char === '\t' ? String.raw`\t` : '�',
  );
}
