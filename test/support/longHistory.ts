import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { COLLEAGUE, git, ME, type Person } from './repository';

export const BO: Person = { name: 'Bo Berg', email: 'bo@example.org' };

const DAY = 86_400_000;
/** Files of the folder that others changed altogether. */
const FILES = 60;

/**
 * A long history by plain git: I began `billing` 400 days ago; then came `commits` commits of many
 * people elsewhere; lately Kim changed files 0 to 39 of it and Bo files 20 to 59. Nobody says here who the
 * person is: there is no `user.email`.
 * @param now epoch ms
 */
export function makeLongHistory(folder: string, commits: number, now: number): void {
  mkdirSync(folder, { recursive: true });
  git(folder, ['init', '--quiet', '--initial-branch=main']);
  const stream = [...history(commits, now)].join('');
  execFileSync('git', ['fast-import', '--quiet'], { cwd: folder, input: stream });
  git(folder, ['reset', '--quiet', '--hard']);
}

function* history(commits: number, now: number): Generator<string> {
  const start = now - 400 * DAY;
  yield commit(ME, start, billing(range(0, FILES), 'mine'));
  const step = Math.floor((300 * DAY) / commits);
  for (let n = 0; n < commits; n++) {
    const person = { name: `Person ${n % 30}`, email: `person${n % 30}@example.org` };
    const path = `bulk${n % 15}/inner${n % 97}/file${n % 211}.ts`;
    yield commit(person, start + DAY + n * step, file(path, `export const n = ${n};\n`));
  }
  yield commit(COLLEAGUE, now - 20 * DAY, billing(range(0, 40), 'kim'));
  yield commit(BO, now - 10 * DAY, billing(range(20, FILES), 'bo'));
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, n) => from + n);

function billing(numbers: readonly number[], word: string): string {
  return numbers
    .map((n) => file(`billing/part${n % 4}/file${n}.ts`, `export const ${word}${n} = ${n};\n`))
    .join('');
}

function file(path: string, content: string): string {
  return `M 644 inline ${path}\ndata ${content.length}\n${content}\n`;
}

function commit({ name, email }: Person, at: number, files: string): string {
  const who = `${name} <${email}> ${Math.floor(at / 1000)} +0000`;
  const message = 'Change what had to be changed';
  return `commit refs/heads/main\nauthor ${who}\ncommitter ${who}\ndata ${message.length}\n${message}\n${files}\n`;
}
