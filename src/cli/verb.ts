/** Where a verb writes. */
export interface Io {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
}

/** One verb of the command line: takes what follows its name, gives the exit code. */
export type Verb = (args: readonly string[], io: Io) => Promise<number>;

/** Done. */
export const EXIT_OK = 0;
/** It could not be done; one line on stderr says why. */
export const EXIT_FAILED = 1;
/** It was called wrongly. */
export const EXIT_USAGE = 2;

/** The call's words are off: exit code 2. */
export class UsageError extends Error {}

/** The message of whatever was thrown, on one line. */
export function oneLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replaceAll(/\s*\n\s*/g, ' ').trim();
}

/** Runs a verb; what it throws becomes one line on stderr and the exit code. */
export async function runVerb(
  name: string,
  io: Io,
  verb: () => Promise<number> | number,
): Promise<number> {
  try {
    return await verb();
  } catch (error) {
    io.stderr(`hands-on ${name}: ${oneLine(error)}\n`);
    return error instanceof UsageError || isParseArgsError(error) ? EXIT_USAGE : EXIT_FAILED;
  }
}

/** node:util's parseArgs says what is wrong with the call by its error code. */
function isParseArgsError(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS');
}
