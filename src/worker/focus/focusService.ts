import { daysOf } from '../../core/calendar/day';
import { dayAt, offsetAt } from '../../core/calendar/zone';
import { ExpectedError } from '../../core/errors/expectedError';
import { advance, begin, change } from '../../core/focus/machine';
import type { KeptSession, SessionResult, SessionWithResult } from '../../core/focus/result';
import type {
  FocusSession,
  SessionArea,
  SessionChange,
  SessionWish,
} from '../../core/focus/session';
import { withOthers, type SessionMeasure } from '../../core/focus/sessionMeasure';
import { sessionOf } from '../../core/focus/sessionShape';
import { isOpen, openGap } from '../../core/focus/spans';
import type { FocusPort, SessionNews, SharedGround } from '../../core/ports/focusPort';
import { sessionResult } from '../../insights/focus/sessionResult';
import {
  foreignSessionMeasures,
  keepSessionMeasure,
  ownSessionMeasure,
} from '../../store/focus/measures';
import {
  importSession,
  keepResult,
  lastSessions,
  openSession,
  putSession,
  sessionById,
  sessionsBetween,
} from '../../store/focus/sessions';
import type { Ledger } from '../../store/ledger/ledger';
import { transact } from '../../store/ledger/sqlite';
import { folderOfRoot } from '../../util/folderOfRoot';
import { breathe } from '../breathe';
import { settled } from '../settled';
import type { SharedLedger } from '../sharedLedger';
import type { SessionGround } from './sessionGround';

const MINUTE = 60_000;
/** A sign of life is written down this often, by whichever window is first, ms. */
const NOTE_EVERY = 20_000;
/** A session that ended longer ago is no news, ms. */
const NEWS_FOR = 12 * 60 * MINUTE;
/** Another host writes down its open session every few minutes: within these it lives, ms. */
const LIVES_ELSEWHERE = 10 * MINUTE;
const RECENT = 8;
/** What is corrected later is noted when somebody looks at the session, ms. */
const MEASURED_FOR = 3 * 86_400_000;
const NOTHING_AROUND = { commits: [], folderOf: (root: string) => root, areaOf: () => null };

/** Focus sessions in the ledger: every change is one transaction, so that all windows see the same one. */
export class FocusService implements FocusPort {
  constructor(
    private readonly shared: SharedLedger,
    private readonly ground: SessionGround,
  ) {}

  currentSession(): Promise<FocusSession | null> {
    return settled(() => this.#read((ledger) => openSession(ledger.db)));
  }

  beatSession(now: number): Promise<SessionNews> {
    return settled(() => {
      const open = this.#read(({ db }) => openSession(db));
      const session = open === null ? null : this.#beat(open, now);
      const kept = session !== null && isOpen(session) ? session : null;
      return { session: kept, ended: kept === null ? this.#endedByItself(now) : null };
    });
  }

  startSession(wish: SessionWish, now: number): Promise<FocusSession> {
    return settled(() =>
      this.#change((db) => {
        const before = openSession(db);
        const present = before === null ? null : advance(before, now);
        if (present !== null) {
          if (isOpen(present)) alreadyOpen(present);
          putSession(db, present);
        }
        const session = begin(wish, {
          id: crypto.randomUUID(),
          host: this.shared.options.host.key,
          now,
          zone: Math.round(offsetAt(this.shared.settings.timeZone, now) / MINUTE),
        });
        putSession(db, session);
        return session;
      }),
    );
  }

  changeSession(id: string, wish: SessionChange, now: number): Promise<FocusSession> {
    return settled(() =>
      this.#change((db) => {
        const before = sessionById(db, id)?.session;
        if (before === undefined) {
          throw new ExpectedError(
            'This session no longer exists.',
            'All others are kept.',
            'Start another one.',
          );
        }
        const after = change(before, wish, now);
        const open = openSession(db);
        if (isOpen(after) && open !== null && open.id !== id) alreadyOpen(open);
        putSession(db, after);
        return after;
      }),
    );
  }

  async sessionResult(id: string | null): Promise<SessionWithResult | null> {
    const kept = this.#read(({ db }) => {
      const wanted = id ?? lastSessions(db, 1)[0]?.id;
      return wanted === undefined ? undefined : sessionById(db, wanted);
    });
    if (kept === undefined) return null;
    const [withResult] = await this.#withResults([kept]);
    return withResult ?? null;
  }

  sessions(from: number, to: number): Promise<readonly SessionWithResult[]> {
    return settled(() => this.#read(({ db }) => sessionsBetween(db, from, to))).then((kept) =>
      this.#withResults(kept),
    );
  }

  recentIntentions(): Promise<readonly string[]> {
    return settled(() => {
      const last = this.#read(({ db }) => lastSessions(db, 50));
      const told = last.map(({ intention }) => intention).filter((text) => text !== '');
      return [...new Set(told)].slice(0, RECENT);
    });
  }

  sharedGround(area: SessionArea, now: number): Promise<SharedGround | null> {
    return this.ground.shared(area, now);
  }

  adoptSession(session: FocusSession, now: number): Promise<boolean> {
    return settled(() => {
      const told = sessionOf(session);
      if (told === undefined) return false;
      const known = this.#read(({ db }) => sessionById(db, told.id));
      if (known !== undefined && !isLater(told, known.session)) return false;
      return this.#change((db) => {
        if (!isOpen(told)) return importSession(db, { session: told, result: null });
        const open = openSession(db);
        if (open !== null && open.id !== told.id) return false;
        // What it was seen at there is told only every few minutes: no gap by that.
        const lives = openGap(told) === undefined && now - told.seen < LIVES_ELSEWHERE;
        putSession(db, lives ? { ...told, seen: Math.max(told.seen, now) } : told);
        return true;
      });
    });
  }

  /** Notes what this machine measured in sessions that are over since a few days, looked at or not. */
  async measureSessions(now: number): Promise<void> {
    const late = this.#read(({ db }) => sessionsBetween(db, now - MEASURED_FOR, now));
    for (const { session } of late) {
      const stop = session.end ?? session.seen;
      const ledger = this.shared.writable();
      if (isOpen(session) || ledger === undefined || this.#isFolded(session.start, stop)) continue;
      const measure = sessionResult(session, {
        ...NOTHING_AROUND,
        intervals: this.shared.intervals(session.start, stop),
        pulses: this.#read((one) => one.pulses(session.start, stop)),
      });
      this.#keepMeasure(ledger, session, measure);
      await breathe();
    }
  }

  #read<Result>(run: (ledger: Ledger) => Result): Result {
    return this.shared.keeper.query(run);
  }

  /** One write transaction. @throws ExpectedError where the ledger cannot be written */
  #change<Result>(run: (db: Ledger['db']) => Result): Result {
    const { keeper } = this.shared;
    try {
      return keeper.change(({ db }) => transact(db, () => run(db)));
    } catch (error) {
      if (error instanceof ExpectedError) throw error;
      const { state, message } = keeper.health();
      if (state === 'ok' || state === 'replaced') throw error;
      throw new ExpectedError(
        `The session cannot be saved. ${message}`,
        'Your time is still measured.',
        'Try again when the ledger can be written.',
        { cause: error },
      );
    }
  }

  /** Writes down what became of the open session, where there is something to write. */
  #beat(open: FocusSession, now: number): FocusSession {
    const next = advance(open, now);
    const isNews = next.changed !== open.changed || next.state !== open.state;
    if (!isNews && next.seen - open.seen < NOTE_EVERY && next.seen >= open.seen) return next;
    return this.#change((db) => {
      // Another window may have been first.
      const present = openSession(db);
      if (present === null) return next;
      const after = advance(present, now);
      putSession(db, after);
      return after;
    });
  }

  #endedByItself(now: number): FocusSession | null {
    const [last] = this.#read(({ db }) => lastSessions(db, 1));
    if (last?.state !== 'ended' || last.end === null || last.broke !== null) return null;
    return last.end === last.plannedEnd && now - last.end < NEWS_FOR ? last : null;
  }

  async #withResults(kept: readonly KeptSession[]): Promise<SessionWithResult[]> {
    if (kept.length === 0) return [];
    const endOf = ({ session }: KeptSession): number => session.end ?? session.seen;
    const from = Math.min(...kept.map(({ session }) => session.start)) - 1_000;
    const commits = await this.ground.commits(from, Math.max(...kept.map(endOf)));
    const areaOf = await this.ground.areaNamer();
    const all: SessionWithResult[] = [];
    for (const one of kept) {
      const { session } = one;
      const stop = endOf(one);
      const facts = {
        intervals: this.shared.intervals(session.start, stop),
        pulses: this.#read((ledger) => ledger.pulses(session.start, stop)),
        commits,
        folderOf: (root: string) => folderOfRoot(root) ?? root,
        areaOf,
      };
      const folded = this.#isFolded(session.start, stop);
      const measured = sessionResult(session, facts);
      const result = folded ? (one.result ?? this.#measuredBefore(measured, session)) : measured;
      if (!folded && !isOpen(session)) this.#keep(one, result);
      all.push({ session, result: this.#withOthers(session, result) });
      await breathe();
    }
    return all;
  }

  /** Nobody looked at it while there were pulses, but its times were noted. */
  #measuredBefore(nothing: SessionResult, { id }: FocusSession): SessionResult {
    const known = this.#read(({ db }) => ownSessionMeasure(db, id));
    return known === undefined ? nothing : withOthers(nothing, [known]);
  }

  #keepMeasure({ db }: Ledger, { id, start }: FocusSession, measure: SessionMeasure): void {
    const { host, now } = { host: this.shared.options.host.key, now: this.shared.now() };
    keepSessionMeasure(db, { session: id, host, start, measure }, now);
  }

  /** A session can go on at another machine, and of a lost ledger this is all that is left. */
  #withOthers(session: FocusSession, own: SessionResult): SessionResult {
    const { id, start, end, seen } = session;
    const range = { start, end: end ?? seen };
    const { key } = this.shared.options.host;
    return withOthers(
      own,
      this.#read(({ db }) => foreignSessionMeasures(db, id, range, key)),
    );
  }

  #isFolded(from: number, to: number): boolean {
    const { timeZone } = this.shared.settings;
    const days = daysOf(dayAt(timeZone, from), dayAt(timeZone, to));
    return this.shared.ask((_, book) => days.some((day) => book.isFolded(day)));
  }

  /** For when only totals are left of its days, and for other machines. */
  #keep({ session, result: known }: KeptSession, result: SessionResult): void {
    const ledger = this.shared.writable();
    try {
      if (ledger === undefined) return;
      if (JSON.stringify(known) !== JSON.stringify(result)) {
        keepResult(ledger.db, session.id, result);
      }
      this.#keepMeasure(ledger, session, result);
    } catch (error) {
      this.shared.log.debug(`the result of a session was not kept: ${String(error)}`);
    }
  }
}

/** Changed later, or seen later as it is: it went on there while no window was open here. */
function isLater(told: FocusSession, known: FocusSession): boolean {
  if (told.changed !== known.changed) return told.changed > known.changed;
  return isOpen(told) && told.seen > known.seen;
}

function alreadyOpen({ intention, state }: FocusSession): never {
  const what = intention === '' ? 'A session' : `The session “${intention}”`;
  throw new ExpectedError(
    `${what} is already ${state === 'paused' ? 'paused' : 'running'}.`,
    'It goes on as it was.',
    'End it before you start another one.',
  );
}
