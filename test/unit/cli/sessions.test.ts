import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { exportCommand } from '../../../src/cli/export';
import { importCommand } from '../../../src/cli/import';
import { reportCommand } from '../../../src/cli/report';
import type { Verb } from '../../../src/cli/verb';
import { begin, change } from '../../../src/core/focus/machine';
import type { SessionResult } from '../../../src/core/focus/result';
import type { FocusSession, SessionWish } from '../../../src/core/focus/session';
import type { Report } from '../../../src/insights/report/reportModel';
import { keepSessionMeasure } from '../../../src/store/focus/measures';
import { keepResult, openSession, putSession } from '../../../src/store/focus/sessions';
import { setFolded } from '../../../src/store/ledger/rollups';
import { newFile, newFolder, open, removeFolders } from '../store/ledger/folder';
import { MORNING, typingFor } from '../store/ledger/pulses';

const MINUTE = 60_000;
/** Of two minutes, from the first key on. */
const BUILT = 2 * MINUTE - 100;
const none = { count: 0, ms: 0 };
const RESULT: SessionResult = {
  ran: 10 * MINUTE,
  paused: 0,
  built: 7 * MINUTE,
  reviewed: 0,
  directed: 0,
  share: 0.7,
  areas: [{ repo: '/home/lea/shop', path: 'src', built: 7 * MINUTE }],
  files: [{ repo: '/home/lea/shop', path: 'src/cart.ts', built: 7 * MINUTE }],
  commits: [{ repo: '/home/lea/shop', id: 'abc', at: MORNING, subject: 'Secret plan' }],
  interruptions: { focus: none, review: none, other: none },
};

async function run(verb: Verb, ...args: string[]): Promise<string> {
  const [out, err]: [string[], string[]] = [[], []];
  const io = {
    stdout: (text: string) => out.push(text),
    stderr: (text: string) => err.push(text),
  };
  assert.equal(await verb(args, io), 0, err.join(''));
  return out.join('');
}

async function report(file: string, ...args: string[]): Promise<Report> {
  return JSON.parse(await run(reportCommand, '--ledger', file, '--json', ...args)) as Report;
}

function session(id: string, start: number, wish: Partial<SessionWish> = {}): FocusSession {
  const length = { kind: 'for', ms: 25 * MINUTE } as const;
  const begun = begin({ length, ...wish }, { id, host: 'h', now: start, zone: 60 });
  return change(
    change(begun, { kind: 'end' }, start + 2 * MINUTE),
    { kind: 'broke', by: 'incident' },
    start + 3 * MINUTE,
  );
}

/** Two finished sessions and one that runs; typing for ten minutes from the first one's start. */
function filled(): string {
  const file = newFile();
  const { ledger } = open(file);
  ledger.append(typingFor(120));
  const wish: SessionWish = {
    length: { kind: 'for', ms: 25 * MINUTE },
    intention: 'Secret plan',
    area: { repo: '/home/lea/shop', path: 'src' },
    estimate: 60 * MINUTE,
    tags: ['nobody-waits'],
    block: 'b1',
  };
  putSession(ledger.db, session('s1', MORNING, wish));
  keepResult(ledger.db, 's1', RESULT);
  // Half past midnight in Berlin: the next day there, the same one in UTC.
  putSession(ledger.db, session('s2', Date.UTC(2026, 10, 16, 23, 30)));
  const length = { kind: 'for', ms: 50 * MINUTE } as const;
  putSession(
    ledger.db,
    begin({ length }, { id: 's3', host: 'h', now: Date.UTC(2026, 10, 17, 8), zone: 60 }),
  );
  ledger.close();
  return file;
}

describe('focus sessions on the command line', () => {
  after(removeFolders);

  it('stand in the report, measured by what the ledger holds', async () => {
    const { sessions } = await report(filled(), '--from', '2026-11-16', '--to', '2026-11-17');
    assert.deepEqual(
      sessions.map(({ id }) => id),
      ['s1', 's2', 's3'],
    );
    assert.deepEqual(sessions[0], {
      id: 's1',
      host: 'h',
      state: 'ended',
      start: MORNING,
      end: MORNING + 2 * MINUTE,
      planned: 25 * MINUTE,
      ran: 2 * MINUTE,
      paused: 0,
      built: BUILT,
      share: BUILT / (2 * MINUTE),
      intention: 'Secret plan',
      area: { repo: '/home/lea/shop', path: 'src' },
      estimate: 60 * MINUTE,
      tags: ['nobody-waits'],
      broke: 'incident',
      block: 'b1',
      zone: 60,
    });
    const [, , running] = sessions;
    assert.deepEqual([running?.state, running?.end, running?.built], ['running', null, 0]);
  });

  it('belong to the day on which they began', async () => {
    const file = filled();
    const ids = async (...args: string[]): Promise<string[]> => {
      const days = ['--from', '2026-11-16', '--to', '2026-11-16'];
      return (await report(file, ...days, ...args)).sessions.map(({ id }) => id);
    };
    assert.deepEqual(await ids(), ['s1']);
    assert.deepEqual(await ids('--tz', 'UTC'), ['s1', 's2']);
    assert.deepEqual(await ids('--tz', 'Europe/Berlin'), ['s1']);
  });

  it('keep what was built when only totals are left of their days', async () => {
    const file = filled();
    const { ledger } = open(file);
    // Nobody looked at the second one, but what was built in it was noted.
    const measured = { session: 's2', host: 'h', start: MORNING };
    keepSessionMeasure(ledger.db, { ...measured, measure: { ...RESULT, built: MINUTE } }, MORNING);
    setFolded(ledger.db, { day: '2026-11-18', until: Date.UTC(2026, 10, 17, 23) });
    ledger.close();
    const { sessions } = await report(file, '--from', '2026-11-16', '--to', '2026-11-17');
    assert.deepEqual(
      sessions.map(({ built }) => built),
      [7 * MINUTE, MINUTE, null],
    );
  });

  it('are told to people in one line each', async () => {
    const text = await run(reportCommand, '--ledger', filled(), '--week', '2026-W47');
    assert.match(
      text,
      /session 2026-11-16T09:00:00\+01:00 {2}built 0:02 of 0:02 {2}planned 0:25 {2}broken by incident {2}Secret plan/,
    );
  });

  it('move with an export, once, and the one that runs stays where it runs', async () => {
    const file = path.join(newFolder(), 'export.json');
    writeFileSync(file, await run(exportCommand, '--ledger', filled(), '--format', 'json'));
    const target = newFile();
    const again = async (): Promise<unknown> =>
      (
        JSON.parse(await run(importCommand, file, '--ledger', target, '--json')) as {
          sessions: number;
        }
      ).sessions;
    assert.equal(await again(), 2);
    assert.equal(await again(), 0);
    const days = ['--from', '2026-11-16', '--to', '2026-11-17'];
    const [there, here] = [await report(target, ...days), await report(filled(), ...days)];
    assert.deepEqual(there.sessions, here.sessions.slice(0, 2));
    const { ledger } = open(target);
    assert.equal(openSession(ledger.db), null);
    ledger.close();
  });

  it('move with what was measured, where their pulses are gone or on another machine', async () => {
    const ledgerOf = (host: string, isFolded: boolean): string => {
      const file = filled();
      const { ledger } = open(file);
      const measured = { session: 's2', host, start: Date.UTC(2026, 10, 16, 23, 30) };
      keepSessionMeasure(ledger.db, { ...measured, measure: { ...RESULT, built: MINUTE } }, 1);
      const until = Date.UTC(2026, 10, 17, 23);
      if (isFolded) setFolded(ledger.db, { day: '2026-11-18', until });
      ledger.close();
      return file;
    };
    const days = ['--from', '2026-11-16', '--to', '2026-11-17'];
    for (const ledger of [ledgerOf('h', true), ledgerOf('lake~1', false)]) {
      for (const redact of [[], ['--redact']]) {
        const file = path.join(newFolder(), 'export.json');
        const wish = ['--ledger', ledger, '--format', 'json', ...redact];
        writeFileSync(file, await run(exportCommand, ...wish));
        const target = newFile();
        for (let time = 0; time < 2; time++) {
          await run(importCommand, file, '--ledger', target);
          const built = (await report(target, ...days)).sessions.map((one) => one.built);
          assert.equal(built[1], MINUTE);
          const here = await report(ledger, ...days);
          assert.deepEqual(
            built,
            here.sessions.slice(0, 2).map((one) => one.built),
          );
        }
      }
    }
  });

  it('tell nothing that names something in a redacted export', async () => {
    const args = ['--ledger', filled(), '--format', 'json', '--redact'];
    const text = await run(exportCommand, ...args);
    for (const name of ['Secret', 'shop', 'cart', '"s1"', 'abc'])
      assert.ok(!text.includes(name), name);
    const file = path.join(newFolder(), 'export.json');
    writeFileSync(file, text);
    const target = newFile();
    await run(importCommand, file, '--ledger', target);
    const { sessions } = await report(target, '--from', '2026-11-16', '--to', '2026-11-17');
    assert.deepEqual(
      sessions.map(({ built, broke }) => [built, broke]),
      [
        [BUILT, 'incident'],
        [0, 'incident'],
      ],
    );
  });

  it('that are damaged in a file are refused', async () => {
    const text = await run(exportCommand, '--ledger', filled(), '--format', 'json');
    const file = path.join(newFolder(), 'export.json');
    writeFileSync(file, text.replace('"broke":"incident"', '"broke":"boredom"'));
    const errors: string[] = [];
    const io = { stdout: () => 0, stderr: (words: string) => errors.push(words) };
    assert.equal(await importCommand([file, '--ledger', newFile()], io), 1);
    assert.match(errors.join(''), /no focus session/);
  });
});
