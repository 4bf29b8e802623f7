import { isAbsolute } from 'node:path';
import { simpleGit } from 'simple-git';
import { CancelledError, ExpectedError } from '../core/errors/expectedError';
import { safePath } from './findGit';
import { GitFailure } from './gitFailure';

/** What every call to git needs to know; see {@link safeGit}. */
export interface GitSetup {
  /** Absolute path of git, found outside of the opened folders. */
  readonly binary: string;
  /** Folder to run in. */
  readonly dir: string;
  /** Does the person trust this workspace. git runs only if they do. */
  readonly trusted: boolean;
  /** The machine's environment, of which little is passed on. */
  readonly env: NodeJS.ProcessEnv;
  /** A bare repository is used only where the person named it themselves. */
  readonly allowBare?: boolean;
  /** Silence after which a call is given up, ms; default 60,000. */
  readonly silence?: number;
}

/** One call of git, ready to start. */
export interface GitCall {
  readonly binary: string;
  readonly config: readonly string[];
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly silence: number;
}

/** Builds and runs git calls that cannot start programs a repository planted, fetch, ask, lock or hang. */
export interface SafeGit {
  readonly dir: string;
  /** The same git for another folder. */
  in(dir: string): SafeGit;
  /**
   * A call for `stream`, with the same safety. `gitDir` skips git's own search: only after discovery. The call then
   * runs in the git directory, away from the working tree's files.
   */
  call(
    args: readonly string[],
    gitDir?: { readonly path: string; readonly config: readonly string[] },
  ): GitCall;
  /**
   * Runs a short call and gives its output as text.
   * @throws {GitFailure} for any exit code but 0, on silence and on abort.
   */
  text(args: readonly string[], signal?: AbortSignal): Promise<string>;
}

/** Passed on from the machine's environment; everything else stays behind, all of GIT_* first of all. */
const PASSED = [
  'HOME',
  'USERPROFILE',
  'HOMEDRIVE',
  'HOMEPATH',
  'XDG_CONFIG_HOME',
  'APPDATA',
  'LOCALAPPDATA',
  'PROGRAMDATA',
  'SYSTEMROOT',
  'SYSTEMDRIVE',
  'WINDIR',
  'TEMP',
  'TMP',
  'TMPDIR',
  'USER',
  'USERNAME',
  'LOGNAME',
];

const SET: Readonly<Record<string, string>> = {
  // Missing objects of a partial clone are never fetched: neither by newer git nor, without any
  // allowed protocol, by older git.
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: '',
  GIT_OPTIONAL_LOCKS: '0',
  // The history as it is, not as a replace ref or graft tells it.
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_GRAFT_FILE: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
  NoDefaultCurrentDirectoryInExePath: '1',
};

const CONFIG = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'log.showRoot=true',
  'advice.graftFileDeprecated=false',
  // A repository may name a pipe here, which log and blame would read for ever.
  'mailmap.file=',
];

/**
 * The only place where calls to git are built. A repository's own configuration can name programs (signature
 * checks, hooks, file system monitors, remotes of partial clones) and pipes that never end; the flags here
 * switch each of them off, and `-c` beats repository and worktree configuration. The user's global
 * configuration stays: identity and `safe.directory` live there.
 * @throws {ExpectedError} when the workspace is not trusted.
 */
export function safeGit(setup: GitSetup): SafeGit {
  if (!setup.trusted) {
    throw new ExpectedError(
      'This workspace is not trusted, so git was not started.',
      'Time is measured as always.',
      'Trust the workspace to see stale areas.',
    );
  }
  if (!isAbsolute(setup.binary)) throw new GitFailure('git is not an absolute path', null, '');
  const env = environment(setup);
  // A bare repository planted in a folder would be used like any other.
  const config = [...CONFIG, ...(setup.allowBare === true ? [] : ['safe.bareRepository=explicit'])];
  const silence = setup.silence ?? 60_000;

  const call: SafeGit['call'] = (args, gitDir) => ({
    binary: setup.binary,
    config: [...config, ...(gitDir?.config ?? [])],
    args: ['--no-pager', ...args],
    // Without GIT_WORK_TREE, git would go to the place that core.worktree names.
    env: gitDir ? { ...env, GIT_DIR: gitDir.path, GIT_WORK_TREE: gitDir.path } : env,
    cwd: gitDir?.path ?? setup.dir,
    silence,
  });
  return {
    dir: setup.dir,
    in: (dir) => safeGit({ ...setup, dir }),
    call,
    text: (args, signal) => runText(call(args), signal),
  };
}

function environment(setup: GitSetup): Record<string, string> {
  const env: Record<string, string> = { ...SET, PATH: safePath(setup.env, [setup.dir]) };
  for (const [name, value] of Object.entries(setup.env)) {
    if (value !== undefined && PASSED.includes(name.toUpperCase())) env[name] = value;
  }
  return env;
}

async function runText(call: GitCall, signal: AbortSignal | undefined): Promise<string> {
  // simple-git wraps what it is given into an error of its own.
  let failure: GitFailure | undefined;
  const git = simpleGit({
    baseDir: call.cwd,
    binary: call.binary,
    config: [...call.config],
    allowEnvironment: Object.keys(call.env).filter((name) => name.startsWith('GIT_')),
    // Needed to switch these two off; the path of git may hold a space.
    unsafe: {
      allowUnsafeFsMonitor: true,
      allowUnsafeHooksPath: true,
      allowUnsafeCustomBinary: true,
    },
    timeout: { block: call.silence },
    // Exit code 1 without a message would otherwise count as success.
    errors: (error, result) => {
      if (result.exitCode === 0 && error === undefined) return undefined;
      const stderr = Buffer.concat(result.stdErr).toString();
      const words = stderr === '' && error instanceof Error ? error.message : stderr;
      failure = new GitFailure(call.args.join(' '), result.exitCode, words);
      return failure;
    },
    ...(signal === undefined ? {} : { abort: signal }),
  });
  try {
    return await git.env({ ...call.env }).raw([...call.args]);
  } catch (error) {
    if (signal?.aborted) throw new CancelledError();
    throw failure ?? error;
  }
}
