import type { BlockAnswer, BlockOccurrence } from '../../core/blocks/blockOccurrence';
import type { EstimatesModel } from '../../core/blocks/estimatesModel';
import { noAnswer, withAnswer } from '../../core/blocks/keptAnswer';
import { NOTHING_MEASURED } from '../../core/blocks/measure';
import { startOfKey, type PlannedBlock } from '../../core/blocks/planned';
import { plannedIn } from '../../core/blocks/planHistory';
import type { BlockPlan } from '../../core/blocks/protectedBlock';
import { utcOf } from '../../core/calendar/day';
import { ExpectedError } from '../../core/errors/expectedError';
import type { SessionArea } from '../../core/focus/session';
import type { BlocksPort } from '../../core/ports/blocksPort';
import type { FocusPort } from '../../core/ports/focusPort';
import { blocksOf, FURTHEST_MOVE, type BlocksInput } from '../../insights/blocks/blocksModel';
import { estimatesOf } from '../../insights/estimates/estimatesModel';
import { estimatedWork } from '../../insights/estimates/work';
import { answerFor, answersBetween, keepAnswer } from '../../store/blocks/answers';
import { keepPlan, keptThresholds, planHistory } from '../../store/blocks/plans';
import { sessionsBetween } from '../../store/focus/sessions';
import { claim, FOREVER } from '../../store/ledger/claims';
import type { Ledger } from '../../store/ledger/ledger';
import { transact } from '../../store/ledger/sqlite';
import { settled } from '../settled';
import type { SharedLedger } from '../sharedLedger';
import { blockMeasure } from './blockMeasures';

const DAY = 86_400_000;
const AHEAD = 14 * DAY;
/** How often it is looked whether a block is over and not measured yet, ms. */
const MEASURE_EVERY = 1_800_000;
/** Estimates of the last year count. */
const YEAR = 365 * DAY;
/** A block that was put off into another week is looked for this far. */
const ANSWERED_WITHIN = 60 * DAY;

export interface BlocksParts {
  readonly sessions: FocusPort['sessions'];
  /**
   * When the person last wrote in an area before an instant, epoch ms; null for never, undefined where nobody
   * knows.
   */
  readonly writtenBefore: (area: SessionArea, at: number) => Promise<number | null | undefined>;
}

/** Protected blocks as the ledger keeps them: what was planned when, what the person said, what was measured. */
export class BlocksService implements BlocksPort {
  /** When it was last looked for blocks that are over and not measured yet. */
  #measured = -Infinity;

  constructor(
    private readonly shared: SharedLedger,
    private readonly parts: BlocksParts,
  ) {}

  configureBlocks(plan: BlockPlan, now: number): Promise<void> {
    return settled(() => {
      this.shared.keeper.change(({ db }) => keepPlan(db, plan, now));
    });
  }

  blocks(from: number, to: number, now: number): Promise<readonly BlockOccurrence[]> {
    return settled(() => this.#read((ledger) => this.#occurrences(ledger, from, to, now)));
  }

  blocksAhead(now: number): Promise<readonly BlockOccurrence[]> {
    return settled(() =>
      this.#read((ledger) => {
        this.#keepMeasures(ledger, now);
        return blocksOf({
          ...this.#facts(ledger, now, now + AHEAD),
          now,
          measure: () => NOTHING_MEASURED,
        }).filter(({ end }) => end > now);
      }),
    );
  }

  answerBlock(key: string, answer: BlockAnswer, now: number): Promise<BlockOccurrence> {
    return settled(() => {
      const planned = this.#read(({ db }) => plannedFor(db, key));
      if (planned === undefined) {
        throw new ExpectedError(
          'This block is no longer planned.',
          'All others are.',
          'Look at the protected blocks in the settings.',
        );
      }
      return this.shared.keeper.change((ledger) => {
        const { db } = ledger;
        transact(db, () => {
          if (answer.kind === 'move') this.#checkMove(ledger, planned, answer, now);
          keepAnswer(db, withAnswer(answerFor(db, key) ?? noAnswer(planned), tidy(answer)), now);
        });
        const found = this.#occurrences(
          ledger,
          planned.start - FURTHEST_MOVE,
          planned.end + FURTHEST_MOVE,
          now,
        ).find((one) => one.key === key);
        if (found === undefined) throw new Error(`${key} was answered and cannot be found`);
        return found;
      });
    });
  }

  claimBlock(key: string, now: number): Promise<boolean> {
    return settled(() =>
      this.shared.keeper.change(
        ({ db }) => claim(db, `block/${key}`, this.shared.holder, now, FOREVER) === 'new',
      ),
    );
  }

  async estimates(now: number): Promise<EstimatesModel> {
    const works = estimatedWork(await this.parts.sessions(now - YEAR, now));
    const written = new Map<(typeof works)[number], number | null | undefined>();
    for (const work of works) {
      const { area, start } = work;
      written.set(work, area === null ? undefined : await this.parts.writtenBefore(area, start));
    }
    return estimatesOf(works, (work) => written.get(work));
  }

  #read<Result>(run: (ledger: Ledger) => Result): Result {
    return this.shared.keeper.query(run);
  }

  #occurrences(ledger: Ledger, from: number, to: number, now: number): BlockOccurrence[] {
    const context = { host: this.shared.options.host.key, variant: this.shared.variant(), now };
    return blocksOf({
      ...this.#facts(ledger, from, to),
      now,
      measure: (key, range) => blockMeasure(ledger, context, key, range),
    });
  }

  #facts({ db }: Ledger, from: number, to: number): Omit<BlocksInput, 'now' | 'measure'> {
    return {
      from,
      to,
      history: planHistory(db),
      answers: answersBetween(db, from - ANSWERED_WITHIN, to + ANSWERED_WITHIN),
      thresholds: keptThresholds(db),
      sessions: sessionsBetween(db, from - DAY, to + DAY).map(({ session }) => session),
    };
  }

  /** Blocks are measured soon after they are over, so that what was measured outlives their pulses. */
  #keepMeasures(ledger: Ledger, now: number): void {
    if (now - this.#measured < MEASURE_EVERY || !this.shared.configured) return;
    this.#measured = now;
    this.#occurrences(ledger, now - AHEAD, now, now);
  }

  #checkMove(
    ledger: Ledger,
    planned: PlannedBlock,
    { start, end }: Extract<BlockAnswer, { kind: 'move' }>,
    now: number,
  ): void {
    const stays = 'The block stays where it is.';
    if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || end <= start) {
      throw new ExpectedError(
        'end: a block must end after it begins.',
        stays,
        'Choose another time.',
      );
    }
    if (end - start > DAY) {
      throw new ExpectedError(
        'end: a block can be at most a day long.',
        stays,
        'Choose another time.',
      );
    }
    if (Math.abs(start - planned.start) > FURTHEST_MOVE - DAY) {
      throw new ExpectedError(
        'start: a block can be moved by a week at most.',
        stays,
        'Choose a time in the same week, or skip it.',
      );
    }
    if (end <= now) {
      throw new ExpectedError('start: that time has passed.', stays, 'Choose a later time.');
    }
    const other = this.#occurrences(ledger, start, end, now).find(
      ({ key, state }) => key !== planned.key && state !== 'skipped',
    );
    if (other === undefined) return;
    throw new ExpectedError(
      `start: "${other.block.name}" is at that time.`,
      stays,
      'Choose another time.',
    );
  }
}

function tidy(answer: BlockAnswer): BlockAnswer {
  if (answer.kind !== 'skip') return answer;
  const reason = answer.reason.trim().slice(0, 200);
  return { kind: 'skip', reason: reason === '' ? 'no reason given' : reason };
}

function plannedFor(db: Ledger['db'], key: string): PlannedBlock | undefined {
  const told = startOfKey(key);
  if (told === undefined) return undefined;
  const day = utcOf(told.day);
  return plannedIn(planHistory(db), day - 2 * DAY, day + 3 * DAY).find((one) => one.key === key);
}
