import type { BlockOccurrence } from '../../core/blocks/blockOccurrence';
import { clockAt } from '../../core/blocks/blockWords';
import type { BlockPlan } from '../../core/blocks/protectedBlock';
import type { BlocksPort } from '../../core/ports/blocksPort';
import type { Clock } from '../../core/ports/clock';
import type { FocusPort } from '../../core/ports/focusPort';
import type { Log } from '../../core/ports/log';
import type { NoticeOffer } from '../notices/noticeDesk';

/** Looked for this often, ms: a timer until the block would not survive a night's sleep of the machine. */
const LOOK_EVERY = 20_000;
/** What is left of a block must be worth a word, ms. */
const LEAST_LEFT = 60_000;

/** What a person can do about a block that begins. */
export interface BlockActions {
  readonly start: (block: BlockOccurrence) => unknown;
  readonly move: (block: BlockOccurrence) => unknown;
  readonly skip: (block: BlockOccurrence) => unknown;
}

export interface BlockWatchParts {
  readonly blocks: Pick<BlocksPort, 'configureBlocks' | 'blocksAhead' | 'claimBlock'>;
  readonly focus: Pick<FocusPort, 'currentSession'>;
  readonly notices: { offer(offer: NoticeOffer): void; withdraw(key: string): void };
  readonly clock: Clock;
  readonly log: Log;
  readonly plan: () => BlockPlan;
  readonly autoStart: () => boolean;
  readonly timeZone: () => string;
  readonly isFocused: () => boolean;
  readonly actions: BlockActions;
  /** The ledger took a new plan over. */
  readonly onPlanned: () => void;
}

/** Watches over the blocks that come: tells the ledger what the settings say, and offers a word at a start. */
export class BlockWatch {
  #unsent = true;
  #offered = new Map<string, string>();
  #started = new Set<string>();
  #cancel: (() => void) | undefined;
  #looking: Promise<void> = Promise.resolve();
  #disposed = false;

  constructor(private readonly parts: BlockWatchParts) {
    this.#lookLater();
    void this.look();
  }

  /** The settings say something else. */
  changed(): void {
    this.#unsent = true;
    void this.look();
  }

  /** Looks what begins; resolves when it was done. Never rejects. */
  look(): Promise<void> {
    return (this.#looking = this.#looking.then(() => this.#look()));
  }

  dispose(): void {
    this.#disposed = true;
    this.#cancel?.();
  }

  #lookLater(): void {
    this.#cancel = this.parts.clock.after(LOOK_EVERY, () => {
      this.#lookLater();
      void this.look();
    });
  }

  async #look(): Promise<void> {
    if (this.#disposed) return;
    const { blocks, clock, log } = this.parts;
    const now = clock.now();
    try {
      await this.#send(now);
      // The ledger may know of blocks that another window was told of first.
      const ahead = await blocks.blocksAhead(now);
      const running = ahead.filter(({ state }) => state === 'now');
      this.#withdrawAllBut(running);
      for (const block of running) await this.#begins(block, now);
    } catch (error) {
      log.debug(`blocks wait for the ledger: ${String(error)}`);
    }
  }

  async #send(now: number): Promise<void> {
    if (!this.#unsent) return;
    const { blocks, thresholds } = this.parts.plan();
    this.#unsent = false;
    try {
      await this.parts.blocks.configureBlocks({ blocks, thresholds }, now);
    } catch (error) {
      this.#unsent = true;
      throw error;
    }
    this.parts.onPlanned();
  }

  async #begins(block: BlockOccurrence, now: number): Promise<void> {
    const { focus, notices, autoStart, isFocused, actions } = this.parts;
    if (block.end - now < LEAST_LEFT || this.#started.has(block.key)) return;
    const session = await focus.currentSession(now);
    if (session?.block === block.key) {
      this.#started.add(block.key);
      this.#withdraw(block.key);
      return;
    }
    if (autoStart()) {
      if (session !== null || !isFocused()) return;
      this.#started.add(block.key);
      if (await this.parts.blocks.claimBlock(block.key, now)) actions.start(block);
      return;
    }
    const key = noticeKey(block);
    this.#offered.set(block.key, key);
    notices.offer({
      kind: 'block',
      key,
      message: beginsText(block, this.parts.timeZone()),
      until: block.end - LEAST_LEFT,
      actions: [
        { title: 'Start Session', run: () => actions.start(block) },
        { title: 'Move It This Week', run: () => actions.move(block) },
        { title: 'Skip, Because…', run: () => actions.skip(block) },
      ],
    });
  }

  /** What is moved, skipped or over need not be told any more. */
  #withdrawAllBut(running: readonly BlockOccurrence[]): void {
    for (const [key, offered] of this.#offered) {
      if (!running.some((block) => block.key === key && noticeKey(block) === offered)) {
        this.#withdraw(key);
      }
    }
  }

  #withdraw(key: string): void {
    const offered = this.#offered.get(key);
    if (offered === undefined) return;
    this.#offered.delete(key);
    this.parts.notices.withdraw(offered);
  }
}

/** Once per block and time: one that was moved is told again at its new start. */
function noticeKey({ key, start }: BlockOccurrence): string {
  return `block/${key}/${start}`;
}

/** What is said at a start: `Your block "Coding" has begun and lasts until 12:00. It is for web/checkout.` */
export function beginsText({ block, end, area }: BlockOccurrence, zone: string): string {
  const what = area === null ? '' : ` It is for ${area.name}.`;
  return `Your block "${block.name}" has begun and lasts until ${clockAt(end, zone)}.${what}`;
}
