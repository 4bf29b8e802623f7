import assert from 'node:assert/strict';
import { classify, judge } from '../../support/fidelity/judge';
import { readRecording } from '../../support/fidelity/recordings';
import { matrixTable, scoreTable, TO_REACH } from '../../support/fidelity/report';
import { isRight, scoreOf, type Judged } from '../../support/fidelity/score';

/**
 * Compares what is said of a recording with VS Code's own labels, prints the figures and holds them to what
 * is to be reached.
 * @param labels that must have been played, or the recording proves less than it says
 */
export function scoreRecording(name: string, folder: string, labels: readonly string[]): Judged[] {
  const recording = readRecording(name, folder);
  const judged = judge(recording, classify(recording.events));
  const score = scoreOf(judged);
  console.log(scoreTable([{ name, score }]));
  console.log(matrixTable(score));
  const wrong = judged
    .filter((one) => !isRight(one))
    .map(({ truth, said, rule }) => `${truth.seq} ${truth.label}: ${said} (${rule})`)
    .join('\n');
  if (wrong !== '') console.log(`Wrong:\n${wrong}`);
  const played = [...new Set(judged.map(({ truth }) => truth.label))];
  for (const label of labels) {
    assert.ok(
      played.some((one) => one.startsWith(label)),
      `${label} was not played, only\n${played.join('\n')}`,
    );
  }
  assert.ok(score.typedF1 >= TO_REACH.typedF1, wrong);
  assert.ok(score.assistedAsTyped <= TO_REACH.leak, wrong);
  assert.ok(score.typedAsAssisted <= TO_REACH.leak, wrong);
  assert.ok(score.right >= TO_REACH.right, wrong);
  return judged;
}
