import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { HistoryBuilder } from '../core/areas/history';
import { trimAscii } from '../core/areas/identity';
import { loadIfComplete } from '../core/areas/indexedHistory';
import { perspectiveOf } from '../core/areas/perspective';
import { configuredEmail, discover, resolveCommit } from '../git/discover';
import type { Discovered } from '../git/discover';
import { findGit } from '../git/findGit';
import { readHeadFacts } from '../git/headFacts';
import { indexRepository } from '../git/indexRepository';
import { mapPeople } from '../git/mapPeople';
import { headMoves, readReflog } from '../git/reflog';
import { safeGit } from '../git/safeGit';
import type { SafeGit } from '../git/safeGit';
import { viewHistory } from '../git/viewHistory';
import { areasDocument } from '../insights/areas/areasDocument';
import type { AreasDocument } from '../insights/areas/areasDocument';
import { areasTable } from '../insights/areas/areasTable';
import { SqliteGitIndex } from '../store/gitIndex/sqliteGitIndex';
import { temporaryIndex } from '../store/gitIndex/temporaryIndex';
import { readLedger } from '../store/ledger/readLedger';
import { ledgerKnowledge } from './ledgerKnowledge';
import { EXIT_OK, runVerb, UsageError, type Verb } from './verb';

/** Movements of HEAD that are looked at; older reloads are no evidence of who wrote something. */
const MOVES = 1_000;

/** How it is called. */
export const AREAS_USAGE =
  'usage: hands-on areas --repo DIR [--me EMAIL,...] [--at REV] [--ledger FILE] [--depth N] [--json]';

/** `areas --repo DIR`: what I and others did in every directory of a repository. */
export const areasCommand: Verb = (args, io) =>
  runVerb('areas', io, async () => {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...args],
      options: {
        repo: text,
        me: text,
        at: text,
        ledger: text,
        depth: text,
        json: { type: 'boolean' },
      },
    });
    if (values.repo === undefined) throw new UsageError(AREAS_USAGE);
    const depth = depthOf(values.depth);
    const { git, repository } = await open(resolve(values.repo));
    const me = await identities(git, values.me);
    const head = await resolveCommit(git, values.at ?? 'HEAD');
    if (head === null && values.at !== undefined)
      throw new Error(`there is no commit ${values.at}`);
    const document: AreasDocument =
      head === null
        ? { head: null, areas: [] }
        : await areasAt(git, repository, head, me, values.ledger, depth);
    io.stdout(values.json === true ? `${JSON.stringify(document)}\n` : areasTable(document));
    return EXIT_OK;
  });

function depthOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new UsageError(`--depth takes a whole number; ${AREAS_USAGE}`);
  return Number(text);
}

async function open(dir: string): Promise<{ git: SafeGit; repository: Discovered }> {
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Error(`there is no folder ${dir}`);
  }
  const binary = findGit({ outside: [dir], env: process.env });
  if (binary === null) throw new Error('there is no git on the PATH');
  // Who names a repository on the command line trusts it, bare ones included; it still runs no program of its own.
  const git = safeGit({ binary, dir, trusted: true, env: process.env, allowBare: true });
  const repository = await discover(git);
  if (repository === null) throw new Error(`${dir} is not in a git repository`);
  return { git, repository };
}

async function identities(git: SafeGit, given: string | undefined): Promise<string[]> {
  const configured = given ?? (await configuredEmail(git)) ?? '';
  const emails = configured
    .split(',')
    .map((email) => trimAscii(email))
    .filter((email) => email !== '');
  if (emails.length === 0) {
    throw new Error('who are you? give --me EMAIL or set user.email in git');
  }
  return emails;
}

async function areasAt(
  git: SafeGit,
  repository: Discovered,
  head: string,
  me: readonly string[],
  ledger: string | undefined,
  depth: number | undefined,
): Promise<AreasDocument> {
  const [history, facts] = await Promise.all([
    historyOf(git, repository, head, ledger),
    readHeadFacts(git, head),
  ]);
  const view = viewHistory(history, repository, head, facts);
  const people = await mapPeople(
    git,
    repository,
    { id: head, hasMailmap: facts.hasMailmap },
    history.identities,
    me,
  );
  if (ledger === undefined) return areasDocument(perspectiveOf(view, people), depth);
  const folders = [git.dir, await topLevel(git)];
  const moves = headMoves(await readReflog(git, MOVES));
  const known = readLedger(ledger, (open) =>
    ledgerKnowledge(open, { view, people, moves, folders }),
  );
  return areasDocument(perspectiveOf(view, people, [], known), depth);
}

/** Root of the working tree; a bare repository is its own. */
async function topLevel(git: SafeGit): Promise<string> {
  try {
    return (await git.text(['rev-parse', '--show-toplevel'])).replace(/\n$/, '');
  } catch {
    return git.dir;
  }
}

/** From the ledger where it holds all of it, else read from git into memory; the ledger is never written. */
async function historyOf(
  git: SafeGit,
  repository: Discovered,
  head: string,
  ledger: string | undefined,
): Promise<HistoryBuilder> {
  if (ledger !== undefined) {
    const stored = readLedger(ledger, ({ db }) =>
      loadIfComplete(new SqliteGitIndex(db), repository.commonDir, repository.shallow, head),
    );
    if (stored !== null) return stored;
  }
  const temporary = temporaryIndex();
  const { index } = temporary;
  try {
    await indexRepository({ index, git, repository, revision: head, owner: 'command line' });
    const history = new HistoryBuilder();
    const known = index.find(repository.commonDir);
    if (known !== null) index.load(known.id, history);
    return history;
  } finally {
    temporary.close();
  }
}
