import type { PlannedArea } from '../../core/areas/areaPlan';
import type { Perspective } from '../../core/areas/perspective';
import type { Day } from '../../core/calendar/day';
import type { Log } from '../../core/ports/log';
import type { WeekCommits } from '../../core/weeks/week';
import {
  areaTimes,
  commitsByWeek,
  joinCommits,
  type PlannedPerspective,
} from '../../insights/weeks/gitWeeks';
import type { AreaTimes } from '../../insights/weeks/quarterModel';

export interface GitFacts {
  /** By Monday; null where no repository could be asked. */
  readonly commits: ReadonlyMap<Day, WeekCommits> | null;
  readonly areas: readonly AreaTimes[];
  /** More may come: a history is being read. */
  readonly pending: boolean;
}

export interface GitWeeksParts {
  readonly planned: () => Promise<readonly PlannedPerspective[]>;
  readonly indexing: () => boolean;
  readonly log: Log;
}

/** A question about hours does not wait longer for what git adds, ms. */
const PATIENCE = 1_500;

/** What git shows of weeks and areas, worked out once per state of a history. */
export class GitWeeks {
  readonly #parts: GitWeeksParts;
  readonly #known = new WeakMap<
    Perspective,
    {
      readonly zone: string;
      readonly plan: readonly PlannedArea[];
      readonly commits: ReadonlyMap<Day, WeekCommits>;
      readonly areas: readonly AreaTimes[];
    }
  >();
  #last: GitFacts = { commits: null, areas: [], pending: true };

  constructor(parts: GitWeeksParts) {
    this.#parts = parts;
  }

  /** What is known now, or soon: a history that takes longer is `pending`, and there at the next question. */
  async facts(zone: string): Promise<GitFacts> {
    let timer: NodeJS.Timeout | undefined;
    const waited = new Promise<GitFacts>((resolve) => {
      timer = setTimeout(() => {
        resolve({ ...this.#last, pending: true });
      }, PATIENCE);
    });
    try {
      return await Promise.race([this.#ask(zone), waited]);
    } catch (error) {
      this.#parts.log.warn(`weeks are shown without commits: ${String(error)}`);
      return { commits: null, areas: [], pending: false };
    } finally {
      clearTimeout(timer);
    }
  }

  async #ask(zone: string): Promise<GitFacts> {
    const planned = await this.#parts.planned();
    const all = planned.map((one) => this.#of(one, zone));
    this.#last = {
      commits: all.length === 0 ? null : joinCommits(all.map(({ commits }) => commits)),
      areas: all.flatMap(({ areas }) => areas),
      pending: this.#parts.indexing(),
    };
    return this.#last;
  }

  #of(
    { perspective, plan }: PlannedPerspective,
    zone: string,
  ): { commits: ReadonlyMap<Day, WeekCommits>; areas: readonly AreaTimes[] } {
    const known = this.#known.get(perspective);
    if (known?.zone === zone && known.plan === plan) return known;
    const facts = {
      ...{ zone, plan },
      commits: commitsByWeek(perspective, zone),
      areas: areaTimes(perspective, plan),
    };
    this.#known.set(perspective, facts);
    return facts;
  }
}
