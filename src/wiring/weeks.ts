import { roundTrip } from '../editor/roundTrip';
import { answerPhase } from '../ui/weeks/answerPhase';
import { declarePhase, type PhaseFormParts } from '../ui/weeks/declarePhase';
import { showReEvaluation } from '../ui/weeks/reEvaluation';
import { WeeksWatch } from '../ui/weeks/weeksWatch';
import type { Feature, FeatureParts } from './feature';

/** An open window is noted so often, ms. */
const NOTE = 5 * 60_000;

/** Weeks: what is open, drift, phases, the re-evaluation, and what is asked about them. */
export function weeksFeature(parts: FeatureParts): Feature {
  const { ledger, clock, dashboard, settings, notices, onNoted, log } = parts;
  const form: PhaseFormParts = {
    port: ledger.weeks,
    timeZone: () => settings.current.ledger.timeZone,
    now: () => clock.now(),
  };
  const watch = new WeeksWatch({
    ...form,
    notices,
    clock,
    log,
    onDecided: onNoted,
    show: (view) => {
      dashboard.open(view);
    },
  });
  const open = noteOpenWindow(parts);
  const decided = async (what: Promise<unknown>): Promise<void> => {
    await what;
    onNoted();
    void watch.look();
  };
  return {
    commands: {
      'handsOn.showWeeks': {
        title: 'Show Weeks',
        run: () => {
          dashboard.open('weeks');
        },
      },
      'handsOn.declarePhase': {
        title: 'Declare a Leadership Phase',
        run: () => decided(declarePhase(form)),
      },
      'handsOn.answerPhase': {
        title: 'End or Extend the Leadership Phase',
        run: () => decided(answerPhase(form)),
      },
      'handsOn.reEvaluate': {
        title: 'Re-Evaluate',
        run: () => {
          dashboard.open('reEvaluation');
        },
      },
      'handsOn.reEvaluationAsMarkdown': {
        title: 'Re-Evaluation as Markdown',
        run: () => showReEvaluation(form),
      },
    },
    dispose: () => {
      watch.dispose();
      open.dispose();
    },
  };
}

/**
 * Notes that a window is open, as long as its screen answers: the host of a remote window lives on for hours after
 * the laptop went to sleep. Nothing is noted while tracking is paused.
 */
function noteOpenWindow({ ledger, tracking, clock, log }: FeatureParts): { dispose(): void } {
  let cancel: () => void = () => undefined;
  const note = async (): Promise<void> => {
    if (tracking.state.kind === 'on' && (await roundTrip(clock))) {
      await ledger.weeks.noteOpen(clock.now());
    }
  };
  const poll = (): void => {
    note().catch((error: unknown) => {
      log.debug(`an open window was not noted: ${String(error)}`);
    });
    cancel = clock.after(NOTE, poll);
  };
  poll();
  return {
    dispose: () => {
      cancel();
    },
  };
}
