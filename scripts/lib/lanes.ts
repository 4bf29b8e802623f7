import { Transcript } from './transcript';

/** Something to be done, after what it needs. */
export interface Work {
  /** Several pieces of work may share a name: who needs it needs all of them. */
  readonly name: string;
  readonly needs: readonly string[];
  /** Never rejects. */
  readonly run: () => Promise<void>;
}

/**
 * Does the work in so many lanes at once, each piece as soon as a lane is free and what it needs is done, those named
 * first before others. What a piece prints stays together, in the order in which the pieces began.
 * @param out takes what is printed
 */
export async function inLanes(
  works: readonly Work[],
  lanes: number,
  out: (text: string) => void = (text) => void process.stdout.write(text),
): Promise<void> {
  const waiting = [...works];
  const open = new Set(works);
  const shown: { readonly transcript: Transcript; over: boolean }[] = [];
  const running = new Set<Promise<void>>();

  /** Shows the first piece that is not over, and all before it. */
  const showNext = (): void => {
    for (;;) {
      const [first] = shown;
      first?.transcript.show();
      if (first?.over !== true) return;
      shown.shift();
    }
  };
  const start = (work: Work): void => {
    waiting.splice(waiting.indexOf(work), 1);
    const entry = { transcript: new Transcript(out), over: false };
    shown.push(entry);
    showNext();
    const done: Promise<void> = entry.transcript.of(work.run).finally(() => {
      entry.over = true;
      open.delete(work);
      running.delete(done);
      showNext();
    });
    running.add(done);
  };
  const isReady = ({ needs }: Work): boolean => ![...open].some(({ name }) => needs.includes(name));

  while (open.size > 0) {
    while (running.size < lanes) {
      const next = waiting.find(isReady);
      if (next === undefined) break;
      start(next);
    }
    if (running.size === 0) throw new Error('Pieces of work need each other in a circle.');
    await Promise.race(running);
  }
}
