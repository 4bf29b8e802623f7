import assert from 'node:assert/strict';
import type { OverviewQuery } from '../../../../src/core/ledger/overview';
import type { LedgerSettings } from '../../../../src/core/ports/ledgerPort';
import type { Log } from '../../../../src/core/ports/log';
import { DEFAULT_PARAMETERS } from '../../../../src/core/time/parameters';
import type { WeeklySchedule } from '../../../../src/core/weekly/schedule';
import type { WorkerApi } from '../../../../src/protocol/worker';
import { NoticeDesk, type NoticeOffer } from '../../../../src/ui/notices/noticeDesk';
import { gatherWeek } from '../../../../src/ui/weekly/gatherWeek';
import { WeeklySummary } from '../../../../src/ui/weekly/weeklySummary';
import { workerServices } from '../../../../src/worker/workerServices';
import { seededPulses, seedLedger } from '../../../support/seededLedger';
import { newFile, removeFolders } from '../../store/ledger/folder';
import { VirtualClock } from '../../editor/support/virtualClock';

const ZONE = 'Europe/Berlin';
const HOUR = 3_600_000;
const HOST = { key: 'abc123', name: 'bench' };
/** Friday, 20 November 2026, 16:00 in Berlin. */
const FRIDAY = Date.UTC(2026, 10, 20, 15);
const SETTINGS: LedgerSettings = {
  parameters: DEFAULT_PARAMETERS,
  weeklyTarget: null,
  countDirected: 'apart',
  pulseRetention: 400,
  timeZone: ZONE,
};

/** One window of VS Code with its own thread. */
interface Window {
  readonly api: WorkerApi;
  readonly desk: NoticeDesk;
  readonly summary: WeeklySummary;
  focused: boolean;
}

describe('the summary of the week', function () {
  this.timeout(60_000);
  let file: string;
  let clock: VirtualClock;
  let schedule: WeeklySchedule;
  let shown: NoticeOffer[];
  const open: Window[] = [];
  const log: Log = {
    debug: (message) => {
      assert.ok(!message.includes('waits'), message);
    },
    info: () => undefined,
    warn: (message) => {
      assert.ok(!message.includes('waits'), message);
    },
    error: (message) => {
      assert.ok(false, message);
    },
  };

  beforeEach(() => {
    file = newFile();
    clock = new VirtualClock();
    schedule = { weekday: 4, minutes: 960 };
    shown = [];
  });
  afterEach(async () => {
    for (const window of open.splice(0)) await close(window);
  });
  after(removeFolders);

  const at = (now: number): void => {
    clock.go(now - clock.now());
  };
  const seed = (days: number): void => {
    const pulses = seededPulses({ repo: 'file:///home/lea/lake', zone: ZONE, now: FRIDAY, days });
    seedLedger(file, HOST, FRIDAY, pulses);
  };
  async function window(focused = true): Promise<Window> {
    const api = workerServices({ file, host: HOST, now: () => clock.now(), log });
    await api.configure(SETTINGS);
    const desk = new NoticeDesk({
      port: api,
      clock,
      log,
      isFocused: () => result.focused,
      schedule: () => schedule,
      elsewhere: () => [],
      show: (offer) => shown.push(offer),
      tell: () => undefined,
      changed: () => undefined,
    });
    const sources = {
      overview: (query: OverviewQuery) => api.overview(query),
      weekly: api,
      notices: api,
      blocks: api,
      log,
      timeZone: () => ZONE,
    };
    const summary = new WeeklySummary({
      clock,
      log,
      schedule: () => schedule,
      timeZone: () => ZONE,
      isFocused: () => result.focused,
      port: api,
      weekly: api,
      gather: (week, now) => gatherWeek(sources, week, now),
      notices: desk,
      actions: () => [],
    });
    const result: Window = { api, desk, summary, focused };
    open.push(result);
    return result;
  }
  async function close({ api, desk, summary }: Window): Promise<void> {
    summary.dispose();
    desk.dispose();
    await api.flush();
  }
  const look = async (...windows: readonly Window[]): Promise<void> => {
    await Promise.all(windows.map(({ summary }) => summary.look()));
    await Promise.all(windows.map(({ desk }) => desk.look()));
  };
  const messages = (): string[] => shown.map(({ message }) => message.replaceAll('\u00a0', ' '));

  it('is shown once it is due, in one of two windows, and not again after a restart', async () => {
    seed(12);
    at(FRIDAY - HOUR);
    const [one, two] = [await window(), await window()];
    await look(one, two);
    assert.deepEqual(messages(), []);
    at(FRIDAY);
    await look(one, two);
    const overview = await one.api.overview({
      period: 'week',
      date: '2026-11-20',
      repo: null,
      now: FRIDAY,
    });
    assert.ok(overview.totals.headlines.built > 4 * HOUR);
    const [message = ''] = messages();
    assert.match(
      message,
      /^Built \d h \d\d, reviewed \d h \d\d, directed .*; usual is .* built\.$/,
    );
    at(FRIDAY + HOUR);
    await look(one, two, await window());
    assert.equal(shown.length, 1);
    assert.equal(shown[0]?.key, 'weekly/2026-W47');
  });

  it('comes late when the machine was off, in the window that is looked at', async () => {
    seed(12);
    at(FRIDAY + 2 * 24 * HOUR + 17 * HOUR);
    const hidden = await window(false);
    await look(hidden);
    assert.deepEqual(messages(), []);
    hidden.focused = true;
    await look(hidden);
    const [message = ''] = messages();
    assert.match(message, /^Last week: built /);
  });

  it('waits for the end of a session, and tells the numbers of then', async () => {
    seed(12);
    at(FRIDAY);
    const one = await window();
    let quiet = true;
    one.desk.holdWhile(() => quiet);
    await look(one);
    assert.deepEqual(messages(), []);
    assert.equal(one.desk.waiting()[0]?.reason, 'session');
    quiet = false;
    at(FRIDAY + HOUR);
    await look(one);
    assert.equal(shown.length, 1);
  });

  it('has nothing to say of an empty week, and holds nothing else back for it', async () => {
    at(FRIDAY);
    const one = await window();
    await look(one);
    one.desk.offer({ kind: 'block', key: 'block/1', message: 'Now.', actions: [] });
    await look(one);
    assert.deepEqual(messages(), ['Now.']);
  });

  it('is off where the person turned it off, also while it waits', async () => {
    seed(12);
    at(FRIDAY);
    const one = await window();
    one.desk.holdWhile(() => true);
    await look(one);
    schedule = null;
    await look(one);
    assert.deepEqual([one.desk.waiting(), shown], [[], []]);
    assert.deepEqual(await one.api.heldNotices(0, 2 * FRIDAY), []);
  });

  it('moves with the time that the person sets', async () => {
    seed(12);
    at(FRIDAY);
    const one = await window();
    let quiet = true;
    one.desk.holdWhile(() => quiet);
    await look(one);
    schedule = { weekday: 4, minutes: 1020 };
    await look(one);
    quiet = false;
    await look(one);
    assert.deepEqual(shown, []);
    at(FRIDAY + HOUR);
    await look(one);
    assert.equal(shown.length, 1);
  });

  it('looks at the clock each minute', async () => {
    seed(12);
    at(FRIDAY - 30_000);
    const one = await window();
    clock.go(60_000);
    await look(one);
    assert.equal(shown.length, 1);
  });
});
