import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<Transcript>();

/** What one piece of work prints: shown as it comes, or kept back while another piece is being shown. */
export class Transcript {
  private kept = '';
  private shown = false;

  constructor(private readonly out: (text: string) => void) {}

  readonly write = (text: string): void => {
    if (this.shown) this.out(text);
    else this.kept += text;
  };

  /** From now on it is shown, beginning with what was kept back. */
  show(): void {
    this.shown = true;
    if (this.kept !== '') this.out(this.kept);
    this.kept = '';
  }

  /** Does the work; all that {@link print} is given on its way goes here. */
  of<T>(work: () => Promise<T>): Promise<T> {
    return current.run(this, work);
  }
}

/** Where output goes here and now, or undefined: to the terminal itself. */
export function transcript(): Transcript | undefined {
  return current.getStore();
}

/** Prints text into the transcript of the work that asks for it, else on the terminal. */
export function print(text: string): void {
  const here = transcript();
  if (here === undefined) process.stdout.write(text);
  else here.write(text);
}
