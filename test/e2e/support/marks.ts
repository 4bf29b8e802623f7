import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { eventually } from '../../../scripts/vscode/processes';
import { PATIENCE } from './workbench';

/**
 * Waits until a recording notes who writes from there on, or no longer. On a busy machine the recorder comes late: what
 * is done before would be told as somebody else's.
 *
 * @param times how often it must have noted that so far
 */
export async function marked(
  trace: string,
  phase: 'begin' | 'end',
  label: string,
  times = 1,
): Promise<void> {
  const mark = `"ph":"${phase}","label":"${label}"`;
  const noted = (): number => readFileSync(trace, 'utf8').split(mark).length - 1;
  assert.ok(await eventually(() => noted() >= times, PATIENCE), `${mark}: ${noted()} times`);
}
