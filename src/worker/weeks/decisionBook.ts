import type { Day } from '../../core/calendar/day';
import { mondayOf } from '../../core/calendar/week';
import { dayAt } from '../../core/calendar/zone';
import { ExpectedError } from '../../core/errors/expectedError';
import type { Decision, DecisionBody } from '../../core/weeks/decision';
import {
  lastDayOf,
  phaseFault,
  phasesOf,
  untilFault,
  type Phase,
  type PhaseFault,
  type PhaseWish,
} from '../../core/weeks/phase';
import type { WeekAnswer } from '../../core/weeks/week';
import { addDecision, readDecisions } from '../../store/weeks/decisions';
import type { SharedLedger } from '../sharedLedger';

/** What the person decides and answers: checked, and kept as it was said. */
export class DecisionBook {
  readonly #shared: SharedLedger;

  constructor(shared: SharedLedger) {
    this.#shared = shared;
  }

  /** Oldest first. */
  all(): Decision[] {
    return this.#shared.ask(({ db }) => readDecisions(db));
  }

  keep(body: DecisionBody): Decision {
    const decision = { ...body, id: crypto.randomUUID(), at: this.#shared.now() };
    this.#shared.keeper.change(({ db }) => addDecision(db, decision));
    return decision;
  }

  /** @throws ExpectedError for what is no Monday, or a week that is not over */
  answerWeek(week: Day, answer: WeekAnswer): void {
    if (mondayOf(week) !== week || week >= mondayOf(this.#today())) {
      throw new ExpectedError(
        `The week of ${week} is not over yet.`,
        'Nothing was changed.',
        'Answer once it is over.',
      );
    }
    this.keep({ kind: 'week', week, answer });
  }

  /** @throws ExpectedError that names the field and the reason */
  declarePhase(wish: PhaseWish): Phase {
    const fault = phaseFault(wish, this.#today(), this.#phases());
    if (fault !== undefined) throw refused(fault);
    const { from, until, target } = wish;
    const { id } = this.keep({ kind: 'phase', name: wish.name.trim(), from, until, target });
    const declared = this.#phases().find((phase) => phase.id === id);
    if (declared === undefined) throw new Error('the phase was not kept');
    return declared;
  }

  /** @throws ExpectedError that names the field and the reason */
  extendPhase(id: string, until: Day): void {
    const phase = this.#open(id);
    const reason =
      untilFault(until, phase.from, this.#today()) ??
      (until <= phase.until
        ? `It already runs until ${phase.until}: choose a later day.`
        : undefined) ??
      this.#overlap(phase, until);
    if (reason !== undefined) throw refused({ field: 'until', reason });
    this.keep({ kind: 'phaseExtended', phase: id, until });
  }

  /** @throws ExpectedError for a phase that is over */
  endPhase(id: string, answer: 'back' | 'newNormal'): void {
    this.#open(id);
    this.keep({ kind: 'phaseEnded', phase: id, on: this.#today(), answer });
  }

  #today(): Day {
    return dayAt(this.#shared.settings.timeZone, this.#shared.now());
  }

  #phases(): Phase[] {
    return phasesOf(this.all());
  }

  #open(id: string): Phase {
    const phase = this.#phases().find((one) => one.id === id);
    if (phase?.ended === null) return phase;
    throw new ExpectedError(
      'This phase is already over.',
      'Your answer about it is kept.',
      'Declare a new one if another begins.',
    );
  }

  #overlap(phase: Phase, until: Day): string | undefined {
    const other = this.#phases().find(
      (one) => one.id !== phase.id && one.from <= until && lastDayOf(one) >= phase.from,
    );
    return other && `It overlaps with “${other.name}”, which begins on ${other.from}.`;
  }
}

const FIELD_NAMES: Readonly<Record<PhaseFault['field'], string>> = {
  name: 'Name',
  from: 'Begins',
  until: 'Ends',
  target: 'Target',
};

function refused({ field, reason }: PhaseFault): ExpectedError {
  return new ExpectedError(
    `${FIELD_NAMES[field]}: ${reason}`,
    'Nothing was changed.',
    'Enter it again.',
  );
}
