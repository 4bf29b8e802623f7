import * as vscode from 'vscode';
import type { WeeksAction, WeeksHost } from '../../protocol/weeks';
import { decideDrift } from './decideDrift';
import type { PhaseFormParts } from './declarePhase';

export interface WeeksHostParts extends PhaseFormParts {
  /** Something was decided or answered: every view asks again. */
  readonly onDecided: () => void;
}

/** What the view of weeks asks of the extension. */
export function weeksHost(parts: WeeksHostParts): WeeksHost {
  const { port, now, onDecided } = parts;
  return {
    weeks: (span) => port.weeks({ span, now: now() }),
    answerWeek: async (week, answer) => {
      await port.answerWeek(week, answer);
      onDecided();
    },
    decideDrift: async (episode, answer) => {
      const decided = await decideDrift(parts, episode, answer);
      if (decided) onDecided();
      return decided;
    },
    decideQuarter: async (text) => {
      await port.decideQuarter(text);
      onDecided();
    },
    weeksAction: async (action) => {
      await vscode.commands.executeCommand(COMMANDS[action]);
    },
  };
}

const COMMANDS: Readonly<Record<WeeksAction, string>> = {
  declarePhase: 'handsOn.declarePhase',
  answerPhase: 'handsOn.answerPhase',
  reEvaluationAsMarkdown: 'handsOn.reEvaluationAsMarkdown',
};
