import * as vscode from 'vscode';
import type { Day } from '../../core/calendar/day';
import { CancelledError } from '../../core/errors/expectedError';
import { LONGEST_DECISION, type DriftAnswer } from '../../core/weeks/decision';
import { WEEK_SPANS } from '../../core/weeks/weeksModel';
import { askTarget } from './askTarget';
import { askPhase, input, type PhaseFormParts } from './declarePhase';

/**
 * Asks for what belongs to the decision, and keeps it.
 *
 * @returns false where the person changed their mind: nothing is kept then.
 */
export async function decideDrift(
  parts: PhaseFormParts,
  episode: Day,
  answer: DriftAnswer,
): Promise<boolean> {
  try {
    await decide(parts, episode, answer);
    return true;
  } catch (error) {
    if (error instanceof CancelledError) return false;
    throw error;
  }
}

async function decide(parts: PhaseFormParts, episode: Day, answer: DriftAnswer): Promise<void> {
  const { port } = parts;
  if (answer === 'comeBack') {
    const text = await input({
      title: 'Plan to come back',
      prompt: 'What will you change? Kept with the decision; may be left empty.',
      validateInput: (value) =>
        value.length > LONGEST_DECISION ? `At most ${LONGEST_DECISION} characters.` : undefined,
    });
    await port.decideDrift(episode, answer, text.trim());
    offerBlock();
  } else if (answer === 'phase') {
    const wish = await askPhase(parts);
    // Inside of the phase there is no drift to decide about any more.
    await port.decideDrift(episode, answer, wish.name);
    await port.declarePhase(wish);
  } else {
    const { verdict } = await port.weeks({ span: WEEK_SPANS[0], now: parts.now() });
    const keep = await askTarget(verdict.level ?? 0);
    await port.decideDrift(episode, answer, '');
    await keep();
  }
}

const PROTECT = 'Protect a block';

/** A plan needs time: what was just decided leads on to it. Not awaited, because the decision is kept. */
function offerBlock(): void {
  void vscode.window
    .showInformationMessage('Your plan is saved. Protect some time in the week for it?', PROTECT)
    .then((choice) => {
      if (choice === PROTECT) return vscode.commands.executeCommand('handsOn.editBlocks');
      return undefined;
    });
}
