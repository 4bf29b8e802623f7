import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { checkCommand } from '../../../src/cli/check';
import { importCommand } from '../../../src/cli/import';
import { replayCommand } from '../../../src/cli/replay';
import { reportCommand } from '../../../src/cli/report';
import type { Verb } from '../../../src/cli/verb';
import { isAgentCommand } from '../../../src/core/agents/agentCommands';
import type { RawEvent } from '../../../src/core/events/rawEvent';
import { sumIntervals, type Interval } from '../../../src/core/time/kind';
import { DEFAULT_PARAMETERS } from '../../../src/core/time/parameters';
import { intervalsOf } from '../../../src/core/time/intervals';
import type { Pulse } from '../../../src/core/time/pulse';
import type { Report } from '../../../src/insights/report/reportModel';
import { TraceLocator } from '../../../src/tracking/replay/traceLocator';
import { readTrace } from '../../../src/tracking/replay/readTrace';
import { replayEvents } from '../../../src/tracking/replay/replayEvents';
import { Tracker } from '../../../src/tracking/tracker';
import { Played } from '../../support/rawEvents';
import { newFile, newFolder, open, removeFolders } from '../store/ledger/folder';

const HOUR = 3_600_000;
const TRACE = path.join(__dirname, '../../fixtures/traces/time-morning.jsonl');
const LINES = readFileSync(TRACE, 'utf8').trimEnd().split('\n');

interface Told {
  readonly skipped: number;
  readonly totals: Report['totals'];
}

async function json(verb: Verb, ...args: string[]): Promise<unknown> {
  const out: string[] = [];
  const code = await verb([...args, '--json'], {
    stdout: (text) => out.push(text),
    stderr: (text) => assert.fail(text),
  });
  assert.equal(code, 0);
  return JSON.parse(out.join(''));
}

/** Imports lines into a new ledger: it is whole, says what replay says, and nothing longer than its span. */
async function imported(lines: readonly string[]): Promise<Told> {
  const file = path.join(newFolder(), 'bad.jsonl');
  writeFileSync(file, lines.join('\n'));
  const ledger = newFile();
  const { skipped } = (await json(importCommand, file, '--ledger', ledger)) as Told;
  const check = (await json(checkCommand, '--ledger', ledger)) as { ok: boolean };
  assert.equal(check.ok, true);
  const days = ['--from', '2026-11-01', '--to', '2026-12-31', '--tz', 'UTC'];
  const { totals } = (await json(reportCommand, '--ledger', ledger, ...days)) as Told;
  const replay = (await json(replayCommand, file)) as Told & Report['totals'];
  const { kinds, sub, headlines, origins } = replay;
  assert.deepEqual(totals, { kinds, sub, headlines, origins });
  assert.equal(replay.skipped, skipped);
  return { skipped, totals };
}

const sum = ({ kinds }: Pick<Report['totals'], 'kinds'>): number =>
  Object.values(kinds).reduce((all, ms) => all + ms, 0);

function assertConsistent(intervals: readonly Interval[]): void {
  intervals.forEach(({ start, end }, i) => {
    assert.ok(start < end);
    assert.ok(i === 0 || intervals[i - 1]!.end <= start);
  });
}

describe('traces with something wrong in them', function () {
  this.timeout(60_000);
  after(removeFolders);

  it('cut in the middle of a line count that line as skipped, and end with their last event', async () => {
    const whole = await imported(LINES);
    const half = LINES.slice(0, 1_200);
    const cut = await imported([...half, LINES[1_200]!.slice(0, 40)]);
    assert.equal(cut.skipped, 1);
    assert.deepEqual(cut.totals, (await imported(half)).totals);
    assert.ok(sum(cut.totals) < sum(whole.totals));
    // A window that dies without closing looks the same: nothing after its last event is present.
    const [first, last] = [half[0]!, half.at(-1)!].map((line) => (JSON.parse(line) as RawEvent).t);
    assert.ok(sum(cut.totals) <= last! - first!);
  });

  it('with lines that are no records, or of kinds from the future, go on behind them', async () => {
    const noise = [
      '{"a":1}',
      'x',
      '{"seq":9,"t":5,"e":"telepathy"}',
      '[]',
      '{"seq":1,"t":null,"e":"sel"}',
    ];
    const noisy = await imported([...LINES.slice(0, 500), ...noise, ...LINES.slice(500)]);
    assert.equal(noisy.skipped, noise.length);
    assert.deepEqual(noisy.totals, (await imported(LINES)).totals);
  });

  it('with records that lack what their kind must have go on behind them', async () => {
    const at = (JSON.parse(LINES[500]!) as RawEvent).t;
    const noise = [
      { e: 'sel', kind: 1 },
      { e: 'visRanges', u: 5, v: [] },
      { e: 'docChange', u: 'file:///workspace/lake/src/a.ts', s: 'file', ch: [null] },
      { e: 'docChange', u: 'file:///x', s: 'file', ch: [{ r: [0, 0, 0], rl: 0, tl: 1, x: 'x' }] },
      { e: 'docOpen', u: 'file:///x', s: [] },
      { e: 'gitState', head: 'main' },
      { e: 'shellExecStart', name: 'bash' },
      { e: 'termOpen' },
      { e: 'tabs', in: { k: 'Text' } },
      { e: 'visibleEds', eds: [{}] },
      { e: 'nbChange', u: 'file:///n.ipynb', content: [null], cells: [] },
      { e: 'winState', focused: 'yes', active: true },
      { e: 'meta', folders: [null] },
    ].map((body) => JSON.stringify({ seq: 500, t: at, ...body }));
    const noisy = await imported([...LINES.slice(0, 501), ...noise, ...LINES.slice(501)]);
    assert.equal(noisy.skipped, noise.length);
    assert.deepEqual(noisy.totals, (await imported(LINES)).totals);
  });

  it('with events some seconds out of order keep all of them, and nearly all time', async () => {
    const swapped = [...LINES];
    for (let i = 300; i + 3 < swapped.length; i += 97) {
      [swapped[i], swapped[i + 2]] = [swapped[i + 2]!, swapped[i]!];
    }
    const told = await imported(swapped);
    const whole = await imported(LINES);
    assert.equal(told.skipped, 0);
    const events = (totals: Report['totals']): number =>
      Object.values(totals.origins).reduce((all, { events: n }) => all + n, 0);
    assert.equal(events(told.totals), events(whole.totals));
    assert.ok(Math.abs(sum(told.totals) - sum(whole.totals)) < 0.02 * sum(whole.totals));
  });

  it('in any disorder give disjoint time, never longer than their span', () => {
    const { events } = readTrace(LINES.slice(0, 400).join('\n'));
    const [first, last] = [events[0]!.t, events.at(-1)!.t];
    const shift = fc.oneof(
      { weight: 8, arbitrary: fc.constant(0) },
      { weight: 2, arbitrary: fc.integer({ min: -20_000, max: 20_000 }) },
      { weight: 1, arbitrary: fc.integer({ min: -3 * HOUR, max: 3 * HOUR }) },
    );
    fc.assert(
      fc.property(fc.array(shift, { minLength: events.length, maxLength: events.length }), (by) => {
        const moved = events.map((event, i) => ({ ...event, t: event.t + by[i]! }));
        const { intervals } = replayEvents(moved, {
          parameters: DEFAULT_PARAMETERS,
          isAgentCommand,
        });
        assertConsistent(intervals);
        assert.ok(sum(sumIntervals(intervals)) <= last - first + 6 * HOUR);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a clock that is set back', () => {
  it('begins a new record: what was there stays, and no instant counts twice', () => {
    const played = new Played();
    played.types(600_000);
    played.t -= HOUR;
    played.scroll().types(600_000);
    const { intervals, pulses } = replayEvents(played.events, {
      parameters: DEFAULT_PARAMETERS,
      isAgentCommand,
    });
    assert.deepEqual([...new Set(pulses.map(({ window }) => window))], ['trace', 'trace~2']);
    assertConsistent(intervals);
    const { kinds } = sumIntervals(intervals);
    assert.ok(Math.abs(kinds.implementing - 1_200_000) < 20_000, String(kinds.implementing));
  });
});

describe('a zone that changes on the way', () => {
  after(removeFolders);

  it('moves the days, not the time', async () => {
    const played = new Played(Date.UTC(2026, 10, 16, 21, 30));
    played.types(2 * HOUR, undefined, 2_000);
    const flight = Date.UTC(2026, 10, 16, 22, 30);
    const pulses: Pulse[] = [];
    const tracker = new Tracker({
      window: 'w',
      locator: new TraceLocator(played.events),
      isExcluded: () => false,
      isAgentCommand,
      // From Berlin to New York in the middle of the work.
      zone: (at) => (at < flight ? 60 : -300),
      onPulse: (pulse) => pulses.push(pulse),
    });
    for (const event of played.events) tracker.push(event);
    tracker.end();
    const file = newFile();
    const { ledger } = open(file);
    ledger.append(pulses);
    ledger.close();
    const range = ['--from', '2026-11-15', '--to', '2026-11-18'];
    const { days, totals } = (await json(reportCommand, ...['--ledger', file, ...range])) as Report;
    assert.equal(sum(totals), sum(sumIntervals(intervalsOf(pulses, DEFAULT_PARAMETERS))));
    assert.equal(
      days.reduce((all, day) => all + sum(day), 0),
      sum(totals),
    );
    // 22:30 to 23:30 in Berlin, then 17:30 to 18:30 in New York: the same day twice over.
    assert.ok(sum(days.find(({ date }) => date === '2026-11-16')!) > 2 * HOUR - 20_000);
  });
});
