import { ORIGINS } from '../../../src/core/origins/origin';
import { classify, judge } from './judge';
import { PEERS } from './peers';
import type { Recording } from './recordings';
import { scoreOf, type Judged, type Score } from './score';

/** What has to be reached, here and on recordings never seen. */
export const TO_REACH = { typedF1: 0.998, leak: 0.001, right: 0.99 } as const;

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: number;
  readonly better: 'higher' | 'lower';
  readonly ok: boolean;
  /** What it is compared with. */
  readonly against: string;
}

export interface Comparison {
  readonly name: string;
  readonly rule: string;
  readonly score: Score;
}

export interface Fidelity {
  /** One row a recording, and all of them together at the end. */
  readonly rows: readonly {
    readonly name: string;
    readonly score: Score;
    readonly judged: readonly Judged[];
  }[];
  readonly total: Score;
  readonly peers: readonly Comparison[];
}

export function measure(recordings: readonly Recording[]): Fidelity {
  const rows = recordings.map((recording) => {
    const judged = judge(recording, classify(recording.events));
    return { name: recording.name, judged, score: scoreOf(judged) };
  });
  const all = rows.flatMap(({ judged }) => judged);
  const total = scoreOf(all);
  return {
    rows: [...rows, { name: 'all', judged: all, score: total }],
    total,
    peers: PEERS.map(({ name, rule, classify: say }) => ({
      name,
      rule,
      score: scoreOf(recordings.flatMap((recording) => judge(recording, say(recording)))),
    })),
  };
}

export function figuresOf({ rows, peers }: Fidelity): Figure[] {
  const against = (value: (score: Score) => number): string =>
    peers.map(({ name, score }) => `${name} ${value(score).toFixed(4)}`).join('; ');
  return rows.flatMap(({ name, score }) => [
    figure(
      `${name}.typed.f1`,
      score.typedF1,
      TO_REACH.typedF1,
      'higher',
      against((s) => s.typedF1),
    ),
    figure(
      `${name}.assistedCalledTyped`,
      score.assistedAsTyped,
      TO_REACH.leak,
      'lower',
      against((s) => s.assistedAsTyped),
    ),
    figure(
      `${name}.typedCalledAssisted`,
      score.typedAsAssisted,
      TO_REACH.leak,
      'lower',
      against((s) => s.typedAsAssisted),
    ),
    figure(
      `${name}.eventsRight`,
      score.right,
      TO_REACH.right,
      'higher',
      against((s) => s.right),
    ),
  ]);
}

function figure(
  name: string,
  value: number,
  limit: number,
  better: Figure['better'],
  against: string,
): Figure {
  const ok = better === 'higher' ? value >= limit : value <= limit;
  return { name, value: Math.round(value * 1e6) / 1e6, unit: 'share', limit, better, ok, against };
}

/** Rows what it was, columns what was said; `events / characters`, empty where none. */
export function matrixTable({ matrix }: Score): string {
  const rows = ORIGINS.filter((truth) => ORIGINS.some((said) => matrix[truth][said].events > 0));
  const cells = rows.map((truth) => [
    truth,
    ...ORIGINS.map((said) => {
      const { events, characters } = matrix[truth][said];
      return events === 0 ? '' : `${events} / ${characters}`;
    }),
  ]);
  return table([['truth \\ said', ...ORIGINS], ...cells]);
}

export function scoreTable(
  rows: readonly { readonly name: string; readonly score: Score }[],
): string {
  return table([
    ['', 'events', 'F1 typed', 'assisted -> typed', 'typed -> assisted', 'events right'],
    ...rows.map(({ name, score }) => [
      name,
      String(score.events),
      score.typedF1.toFixed(4),
      percent(score.assistedAsTyped),
      percent(score.typedAsAssisted),
      percent(score.right),
    ]),
  ]);
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
