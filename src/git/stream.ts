import { spawn } from 'node:child_process';
import { CancelledError } from '../core/errors/expectedError';
import { GitFailure } from './gitFailure';
import type { GitCall } from './safeGit';

/** What to do with the output of a call. */
export interface StreamOptions {
  /** Takes a chunk, whose bytes are its own to keep; git is held up until a returned promise settles. */
  readonly onChunk: (chunk: Buffer) => void | Promise<void>;
  readonly signal?: AbortSignal | undefined;
  /** Bytes for stdin, which is closed otherwise. */
  readonly input?: Buffer;
}

const STDERR_KEPT = 4000;

/**
 * Runs a call and passes its output on as bytes while it comes: simple-git keeps the whole output and
 * decodes it as UTF-8, which costs the memory of a history and every path that is not UTF-8.
 * An abort, an error of the consumer, and silence (no output while none was held up) kill git at once;
 * the promise settles only when the process is gone.
 * @throws {CancelledError} on abort; {GitFailure} for any exit code but 0; what `onChunk` throws.
 */
export async function streamGit(call: GitCall, options: StreamOptions): Promise<void> {
  const { onChunk, signal, input } = options;
  if (signal?.aborted) throw new CancelledError();
  const flags = call.config.flatMap((entry) => ['-c', entry]);
  const child = spawn(call.binary, [...flags, ...call.args], {
    cwd: call.cwd,
    env: call.env,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    windowsHide: true,
    shell: false,
  });
  let failure: Error | undefined;
  const kill = (reason: unknown): void => {
    failure ??= reason instanceof Error ? reason : new Error(String(reason));
    child.kill('SIGKILL');
    // Whatever else holds the pipe open is not waited for.
    child.stdout?.destroy();
    child.stderr?.destroy();
  };
  const abort = (): void => {
    kill(new CancelledError());
  };
  signal?.addEventListener('abort', abort, { once: true });
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (stderr.length < STDERR_KEPT) stderr += text;
  });
  // git may end before it has read all of its input; its exit code tells.
  child.stdin?.on('error', () => undefined).end(input);

  const asked = call.args.join(' ');
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      kill(new GitFailure(asked, null, error.message, { cause: error }));
      if (child.pid === undefined) resolve(null);
    });
    child.once('close', resolve);
  });
  let held = false;
  const silence = setTimeout(() => {
    if (held) silence.refresh();
    else kill(new GitFailure(asked, null, `no answer within ${call.silence} ms`));
  }, call.silence);
  try {
    try {
      // Not by 'data' and pause(): Node resumes a paused output when its process ends.
      for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
        if (failure !== undefined) break;
        held = true;
        const busy = onChunk(chunk);
        if (busy !== undefined) await busy;
        held = false;
        silence.refresh();
      }
    } catch (error) {
      kill(error);
    }
    const code = await ended;
    if (failure !== undefined) throw failure;
    if (code !== 0) throw new GitFailure(asked, code, stderr);
  } finally {
    clearTimeout(silence);
    signal?.removeEventListener('abort', abort);
  }
}

/** All of a call's output as bytes. */
export async function readGit(
  call: GitCall,
  options: Omit<StreamOptions, 'onChunk'> = {},
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  await streamGit(call, { ...options, onChunk: (chunk) => void chunks.push(chunk) });
  return Buffer.concat(chunks);
}
