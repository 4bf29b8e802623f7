import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTrace } from '../../../src/tracking/replay/readTrace';
import { TRACES, type Recording } from './recordings';
import { truthsOf } from './truth';

/** A line of a recording, as far as variations look at it. */
export interface Line {
  readonly seq: number;
  readonly t: number;
  readonly e: string;
  readonly u?: string;
  readonly kind?: string | number | null;
  readonly ph?: 'begin' | 'end';
  readonly label?: string;
  readonly ch?: readonly LineChange[];
  readonly v?: unknown;
  readonly n?: number;
  readonly sel?: readonly (readonly number[])[] | null;
  readonly [other: string]: unknown;
}

export interface LineChange {
  readonly r: readonly [number, number, number, number];
  readonly rl: number;
  readonly tl: number;
  readonly x: string;
}

export type Variation = (lines: readonly Line[]) => Line[];

/** Random numbers in [0, 1) that come again with their seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A recording as it might have been: the same activities under other circumstances, truth included. */
export function varied(name: string, vary: Variation): Recording {
  const text = readFileSync(join(TRACES, `${name}.jsonl`), 'utf8');
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line);
  const changed = vary(lines)
    .map((line) => JSON.stringify(line))
    .join('\n');
  return { name, events: readTrace(changed).events, truths: truthsOf(changed) };
}

/** Rewrites the inserted texts; lengths follow. @param rl what a removed stretch is long then */
function withTexts(
  text: (x: string) => string,
  rl: (change: LineChange) => number = (change) => change.rl,
): Variation {
  return (lines) =>
    lines.map((line) =>
      line.e !== 'docChange' || line.ch === undefined
        ? line
        : {
            ...line,
            ch: line.ch.map((change) => {
              const x = text(change.x);
              return { ...change, x, tl: x.length, rl: rl(change) };
            }),
          },
    );
}

/** Files with the line breaks of Windows. */
export const windowsBreaks: Variation = withTexts(
  (x) => x.replaceAll('\n', '\r\n'),
  ({ r, rl }) => rl + r[2] - r[0],
);

/** Indentation by tabs. */
export const tabs: Variation = withTexts((x) =>
  x.replaceAll(
    /(^|\n)( +)/g,
    (_, begin: string, blanks: string) => begin + '\t'.repeat(blanks.length),
  ),
);

const CYRILLIC = 'абвгдежзийклмнопрстуфхцчшщ';

/** Other words, in letters of another alphabet. */
export const otherLetters: Variation = withTexts((x) =>
  x
    .replaceAll(/[a-z]/g, (letter) => CYRILLIC[letter.charCodeAt(0) - 97] ?? letter)
    .replaceAll(/[A-Z]/g, (letter) =>
      (CYRILLIC[letter.charCodeAt(0) - 65] ?? letter).toUpperCase(),
    ),
);

/** Other words, in the same letters. */
export const otherWords: Variation = withTexts((x) =>
  x
    .replaceAll(/[a-z]/g, (letter) =>
      String.fromCharCode(97 + ((letter.charCodeAt(0) - 97 + 7) % 26)),
    )
    .replaceAll(/[0-9]/g, (digit) => String((Number(digit) + 3) % 10)),
);

/** The work goes on deeper in the files. @param by lines */
export function deeper(by: number): Variation {
  const down = (range: readonly number[]): number[] =>
    range.map((at, index) => (index % 2 === 0 ? at + by : at));
  return (lines) =>
    lines.map((line) => ({
      ...line,
      ...(line.ch && { ch: line.ch.map((c) => ({ ...c, r: down(c.r) as never })) }),
      ...(line.sel && { sel: line.sel.map(down) }),
      ...((line.e === 'sel' || line.e === 'visRanges') && {
        v: (line.v as readonly (readonly number[])[]).map(down),
      }),
      ...(typeof line.n === 'number' &&
        (line.e === 'docChange' || line.e === 'docOpen') && { n: line.n + by }),
    }));
}

/** Everything fits on the screen: nothing tells of what is visible. */
export const noVisibleRanges: Variation = (lines) => lines.filter(({ e }) => e !== 'visRanges');

/** Another pace: each gap by a factor of its own. @param from @param to factors */
export function paced(random: () => number, from: number, to: number): Variation {
  return retimed((gap) => Math.round(gap * (from + (to - from) * random())));
}

/** A machine under load: what belongs together comes apart by up to `most` ms. */
export function loaded(random: () => number, most: number): Variation {
  return retimed((gap, line) =>
    gap < 30 && line.e !== 'mark' ? gap + Math.round(most * random() ** 3) : gap,
  );
}

/** A machine on which anything may take up to `most` ms longer. @param chance of each event, 0 to 1 */
export function delayed(random: () => number, chance: number, most: number): Variation {
  return retimed((gap, line) =>
    gap > 0 && line.e !== 'mark' && random() < chance
      ? gap + Math.round(most * random() ** 2)
      : gap,
  );
}

/** Selection events that come up to `most` ms late, and all that is after them. */
export function lateSelections(random: () => number, most: number): Variation {
  return retimed((gap, line) =>
    line.e === 'sel' && random() < 0.5 ? gap + Math.round(most * random() ** 2) : gap,
  );
}

/** A machine that stands still now and then, and hands out at once what came meanwhile. @param most ms */
export function stalled(random: () => number, most: number): Variation {
  return (lines) => {
    let next = (lines[0]?.t ?? 0) + 5 * most * random();
    let until = -Infinity;
    return lines.map((line) => {
      if (line.t >= next) {
        until = line.t + most * random();
        next = until + 10 * most * random();
      }
      return line.t < until ? { ...line, t: Math.round(until) } : line;
    });
  };
}

/** Keys as fast as the fastest typists bring them. @param to ms between keys */
export function fastFingers(random: () => number, to: number): Variation {
  let human = 0;
  return retimed((gap, line) => {
    if (line.e === 'mark' && line.kind === 'human') human += line.ph === 'begin' ? 1 : -1;
    return human > 0 && line.e === 'docChange' && gap > to && gap < 400
      ? Math.round(to * (0.7 + 0.6 * random()))
      : gap;
  });
}

/** Slower and faster agents: the gaps of what they write by a factor of its own. */
export function pacedAgents(random: () => number, from: number, to: number): Variation {
  let agents = 0;
  return retimed((gap, line) => {
    if (line.e === 'mark' && (line.kind === 'ai' || line.kind === 'agent'))
      agents += line.ph === 'begin' ? 1 : -1;
    const isWriting = agents > 0 && line.e === 'docChange' && gap < 1_000;
    return isWriting ? Math.round(gap * (from + (to - from) * random())) : gap;
  });
}

function retimed(gapOf: (gap: number, line: Line) => number): Variation {
  return (lines) => {
    let before: number | undefined;
    let t = 0;
    return lines.map((line) => {
      t =
        before === undefined ? line.t : t + Math.max(0, gapOf(Math.max(0, line.t - before), line));
      before = line.t;
      return { ...line, t };
    });
  };
}

/**
 * Agents that write in smaller pieces: each piece of a stream within a line comes as several.
 * @param most characters of a piece
 */
export function smallerPieces(random: () => number, most: number): Variation {
  return (lines) => {
    const marks: string[] = [];
    const result: Line[] = [];
    let seq = 1_000_000;
    lines.forEach((line, index) => {
      if (line.e === 'mark') {
        if (line.ph === 'begin') marks.push(String(line.kind));
        else marks.splice(marks.lastIndexOf(String(line.kind)), 1);
      }
      const piece = line.ch?.length === 1 ? line.ch[0] : undefined;
      const label = line['dr'] as { readonly source?: string } | null | undefined;
      const isStream =
        ['ai', 'agent'].includes(marks.at(-1) ?? '') &&
        label?.source === 'unknown' &&
        piece?.rl === 0 &&
        piece.tl > 1 &&
        !piece.x.includes('\n');
      if (!isStream) {
        result.push(line);
        return;
      }
      const until = lines.slice(index + 1).find(({ e }) => e === 'docChange')?.t ?? line.t;
      const atCaret =
        line['act'] === true && line.sel?.[0]?.slice(2).join() === piece.r.slice(0, 2).join();
      const [row, char] = piece.r;
      const pieces: string[] = [];
      for (let at = 0; at < piece.x.length;) {
        const length = 1 + Math.floor(random() * most);
        pieces.push(piece.x.slice(at, at + length));
        at += length;
      }
      const gap = Math.min(40, Math.max(0, until - line.t)) / (pieces.length + 1);
      let at = char;
      pieces.forEach((x, i) => {
        const t = Math.round(line.t + gap * i);
        const caret = [row, at, row, at];
        result.push({
          ...line,
          seq: i === 0 ? line.seq : seq++,
          t,
          // The flag flips with the first.
          ...(i > 0 && { dirty: true }),
          ...(atCaret && { sel: [caret] }),
          ch: [{ r: [row, at, row, at], rl: 0, tl: x.length, x }],
        });
        if (i === 0 && line['dirty'] === false) {
          result.push({ ...line, seq: seq++, t, ch: [], dirty: true });
        }
        at += x.length;
        if (atCaret && i < pieces.length - 1) {
          const v = [[row, at, row, at]];
          result.push({ seq: seq++, t, e: 'sel', u: line.u ?? '', kind: null, v, act: true });
        }
      });
    });
    return result;
  };
}
