/** git ended with an error; `message` is one line fit for people, git's own words where it has some. */
export class GitFailure extends Error {
  override readonly name = 'GitFailure';

  constructor(
    /** What was asked of git. */
    readonly asked: string,
    /** null when it was killed or never started. */
    readonly exitCode: number | null,
    readonly stderr: string,
    options?: ErrorOptions,
  ) {
    super(
      `git: ${firstLine(stderr) ?? `${asked} ended with ${exitCode ?? 'no exit code'}`}`,
      options,
    );
  }

  /** A revision or object that the repository does not have. */
  get isMissingObject(): boolean {
    return /bad (object|revision)|unknown revision|Needed a single revision|not a valid object|could not get object|unable to read|missing/i.test(
      this.stderr,
    );
  }
}

// Warnings stand before the reason.
function firstLine(stderr: string): string | undefined {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  return (lines.find((line) => line.startsWith('fatal:')) ?? lines[0])?.replace(/^fatal: /, '');
}
