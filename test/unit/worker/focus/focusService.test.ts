import assert from 'node:assert/strict';
import { ExpectedError } from '../../../../src/core/errors/expectedError';
import type { SessionWish } from '../../../../src/core/focus/session';
import type { SharedGround } from '../../../../src/core/ports/focusPort';
import { DEFAULT_PARAMETERS } from '../../../../src/core/time/parameters';
import type { Pulse } from '../../../../src/core/time/pulse';
import { FocusService } from '../../../../src/worker/focus/focusService';
import type { SessionGround } from '../../../../src/worker/focus/sessionGround';
import { SharedLedger } from '../../../../src/worker/sharedLedger';
import { newFile, removeFolders } from '../../store/ledger/folder';
import { STATE, typing } from '../../store/ledger/pulses';

const MINUTE = 60_000;
const T0 = Date.UTC(2026, 10, 17, 8);
const at = (minutes: number): number => T0 + minutes * MINUTE;
const HOUR_LONG: SessionWish = { length: { kind: 'for', ms: 60 * MINUTE }, intention: 'rounding' };

const quiet = { debug: () => 0, info: () => 0, warn: () => 0, error: () => 0 };

/** Without any repository. */
const NO_GROUND = {
  areaNamer: () => Promise.resolve(() => null),
  commits: () => Promise.resolve([]),
  shared: (): Promise<SharedGround | null> => Promise.resolve(null),
} as unknown as SessionGround;

describe('focus sessions in the ledger', function () {
  this.timeout(60_000);
  const open: SharedLedger[] = [];
  afterEach(() => {
    for (const shared of open.splice(0)) shared.keeper.close();
  });
  after(removeFolders);

  /** One window's worker thread. */
  const window = (
    file: string,
    host = 'h1',
    ground = NO_GROUND,
  ): { shared: SharedLedger; focus: FocusService } => {
    const shared = new SharedLedger({
      file,
      host: { key: host, name: host },
      now: () => T0,
      log: quiet,
    });
    shared.configure({
      parameters: DEFAULT_PARAMETERS,
      weeklyTarget: null,
      countDirected: 'apart',
      pulseRetention: 400,
      timeZone: 'Europe/Berlin',
    });
    open.push(shared);
    return { shared, focus: new FocusService(shared, ground) };
  };

  const beats = async (focus: FocusService, from: number, to: number): Promise<void> => {
    for (let minute = from; minute <= to; minute += 1) await focus.beatSession(at(minute));
  };

  it('are one over all windows', async () => {
    const file = newFile();
    const [one, two] = [window(file).focus, window(file).focus];
    const started = await one.startSession(HOUR_LONG, T0);
    assert.equal(started.zone, 60);
    assert.deepEqual(await two.currentSession(), started);
    await assert.rejects(
      two.startSession(HOUR_LONG, at(1)),
      (error: unknown) =>
        error instanceof ExpectedError && error.message.includes('“rounding” is already running'),
    );
    // Each does something to it, and both see the same.
    await beats(one, 1, 4);
    await two.changeSession(started.id, { kind: 'pause' }, at(5));
    assert.equal((await one.beatSession(at(6))).session?.state, 'paused');
    await one.changeSession(started.id, { kind: 'resume' }, at(15));
    await two.changeSession(started.id, { kind: 'extend', by: 10 * MINUTE }, at(15));
    const { session } = await one.beatSession(at(16));
    assert.equal(session?.plannedEnd, at(80));
    const ended = await one.changeSession(started.id, { kind: 'end' }, at(18));
    assert.equal(ended.end, at(18));
    assert.equal(await two.currentSession(), null);
    // Ended by the person, nobody need be told.
    assert.deepEqual(await two.beatSession(at(21)), { session: null, ended: null });
    await two.startSession(HOUR_LONG, at(22));
  });

  it('that start at the same instant in two windows are one', async () => {
    const file = newFile();
    const windows = [window(file).focus, window(file).focus, window(file).focus];
    const starts = await Promise.allSettled(
      windows.map((focus) => focus.startSession(HOUR_LONG, T0)),
    );
    assert.equal(starts.filter(({ status }) => status === 'fulfilled').length, 1);
  });

  it('end by themselves once, and every window hears of it', async () => {
    const file = newFile();
    const [one, two] = [window(file).focus, window(file).focus];
    const { id } = await one.startSession(HOUR_LONG, T0);
    await beats(one, 1, 59);
    const news = await one.beatSession(at(61));
    assert.equal(news.session, null);
    assert.deepEqual([news.ended?.id, news.ended?.end], [id, at(60)]);
    assert.deepEqual((await two.beatSession(at(62))).ended, news.ended);
    await two.changeSession(id, { kind: 'broke', by: 'nothing' }, at(63));
    assert.equal((await one.beatSession(at(63))).ended, null);
  });

  it('outlive every window; what nobody saw is a gap that is asked about', async () => {
    const file = newFile();
    const first = window(file);
    const { id } = await first.focus.startSession(HOUR_LONG, T0);
    await beats(first.focus, 1, 20);
    first.shared.keeper.close();
    const { focus } = window(file);
    const { session } = await focus.beatSession(at(45));
    assert.deepEqual(session?.spans, [
      { start: T0, end: at(20), kind: 'run' },
      { start: at(20), end: at(45), kind: 'gap' },
    ]);
    const gone = await focus.changeSession(id, { kind: 'gap', was: 'break' }, at(46));
    assert.equal(gone.plannedEnd, at(85));
    // Another window answers too late.
    await assert.rejects(
      window(file).focus.changeSession(id, { kind: 'gap', was: 'ended' }, at(46)),
      /no gap to explain/,
    );
  });

  it('are there at once after a window died right after the start', async () => {
    const file = newFile();
    const started = await window(file).focus.startSession(HOUR_LONG, T0);
    // No close, no flush: the process is gone.
    assert.deepEqual(await window(file).focus.currentSession(), started);
  });

  it('tell what was measured, without pauses and gaps', async () => {
    const { focus, shared } = window(newFile());
    const { id } = await focus.startSession(HOUR_LONG, T0);
    await beats(focus, 1, 10);
    await focus.changeSession(id, { kind: 'pause' }, at(10));
    await focus.changeSession(id, { kind: 'resume' }, at(20));
    await beats(focus, 21, 45);
    await focus.changeSession(id, { kind: 'end' }, at(45));
    shared.keeper.append([
      ...building(at(0), 12),
      ...building(at(20), 5),
      // Five minutes in another program, six in somebody's pull request, and then nothing for ten.
      ...reviewing(at(30), 6),
      ...building(at(36), 0.5),
    ]);
    const told = await focus.sessionResult(id);
    const result = told?.result;
    assert.ok(result);
    assert.equal(result.ran, 35 * MINUTE);
    assert.equal(result.paused, 10 * MINUTE);
    // Of the pause nothing counts: ten minutes before it, five after, half a one at the end.
    assert.equal(result.built, 15.5 * MINUTE);
    assert.equal(result.reviewed, 6 * MINUTE);
    assert.ok(Math.abs((result.share ?? 0) - 15.5 / 35) < 1e-9);
    assert.deepEqual(result.interruptions, {
      focus: { count: 2, ms: 5 * MINUTE + 8.5 * MINUTE },
      review: { count: 1, ms: 6 * MINUTE },
      other: { count: 0, ms: 0 },
    });
    assert.deepEqual(result.files, [
      { repo: '/home/lea/shop', path: 'src/cart.ts', built: 15.5 * MINUTE },
    ]);
    const all = await focus.sessions(T0, at(1));
    assert.deepEqual(all, [told]);
    assert.deepEqual(await focus.sessions(at(1), at(100)), []);
  });

  it('remember what they were for', async () => {
    const { focus } = window(newFile());
    for (const [index, intention] of ['a', 'b', '', 'a', 'c'].entries()) {
      const wish = { ...HOUR_LONG, intention };
      const { id } = await focus.startSession(wish, at(index * 10));
      await focus.changeSession(id, { kind: 'abandon' }, at(index * 10 + 5));
    }
    assert.deepEqual(await focus.recentIntentions(), ['c', 'a', 'b']);
  });

  it('of another host hold here, and the later change of the two', async () => {
    const [here, there] = [window(newFile(), 'h1').focus, window(newFile(), 'h2').focus];
    const far = await there.startSession({ ...HOUR_LONG, intention: 'far' }, T0);
    assert.equal(await here.adoptSession(far, at(4)), true);
    assert.equal(await here.adoptSession(far, at(4)), false);
    await assert.rejects(here.startSession(HOUR_LONG, at(4)), /“far” is already running/);
    // It was told of four minutes ago, and that is no gap.
    const { session } = await here.beatSession(at(5));
    assert.equal(session?.spans.length, 1);
    // It goes on there while no window is open here.
    assert.equal(await here.adoptSession({ ...far, seen: at(25) }, at(30)), true);
    assert.equal((await here.beatSession(at(31))).session?.spans.length, 1);
    const ended = await here.changeSession(far.id, { kind: 'end' }, at(32));
    assert.equal(await there.adoptSession(ended, at(33)), true);
    assert.equal(await there.currentSession(), null);
    assert.equal(await here.adoptSession(far, at(34)), false);
    assert.equal(await here.adoptSession({ ...far, spans: 'x' } as never, at(34)), false);
  });

  it('refuse what makes no sense and leave everything as it is', async () => {
    const { focus } = window(newFile());
    const none: SessionWish = { length: { kind: 'for', ms: 0 } };
    await assert.rejects(focus.startSession(none, T0), /^ExpectedError: Length/);
    const past: SessionWish = { length: { kind: 'until', at: at(-5) } };
    await assert.rejects(focus.startSession(past, T0), /Until: is in the past/);
    await assert.rejects(focus.changeSession('x', { kind: 'end' }, T0), /no longer exists/);
    assert.equal(await focus.currentSession(), null);
  });
});

/** Typing without a pause, then the focus goes. */
function building(start: number, minutes: number, change: Partial<Pulse> = {}): Pulse[] {
  const typed = Array.from({ length: minutes * 12 }, (_, index) => {
    const [from, to] = [start + index * 5_000, start + (index + 1) * 5_000];
    return typing(from, {
      firstInput: from,
      lastInput: to,
      firstHands: from,
      lastHands: to,
      ...change,
    });
  });
  return [...typed, leaving(start + minutes * MINUTE)];
}

function leaving(start: number): Pulse {
  const state = { ...STATE, focused: false, active: false };
  const nothing = { firstInput: null, lastInput: null, firstHands: null, lastHands: null };
  return typing(start, { end: start, state, inputGap: 0, ...nothing, edits: [] });
}

/** Scrolling through a pull request without a pause. */
function reviewing(start: number, minutes: number): Pulse[] {
  const state = { ...STATE, surface: 'pr', owner: 'others', path: null } as const;
  return building(start, minutes, { state, firstHands: null, lastHands: null, edits: [] });
}
