import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Pulse } from '../../core/time/pulse';
import { flagsOf, ORIGIN_CODES, OWNER_CODES, SURFACE_CODES } from './codes';
import { Names } from './names';
import { ruleText } from './ruleEdits';
import { transact } from './sqlite';

/** Stores pulses of one host. A pulse that is already there is left alone, so all may be sent again. */
export class PulseWriter {
  private readonly names: Names;
  private readonly insertPulse: StatementSync;
  private readonly insertEdit: StatementSync;
  private readonly extendWindow: StatementSync;

  constructor(
    private readonly db: DatabaseSync,
    host: number,
  ) {
    this.names = new Names(db, host);
    this.insertPulse = db.prepare(
      `INSERT INTO pulse (start, length, twin, window, zone, place, surface, flags, owner, refs,
         first_input, last_input, input_gap, first_hands, last_hands, hands_repo, first_agent, last_agent)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (start, window, length, twin) DO NOTHING`,
    );
    this.insertEdit = db.prepare(
      `INSERT INTO pulse_edit (pulse, place, origin, events, inserted, deleted, rules)
       VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (pulse, place, origin) DO UPDATE SET events = events + excluded.events,
         inserted = inserted + excluded.inserted, deleted = deleted + excluded.deleted,
         rules = rules || ' ' || excluded.rules`,
    );
    // Node 22.15 does not bind numbered parameters by position.
    this.extendWindow = db.prepare(
      `UPDATE window SET first = min(ifnull(first, ?), ?), last = max(ifnull(last, ?), ?)
       WHERE id = ?`,
    );
  }

  /**
   * All of the batch in one transaction: it is on the disk when this returns, or nothing of it is.
   *
   * @returns how many were new.
   */
  append(pulses: readonly Pulse[]): number {
    try {
      return transact(this.db, () => {
        const added = pulses.filter((pulse) => this.add(pulse));
        for (const [window, { first, last }] of spansOf(added)) {
          this.extendWindow.run(first, first, last, last, this.names.window(window));
        }
        return added.length;
      });
    } catch (error) {
      this.names.forget();
      throw error;
    }
  }

  private add(pulse: Pulse): boolean {
    const { start, state } = pulse;
    const after = (at: number | null): number | null => (at === null ? null : at - start);
    const { changes, lastInsertRowid } = this.insertPulse.run(
      start,
      pulse.end - start,
      twinOf(pulse),
      this.names.window(pulse.window),
      pulse.zone,
      this.names.place(state.repo, state.path),
      SURFACE_CODES[state.surface],
      flagsOf(state),
      state.owner === null ? null : OWNER_CODES[state.owner],
      state.refs === null ? null : this.names.refs(state.refs),
      after(pulse.firstInput),
      after(pulse.lastInput),
      pulse.inputGap,
      after(pulse.firstHands),
      after(pulse.lastHands),
      pulse.handsRepo === null ? null : this.names.repo(pulse.handsRepo),
      after(pulse.firstAgent),
      after(pulse.lastAgent),
    );
    if (changes === 0) return false;
    for (const edit of pulse.edits) {
      this.insertEdit.run(
        lastInsertRowid,
        this.names.place(edit.repo, edit.path),
        ORIGIN_CODES[edit.origin],
        edit.events,
        edit.inserted,
        edit.deleted,
        edit.rules === undefined ? null : ruleText(edit.rules, (rule) => this.names.rule(rule)),
      );
    }
    return true;
  }
}

/** First and last start by window. */
function spansOf(pulses: readonly Pulse[]): Map<string, { first: number; last: number }> {
  const spans = new Map<string, { first: number; last: number }>();
  for (const { window, start } of pulses) {
    const span = spans.get(window) ?? { first: start, last: start };
    spans.set(window, { first: Math.min(span.first, start), last: Math.max(span.last, start) });
  }
  return spans;
}

/**
 * Tells instantaneous pulses of one window and instant apart (two changes of state within a millisecond):
 * FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/, of what they say. 0 for all others.
 */
function twinOf({ start, end, state, ...pulse }: Pulse): number {
  if (end > start) return 0;
  const content = JSON.stringify([
    flagsOf(state),
    [state.surface, state.repo, state.path, state.owner, state.refs],
    [pulse.firstInput, pulse.firstHands, pulse.handsRepo, pulse.firstAgent],
    pulse.edits.map((edit) => [
      [edit.repo, edit.path, edit.origin],
      [edit.events, edit.inserted, edit.deleted],
    ]),
  ]);
  let hash = 0x811c9dc5;
  for (let index = 0; index < content.length; index += 1) {
    hash = Math.imul(hash ^ content.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
