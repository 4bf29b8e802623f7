import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Person {
  readonly name: string;
  readonly email: string;
}

export const ME: Person = { name: 'Lea Lead', email: 'lea@example.org' };
export const COLLEAGUE: Person = { name: 'Kim Colleague', email: 'kim@example.org' };

export interface Commit {
  readonly author: Person;
  readonly message: string;
  /** Author and commit date, epoch ms. */
  readonly date: number;
  /** Paths in the repository and their new contents. */
  readonly files: Readonly<Record<string, string>>;
}

/** Runs git without the computer's own configuration. @returns its output, trimmed. @throws when it fails. */
export function git(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  return execFileSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...Object.fromEntries(kept),
      GIT_CONFIG_GLOBAL: process.platform === 'win32' ? 'NUL' : '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      ...env,
    },
  }).trim();
}

/** Makes a folder a repository of {@link ME}, with these commits on `main`. @returns the commits' ids */
export function makeRepository(folder: string, commits: readonly Commit[]): string[] {
  mkdirSync(folder, { recursive: true });
  git(folder, ['init', '--quiet', '--initial-branch=main']);
  git(folder, ['config', 'user.name', ME.name]);
  git(folder, ['config', 'user.email', ME.email]);
  git(folder, ['config', 'commit.gpgsign', 'false']);
  return commits.map((commit) => addCommit(folder, commit));
}

/** Writes the files and commits them. @returns the commit's id */
export function addCommit(folder: string, { author, message, date, files }: Commit): string {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  git(folder, ['add', '--all']);
  const when = `${Math.floor(date / 1000)} +0000`;
  git(folder, ['commit', '--quiet', '--message', message], {
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_AUTHOR_DATE: when,
    GIT_COMMITTER_NAME: author.name,
    GIT_COMMITTER_EMAIL: author.email,
    GIT_COMMITTER_DATE: when,
  });
  return git(folder, ['rev-parse', 'HEAD']);
}

/** Lines of code that are long enough to scroll: `export const name1 = 1;` and so on. */
export function codeLines(name: string, count: number): string {
  const lines = Array.from(
    { length: count },
    (_, i) => `export const ${name}${i + 1} = ${i + 1};\n`,
  );
  return lines.join('');
}
