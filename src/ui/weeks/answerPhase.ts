import * as vscode from 'vscode';
import { dayAt } from '../../core/calendar/zone';
import { CancelledError } from '../../core/errors/expectedError';
import { dayText } from '../../core/format/dayText';
import { daysOver, openPhase, type Phase } from '../../core/weeks/phase';
import { WEEK_SPANS } from '../../core/weeks/weeksModel';
import { nothingThere } from '../errors/nothingThere';
import { askTarget } from './askTarget';
import { askUntil, type PhaseFormParts } from './declarePhase';

interface Answer extends vscode.QuickPickItem {
  readonly run: (phase: Phase) => Promise<void>;
}

/** Asks the one question of a phase: is the person back, does it go on until a date, or is it the new normal. */
export async function answerPhase(parts: PhaseFormParts): Promise<void> {
  const { port, timeZone, now } = parts;
  const today = dayAt(timeZone(), now());
  const { phases } = await port.weeks({ span: WEEK_SPANS[0], now: now() });
  const phase = openPhase(phases, today);
  if (phase === null) {
    nothingThere('You are not in a leadership phase.', {
      title: 'Declare a Leadership Phase',
      command: 'handsOn.declarePhase',
    });
  }
  const answers: readonly Answer[] = [
    {
      label: 'I am back',
      detail: 'Weeks count against your normal target again.',
      run: ({ id }) => port.endPhase(id, 'back'),
    },
    {
      label: 'Extend it',
      detail: 'To a later date.',
      run: async (open) => port.extendPhase(open.id, await askUntil(open, today)),
    },
    {
      label: 'This is the new normal',
      detail: 'Weeks are no longer compared with earlier ones; you choose a new target.',
      run: async ({ id, target }) => {
        const keep = await askTarget(target);
        await port.endPhase(id, 'newNormal');
        await keep();
      },
    },
  ];
  const over = daysOver(phase, today);
  const when = dayText(phase.until, today);
  const choice = await vscode.window.showQuickPick(answers, {
    title: `${phase.name}: ${over > 0 ? `was due to end on ${when}` : `until ${when}`}`,
    placeHolder: 'What now?',
    ignoreFocusOut: true,
  });
  if (choice === undefined) throw new CancelledError();
  await choice.run(phase);
}
