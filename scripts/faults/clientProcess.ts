// A process of its own with a window's side of the ledger, as VS Code's extension host has it: JSON of
// ClientWish as its argument. Prints one line per batch that was kept (committed, or safely spooled).
import { typingFor } from '../../test/unit/store/ledger/pulses';
import { faultClient } from './faultClient';

/** What a process is to do. */
export interface ClientWish {
  readonly storage: string;
  readonly window: string;
  /** Epoch ms of its first pulse. */
  readonly start: number;
  readonly pulses: number;
  readonly batch: number;
  /** Becomes another user first: the superuser may write everything. */
  readonly uid?: number;
  /** Stays until nothing waits outside of the ledger any more. */
  readonly stays?: boolean;
}

/** What waits is offered to the ledger every 30 s, ms. */
const PATIENCE = 100_000;

async function main(wish: ClientWish): Promise<void> {
  if (wish.uid !== undefined) process.seteuid?.(wish.uid);
  const client = faultClient(wish.storage);
  const pulses = typingFor(wish.pulses, wish.start, wish.window);
  for (let from = 0; from < pulses.length; from += wish.batch) {
    const batch = pulses.slice(from, from + wish.batch);
    await client.append(batch);
    process.stdout.write(`${from + batch.length}\n`);
  }
  const { state } = await client.health();
  process.stdout.write(`${state}\n`);
  for (const end = Date.now() + PATIENCE; wish.stays === true && Date.now() < end;) {
    if ((await client.health()).spooled === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  await client.flush();
}

void main(JSON.parse(process.argv[2] ?? '{}') as ClientWish);
