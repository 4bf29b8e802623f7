import assert from 'node:assert/strict';
import type { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import type { MirrorRow } from '../../../../src/core/mirror/month';
import { keepAnswer } from '../../../../src/store/blocks/answers';
import { keepMeasure, measuresOf } from '../../../../src/store/blocks/measures';
import { keepPlan, planHistory } from '../../../../src/store/blocks/plans';
import { foreignSessionMeasures, keepSessionMeasure } from '../../../../src/store/focus/measures';
import { transact } from '../../../../src/store/ledger/sqlite';
import { dropSources } from '../../../../src/store/mirror/days';
import { ledgerId } from '../../../../src/store/mirror/months';
import { mirroredTables } from '../../../../src/store/mirror/tables';
import { askNotice, doneNotices } from '../../../../src/store/notices/notices';
import { addDecision, readDecisions } from '../../../../src/store/weeks/decisions';
import { newFile, open, removeFolders } from '../ledger/folder';

const HOST = 'abc123';
const NOW = Date.UTC(2026, 10, 16, 9);
const BLOCK = { start: NOW, end: NOW + 3_600_000 };

describe('tables that hold on all machines', function () {
  this.timeout(60_000);
  const opened: { close(): void }[] = [];
  const ledger = (id: string): DatabaseSync => {
    const { ledger: made } = open(newFile());
    opened.push(made);
    ledgerId(made.db, () => id);
    return made.db;
  };
  afterEach(() => {
    for (const one of opened.splice(0)) one.close();
  });
  after(removeFolders);

  /** All that a ledger tells, as others find it. */
  const toldBy = (db: DatabaseSync): (readonly [string, MirrorRow])[] =>
    mirroredTables.flatMap((table) =>
      table
        .rows(db, HOST)
        .map(({ key, changed, value }) => [table.name, { key, changed, value }] as const),
    );
  const take = (db: DatabaseSync, told: readonly (readonly [string, MirrorRow])[]): number =>
    transact(
      db,
      () =>
        told.filter(([name, row]) =>
          mirroredTables.find((table) => table.name === name)?.take(db, row),
        ).length,
    );
  const fill = (db: DatabaseSync): void => {
    addDecision(db, { id: 'd1', at: NOW, kind: 'week', week: '2026-11-09', answer: 'holiday' });
    keepAnswer(
      db,
      {
        ...{ key: 'Morning/2026-11-16', planned: BLOCK, skipped: 'a visit', moved: null },
        ...{ cause: { kind: 'meeting', words: 'steering' }, area: null },
      },
      NOW,
    );
    const measure = { present: 3_000_000, built: 2_400_000 } as never;
    keepMeasure(db, 'Morning/2026-11-16', BLOCK, { host: HOST, stamp: 's', measure }, NOW);
    askNotice(
      db,
      {
        ...{ key: 'weekly/2026-W47', kind: 'weekly', message: 'm', now: NOW, quiet: false },
        ...{ schedule: null, elsewhere: [] },
      },
      'UTC',
    );
    const ran = { count: 0, ms: 0 };
    keepSessionMeasure(
      db,
      {
        ...{ session: 'f1', host: HOST, start: NOW },
        measure: {
          ...{ built: 1_200_000, reviewed: 0, directed: 60_000 },
          interruptions: { focus: { count: 1, ms: 90_000 }, review: ran, other: ran },
        },
      },
      NOW,
    );
    keepPlan(db, { blocks: [], thresholds: { kept: 0.5, partly: 0.1 } }, NOW - 1);
    db.prepare("INSERT INTO block_plan VALUES (?, '[]')").run(NOW);
    db.prepare("INSERT INTO week_decision VALUES ('2026-11-16', 'keep', 'all blocks', ?)").run(NOW);
  };

  it('reach another ledger whole, and once', () => {
    const [a, b] = [ledger('a1'), ledger('b1')];
    fill(a);
    const told = toldBy(a);
    assert.deepEqual(
      [...new Set(told.map(([name]) => name))].sort(),
      mirroredTables.map(({ name }) => name).sort(),
    );
    assert.equal(take(b, told), told.length);
    assert.equal(take(b, told), 0);
    assert.deepEqual(readDecisions(b), readDecisions(a));
    assert.deepEqual(doneNotices(b, ['weekly/2026-W47']), ['weekly/2026-W47']);
    const others = measuresOf(b, 'Morning/2026-11-16', BLOCK);
    assert.deepEqual(
      others.map(({ host }) => host),
      [`${HOST}~a1`],
    );
    assert.deepEqual(
      foreignSessionMeasures(b, 'f1', BLOCK).map(({ built, directed }) => [built, directed]),
      [[1_200_000, 60_000]],
    );
    // What the other machine saw is not told on as this one's.
    assert.ok(!toldBy(b).some(([name]) => name.endsWith('_measure')));
    dropSources(b, [`${HOST}~a1`]);
    assert.deepEqual(foreignSessionMeasures(b, 'f1', BLOCK), []);
    assert.deepEqual(measuresOf(b, 'Morning/2026-11-16', BLOCK), []);
  });

  it('come to the same in any order, however often, with any changes on both sides', () => {
    const change = fc.record({
      key: fc.constantFrom('one', 'two'),
      at: fc.integer({ min: 1, max: 4 }),
      words: fc.constantFrom('a', 'b', 'c'),
    });
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 12 }),
        fc.array(change, { maxLength: 12 }),
        (ours, theirs) => {
          const [a, b] = [ledger('a1'), ledger('b1')];
          for (const [db, changes] of [
            [a, ours],
            [b, theirs],
          ] as const) {
            for (const { key, at, words } of changes) {
              keepAnswer(
                db,
                {
                  ...{ key, planned: BLOCK, skipped: words, moved: null, cause: null },
                  ...{ area: undefined },
                },
                at,
              );
            }
          }
          const [fromA, fromB] = [toldBy(a), toldBy(b)];
          take(a, fromB);
          take(b, [...fromA].reverse());
          take(b, fromA);
          assert.deepEqual(toldBy(a), toldBy(b));
          for (const db of opened.splice(0)) db.close();
        },
      ),
      { numRuns: 25 },
    );
  });

  it('take plans of the time before the ledger noted its own, in any order', () => {
    const plan = (name: string): never =>
      ({ blocks: [{ name }], thresholds: { kept: 1 } }) as never;
    const told = [5, 1, 3].map((since) => {
      const value = JSON.stringify([{ name: `of ${since}` }]);
      return ['block_plan', { key: `[${since}]`, changed: since, value }] as const;
    });
    const db = ledger('a1');
    assert.equal(take(db, told.slice(0, 1)), 1);
    assert.equal(keepPlan(db, plan('own'), 4), 'changed');
    const own = planHistory(db).at(-1)?.since ?? 0;
    assert.equal(own, 6, 'what the settings say now holds, whatever was planned elsewhere');
    assert.equal(take(db, told), 2);
    const later = [['block_plan', { key: '[7]', changed: 7, value: '[]' }]] as const;
    assert.equal(take(db, later), 0);
    assert.deepEqual(
      planHistory(db).map(({ since, blocks }) => [since, blocks[0]?.name]),
      [
        [1, 'of 1'],
        [3, 'of 3'],
        [5, 'of 5'],
        [6, 'own'],
      ],
    );
  });

  it('take nothing that does not fit, and no table that they do not know', () => {
    const db = ledger('a1');
    const odd = [
      { key: '[]', changed: 1, value: [] },
      { key: '["k"]', changed: 1, value: [{}] },
      { key: '["k"]', changed: 1, value: null },
    ];
    for (const row of odd) {
      for (const { name } of mirroredTables) assert.equal(take(db, [[name, row]]), 0, name);
    }
    assert.equal(take(db, [['of another day', odd[0]!]]), 0);
    assert.deepEqual(toldBy(db), []);
  });
});
