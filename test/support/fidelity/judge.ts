import { isAgentCommand } from '../../../src/core/agents/agentCommands';
import type { RawEvent } from '../../../src/core/events/rawEvent';
import type { OriginVerdict } from '../../../src/core/origins/origin';
import { OriginClassifier } from '../../../src/tracking/origins/classifier';
import type { Recording } from './recordings';
import type { Judged } from './score';

/** Runs events through the classifier as a replay does; verdicts by `seq`. */
export function classify(events: readonly RawEvent[]): ReadonlyMap<number, OriginVerdict> {
  const verdicts = new Map<number, OriginVerdict>();
  const classifier = new OriginClassifier(
    ({ event, verdict }) => {
      if (verdict !== null) verdicts.set(event.seq, verdict);
    },
    { isAgentCommand },
  );
  for (const event of events) classifier.push(event);
  classifier.flush();
  return verdicts;
}

export function judge(
  { truths }: Pick<Recording, 'truths'>,
  verdicts: ReadonlyMap<number, Pick<OriginVerdict, 'origin' | 'rule'>>,
): Judged[] {
  return [...truths.values()].map((truth) => {
    const verdict = verdicts.get(truth.seq);
    return { truth, said: verdict?.origin ?? 'unknown', rule: verdict?.rule ?? 'none' };
  });
}
