import * as vscode from 'vscode';
import { hoursOf, input } from './declarePhase';

const HOUR = 3_600_000;
const HOURS_OF_A_WEEK = 168;

/**
 * Asks for the weekly target of a new normal; empty for none.
 *
 * @param level what is built a week now, ms
 * @returns writes it into the person's settings
 */
export async function askTarget(level: number): Promise<() => Promise<void>> {
  const text = await input({
    title: 'This is the new normal',
    prompt:
      'Target in hours built a week, from now on; empty for none. It is written to handsOn.weeklyTarget.',
    value: String(Math.round((level / HOUR) * 2) / 2),
    validateInput: (value) => {
      if (value.trim() === '') return undefined;
      const hours = hoursOf(value) / HOUR;
      return hours >= 0 && hours <= HOURS_OF_A_WEEK ? undefined : 'The target is 0 to 168 hours.';
    },
  });
  const target = text.trim() === '' ? null : hoursOf(text) / HOUR;
  return async () => {
    await vscode.workspace
      .getConfiguration('handsOn')
      .update('weeklyTarget', target, vscode.ConfigurationTarget.Global);
  };
}
