import type { PulseState } from '../../src/core/time/pulse';
import type { Pulse } from '../../src/core/time/pulse';
import { Pulser } from '../../src/tracking/pulses/pulser';
import type { EditSignal, Signal } from '../../src/tracking/signal';

/** A focused window that shows a file of one repository. */
export const EDITOR: PulseState = {
  focused: true,
  active: false,
  answered: true,
  beat: false,
  busy: false,
  surface: 'editor',
  repo: 'file:///lake',
  path: 'a.ts',
  owner: null,
  refs: null,
  debug: false,
  agentMade: false,
  pairing: false,
};

export const state = (t: number, change: Partial<PulseState> = {}): Signal => ({
  type: 'state',
  t,
  state: { ...EDITOR, ...change },
});

export const input = (t: number): Signal => ({ type: 'input', t });

export const edit = (t: number, change: Partial<EditSignal> = {}): EditSignal => ({
  type: 'edit',
  t,
  origin: 'typed',
  rule: 'key',
  hands: true,
  agent: false,
  repo: 'file:///lake',
  path: 'a.ts',
  counted: true,
  events: 1,
  inserted: 1,
  deleted: 0,
  ...change,
});

/** A key press: somebody is there, and a character more. */
export const key = (t: number, change: Partial<EditSignal> = {}): Signal[] => [
  input(t),
  edit(t, change),
];

/** Sums signals up; `length` 0 keeps every instant apart. */
export function pulsesOf(
  signals: readonly Signal[],
  options: { readonly window?: string; readonly length?: number } = {},
): Pulse[] {
  const pulses: Pulse[] = [];
  const pulser = new Pulser(
    {
      window: options.window ?? 'w1',
      zone: () => 0,
      ...(options.length !== undefined && { length: options.length }),
    },
    (pulse) => pulses.push(pulse),
  );
  for (const signal of signals) pulser.accept(signal);
  pulser.accept({ type: 'end', t: Math.max(...signals.map(({ t }) => t)) });
  return pulses;
}
