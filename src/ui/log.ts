import type { LogOutputChannel } from 'vscode';
import type { Log } from '../core/ports/log';

/** The product's log, written to its one output channel; writing to it never fails. */
export function channelLog(channel: LogOutputChannel): Log {
  return {
    debug: (message) => {
      quietly(() => {
        channel.debug(message);
      });
    },
    info: (message) => {
      quietly(() => {
        channel.info(message);
      });
    },
    warn: (message) => {
      quietly(() => {
        channel.warn(message);
      });
    },
    error: (message, cause) => {
      quietly(() => {
        channel.error(cause === undefined ? message : `${message}\n${traceOf(cause)}`);
      });
    },
  };
}

/** VS Code closes the channel before it deactivates the extension: what is stored then must not fail for it. */
function quietly(write: () => void): void {
  try {
    write();
  } catch {
    // There is nowhere left to tell it.
  }
}

function traceOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const trace = cause.stack ?? `${cause.name}: ${cause.message}`;
  return cause.cause === undefined ? trace : `${trace}\nCaused by: ${traceOf(cause.cause)}`;
}
