import { Transcript } from './transcript';

/** Something to be done, after what it needs. */
export interface Work {
  /** Several pieces of work may share a name: who needs it needs all of them. */
  readonly name: string;
  readonly needs: readonly string[];
  /** Nothing else is done meanwhile. */
  readonly alone?: boolean;
  /** Never rejects. */
  readonly run: () => Promise<void>;
}

/**
 * Does the work in so many lanes at once, each piece as soon as a lane is free and what it needs is done, those named
 * first before others. A piece that is to be alone waits for those that run, and is passed by what may go beside them.
 * What a piece prints stays together, in the order in which the pieces began.
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
  const running = new Map<Work, Promise<void>>();

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
    const done = entry.transcript.of(work.run).finally(() => {
      entry.over = true;
      open.delete(work);
      running.delete(work);
      showNext();
    });
    running.set(work, done);
  };
  const isReady = (work: Work): boolean => {
    const beside = [...running.keys()];
    if (beside.length >= lanes || beside.some(({ alone }) => alone)) return false;
    if (work.alone === true && beside.length > 0) return false;
    return ![...open].some(({ name }) => work.needs.includes(name));
  };

  while (open.size > 0) {
    for (let next = waiting.find(isReady); next !== undefined; next = waiting.find(isReady)) {
      start(next);
    }
    if (running.size === 0) throw new Error('Pieces of work need each other in a circle.');
    await Promise.race(running.values());
  }
}
