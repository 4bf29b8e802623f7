import { execFileSync } from 'node:child_process';
import fc from 'fast-check';

/** One step of a generated history. */
export interface Step {
  author: number;
  /** Another person in a trailer, or null. */
  coAuthor: number | null;
  /** Index among the commits made so far that this one builds on (modulo), and those it merges. */
  parent: number;
  merges: number[];
  /** Days; the committer's clock may differ. */
  authored: number;
  committed: number;
  orphan: boolean;
  edits: Edit[];
}
type Edit =
  | { kind: 'write'; path: number; content: number }
  | { kind: 'delete'; path: number }
  | { kind: 'move'; path: number; to: number }
  | { kind: 'moveDirectory'; path: number; to: number }
  | { kind: 'submodule'; path: number }
  | { kind: 'link'; path: number }
  | { kind: 'many'; path: number }
  | { kind: 'mailmap'; content: number }
  | { kind: 'ignore'; commit: number };

const PEOPLE = [
  'Lead <lead@example.org>',
  'LEAD <Lead@Old.example.org>',
  'Ann <ann@example.org>',
  'Ann <ann@laptop.local>',
  'Böb <bob@example.org>',
  'renovate[bot] <bot@renovate.example>',
  ' <>',
  'Cid \xff <cid\xe9@example.org>',
];
const FILES = [
  'a.ts',
  'lib/a.ts',
  'lib/b.ts',
  'lib/core/c.ts',
  'src/a.ts',
  'src/core/c.ts',
  'src/core/deep/d.ts',
  'docs/x "quoted"\tand tab.md',
  'docs/new\nline/x.md',
  'lib/\xff\xfe/raw',
  'lib-x/z',
  'lib.d/z',
  'ümläut/é.md',
];
const DIRECTORIES = ['lib', 'lib/core', 'src', 'src/core', 'docs', 'pkg', 'pkg/inner'];
const CONTENTS = ['', 'one\n', 'two\n', 'three\n', 'four\n', 'five\n'];
const MAILMAPS = [
  'The Lead <lead@example.org> <LEAD@old.example.org>\n',
  'Ann <ann@example.org> <ann@laptop.local>\n<lead@example.org> <lead@old.example.org>\n',
  '# nothing\n\n<nobody>\nX <lead@example.org> Cid <ann@example.org>\n',
];

const index = fc.nat({ max: 1000 });
const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ kind: fc.constant('write' as const), path: index, content: index }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('delete' as const), path: index }) },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('move' as const), path: index, to: index }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('moveDirectory' as const), path: index, to: index }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('submodule' as const), path: index }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('link' as const), path: index }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('many' as const), path: index }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('mailmap' as const), content: index }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('ignore' as const), commit: index }) },
);

/** Histories with merges, several roots, moves, wrong clocks, several identities and strange paths. */
export const anyHistory: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    author: index,
    coAuthor: fc.option(index, { freq: 4 }),
    parent: fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.nat({ max: 5 }) },
    ),
    merges: fc.oneof(
      { weight: 4, arbitrary: fc.constant<number[]>([]) },
      { weight: 2, arbitrary: fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 2 }) },
    ),
    authored: fc.nat({ max: 40 }),
    committed: fc.nat({ max: 40 }),
    orphan: fc.oneof(
      { weight: 15, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
    edits: fc.array(edit, { maxLength: 4, size: 'max' }),
  }),
  { minLength: 1, maxLength: 30, size: 'max' },
);

type Files = Map<string, string>;

/** Builds the history in an empty folder with `git fast-import`; `main` is the last commit. */
export function buildHistory(
  dir: string,
  steps: readonly Step[],
  format: 'sha1' | 'sha256' = 'sha1',
): void {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  execFileSync('git', ['init', '-q', '-b', 'main', `--object-format=${format}`, dir], { env });
  const trees: Files[] = [];
  const chunks: string[] = [];
  const ids: string[] = [];
  steps.forEach((step, n) => {
    const back = (distance: number): number => n - 1 - (distance % Math.max(1, n));
    const parent = n === 0 || step.orphan ? -1 : back(step.parent);
    const merged =
      n === 0 || step.orphan
        ? []
        : [...new Set(step.merges.map(back))].filter((at) => at !== parent);
    const files: Files = new Map(parent < 0 ? [] : trees[parent]);
    for (const at of merged)
      for (const [path, entry] of trees[at]!) if (!files.has(path)) put(files, path, entry);
    for (const each of step.edits) apply(files, each, ids);
    trees.push(files);
    chunks.push(commitCommand(step, n, parent, merged, files));
    // The ignore list needs real ids: import what there is so far.
    const needed =
      steps[n + 1]?.edits.some(({ kind }) => kind === 'ignore') === true || n === steps.length - 1;
    if (needed) {
      const marks = `${dir}/.git/marks`;
      execFileSync(
        'git',
        [
          'fast-import',
          '--quiet',
          '--force',
          `--import-marks-if-exists=${marks}`,
          `--export-marks=${marks}`,
        ],
        {
          cwd: dir,
          env,
          input: Buffer.from(chunks.splice(0).join(''), 'latin1'),
        },
      );
      const all = execFileSync('cat', [marks], { encoding: 'latin1' });
      for (const line of all.trim().split('\n')) {
        const [mark, id] = line.slice(1).split(' ');
        ids[Number(mark) - 1] = id!;
      }
    }
  });
}

function apply(files: Files, each: Edit, ids: readonly string[]): void {
  const present = [...files.keys()];
  const some = (n: number): string | undefined => present[n % Math.max(1, present.length)];
  switch (each.kind) {
    case 'write':
      put(
        files,
        FILES[each.path % FILES.length]!,
        `100644 ${CONTENTS[each.content % CONTENTS.length]!}`,
      );
      return;
    case 'link':
      put(files, FILES[each.path % FILES.length]!, '120000 ../somewhere');
      return;
    case 'submodule':
      put(files, `vendor/sub${each.path % 3}`, `160000 ${(each.path % 7) + 1}`);
      return;
    case 'many':
      for (let at = 0; at < 190 + (each.path % 20); at++)
        put(files, `gen/${at}.txt`, `100644 ${at}-${each.path}\n`);
      return;
    case 'mailmap':
      put(files, '.mailmap', `100644 ${MAILMAPS[each.content % MAILMAPS.length]!}`);
      return;
    case 'ignore': {
      const id = ids[each.commit % Math.max(1, ids.length)];
      if (id !== undefined)
        put(
          files,
          '.git-blame-ignore-revs',
          `100644 # list\n${id.toUpperCase()} # ${each.commit}\n`,
        );
      return;
    }
    case 'delete': {
      const path = some(each.path);
      if (path !== undefined) files.delete(path);
      return;
    }
    case 'move': {
      const path = some(each.path);
      if (path === undefined || path.startsWith('.')) return;
      const entry = files.get(path)!;
      files.delete(path);
      put(files, FILES[each.to % FILES.length]!, entry);
      return;
    }
    case 'moveDirectory': {
      const from = DIRECTORIES[each.path % DIRECTORIES.length]!;
      const to = DIRECTORIES[each.to % DIRECTORIES.length]!;
      for (const path of present.filter((name) => name.startsWith(`${from}/`))) {
        const entry = files.get(path)!;
        files.delete(path);
        put(files, to + path.slice(from.length), entry);
      }
    }
  }
}

// A path cannot be a file and a directory at once.
function put(files: Files, path: string, entry: string): void {
  for (const other of files.keys()) {
    if (other.startsWith(`${path}/`) || path.startsWith(`${other}/`)) files.delete(other);
  }
  files.set(path, entry);
}

function commitCommand(
  step: Step,
  n: number,
  parent: number,
  merged: readonly number[],
  files: Files,
): string {
  const trailer =
    step.coAuthor === null
      ? ''
      : `\n\nCO-Authored-by:\t${PEOPLE[step.coAuthor % PEOPLE.length]!}\r\nAnd: more\n`;
  const message = `Step ${n}\x01: \x1e${trailer}`;
  const day = (days: number): number => 1_700_000_000 + days * 86_400;
  const lines = [
    step.orphan || n === 0 ? `reset refs/heads/main\n` : '',
    `commit refs/heads/main\nmark :${n + 1}\n`,
    `author ${PEOPLE[step.author % PEOPLE.length]!} ${day(step.authored)} +0130\n`,
    `committer Server <server@example.org> ${day(step.committed)} +0000\n`,
    `data ${message.length}\n${message}\n`,
    parent < 0 ? '' : `from :${parent + 1}\n`,
    ...merged.map((at) => `merge :${at + 1}\n`),
    'deleteall\n',
    ...[...files].map(([path, entry]) => {
      const mode = entry.slice(0, 6);
      const content = entry.slice(7);
      return mode === '160000'
        ? `M 160000 ${content.repeat(40)} ${quoted(path)}\n`
        : `M ${mode} inline ${quoted(path)}\ndata ${content.length}\n${content}\n`;
    }),
    '\n',
  ];
  return lines.join('');
}

function quoted(path: string): string {
  const escaped = path.replace(/["\\\n]/g, (char) =>
    char === '\n' ? String.raw`\n` : `\\${char}`,
  );
  return `"${escaped}"`;
}
