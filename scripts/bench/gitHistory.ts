import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { say } from '../lib/run';
import { installOnce } from '../vscode/cache';

/** The person the bench looks for in generated histories. */
export const LEAD = 'lead@example.org';

const PEOPLE = 40;
const TOUCHES = 3;
const START = 1_600_000_000;

/** Of what {@link stream} makes: a kept history of another version is not used. */
const VERSION = 1;

/**
 * A repository of `commits` commits by plain git: forty people, a merge by the lead or somebody else for every tenth
 * commit, three touches a commit, folders four deep. The same number gives the same history, which is made once and
 * kept in the cache; `dir` gets a copy.
 */
export async function makeHistory(dir: string, commits: number): Promise<void> {
  const kept = await installOnce(`bench-history-${VERSION}-${commits}`, async (folder) => {
    say(`Making a history of ${commits} commits, once ...`);
    await importHistory(path.join(folder, 'repository'), commits);
  });
  cpSync(path.join(kept, 'repository'), dir, { recursive: true });
}

async function importHistory(dir: string, commits: number): Promise<void> {
  mkdirSync(dir, { recursive: true });
  await git(dir, ['init', '-q', '-b', 'main']);
  await git(dir, ['config', 'user.email', LEAD]);
  const child = spawn('git', ['fast-import', '--quiet'], {
    cwd: dir,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ended = once(child, 'close');
  for (const text of stream(commits)) {
    if (!child.stdin.write(text, 'latin1')) await once(child.stdin, 'drain');
  }
  child.stdin.end();
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`git fast-import ended with ${code ?? 'a signal'}`);
}

/** Adds commits on top, for an increment. */
export async function addCommits(dir: string, commits: number): Promise<void> {
  const child = spawn('git', ['fast-import', '--quiet'], {
    cwd: dir,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ended = once(child, 'close');
  for (let n = 0; n < commits; n++) {
    const from = n === 0 ? 'from refs/heads/main^0\n' : '';
    child.stdin.write(
      `commit refs/heads/main\n${who(n, Math.floor(Date.now() / 1000))}${from}${file(`later/d${n % 7}/f${n}`, String(n))}\n`,
    );
  }
  child.stdin.end();
  await ended;
}

function* stream(commits: number): Generator<string> {
  const random = randomFrom(commits);
  const folders = Math.max(40, Math.floor(commits / 100));
  const path = (): string => {
    const folder = Math.floor(random() ** 2 * folders);
    return `area${folder % 23}/part${folder % 7}/inner${folder}/file${Math.floor(random() * 12)}.ts`;
  };
  let main = 0;
  for (let n = 1; n <= commits; n++) {
    const time = START + n * 600;
    // Eight commits on the main line, one beside it, one merge of that.
    const place = n % 10;
    const side = place === 9 && main > 0;
    const merge = place === 0 && main > 0;
    const branch = side ? 'side' : 'main';
    const lines = [
      `commit refs/heads/${branch}\nmark :${n}\n`,
      who(merge ? Math.floor(n / 10) % 5 : Math.floor(random() * PEOPLE), time),
    ];
    if (main > 0) lines.push(`from :${main}\n`);
    if (merge) lines.push(`merge :${n - 1}\n`);
    else {
      for (let touch = 0; touch < TOUCHES; touch++) lines.push(file(path(), `${n} ${touch}`));
    }
    if (!side) main = n;
    lines.push('\n');
    yield lines.join('');
  }
}

function who(person: number, time: number): string {
  const name = person === 0 ? `Lead <${LEAD}>` : `Person ${person} <person${person}@example.org>`;
  const message = `Change number ${time} for a reason that takes a few words\n\nAnd a body that says a little more about it, as people do.\n`;
  return `author ${name} ${time} +0000\ncommitter ${name} ${time} +0000\ndata ${message.length}\n${message}`;
}

function file(path: string, content: string): string {
  return `M 644 inline ${path}\ndata ${content.length}\n${content}\n`;
}

// A small generator of its own (mulberry32), so that every run measures the same history.
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

async function git(dir: string, args: readonly string[]): Promise<void> {
  const child = spawn('git', args, { cwd: dir, stdio: ['ignore', 'ignore', 'inherit'] });
  await once(child, 'close');
}
