import { isAgentCommand } from '../../../src/core/agents/agentCommands';
import { intervalsOf } from '../../../src/core/time/intervals';
import type { Interval } from '../../../src/core/time/kind';
import { DEFAULT_PARAMETERS } from '../../../src/core/time/parameters';
import type { Pulse } from '../../../src/core/time/pulse';
import { RangeSet, type Range } from '../../../src/core/time/rangeSet';
import { pulsesOfTrace } from '../../../src/tracking/replay/replayEvents';
import type { Figure } from '../fidelity/report';
import { table } from '../fidelity/report';
import { WINDOWS, type Desk } from './desk';
import { TIME_PEERS } from './peers';
import { fortnight } from './script';

const MINUTE = 60_000;

export interface KindTime {
  /** Kind, with its sub-kind after a dot. */
  readonly what: string;
  /** ms */
  readonly truth: number;
  readonly ours: number;
}

export interface TrackerTime {
  readonly name: string;
  readonly rule: string;
  /** All that it claims, what of it nobody was there for, and what of the presence it misses, ms. */
  readonly claimed: number;
  readonly invented: number;
  readonly missed: number;
}

export interface FortnightResult {
  readonly kinds: readonly KindTime[];
  /** The truth, ours, and others' published rules on the same events. */
  readonly trackers: readonly TrackerTime[];
}

/** Both windows through the code that tracks live ones. */
export function oursOf(desk: Desk): { readonly pulses: Pulse[]; readonly intervals: Interval[] } {
  const pulses = WINDOWS.flatMap(
    (window) => pulsesOfTrace(desk.events[window], { isAgentCommand, window }).pulses,
  );
  return { pulses, intervals: intervalsOf(pulses, DEFAULT_PARAMETERS) };
}

export function compareFortnight(desk = fortnight()): FortnightResult {
  const { intervals } = oursOf(desk);
  const kinds = new Map<string, { truth: number; ours: number }>();
  const of = (what: string): { truth: number; ours: number } => {
    const known = kinds.get(what) ?? { truth: 0, ours: 0 };
    kinds.set(what, known);
    return known;
  };
  for (const { what, start, end } of desk.truth) of(what).truth += end - start;
  for (const { kind, sub, start, end } of intervals) {
    of(sub === null ? kind : `${kind}.${sub}`).ours += end - start;
  }
  const present = new RangeSet(desk.truth);
  const row = (name: string, rule: string, ranges: readonly Range[]): TrackerTime => {
    const claimed = new RangeSet(ranges);
    return {
      name,
      rule,
      claimed: lengthOf(claimed.ranges),
      invented: lengthOf(claimed.ranges.flatMap((range) => present.subtractFrom(range))),
      missed: lengthOf(present.ranges.flatMap((range) => claimed.subtractFrom(range))),
    };
  };
  return {
    kinds: [...kinds].map(([what, times]) => ({ what, ...times })),
    trackers: [
      row('Truth', 'what the script did', desk.truth),
      row('Hands-On', 'the code of this repository, all parameters at their defaults', intervals),
      ...TIME_PEERS.map(({ name, rule, time }) => row(name, rule, time(desk))),
    ],
  };
}

/** Deviation from the truth that is to be reached, per kind. */
export const KIND_DEVIATION = 0.01;

export function fortnightFigures({ kinds, trackers }: FortnightResult): Figure[] {
  const ours = trackers.find(({ name }) => name === 'Hands-On');
  const others = trackers.filter(({ name }) => name !== 'Hands-On' && name !== 'Truth');
  return [
    ...kinds.map(({ what, truth, ours: told }) => {
      const value = Math.abs(told - truth) / truth;
      return {
        name: `fortnight.${what}.deviation`,
        value,
        unit: 'share',
        limit: KIND_DEVIATION,
        better: 'lower' as const,
        ok: value <= KIND_DEVIATION,
        against: `${(truth / MINUTE).toFixed(1)} min`,
      };
    }),
    {
      name: 'fortnight.outsidePresence',
      value: ours?.invented ?? Infinity,
      unit: 'ms',
      limit: 0,
      better: 'lower',
      ok: ours?.invented === 0,
      against: others
        .map(({ name, invented }) => `${name} ${(invented / MINUTE).toFixed(0)} min`)
        .join('; '),
    },
  ];
}

/** Two tables for people: per kind, and beside other trackers' rules. */
export function fortnightTables({ kinds, trackers }: FortnightResult): string {
  const minutes = (ms: number): string => (ms / MINUTE).toFixed(1);
  const rows = kinds.map(({ what, truth, ours }) => [
    what,
    minutes(truth),
    minutes(ours),
    `${(((ours - truth) / truth) * 100).toFixed(2)} %`,
  ]);
  return [
    table([['minutes of a scripted fortnight', 'truth', 'Hands-On', 'off by'], ...rows]),
    '',
    table([
      ['minutes', 'claimed', 'nobody was there', 'missed'],
      ...trackers.map(({ name, claimed, invented, missed }) => [
        name,
        minutes(claimed),
        minutes(invented),
        minutes(missed),
      ]),
    ]),
    '',
    ...trackers.slice(1).map(({ name, rule }) => `${name}: ${rule}`),
  ].join('\n');
}

function lengthOf(ranges: readonly Range[]): number {
  return ranges.reduce((sum, { start, end }) => sum + end - start, 0);
}
