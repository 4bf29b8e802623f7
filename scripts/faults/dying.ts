import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { spoolFileName, spoolLine } from '../../src/protocol/worker';
import { MORNING, typingFor } from '../../test/unit/store/ledger/pulses';
import { Bed, type Damage } from './bed';

const HOUR = 3_600_000;
/** No process has a number as high as this. */
const NOBODY = 99_999_999;

/** The thread of the ledger is ended in the middle of its work, again and again. */
export async function killedThread(): Promise<Damage> {
  const bed = new Bed();
  try {
    const client = bed.client();
    const pulses = typingFor(6_000);
    const sent: Promise<void>[] = [];
    for (let from = 0; from < pulses.length; from += 500) {
      sent.push(client.append(pulses.slice(from, from + 500)));
      // Somewhere within the work, which takes some ms a batch.
      await new Promise((resolve) => setTimeout(resolve, 7));
      if (from % 1_500 === 0) await endThread(client);
    }
    await Promise.all(sent);
    await client.flush();
    return await bed.measure([{ window: 'w1', start: MORNING, pulses: pulses.length }]);
  } finally {
    bed.remove();
  }
}

/** The link holds its thread to itself: this is the one place that takes it from there. */
async function endThread(client: object): Promise<void> {
  const running = Reflect.get(Reflect.get(client, 'link') as object, 'running') as
    { readonly worker: { terminate(): Promise<number> } } | undefined;
  await running?.worker.terminate();
}

/** The whole extension host is killed while it writes (SIGKILL), three times in a row. */
export async function killedProcess(): Promise<Damage> {
  const bed = new Bed();
  try {
    const writings = [];
    for (const round of [0, 1, 2]) {
      const writing = bed.start({
        ...{ window: `w${round}`, start: MORNING + round * 24 * HOUR, pulses: 4_000, batch: 5 },
      });
      await writing.reached(400 + round * 133);
      writing.process.kill('SIGKILL');
      await writing.closed;
      writings.push(writing);
    }
    return await bed.measure(
      writings.map(({ kept }) => kept),
      writings.map(({ sent }) => sent),
    );
  } finally {
    bed.remove();
  }
}

/** Four processes write at once. */
export async function manyProcesses(): Promise<Damage> {
  const bed = new Bed();
  try {
    const writings = ['a', 'b', 'c', 'd'].map((window, index) =>
      bed.start({ window, start: MORNING + index * 6 * HOUR, pulses: 1_500, batch: 10 }),
    );
    await Promise.all(writings.map(({ closed }) => closed));
    return await bed.measure(writings.map(({ sent }) => sent));
  } finally {
    bed.remove();
  }
}

/** Processes that died left spool files, one of them torn in its last line, one with pulses that are stored. */
export async function leftSpool(): Promise<Damage> {
  const bed = new Bed();
  try {
    const client = bed.client();
    const stored = typingFor(300);
    await client.append(stored);
    await client.flush();
    const torn = typingFor(501, MORNING + HOUR, 'w2').map(spoolLine);
    const [first, second] = [NOBODY, NOBODY - 1].map((pid) =>
      path.join(bed.storage, spoolFileName(pid)),
    ) as [string, string];
    writeFileSync(first, torn.slice(0, 500).join(''));
    appendFileSync(first, torn[500]?.slice(0, 60) ?? '');
    writeFileSync(second, stored.map(spoolLine).join(''));
    return await bed.measure([
      { window: 'w1', start: MORNING, pulses: 300 },
      { window: 'w2', start: MORNING + HOUR, pulses: 500 },
    ]);
  } finally {
    bed.remove();
  }
}
