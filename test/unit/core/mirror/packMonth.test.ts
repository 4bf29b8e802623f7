import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { MirrorDay, MirrorMonth, MirrorRow } from '../../../../src/core/mirror/month';
import {
  addMonths,
  mirrorKey,
  partsOfMirrorKey,
  partsOfSource,
  sourceOf,
} from '../../../../src/core/mirror/month';
import { missingOf } from '../../../../src/core/mirror/missing';
import {
  bytesInJson,
  MIRROR_LIMIT,
  ORIGIN_ORDER,
  packMonth,
  TIME_CODES,
} from '../../../../src/core/mirror/packMonth';
import {
  isLater,
  isOfNewerVersion,
  unpackMonth,
  versionOf,
} from '../../../../src/core/mirror/unpackMonth';
import { ORIGINS } from '../../../../src/core/origins/origin';
import { KINDS, REVIEW_SUBS } from '../../../../src/core/time/kind';
import { DEFAULT_PARAMETERS } from '../../../../src/core/time/parameters';

const HOST = { key: 'abc123', name: 'bench' };

function month(days: readonly MirrorDay[], rows: MirrorMonth['rows'] = {}): MirrorMonth {
  return { host: HOST, ledger: 'l1', month: '2026-11', absorbed: [], days, rows };
}

const count = fc.integer({ min: 0, max: 10_000_000 });
const repo = fc.option(fc.webUrl(), { nil: null });
const anyDay = (number: number): fc.Arbitrary<MirrorDay> =>
  fc.record({
    day: fc.constant(`2026-11-${String(number).padStart(2, '0')}`),
    parameters: fc.record({
      ...Object.fromEntries(Object.keys(DEFAULT_PARAMETERS).map((name) => [name, count])),
    }) as unknown as fc.Arbitrary<MirrorDay['parameters']>,
    times: fc.array(
      fc
        .record({ repo, code: fc.constantFrom(...TIME_CODES), ms: count })
        .map(({ code: [kind, sub], ...rest }) => ({ ...rest, kind, sub })),
      { maxLength: 6 },
    ),
    origins: fc.array(
      fc.record({
        repo,
        origin: fc.constantFrom(...ORIGINS),
        events: count,
        inserted: count,
        deleted: count,
      }),
      { maxLength: 6 },
    ),
  });
const anyMonth: fc.Arbitrary<MirrorMonth> = fc
  .uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 8 })
  .chain((numbers) => fc.tuple(...numbers.sort((a, b) => a - b).map(anyDay)))
  .chain((days) =>
    fc.record({
      host: fc.record({ key: fc.string(), name: fc.string({ unit: 'grapheme' }) }),
      ledger: fc.string(),
      month: fc.constant('2026-11'),
      absorbed: fc.uniqueArray(fc.string()).map((list) => list.sort()),
      days: fc.constant(days),
      rows: fc.constant({}),
    }),
  );

describe('a month in the mirror', () => {
  it('comes out as it went in', () => {
    fc.assert(
      fc.property(anyMonth, (one) => {
        const unpacked = unpackMonth(packMonth(one, 1_764_000_000_000));
        assert.ok(unpacked.state === 'ok');
        // Objects without a prototype are the generator's own.
        assert.deepEqual(unpacked.month, JSON.parse(JSON.stringify(one)));
      }),
      { numRuns: 200 },
    );
  });

  it('has a number for every kind, sub-kind and origin', () => {
    assert.deepEqual([...ORIGIN_ORDER].sort(), [...ORIGINS].sort());
    const kinds = new Set(TIME_CODES.map(([kind]) => kind));
    assert.deepEqual([...kinds].sort(), [...KINDS].sort());
    const subs = TIME_CODES.flatMap(([, sub]) => (sub === null ? [] : [sub]));
    assert.deepEqual(subs.sort(), [...REVIEW_SUBS].sort());
  });

  it('that was cut or changed anywhere is told from a whole one', () => {
    const text = packMonth(month([]), 1);
    fc.assert(
      fc.property(fc.nat(text.length - 1), (at) => {
        assert.notEqual(unpackMonth(text.slice(0, at)).state, 'ok');
        const other = text[at] === '7' ? '8' : '7';
        const changed = `${text.slice(0, at)}${other}${text.slice(at + 1)}`;
        const found = unpackMonth(changed);
        // The instant of writing is not under the checksum: it only says which of two texts is the later one.
        const isInstant = at === 2;
        assert.equal(found.state === 'ok', isInstant, changed);
      }),
    );
  });

  it('of a newer version is known as such, and not touched', () => {
    const text = packMonth(month([]), 1).replace(/^1 /, '2 ');
    assert.equal(unpackMonth(text).state, 'newer');
    assert.equal(isOfNewerVersion(text.slice(0, 64)), true);
    assert.equal(versionOf(text), undefined);
    assert.equal(unpackMonth('something else').state, 'damaged');
    assert.equal(unpackMonth('').state, 'damaged');
  });

  it('has the same checksum whenever it was written', () => {
    const [early, late] = [1, 2].map((at) => versionOf(packMonth(month([]), at)));
    assert.equal(early?.sum, late?.sum);
    assert.ok(early !== undefined && late !== undefined && isLater(late, early));
    assert.equal(isLater(early, late), false);
    assert.equal(isLater(early, early), false);
  });

  describe('at its worst', () => {
    const largest = Number.MAX_SAFE_INTEGER;
    const repos = Array.from(
      { length: 40 },
      (_, i) => `file:///home/é"\\日本語/${'long'.repeat(20)}/${i}`,
    );
    const days = Array.from({ length: 31 }, (_, index): MirrorDay => ({
      day: `2026-12-${String(index + 1).padStart(2, '0')}`,
      parameters: { ...DEFAULT_PARAMETERS, idleGrace: index * 1_000 },
      times: repos.flatMap((root, i) =>
        TIME_CODES.map(([kind, sub]) => ({ repo: root, kind, sub, ms: 86_400_000 - i })),
      ),
      origins: repos.flatMap((root) =>
        ORIGINS.map((origin) => ({
          ...{ repo: root, origin, events: 1e7, inserted: 1e9, deleted: 1e9 },
        })),
      ),
    }));
    const rows = {
      notice: Array.from({ length: 2_000 }, (_, i) => ({
        ...{ key: `notice ${i}`, changed: i + 1, value: ['"'.repeat(100), largest] },
      })),
    };
    const worst = { ...month(days, rows), month: '2026-12' };

    it('stays below the limit, with all of its time', () => {
      const text = packMonth(worst, largest);
      const json = JSON.stringify({ mirror: text });
      assert.ok(Buffer.byteLength(json) <= MIRROR_LIMIT + 20, `${Buffer.byteLength(json)} bytes`);
      assert.ok(Buffer.byteLength(json) < 64 * 1024);
      const unpacked = unpackMonth(text);
      assert.ok(unpacked.state === 'ok');
      const sum = ({ times }: MirrorDay): number => times.reduce((all, { ms }) => all + ms, 0);
      assert.deepEqual(unpacked.month.days.map(sum), days.map(sum));
      const edits = ({ origins }: MirrorDay): number =>
        origins.reduce((all, { inserted }) => all + inserted, 0);
      assert.deepEqual(unpacked.month.days.map(edits), days.map(edits));
    });

    it('keeps the youngest rows', () => {
      const unpacked = unpackMonth(packMonth(worst, 1));
      assert.ok(unpacked.state === 'ok');
      const kept = unpacked.month.rows['notice'] ?? [];
      assert.ok(kept.length > 0 && kept.length < 2_000, String(kept.length));
      assert.ok(kept.some(({ changed }) => changed === 2_000));
    });

    it('lets sessions go before a single decision', () => {
      const row = (key: string, changed: number): MirrorRow => ({
        ...{ key, changed, value: 'x'.repeat(200) },
      });
      const many = Array.from({ length: 400 }, (_, i) => row(`s${i}`, 1_000 + i));
      const few = { decision: [row('d', 1)], session: many, session_measure: many };
      const unpacked = unpackMonth(packMonth({ ...worst, days: [], rows: few }, 1));
      assert.ok(unpacked.state === 'ok');
      const { decision = [], session = [] } = unpacked.month.rows;
      assert.equal(decision.length, 1);
      assert.ok(session.length >= 50 && session.length < 400, String(session.length));
      assert.equal(session.at(-1)?.changed, 1_399);
    });

    it('keeps the names of the repositories with the most time', () => {
      const few = { ...worst, rows: {}, days: days.slice(0, 6) };
      const unpacked = unpackMonth(packMonth(few, 1));
      assert.ok(unpacked.state === 'ok');
      const names = new Set(
        unpacked.month.days.flatMap(({ times }) => times.map((one) => one.repo)),
      );
      assert.ok(names.has(repos[0] ?? ''));
      assert.ok(!names.has(repos.at(-1) ?? ''));
      assert.ok(names.has(null));
    });
  });

  it('is measured as JSON in UTF-8 measures it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(bytesInJson(text), Buffer.byteLength(JSON.stringify(text)));
      }),
    );
  });
});

describe('what the mirror knows beyond a ledger', () => {
  const time = (ms: number, kind: 'implementing' | 'reading' = 'implementing', root = 'r') => ({
    ...{ repo: root, kind, sub: null, ms },
  });
  const day = (times: MirrorDay['times']): MirrorDay => ({
    ...{ day: '2026-11-02', times, origins: [], parameters: DEFAULT_PARAMETERS },
  });

  it('is the whole day where the ledger has nothing', () => {
    assert.deepEqual(missingOf(day([time(5)]), undefined), day([time(5)]));
    assert.equal(missingOf(day([]), undefined), null);
  });

  it('is nothing where the ledger has as much or more', () => {
    assert.equal(missingOf(day([time(600_000)]), day([time(600_000)])), null);
    assert.equal(missingOf(day([time(600_000)]), day([time(900_000)])), null);
  });

  it('together with the ledger comes to what the mirror says, kind by kind', () => {
    const hours = fc.integer({ min: 0, max: 10 }).map((n) => n * 600_000);
    fc.assert(
      fc.property(hours, hours, hours, hours, (a, b, c, d) => {
        const mirrored = day([time(a + c), time(b + d, 'reading')]);
        const own = day([time(a), time(b, 'reading')]);
        const rest = missingOf(mirrored, own)?.times ?? [];
        const of = (kind: string): number =>
          rest.filter((one) => one.kind === kind).reduce((sum, { ms }) => sum + ms, 0);
        assert.deepEqual([of('implementing'), of('reading')], [c, d]);
      }),
    );
  });
});

describe('names in the mirror', () => {
  it('are taken apart again', () => {
    const source = sourceOf('abc', 'l1');
    assert.deepEqual(partsOfSource(source), { host: 'abc', ledger: 'l1' });
    assert.equal(partsOfSource('abc'), undefined);
    assert.deepEqual(partsOfMirrorKey(mirrorKey(source, '2026-11')), { source, month: '2026-11' });
    assert.equal(partsOfMirrorKey('handsOn.paused'), undefined);
    assert.equal(addMonths('2026-01', -1), '2025-12');
    assert.equal(addMonths('2026-12', 1), '2027-01');
  });
});
