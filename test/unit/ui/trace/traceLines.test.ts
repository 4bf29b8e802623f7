import assert from 'node:assert/strict';
import { readTrace } from '../../../../src/tracking/replay/readTrace';
import { TraceLines } from '../../../../src/ui/trace/traceLines';

const meta = { seq: 0, t: 1, e: 'meta', folders: [], description: 'secret' } as const;
const focus = { seq: 7, t: 2, e: 'winState', focused: true, active: true } as const;

describe('the lines of a diagnostic trace', () => {
  it('are a trace that begins with a word to whoever shares it', () => {
    const lines = new TraceLines((event) => event);
    lines.add(meta);
    lines.add(focus);
    const { events, skipped } = readTrace(lines.text);
    assert.equal(skipped, 0);
    assert.deepEqual(
      events.map(({ seq, e }) => [seq, e]),
      [
        [0, 'meta'],
        [1, 'winState'],
      ],
    );
    assert.match(lines.text.split('\n')[0] ?? '', /Read it before you share it/);
    assert.ok(!lines.text.includes('secret'));
  });

  it('end at a size', () => {
    const lines = new TraceLines((event) => event, 1_000);
    for (let i = 0; i < 100; i++) lines.add(focus);
    assert.ok(lines.isFull);
    assert.ok(lines.text.length < 1_100);
    assert.equal(readTrace(lines.text).events.length, lines.count);
  });
});
