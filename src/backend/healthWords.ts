import { countText } from '../core/format/numbers';
import type { LedgerHealth } from '../core/ledger/health';

export interface HealthFacts {
  /** What the worker says; undefined when it cannot be asked. */
  readonly worker: LedgerHealth | undefined;
  readonly file: string;
  /** How often in a row the worker ended soon after its start. */
  readonly failures: number;
  readonly waiting: number;
  readonly dropped: number;
  /** Why pulses cannot even be written to the spool file; empty when they can. */
  readonly spoolFault: string;
}

/** Puts together what the worker and the spool know, in words for a tooltip. */
export function healthOf(facts: HealthFacts): LedgerHealth {
  const { worker, file, waiting } = facts;
  const dropped = facts.dropped + (worker?.dropped ?? 0);
  const base = worker ?? restarting(facts);
  const sentences = [base.message];
  let { state } = base;
  if (waiting > 0 && facts.spoolFault !== '') {
    if (state !== 'ok' && state !== 'replaced') state = 'memory';
    // Mostly one cause keeps both files from being written: it is told once.
    const why = base.message === '' ? ` (${facts.spoolFault})` : '';
    sentences.push(
      `${countText(waiting, 'stretch', 'stretches')} of time ${waiting === 1 ? 'waits' : 'wait'} in memory, because the spool file cannot be written${why}: ` +
        'what waits is lost if the window closes before that is fixed.',
    );
  }
  if (facts.dropped > 0) {
    sentences.push(
      `${countText(facts.dropped, 'stretch', 'stretches')} of time ${facts.dropped === 1 ? 'was' : 'were'} dropped, because the spool is full.`,
    );
  }
  const message = sentences.filter((sentence) => sentence !== '').join(' ');
  return { state, message, file, spooled: waiting, dropped };
}

/** A thread that died this often in a row does not mend itself: the person is told. */
const HOPELESS = 3;

function restarting({ failures }: HealthFacts): Pick<LedgerHealth, 'state' | 'message'> {
  const hopeless = failures >= HOPELESS;
  const again = hopeless
    ? 'The thread of the ledger does not stay up; it is started again every 30 s. The log says why.'
    : 'The thread of the ledger is being restarted.';
  return {
    state: hopeless ? 'spool' : 'restarting',
    message: `${again} Time is still measured and waits in a spool file; totals come back with it.`,
  };
}
