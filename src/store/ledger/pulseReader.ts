import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { Origin } from '../../core/origins/origin';
import type { Surface } from '../../core/time/kind';
import { PULSE_LENGTH, type DiffOwner, type Pulse, type PulseEdits } from '../../core/time/pulse';
import { FLAG_BITS, ORIGIN_CODES, OWNER_CODES, SURFACE_CODES, wordOf } from './codes';
import { rulesOfText } from './ruleEdits';

type Row = Record<string, SQLOutputValue>;

const surfaceOf = wordOf<Surface, 'none'>(SURFACE_CODES, 'none');
const ownerOf = wordOf<DiffOwner, null>(OWNER_CODES, null);
const originOf = wordOf<Origin, 'unknown'>(ORIGIN_CODES, 'unknown');

/** Reads pulses of all windows and hosts. */
export class PulseReader {
  private readonly pulses: StatementSync;
  private readonly edits: StatementSync;
  private readonly open: StatementSync;
  private readonly next: StatementSync;
  private readonly texts = new Map<string, Row>();

  constructor(private readonly db: DatabaseSync) {
    this.pulses = db.prepare(
      'SELECT * FROM pulse WHERE start >= ? AND start < ? ORDER BY start, id',
    );
    this.edits = db.prepare(
      `SELECT e.* FROM pulse p JOIN pulse_edit e ON e.pulse = p.id
       WHERE p.start >= ? AND p.start < ? ORDER BY e.pulse, e.place, e.origin`,
    );
    this.open = db.prepare('SELECT id FROM window WHERE first < ? AND last >= ?');
    // The index on start is walked until the window's next pulse, which is known to be there.
    this.next = db.prepare(
      'SELECT * FROM pulse WHERE window = ? AND start >= ? ORDER BY start, id LIMIT 1',
    );
  }

  /** Pulses that touch `[from, to)`, epoch ms, in order of their start. */
  read(from: number, to: number): Pulse[] {
    const first = from - PULSE_LENGTH;
    const edits = new Map<number, PulseEdits[]>();
    for (const row of this.edits.all(first, to)) {
      const id = Number(row['pulse']);
      const list = edits.get(id);
      if (list === undefined) edits.set(id, [this.editOf(row)]);
      else list.push(this.editOf(row));
    }
    return this.pulses
      .all(first, to)
      .map((row) => this.pulseOf(row, edits.get(Number(row['id'])) ?? []))
      .filter((pulse) => pulse.end > from || pulse.start >= from);
  }

  /**
   * Pulses that touch `[from, to)`, and of every window whose record goes on the next one after it, without
   * its edits: from these, intervals inside of the range are those of the whole ledger.
   */
  readRecord(from: number, to: number): Pulse[] {
    const next = this.open
      .all(to, to)
      .flatMap((window) => this.next.all(Number(window['id']), to))
      .map((row) => this.pulseOf(row, []))
      .sort((a, b) => a.start - b.start);
    return [...this.read(from, to), ...next];
  }

  private pulseOf(row: Row, edits: readonly PulseEdits[]): Pulse {
    const start = Number(row['start']);
    const flags = Number(row['flags']);
    const at = (column: string): number | null => {
      const offset = row[column];
      return typeof offset === 'number' ? start + offset : null;
    };
    return {
      window: String(this.text('window', 'key', row['window'])),
      start,
      end: start + Number(row['length']),
      state: {
        focused: (flags & FLAG_BITS.focused) !== 0,
        active: (flags & FLAG_BITS.active) !== 0,
        answered: (flags & FLAG_BITS.answered) !== 0,
        beat: (flags & FLAG_BITS.beat) !== 0,
        busy: (flags & FLAG_BITS.busy) !== 0,
        surface: surfaceOf(numberOf(row['surface'])),
        ...this.placeOf(row['place']),
        owner: ownerOf(numberOf(row['owner'])),
        refs: this.refsOf(row['refs']),
        debug: (flags & FLAG_BITS.debug) !== 0,
        agentMade: (flags & FLAG_BITS.agentMade) !== 0,
        pairing: (flags & FLAG_BITS.pairing) !== 0,
      },
      firstInput: at('first_input'),
      lastInput: at('last_input'),
      inputGap: Number(row['input_gap']),
      firstHands: at('first_hands'),
      lastHands: at('last_hands'),
      handsRepo: this.repoOf(row['hands_repo']),
      firstAgent: at('first_agent'),
      lastAgent: at('last_agent'),
      edits,
      zone: Number(row['zone']),
    };
  }

  private editOf(row: Row): PulseEdits {
    // A ledger of an older version that may only be read has no such column.
    const { rules } = row;
    return {
      ...this.placeOf(row['place']),
      origin: originOf(numberOf(row['origin'])),
      events: Number(row['events']),
      inserted: Number(row['inserted']),
      deleted: Number(row['deleted']),
      ...(typeof rules === 'string' && { rules: rulesOfText(rules, (id) => this.ruleName(id)) }),
    };
  }

  private placeOf(id: SQLOutputValue | undefined): { repo: string | null; path: string | null } {
    const { repo, path } = this.rowOf('place', id);
    return { repo: this.repoOf(repo), path: typeof path === 'string' ? path : null };
  }

  private repoOf(id: SQLOutputValue | undefined): string | null {
    return typeof id === 'number' ? String(this.text('repo', 'root', id)) : null;
  }

  private ruleName(id: number): string | undefined {
    const { name } = this.rowOf('rule', id);
    return typeof name === 'string' ? name : undefined;
  }

  private refsOf(id: SQLOutputValue | undefined): readonly [string, string] | null {
    if (typeof id !== 'number') return null;
    const row = this.rowOf('refs', id);
    return [String(row['old']), String(row['new'])];
  }

  private text(
    table: 'window' | 'repo',
    column: string,
    id: SQLOutputValue | undefined,
  ): SQLOutputValue {
    return this.rowOf(table, id)[column] ?? '';
  }

  /** Rows of names never change, so each is read once. */
  private rowOf(
    table: 'window' | 'repo' | 'place' | 'refs' | 'rule',
    id: SQLOutputValue | undefined,
  ): Row {
    const key = `${table} ${Number(id)}`;
    let row = this.texts.get(key);
    if (row === undefined) {
      row = this.db.prepare(`SELECT * FROM ${table} WHERE id = ?`).get(Number(id)) ?? {};
      this.texts.set(key, row);
    }
    return row;
  }
}

function numberOf(value: SQLOutputValue | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
