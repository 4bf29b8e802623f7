import { execFileSync } from 'node:child_process';

/**
 * The numbers of `areas`, worked out a second time, one commit and one directory after the other, by plumbing
 * commands only: it shares no line with the product. Slow on purpose.
 */
export interface PlainRow {
  path: string;
  files: number;
  bytes: number;
  myLastTouch: number | null;
  myCommits: number;
  lastChange: number | null;
  othersCommits: number;
  othersCommitsSince: number;
  authorsSince: number;
  myMergedSince: number;
}

interface PlainCommit {
  id: string;
  parents: string[];
  time: number;
  people: { key: string; bot: boolean }[];
  author: string;
  records: { from: string | null; paths: string[] }[];
}

const MASS = 200;

/** @param me emails, comma-separated */
export function plainAreas(dir: string, revision: string, me: string): PlainRow[] {
  const git = (...args: string[]): string => run(dir, args);
  const head = git('rev-parse', `${revision}^{commit}`).trim();
  const mailmap = mapper(dir, head);
  const mine = new Set(me.split(',').map((email) => mailmap('', email).key));
  const emptyBlob = run(dir, ['hash-object', '-t', 'blob', '--stdin'], '').trim();

  const files = new Map<string, number>();
  for (const entry of git('ls-tree', '-r', '-l', '-z', head).split('\0').filter(Boolean)) {
    const [meta, path] = splitOnce(entry, '\t');
    const [, type, , size] = meta.split(/ +/);
    if (type === 'blob') files.set(path, Number(size));
  }

  const commits = git('rev-list', head)
    .trim()
    .split('\n')
    .map((id) => readCommit(git, mailmap, id, emptyBlob));
  const byId = new Map(commits.map((commit) => [commit.id, commit]));

  const edges = new Map<string, { to: string; time: number; id: string }>();
  for (const { id, time, parents, records } of commits) {
    if (parents.length > 1) continue;
    for (const { from, paths } of records) {
      const to = paths[0]!;
      if (from === null) continue;
      const known = edges.get(from);
      if (!known || time > known.time || (time === known.time && id > known.id)) {
        edges.set(from, { to, time, id });
      }
    }
  }
  const now = (path: string): string => {
    const seen = new Set([path]);
    let at = path;
    for (;;) {
      const edge = files.has(at) ? undefined : edges.get(at);
      if (!edge || seen.has(edge.to)) return at;
      at = edge.to;
      seen.add(at);
    }
  };

  const mergedByMe = new Set<string>();
  for (const id of git('rev-list', '--first-parent', '--merges', head)
    .split('\n')
    .filter(Boolean)) {
    const merge = byId.get(id)!;
    if (!mine.has(merge.author)) continue;
    const brought = git('rev-list', ...merge.parents.slice(1), '--not', merge.parents[0]!);
    for (const each of brought.split('\n').filter(Boolean)) mergedByMe.add(each);
  }

  const ignored = ignoreList(git, head);
  const kept = commits.filter(
    ({ id, parents, records, people }) =>
      parents.length < 2 &&
      !ignored.has(id) &&
      records.length <= MASS &&
      (people.some(({ key }) => mine.has(key)) || people.some(({ bot }) => !bot)),
  );
  const directories = new Set(['.']);
  for (const path of files.keys()) {
    for (let at = path; at.includes('/');) {
      at = at.slice(0, at.lastIndexOf('/'));
      directories.add(at);
    }
  }
  const sorted = [...directories].sort((a, b) =>
    a === '.' ? -1 : b === '.' ? 1 : a < b ? -1 : a > b ? 1 : 0,
  );
  return sorted.map((directory) => {
    const below = (path: string): boolean => directory === '.' || path.startsWith(`${directory}/`);
    const touching = kept.filter(({ records }) =>
      records.some(({ paths }) => paths.some((path) => below(now(path)))),
    );
    const isMine = ({ people }: PlainCommit): boolean => people.some(({ key }) => mine.has(key));
    const my = touching.filter(isMine);
    const others = touching.filter((commit) => !isMine(commit));
    const myLastTouch = greatest(my);
    const since = others.filter(({ time }) => myLastTouch === null || time > myLastTouch);
    const inside = [...files].filter(([path]) => below(path));
    return {
      path: Buffer.from(directory, 'latin1').toString('utf8'),
      files: inside.length,
      bytes: inside.reduce((sum, [, size]) => sum + size, 0),
      myLastTouch,
      myCommits: my.length,
      lastChange: greatest(touching),
      othersCommits: others.length,
      othersCommitsSince: since.length,
      authorsSince: new Set(
        since.flatMap(({ people }) => people.filter(({ bot }) => !bot).map(({ key }) => key)),
      ).size,
      myMergedSince: since.filter(({ id }) => mergedByMe.has(id)).length,
    };
  });
}

type Mapper = (name: string, email: string) => { key: string; bot: boolean };

function readCommit(
  git: (...args: string[]) => string,
  mailmap: Mapper,
  id: string,
  emptyBlob: string,
): PlainCommit {
  const raw = git('cat-file', 'commit', id);
  const [header, message] = splitOnce(raw, '\n\n');
  const lines = header.split('\n');
  const parents = lines.filter((l) => l.startsWith('parent ')).map((l) => l.slice(7));
  const who = (word: string): { name: string; email: string; time: number } => {
    const line = lines.find((l) => l.startsWith(`${word} `))!;
    const parts = /^\w+ (.*?) ?<(.*)> (-?\d+) [+-]\d+$/.exec(line)!;
    return { name: parts[1]!, email: parts[2]!, time: Number(parts[3]) };
  };
  const author = who('author');
  const people = [mailmap(author.name, author.email)];
  for (const line of message.split('\n')) {
    const found = /^co-authored-by:[ \t]*([^<>]*)<([^<>]+)>[ \t\r]*$/i.exec(line);
    if (found) people.push(mailmap(found[1]!, found[2]!));
  }
  const records: PlainCommit['records'] = [];
  if (parents.length < 2) {
    const tokens = git(
      'diff-tree',
      '--root',
      '-r',
      '-z',
      '--raw',
      '--no-abbrev',
      '--no-commit-id',
      '-M100%',
      id,
    ).split('\0');
    for (let at = 0; tokens[at]?.startsWith(':');) {
      const [before, after, old, , status] = tokens[at++]!.slice(1).split(' ');
      const paths = [tokens[at++]!];
      if (status!.startsWith('R')) paths.push(tokens[at++]!);
      if (
        !before!.startsWith('10') &&
        !before!.startsWith('12') &&
        !after!.startsWith('10') &&
        !after!.startsWith('12')
      )
        continue;
      if (paths.length === 1) records.push({ from: null, paths });
      else if (old === emptyBlob) records.push({ from: null, paths });
      else records.push({ from: paths[0]!, paths: [paths[1]!] });
    }
  }
  const time = Math.min(author.time, who('committer').time) * 1000;
  return { id, parents, time, people, author: people[0]!.key, records };
}

function mapper(dir: string, head: string): Mapper {
  const known = new Map<string, { key: string; bot: boolean }>();
  const has = run(dir, ['ls-tree', head, '.mailmap']) !== '';
  return (rawName, rawEmail) => {
    const trim = (text: string): string =>
      text.replace(/[<>\r\n\0]/g, '').replace(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g, '');
    const contact = `${trim(rawName)} <${trim(rawEmail)}>`;
    let found = known.get(contact);
    if (!found) {
      const answer = has
        ? run(
            dir,
            [
              '-c',
              'mailmap.file=',
              '-c',
              `mailmap.blob=${head}:.mailmap`,
              'check-mailmap',
              '--stdin',
            ],
            `${contact}\n`,
          ).replace(/\n$/, '')
        : contact;
      const email = answer.slice(answer.lastIndexOf('<') + 1, -1);
      found = {
        key: email.replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
        bot: answer.toLowerCase().includes('[bot]'),
      };
      known.set(contact, found);
    }
    return found;
  };
}

function ignoreList(git: (...args: string[]) => string, head: string): Set<string> {
  if (git('ls-tree', head, '.git-blame-ignore-revs') === '') return new Set();
  const text = git('cat-file', 'blob', `${head}:.git-blame-ignore-revs`);
  return new Set(text.split('\n').map((line) => line.replace(/#.*/, '').trim().toLowerCase()));
}

function greatest(commits: readonly PlainCommit[]): number | null {
  return commits.length === 0 ? null : Math.max(...commits.map(({ time }) => time));
}

function splitOnce(text: string, by: string): [string, string] {
  const at = text.indexOf(by);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + by.length)];
}

function run(dir: string, args: readonly string[], input?: string): string {
  return execFileSync('git', args, {
    cwd: dir,
    encoding: 'latin1',
    maxBuffer: 1 << 28,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    ...(input === undefined ? {} : { input: Buffer.from(input, 'latin1') }),
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C' },
  });
}
