import * as vscode from 'vscode';
import { addDays, type Day } from '../../core/calendar/day';
import { dayAt } from '../../core/calendar/zone';
import { CancelledError } from '../../core/errors/expectedError';
import { dayText } from '../../core/format/dayText';
import type { WeeksPort } from '../../core/ports/weeksPort';
import {
  phaseFault,
  untilFault,
  type Phase,
  type PhaseFault,
  type PhaseWish,
} from '../../core/weeks/phase';
import { WEEK_SPANS } from '../../core/weeks/weeksModel';

const HOUR = 3_600_000;
const STEPS = 3;

export interface PhaseFormParts {
  readonly port: WeeksPort;
  /** IANA zone in which days begin. */
  readonly timeZone: () => string;
  /** Epoch ms. */
  readonly now: () => number;
}

/** Asks for a phase and declares it. */
export async function declarePhase(parts: PhaseFormParts): Promise<Phase> {
  return parts.port.declarePhase(await askPhase(parts));
}

/** Asks for a phase field by field, each refused with its reason as it is typed. */
export async function askPhase(parts: PhaseFormParts): Promise<PhaseWish> {
  const now = parts.now();
  const today = dayAt(parts.timeZone(), now);
  const { phases } = await parts.port.weeks({ span: WEEK_SPANS[0], now });
  const wish: PhaseWish = { name: 'phase', from: today, until: today, target: 0 };
  const faultOf = (change: Partial<PhaseWish>, field: PhaseFault['field']): string | undefined => {
    const fault = phaseFault({ ...wish, ...change }, today, phases);
    return fault?.field === field || fault?.field === 'from' ? fault.reason : undefined;
  };
  const name = await ask(1, {
    prompt: 'What is it called? During a phase, your weeks are not judged by your normal target.',
    placeHolder: 'Planning cycle',
    validateInput: (text) => faultOf({ name: text }, 'name'),
  });
  const until = await ask(2, {
    prompt: `Its last day, such as ${today}`,
    value: addDays(today, 28),
    validateInput: (text) => faultOf({ until: text.trim() }, 'until'),
  });
  const target = await ask(3, {
    prompt: 'Hours a week it leaves you for building',
    value: '2',
    validateInput: (text) => faultOf({ target: hoursOf(text) }, 'target'),
  });
  return { name: name.trim(), from: today, until: until.trim(), target: hoursOf(target) };
}

/** Asks when a phase ends instead. */
export async function askUntil(phase: Phase, today: Day): Promise<Day> {
  const text = await input({
    title: `${phase.name}: extend`,
    prompt: `Its last day, after ${dayText(phase.until, today)}`,
    value: addDays(phase.until > today ? phase.until : today, 14),
    validateInput: (value) =>
      untilFault(value.trim(), phase.from, today) ??
      (value.trim() <= phase.until ? `It already runs until ${phase.until}.` : undefined),
  });
  return text.trim();
}

/** ms; NaN for what is no number. A comma is a point in half of the world. */
export function hoursOf(text: string): number {
  const trimmed = text.trim().replace(',', '.').replace(/\s*h$/, '');
  return trimmed === '' ? NaN : Number(trimmed) * HOUR;
}

function ask(step: number, options: vscode.InputBoxOptions): Promise<string> {
  return input({ title: `Declare a Leadership Phase (${step}/${STEPS})`, ...options });
}

/** @throws CancelledError where the person changed their mind */
export async function input(options: vscode.InputBoxOptions): Promise<string> {
  const text = await vscode.window.showInputBox({ ignoreFocusOut: true, ...options });
  if (text === undefined) throw new CancelledError();
  return text;
}
