import assert from 'node:assert/strict';
import { reportCommand } from '../../../../src/cli/report';
import type { BlockOccurrence } from '../../../../src/core/blocks/blockOccurrence';
import {
  DEFAULT_THRESHOLDS,
  type ProtectedBlock,
} from '../../../../src/core/blocks/protectedBlock';
import { ExpectedError } from '../../../../src/core/errors/expectedError';
import { begin, change } from '../../../../src/core/focus/machine';
import type { SessionWithResult } from '../../../../src/core/focus/result';
import { DEFAULT_PARAMETERS, type TimeParameters } from '../../../../src/core/time/parameters';
import type { Report } from '../../../../src/insights/report/reportModel';
import { keepMeasure } from '../../../../src/store/blocks/measures';
import { putSession } from '../../../../src/store/focus/sessions';
import { setFolded } from '../../../../src/store/ledger/rollups';
import { BlocksService } from '../../../../src/worker/blocks/blocksService';
import { SharedLedger } from '../../../../src/worker/sharedLedger';
import { newFile, removeFolders } from '../../store/ledger/folder';
import { STATE, typing } from '../../store/ledger/pulses';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const BERLIN = 'Europe/Berlin';
const at = (iso: string): number => Date.parse(`${iso}:00+01:00`);
/** Monday, before anything. */
const MONDAY = at('2026-11-16T00:00');
const TUESDAY = '2026-11-17T09:00[Europe/Berlin]';
const THURSDAY = '2026-11-19T09:00[Europe/Berlin]';
const quiet = { debug: () => 0, info: () => 0, warn: () => 0, error: () => 0 };
const CODING: ProtectedBlock = {
  name: 'Coding',
  days: ['tue', 'thu'],
  start: '09:00',
  end: '12:00',
  area: null,
  zone: BERLIN,
};
const PLAN = { blocks: [CODING], thresholds: DEFAULT_THRESHOLDS };

describe('protected blocks in the ledger', function () {
  this.timeout(60_000);
  const open: SharedLedger[] = [];
  afterEach(() => {
    for (const shared of open.splice(0)) shared.keeper.close();
  });
  after(removeFolders);

  /** One window's worker thread. */
  const window = (
    file: string,
    now = MONDAY,
    parameters: TimeParameters = DEFAULT_PARAMETERS,
  ): { shared: SharedLedger; blocks: BlocksService } => {
    const host = { key: 'h1', name: 'h1' };
    const shared = new SharedLedger({ file, host, now: () => now, log: quiet });
    shared.configure({
      parameters,
      weeklyTarget: null,
      countDirected: 'apart',
      pulseRetention: 400,
      timeZone: BERLIN,
    });
    open.push(shared);
    const sessions = (): Promise<readonly SessionWithResult[]> => Promise.resolve([]);
    const writtenBefore = (): Promise<undefined> => Promise.resolve(undefined);
    return { shared, blocks: new BlocksService(shared, { sessions, writtenBefore }) };
  };

  /** Types from an instant on for so many minutes. */
  const type = (shared: SharedLedger, from: number, minutes: number): void => {
    const pulses = Array.from({ length: minutes * 12 }, (_, i) => typing(from + i * 5_000));
    shared.keeper.append(pulses);
  };
  const review = (shared: SharedLedger, from: number, minutes: number): void => {
    const state = { ...STATE, surface: 'pr' as const, owner: 'others' as const };
    const none = { firstHands: null, lastHands: null, handsRepo: null, edits: [] };
    shared.keeper.append(
      Array.from({ length: minutes * 12 }, (_, i) => typing(from + i * 5_000, { state, ...none })),
    );
  };
  const week = async (blocks: BlocksService, now: number): Promise<readonly BlockOccurrence[]> =>
    blocks.blocks(MONDAY, MONDAY + 7 * DAY, now);
  const states = (all: readonly BlockOccurrence[]): (string | null)[][] =>
    all.map(({ state, cause }) => [state, cause]);

  it('are kept, partly or lost by what was built in them, with what was measured instead', async () => {
    const { shared, blocks } = window(newFile());
    const all = { ...CODING, days: ['mon', 'tue', 'wed', 'thu', 'fri'] as const };
    await blocks.configureBlocks({ ...PLAN, blocks: [all] }, MONDAY);
    type(shared, at('2026-11-16T09:00'), 110);
    type(shared, at('2026-11-17T09:10'), 60);
    review(shared, at('2026-11-17T10:10'), 100);
    type(shared, at('2026-11-18T09:00'), 10);
    type(shared, at('2026-11-18T13:00'), 5);
    const [mon, tue, wed, thu, fri] = await week(blocks, at('2026-11-20T10:00'));
    assert.deepEqual(states([mon!, tue!, wed!, thu!, fri!]), [
      ['kept', null],
      ['partly', 'review of others'],
      ['lost', 'work outside the editor'],
      ['lost', 'unknown (the editor was not open)'],
      ['now', null],
    ]);
    // From the first key to the grace after the last one.
    assert.equal(mon!.built, 110 * MINUTE - 200 + DEFAULT_PARAMETERS.idleGrace);
    assert.equal(thu!.because?.source, 'measured');
  });

  it('say the reason of the person first, then what broke a session in them', async () => {
    const { shared, blocks } = window(newFile());
    await blocks.configureBlocks(PLAN, MONDAY);
    const start = at('2026-11-17T09:05');
    const length = { kind: 'for', ms: HOUR } as const;
    const begun = begin({ length, block: TUESDAY }, { id: 's', host: 'h1', now: start, zone: 60 });
    const ended = change(
      change(begun, { kind: 'end' }, start + MINUTE),
      { kind: 'broke', by: 'incident' },
      start + 2 * MINUTE,
    );
    shared.keeper.change(({ db }) => {
      putSession(db, ended);
    });
    const friday = at('2026-11-20T12:00');
    assert.deepEqual(
      (await week(blocks, friday)).map(({ because }) => because),
      [
        { kind: 'incident', source: 'session', words: null },
        { kind: 'unknown', source: 'measured', words: null },
      ],
    );
    await blocks.answerBlock(TUESDAY, { kind: 'cause', cause: 'chat', words: null }, friday);
    await blocks.answerBlock(
      THURSDAY,
      { kind: 'skip', reason: ' Planning meeting ' },
      at('2026-11-19T08:00'),
    );
    assert.deepEqual(states(await week(blocks, friday)), [
      ['lost', 'chat'],
      ['skipped', 'Planning meeting'],
    ]);
  });

  it('keep answers while parameters and thresholds calculate everything anew', async () => {
    const file = newFile();
    const { shared, blocks } = window(file);
    await blocks.configureBlocks(PLAN, MONDAY);
    // Ten minutes of typing an hour apart: with a long gap of episodes it is all one.
    for (const hour of [0, 1, 2]) type(shared, at('2026-11-17T09:00') + hour * HOUR, 10);
    await blocks.answerBlock(THURSDAY, { kind: 'skip', reason: 'Dentist' }, MONDAY);
    const friday = at('2026-11-20T12:00');
    assert.deepEqual((await week(blocks, friday))[0]?.state, 'lost');
    await blocks.configureBlocks({ ...PLAN, thresholds: { kept: 0.15, partly: 0.1 } }, friday);
    assert.deepEqual(states(await week(blocks, friday)), [
      ['kept', null],
      ['skipped', 'Dentist'],
    ]);
    const other = { ...DEFAULT_PARAMETERS, episodeLead: 0, idleGrace: 5_000 };
    const again = window(file, friday, other);
    const [before] = await week(blocks, friday);
    const [after] = await week(again.blocks, friday);
    assert.ok(after!.built < before!.built);
    assert.deepEqual(states(await week(again.blocks, friday))[1], ['skipped', 'Dentist']);
  });

  it('who builds all the same has kept it, whatever was said before', async () => {
    const { shared, blocks } = window(newFile());
    await blocks.configureBlocks(PLAN, MONDAY);
    await blocks.answerBlock(TUESDAY, { kind: 'skip', reason: 'A meeting' }, MONDAY);
    type(shared, at('2026-11-17T09:00'), 120);
    assert.deepEqual(states(await week(blocks, at('2026-11-17T12:00')))[0], ['kept', null]);
  });

  it('count where they were moved to, and may be put back', async () => {
    const { shared, blocks } = window(newFile());
    await blocks.configureBlocks(PLAN, MONDAY);
    const now = at('2026-11-17T09:01');
    const to = { start: at('2026-11-20T14:00'), end: at('2026-11-20T17:00') };
    const moved = await blocks.answerBlock(TUESDAY, { kind: 'move', ...to }, now);
    assert.equal(moved.state, 'moved');
    assert.deepEqual(moved.movedFrom, {
      start: at('2026-11-17T09:00'),
      end: at('2026-11-17T12:00'),
    });
    type(shared, at('2026-11-17T09:00'), 120);
    type(shared, at('2026-11-20T14:00'), 40);
    const ahead = await blocks.blocksAhead(at('2026-11-18T00:00'));
    assert.deepEqual(
      ahead.slice(0, 2).map(({ key, state }) => [key, state]),
      [
        [THURSDAY, 'coming'],
        [TUESDAY, 'moved'],
      ],
    );
    const [, late] = await week(blocks, at('2026-11-20T18:00'));
    assert.deepEqual([late?.key, late?.state], [TUESDAY, 'partly']);
    const back = await blocks.answerBlock(TUESDAY, { kind: 'asPlanned' }, at('2026-11-20T18:00'));
    assert.equal(back.state, 'kept');
  });

  it('refuse a move that makes no sense, by field and reason, and stay', async () => {
    const { blocks } = window(newFile());
    await blocks.configureBlocks(PLAN, MONDAY);
    const now = at('2026-11-17T09:01');
    const move = (start: string, end: string): Promise<unknown> =>
      blocks.answerBlock(TUESDAY, { kind: 'move', start: at(start), end: at(end) }, now);
    const refused = (promise: Promise<unknown>, words: RegExp): Promise<void> =>
      assert.rejects(
        promise,
        (error: unknown) => error instanceof ExpectedError && words.test(error.happened),
      );
    await refused(
      move('2026-11-18T12:00', '2026-11-18T09:00'),
      /^end: a block must end after it begins/,
    );
    await refused(
      move('2026-11-18T09:00', '2026-11-19T10:00'),
      /^end: a block can be at most a day/,
    );
    await refused(
      move('2026-11-30T09:00', '2026-11-30T10:00'),
      /^start: a block can be moved by a week/,
    );
    await refused(move('2026-11-16T09:00', '2026-11-16T10:00'), /^start: that time has passed/);
    await refused(move('2026-11-19T11:00', '2026-11-19T14:00'), /^start: "Coding" is at that time/);
    await refused(
      blocks.answerBlock('2026-11-18T09:00[Europe/Berlin]', { kind: 'asPlanned' }, now),
      /no longer planned/,
    );
    await refused(blocks.answerBlock('nonsense', { kind: 'asPlanned' }, now), /no longer planned/);
    assert.equal((await week(blocks, now))[0]?.state, 'now');
    assert.equal((await week(blocks, now))[0]?.movedFrom, null);
  });

  it('remember an area that was put into them, also when their time is changed', async () => {
    const { blocks } = window(newFile());
    await blocks.configureBlocks(PLAN, MONDAY);
    const area = { repo: '/lake', path: 'web', name: 'web/checkout' };
    await blocks.answerBlock(THURSDAY, { kind: 'area', area }, MONDAY);
    assert.deepEqual(
      (await week(blocks, MONDAY)).map((one) => one.area),
      [null, area],
    );
    const later = { ...CODING, start: '10:00', area: { repo: null, path: 'docs', name: 'docs' } };
    await blocks.configureBlocks({ ...PLAN, blocks: [later] }, MONDAY + HOUR);
    assert.deepEqual(
      (await week(blocks, MONDAY + HOUR)).map((one) => one.area?.path),
      ['docs', 'web'],
    );
    await blocks.answerBlock(
      '2026-11-17T10:00[Europe/Berlin]',
      { kind: 'area', area: null },
      MONDAY,
    );
    assert.equal((await week(blocks, MONDAY + HOUR))[0]?.area, null);
  });

  it('hand an area on once, to the block that came next then', async () => {
    const { blocks } = window(newFile());
    await blocks.configureBlocks(PLAN, MONDAY);
    const area = { repo: '/lake', path: 'web', name: 'web/checkout' };
    await blocks.answerBlock(TUESDAY, { kind: 'area', area }, MONDAY);
    const later = { ...CODING, start: '10:00' };
    await blocks.configureBlocks({ ...PLAN, blocks: [later] }, MONDAY + HOUR);
    const from = MONDAY + 21 * DAY;
    const all = await blocks.blocks(from, from + 14 * DAY, from);
    assert.deepEqual(
      all.map((one) => one.area),
      [null, null, null, null],
    );
    assert.equal((await week(blocks, MONDAY + HOUR))[0]?.area?.path, 'web');
  });

  it('stay what they were after a change of the setting, from whatever window it comes', async () => {
    const file = newFile();
    const [one, two] = [window(file).blocks, window(file).blocks];
    await one.configureBlocks(PLAN, MONDAY);
    await two.configureBlocks(PLAN, MONDAY + 1);
    const wednesday = at('2026-11-18T12:00');
    await two.configureBlocks({ ...PLAN, blocks: [] }, wednesday);
    await one.configureBlocks({ ...PLAN, blocks: [] }, wednesday + 5);
    assert.deepEqual(
      (await week(one, wednesday)).map(({ key }) => key),
      [TUESDAY],
    );
    assert.deepEqual(await one.blocksAhead(wednesday), []);
    // A clock that was put back: the latest word holds all the same.
    await one.configureBlocks(PLAN, MONDAY);
    assert.equal((await one.blocksAhead(wednesday)).length, 4);
  });

  it('are started by one window only', async () => {
    const file = newFile();
    const windows = [window(file).blocks, window(file).blocks, window(file).blocks];
    const claims = await Promise.all(windows.map((blocks) => blocks.claimBlock(TUESDAY, MONDAY)));
    assert.deepEqual(claims.filter((won) => won).length, 1);
    assert.equal(await windows[0]!.claimBlock(TUESDAY, MONDAY + DAY), false);
  });

  it('outlive their pulses, and count what other machines saw', async () => {
    const { shared, blocks } = window(newFile(), at('2026-11-21T00:00'));
    await blocks.configureBlocks(PLAN, MONDAY);
    type(shared, at('2026-11-17T09:00'), 60);
    const saturday = at('2026-11-21T00:00');
    // Asked for by the window that watches, whether anybody looks at the weeks or not.
    await blocks.blocksAhead(saturday);
    const range = { start: at('2026-11-17T09:00'), end: at('2026-11-17T12:00') };
    const measure = { built: HOUR, reviewed: 0, directed: 0, present: HOUR, open: true };
    shared.keeper.change(({ db }) => {
      keepMeasure(db, TUESDAY, range, { host: 'container', stamp: 'x', measure }, saturday);
    });
    assert.equal((await week(blocks, saturday))[0]?.state, 'kept');
    shared.keeper.change(({ db }) => {
      setFolded(db, { day: '2026-11-20', until: at('2026-11-20T00:00') });
      db.exec('DELETE FROM pulse_edit');
      db.exec('DELETE FROM pulse');
    });
    const [tuesday] = await week(blocks, saturday);
    assert.deepEqual([tuesday?.state, tuesday?.built], ['kept', 2 * HOUR - 100]);
  });

  it('are reported by the command line, the same as in the views', async () => {
    const file = newFile();
    const { shared, blocks } = window(file);
    // Over, whenever this test runs.
    const [tuesday, thursday] = ['2025-11-18', '2025-11-20'].map(
      (day) => `${day}T09:00[${BERLIN}]`,
    );
    const before = at('2025-11-17T00:00');
    await blocks.configureBlocks(PLAN, before);
    type(shared, at('2025-11-18T09:00'), 120);
    await blocks.answerBlock(thursday!, { kind: 'skip', reason: 'A meeting' }, before);
    shared.keeper.close();
    const run = async (...args: string[]): Promise<string> => {
      const out: string[] = [];
      const io = {
        stdout: (text: string) => out.push(text),
        stderr: (text: string) => out.push(text),
      };
      const week = ['--ledger', file, '--week', '2025-W47', '--tz', BERLIN];
      assert.equal(await reportCommand([...week, ...args], io), 0, out.join(''));
      return out.join('');
    };
    const report = JSON.parse(await run('--json')) as Report;
    assert.deepEqual(
      report.blocks.map(({ key, name, state, built, cause }) => [key, name, state, built, cause]),
      [
        [tuesday, 'Coding', 'kept', 2 * HOUR - 100, null],
        [thursday, 'Coding', 'skipped', 0, 'A meeting'],
      ],
    );
    assert.match(await run(), /block 2025-11-18T09:00 {2}kept {2}built 2:00 of 3:00 {2}Coding\n/);
  });
});
