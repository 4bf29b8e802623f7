import type { LogOutputChannel } from 'vscode';
import type { Log } from '../core/ports/log';

/** The product's log, written to its one output channel. */
export function channelLog(channel: LogOutputChannel): Log {
  return {
    debug: (message) => {
      channel.debug(message);
    },
    info: (message) => {
      channel.info(message);
    },
    warn: (message) => {
      channel.warn(message);
    },
    error: (message, cause) => {
      if (cause === undefined) channel.error(message);
      else channel.error(`${message}\n${traceOf(cause)}`);
    },
  };
}

function traceOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const trace = cause.stack ?? `${cause.name}: ${cause.message}`;
  return cause.cause === undefined ? trace : `${trace}\nCaused by: ${traceOf(cause.cause)}`;
}
