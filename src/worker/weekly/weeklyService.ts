import type { Day } from '../../core/calendar/day';
import { mondayOf } from '../../core/calendar/week';
import { dayAt } from '../../core/calendar/zone';
import type { AreasPort } from '../../core/ports/ledgerPort';
import type { WeeklyPort } from '../../core/ports/weeklyPort';
import { spotsOf, type WeekSpots } from '../../core/weekly/blindSpots';
import type { WeekDecision } from '../../core/weekly/weekReport';
import { keepSpots, readSpots } from '../../store/weekly/spots';
import { keepWeekDecision, readWeekDecision } from '../../store/weekly/weekDecisions';
import { settled } from '../settled';
import type { SharedLedger } from '../sharedLedger';

/** Keeps what weeks ended in. */
export class WeeklyService implements WeeklyPort {
  constructor(
    private readonly shared: SharedLedger,
    private readonly areas: Pick<AreasPort, 'areas'>,
  ) {}

  async noteBlindSpots(now: number): Promise<number> {
    const model = await this.areas.areas({ repo: null, path: null, now });
    const ready = model.repositories.filter(({ state }) => state === 'ready');
    const week = mondayOf(dayAt(this.shared.settings.timeZone, now));
    for (const { root } of ready) {
      const spots = spotsOf(model.areas.filter(({ repo }) => repo === root));
      this.shared.keeper.change(({ db }) => {
        keepSpots(db, week, root, spots, now);
      });
    }
    return ready.length;
  }

  blindSpotsOf(week: Day): Promise<WeekSpots | null> {
    return settled(() => this.shared.keeper.query(({ db }) => readSpots(db, week)));
  }

  decideWeek(decision: WeekDecision): Promise<void> {
    return settled(() => {
      this.shared.keeper.change(({ db }) => {
        keepWeekDecision(db, decision);
      });
    });
  }

  weekDecision(week: Day): Promise<WeekDecision | null> {
    return settled(() => this.shared.keeper.query(({ db }) => readWeekDecision(db, week)));
  }
}
