import assert from 'node:assert/strict';
import { reportCommand } from '../../../src/cli/report';
import { addDays } from '../../../src/core/calendar/day';
import { isoWeekOf } from '../../../src/core/calendar/week';
import { ExpectedError } from '../../../src/core/errors/expectedError';
import type { LedgerSettings } from '../../../src/core/ports/ledgerPort';
import { DEFAULT_PARAMETERS } from '../../../src/core/time/parameters';
import type { TimeTotals } from '../../../src/core/time/kind';
import { evidenceLine, plain, weeksSaying } from '../../../src/core/weeks/sentence';
import type { WeeksModel, WeekSpan } from '../../../src/core/weeks/weeksModel';
import type { WorkerApi } from '../../../src/protocol/worker';
import { weeksModel } from '../../../src/protocol/weeks';
import { workerServices } from '../../../src/worker/workerServices';
import { safeParse } from 'valibot';
import {
  HOLIDAYS,
  mondayOfWeek,
  PHASE_WEEKS,
  threeYears,
  YEARS_WEEKS,
} from '../../support/threeYears';
import { HOST, newFile, open, removeFolders } from '../store/ledger/folder';
import { typing } from '../store/ledger/pulses';

const HOUR = 3_600_000;
const MINUTE = 60_000;
/** Thursday, 19 November 2026, noon in UTC. */
const NOW = Date.UTC(2026, 10, 19, 12);
const text = (said: string): string => said.replaceAll('\u00a0', ' ');

const SETTINGS: LedgerSettings = {
  parameters: DEFAULT_PARAMETERS,
  weeklyTarget: null,
  countDirected: 'apart',
  pulseRetention: 3_650,
  timeZone: 'UTC',
};
const quiet = (): void => undefined;
const SILENT = { debug: quiet, info: quiet, warn: quiet, error: quiet };

describe('weeks of a ledger', function () {
  this.timeout(120_000);
  const services: WorkerApi[] = [];
  after(async () => {
    for (const service of services) await service.flush();
    removeFolders();
  });
  let clock = NOW;
  const serve = async (
    file: string,
    settings: Partial<LedgerSettings> = {},
  ): Promise<WorkerApi> => {
    const service = workerServices({ file, host: HOST, now: () => clock, log: SILENT });
    services.push(service);
    await service.configure({ ...SETTINGS, ...settings });
    return service;
  };
  const seed = (pulses: Parameters<ReturnType<typeof open>['ledger']['append']>[0]): string => {
    const file = newFile();
    const { ledger } = open(file);
    for (let at = 0; at < pulses.length; at += 2_000) ledger.append(pulses.slice(at, at + 2_000));
    ledger.close();
    return file;
  };
  const reported = async (file: string, week: string, zone: string): Promise<TimeTotals> => {
    let out = '';
    const io = { stdout: (said: string) => (out += said), stderr: quiet };
    const code = await reportCommand(
      ['--week', isoWeekOf(week), '--tz', zone, '--ledger', file, '--json'],
      io,
    );
    assert.equal(code, 0);
    return (JSON.parse(out) as { totals: TimeTotals }).totals;
  };

  for (const zone of ['Europe/Berlin', 'America/St_Johns', 'Pacific/Auckland']) {
    describe(`three years in ${zone}`, () => {
      let file = '';
      let service: WorkerApi;
      const ask = (span: WeekSpan = 156): Promise<WeeksModel> => service.weeks({ span, now: NOW });
      const monday = (week: number): string => mondayOfWeek(zone, NOW, week);

      before(async () => {
        clock = NOW;
        file = seed(threeYears(zone, NOW));
        service = await serve(file, { timeZone: zone });
      });

      it('has every week, with the numbers that the report gives', async () => {
        const model = await ask();
        assert.equal(model.weeks.length, YEARS_WEEKS + 1);
        assert.equal(model.since, monday(0));
        assert.deepEqual((await ask(26)).weeks, model.weeks.slice(-27));
        for (const week of [0, 5, 6, 29, 41, 52, 93, 118, 137, 138, 155]) {
          const { built, reviewed, directed } = (await reported(file, monday(week), zone))
            .headlines;
          const shown = model.weeks[week];
          assert.deepEqual(
            [shown?.week, shown?.built, shown?.reviewed, shown?.directed],
            [monday(week), built, reviewed, directed],
            `week ${week}`,
          );
        }
      });

      it('asks about weeks with nothing in them, and calls no holiday a drift', async () => {
        const model = await ask();
        const empty = model.weeks.filter(({ standing }) => standing === 'unanswered');
        assert.deepEqual(
          empty.map(({ week }) => week),
          HOLIDAYS.map(monday),
        );
        // Longer ago than half a year nobody is asked.
        assert.deepEqual(
          model.questions.filter(({ kind }) => kind === 'week'),
          [{ kind: 'week', week: monday(145) }],
        );
        for (const week of HOLIDAYS) await service.answerWeek(monday(week), 'holiday');
        const answered = await ask();
        assert.equal(answered.questions.filter(({ kind }) => kind === 'week').length, 0);
        assert.equal(answered.weeks[52]?.standing, 'holiday');
      });

      it('finds the drift that goes on, with its weeks and numbers', async () => {
        const model = await ask();
        assert.deepEqual(model.verdict.weeks, [148, 149, 150, 151, 152, 153, 154, 155].map(monday));
        assert.equal(model.episode?.key, monday(151));
        assert.equal(
          text(plain(weeksSaying(model))),
          'You are drifting away from building: 8 weeks at 3.6 h built, down from 7 h.',
        );
        assert.equal(
          text(evidenceLine(model)),
          'The last 4 weeks are each under 70 % of the median of the 12 before them (6.8 h); Theil–Sen −0.3 h a week over 16 weeks, Mann–Kendall p < 0.001, holidays left out.',
        );
        const parsed = safeParse(weeksModel, JSON.parse(JSON.stringify(model)));
        assert.ok(parsed.success);
        assert.deepEqual(parsed.output, model);
      });

      it('saw the earlier drift at its time, and neither the holiday nor the come-back as one', async () => {
        const drifts: string[] = [];
        for (const week of [50, 53, 56, 60, 90, 103, 105, 112, 118, 122, 126, 130, 134, 140, 147]) {
          const at = Date.parse(`${addDays(monday(week), 8)}T12:00:00Z`);
          const { verdict, episode } = await service.weeks({ span: 26, now: at });
          if (verdict.drift) drifts.push(`${week} ${episode?.key ?? ''}`);
        }
        // Later the twelve weeks before are low themselves: what is usual has become less.
        assert.deepEqual(drifts, [...[122, 126].map((week) => `${week} ${monday(120)}`)]);
      });

      it('holds nothing against a declared phase, and keeps it over a restart', async () => {
        clock = Date.parse(`${monday(PHASE_WEEKS.first)}T12:00:00Z`);
        const phase = await service.declarePhase({
          name: 'Planning cycle',
          from: monday(PHASE_WEEKS.first),
          until: addDays(monday(PHASE_WEEKS.last), 6),
          target: 2 * HOUR,
        });
        const inside = await service.weeks({
          span: 26,
          now: Date.parse(`${monday(PHASE_WEEKS.last)}T12:00:00Z`),
        });
        assert.equal(inside.verdict.drift, false);
        assert.deepEqual(
          inside.weeks.filter(({ standing }) => standing === 'phase').map(({ week }) => week),
          [91, 92, 93, 94, 95].map(monday),
        );
        clock = Date.parse(`${addDays(monday(PHASE_WEEKS.last), 9)}T12:00:00Z`);
        await service.endPhase(phase.id, 'back');
        clock = NOW;
        await service.flush();
        service = await serve(file, { timeZone: zone });
        const again = await ask();
        assert.equal(again.phases[0]?.ended?.answer, 'back');
        assert.equal(again.weeks[52]?.standing, 'holiday');
        assert.equal(again.verdict.drift, true);
      });

      it('keeps the decision about the drift, and asks no more', async () => {
        const before = await ask();
        const key = before.episode?.key ?? '';
        await service.decideDrift(key, 'comeBack', 'Two mornings a week.');
        const decided = await ask();
        assert.deepEqual(decided.questions, []);
        assert.equal(decided.episode?.decision?.text, 'Two mornings a week.');
        await assert.rejects(service.decideDrift(monday(10), 'comeBack', ''), ExpectedError);
      });

      // Folding is the same work in every zone.
      if (zone !== 'Europe/Berlin') return;
      it('gives the same when old days are folded into totals', async () => {
        const before = await ask();
        await service.configure({ ...SETTINGS, timeZone: zone, pulseRetention: 400 });
        await service.today(NOW);
        let folded = '';
        // A busy machine rests in the middle of it.
        for (let same = 0; same < 3 || folded <= monday(90);) {
          await new Promise((resolve) => setTimeout(resolve, 50));
          const now = open(file).ledger;
          const day = now.folded()?.day ?? '';
          now.close();
          same = day !== '' && day === folded ? same + 1 : 0;
          folded = day;
        }
        const after = await ask();
        assert.deepEqual(
          after.weeks.map(({ built, reviewed }) => [built, reviewed]),
          before.weeks.map(({ built, reviewed }) => [built, reviewed]),
        );
        assert.equal(after.weeks[3]?.folded, 'same');
        assert.deepEqual(after.verdict, before.verdict);
      });
    });
  }

  describe('what is kept', () => {
    const day = (back: number): number => NOW - back * 24 * HOUR;
    let file = '';
    let service: WorkerApi;
    before(async () => {
      clock = NOW;
      file = seed([typing(day(20)), typing(day(1))]);
      service = await serve(file);
    });

    it('is refused by field and reason, and then nothing is kept', async () => {
      const wish = { name: 'Planning', from: '2026-11-19', until: '2026-12-18', target: 2 * HOUR };
      const refused = async (change: Partial<typeof wish>, why: RegExp): Promise<void> => {
        await assert.rejects(service.declarePhase({ ...wish, ...change }), (error: unknown) => {
          assert.ok(error instanceof ExpectedError);
          assert.match(error.message, why);
          return true;
        });
      };
      await refused({ until: '2026-11-18' }, /^Ends: .*before it begins/);
      await refused({ from: '2026-11-01', until: '2026-11-18' }, /^Ends: .*in the past/);
      await refused({ until: 'Christmas' }, /^Ends: .*a date such as/);
      await refused({ target: -1 }, /^Target: /);
      await refused({ name: '' }, /^Name: /);
      assert.deepEqual((await service.weeks({ span: 26, now: NOW })).phases, []);
      const { id } = await service.declarePhase(wish);
      await refused({ from: '2026-12-01' }, /^Begins: It overlaps/);
      await assert.rejects(service.extendPhase(id, '2026-12-01'), /Ends: It already runs until/);
      await assert.rejects(service.extendPhase(id, 'later'), /Ends: .*a date such as/);
      await service.extendPhase(id, '2027-01-08');
      await service.endPhase(id, 'back');
      await assert.rejects(service.endPhase(id, 'back'), /already over/);
      const [phase] = (await service.weeks({ span: 26, now: NOW })).phases;
      assert.equal(phase?.until, '2027-01-08');
      assert.equal(phase.ended?.on, '2026-11-19');
    });

    it('is an answer only about weeks that are over', async () => {
      await assert.rejects(service.answerWeek('2026-11-16', 'holiday'), /is not over/);
      await assert.rejects(service.answerWeek('2026-11-10', 'holiday'), /is not over/);
      await service.answerWeek('2026-11-09', 'otherMachine');
      const model = await service.weeks({ span: 26, now: NOW });
      assert.equal(model.weeks.find(({ week }) => week === '2026-11-09')?.answer, 'otherMachine');
    });

    it('can neither be changed nor removed in the ledger', () => {
      const { ledger } = open(file);
      assert.throws(() => {
        ledger.db.exec('UPDATE decision SET at = 1');
      }, /kept as it was made/);
      assert.throws(() => {
        ledger.db.exec('DELETE FROM decision');
      }, /kept for ever/);
      ledger.close();
    });

    it('holds the decision of a re-evaluation, with what the numbers said', async () => {
      await service.decideQuarter(' Keep the Tuesday. ');
      const { decisions, quarterDue } = await service.weeks({ span: 26, now: NOW });
      const [kept] = decisions;
      assert.ok(kept?.kind === 'quarter');
      assert.equal(kept.text, 'Keep the Tuesday.');
      assert.equal(kept.reading, null);
      assert.equal(quarterDue, addDays('2026-11-19', 91));
    });

    it('tells how long VS Code was open, over windows and without a laptop’s sleep', async () => {
      const monday = Date.parse('2026-11-09T08:00:00Z');
      const own = await serve(newFile());
      await own.append([typing(monday + 60 * MINUTE)]);
      for (const minutes of [0, 5, 7, 10, 15, 240, 245])
        await own.noteOpen(monday + minutes * MINUTE);
      // From another window at the same time.
      await own.noteOpen(monday + 12 * MINUTE);
      const { weeks } = await own.weeks({ span: 26, now: NOW });
      assert.deepEqual(
        weeks.map(({ week, open: ms }) => [week, ms]),
        [
          ['2026-11-09', 20 * MINUTE],
          ['2026-11-16', 0],
        ],
      );
    });
  });
});
