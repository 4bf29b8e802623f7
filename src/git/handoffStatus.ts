import { decodeBytes } from '../core/areas/byteText';
import type { HandOffGit, WorkFile } from '../core/handoff/handOffGit';
import { GitFailure } from './gitFailure';
import { branchStatus, type BranchStatus } from './handoffBranch';
import type { SafeGit } from './safeGit';
import { readGit } from './stream';

export type WorkStatus = BranchStatus & Pick<HandOffGit, 'withoutFiles' | 'files' | 'untracked'>;

/** Branch, upstream and what differs from the last commit; without files where git cannot be asked for them. */
export async function workStatus(git: SafeGit, signal?: AbortSignal): Promise<WorkStatus> {
  try {
    return await fullStatus(git, signal);
  } catch (error) {
    if (!(error instanceof GitFailure) || signal?.aborted === true) throw error;
    const known = await branchStatus(git, signal);
    return { ...known, withoutFiles: error.message, files: [], untracked: [] };
  }
}

/**
 * All of it, by `git status`. Looking at a changed file runs the
 * filters that a repository's configuration names for it, so all of them are switched off; and submodules are
 * compared by their commit only, since git would run a status of its own in each.
 */
async function fullStatus(git: SafeGit, signal: AbortSignal | undefined): Promise<WorkStatus> {
  const call = git.call([
    'status',
    '--porcelain=v2',
    '--branch',
    '--ahead-behind',
    '--untracked-files=normal',
    '--ignored=no',
    '--ignore-submodules=dirty',
    '--find-renames',
    '-z',
  ]);
  const config = [...call.config, ...(await filtersOff(git, signal))];
  return parseStatus((await readGit({ ...call, config }, { signal })).toString('latin1'));
}

/**
 * @throws {GitFailure} where a filter has a name that no setting on the command line can mean: git cuts those at the
 * first `=`, and what is not UTF-8 would arrive as other bytes. Nobody has such a filter but who wants it to run.
 */
async function filtersOff(git: SafeGit, signal: AbortSignal | undefined): Promise<string[]> {
  let names: string;
  try {
    const args = ['config', '--null', '--name-only', '--get-regexp', String.raw`^filter\.`];
    names = (await readGit(git.call(args), { signal })).toString('utf8');
  } catch (error) {
    if (error instanceof GitFailure && error.exitCode === 1) return [];
    throw error;
  }
  const drivers = names.split('\0').flatMap((name) => {
    const match = /^filter\.(.*)\.[^.]+$/s.exec(name);
    return match?.[1] === undefined ? [] : [match[1]];
  });
  for (const driver of drivers) {
    if (!/[=\ufffd]/.test(driver)) continue;
    throw new GitFailure('status', null, `the filter “${driver}” cannot be switched off`);
  }
  return [...new Set(drivers)].flatMap((driver) => [
    `filter.${driver}.clean=`,
    `filter.${driver}.smudge=`,
    `filter.${driver}.process=`,
    `filter.${driver}.required=false`,
  ]);
}

/**
 * Reads `git status --porcelain=v2 --branch -z`.
 *
 * @param output bytes as latin1: paths need not be UTF-8
 * @see https://git-scm.com/docs/git-status#_porcelain_format_version_2
 */
export function parseStatus(output: string): WorkStatus {
  const fields = output.split('\0');
  const headers = new Map<string, string>();
  const files: WorkFile[] = [];
  const untracked: string[] = [];
  for (let at = 0; at < fields.length; at++) {
    const field = fields[at] ?? '';
    const rest = field.slice(2);
    switch (field.charAt(0)) {
      case '#': {
        const [name = '', ...value] = rest.split(' ');
        headers.set(name, decodeBytes(value.join(' ')));
        break;
      }
      case '1':
        files.push(fileOf(rest, 7, null));
        break;
      case '2':
        at += 1;
        files.push(fileOf(rest, 8, decodeBytes(fields[at] ?? '')));
        break;
      case 'u':
        files.push({ ...fileOf(rest, 9, null), state: 'conflict' });
        break;
      case '?':
        untracked.push(decodeBytes(rest));
        break;
    }
  }
  const order = ({ state }: WorkFile): number => (state === 'conflict' ? 0 : 1);
  files.sort((a, b) => order(a) - order(b) || (a.path < b.path ? -1 : 1));
  return { ...branchOf(headers), withoutFiles: '', files, untracked };
}

/** @param before how many blanks stand before the path, which may hold blanks itself */
function fileOf(record: string, before: number, oldPath: string | null): WorkFile {
  const parts = record.split(' ');
  const [marks = '..'] = parts;
  const [index = '.', tree = '.'] = marks;
  return {
    path: decodeBytes(parts.slice(before).join(' ')),
    oldPath,
    state: STATES[index === '.' ? tree : index] ?? 'modified',
    staged: index !== '.',
    unstaged: tree !== '.',
  };
}

const STATES: Readonly<Record<string, WorkFile['state']>> = {
  A: 'added',
  M: 'modified',
  D: 'deleted',
  R: 'renamed',
  C: 'copied',
  T: 'type changed',
};

function branchOf(headers: ReadonlyMap<string, string>): BranchStatus {
  const oid = headers.get('branch.oid') ?? '(initial)';
  const name = headers.get('branch.head') ?? '(detached)';
  const apart = /^\+(\d+) -(\d+)$/.exec(headers.get('branch.ab') ?? '');
  return {
    head: oid === '(initial)' ? null : oid,
    branch: name === '(detached)' ? null : name,
    upstream: headers.get('branch.upstream') ?? null,
    ahead: apart === null ? null : Number(apart[1]),
    behind: apart === null ? null : Number(apart[2]),
  };
}
