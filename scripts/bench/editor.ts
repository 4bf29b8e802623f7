import type * as vscode from 'vscode';
import type { RawEvent } from '../../src/core/events/rawEvent';
import { ChangeListener } from '../../src/editor/documents/changeListener';
import { DocumentNames } from '../../src/editor/documents/documentNames';
import {
  change,
  document,
  editor,
  inserted,
  selection,
} from '../../test/unit/editor/support/fakes';
import type { Figure } from './figure';

type Listener = (event: vscode.TextDocumentChangeEvent) => void;

interface Scenario {
  readonly name: string;
  readonly events: number;
  /** Microseconds that one event may cost, p99. */
  readonly limit: number;
  readonly make: (index: number) => vscode.TextDocumentChangeEvent;
}

const DOCUMENT = document('file:///home/me/lake/services/billing/src/invoices/total.ts');
const WARM_UP = 2000;
const MEGABYTE = JSON.parse(`"${'some pasted text '.repeat(61_681)}"`) as string;
const CURSORS = Array.from({ length: 10_000 }, (_, line) => inserted(10_000 - line, 8, 'x'));

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'typing',
    events: 50_000,
    limit: 50,
    make: (index) => change(DOCUMENT, [inserted(index % 500, index % 80, 'x')]),
  },
  {
    name: 'completion',
    events: 20_000,
    limit: 50,
    make: (index) => change(DOCUMENT, [inserted(index % 500, 4, 'currentInvoiceTotal', 3)]),
  },
  {
    name: 'paste-1mb',
    events: 2000,
    limit: 50,
    make: (index) => change(DOCUMENT, [inserted(index % 500, 0, MEGABYTE)]),
  },
  { name: 'cursors-10000', events: 1000, limit: 1000, make: () => change(DOCUMENT, CURSORS) },
];

/**
 * What the change listener costs per event, against a listener that does nothing, in the same run and on
 * the same events: p50 and p99 in microseconds.
 */
export function editorBench(): Promise<Figure[]> {
  return Promise.resolve(SCENARIOS.flatMap(measured));
}

function measured({ name, events, limit, make }: Scenario): Figure[] {
  // A person at a keyboard: ten changes a second, so nothing is summed up.
  let now = 0;
  let seq = 0;
  let last: RawEvent | undefined;
  const listener = new ChangeListener((body) => (last = { seq: seq++, t: now, ...body }), {
    clock: { now: () => (now += 100), after: () => () => undefined },
    names: new DocumentNames(),
    scene: { activeTextEditor: editor(DOCUMENT, [selection(4, 8)]), state: { focused: true } },
  });
  const empty: Listener = () => undefined;
  for (let index = 0; index < WARM_UP; index++) {
    empty(make(index));
    listener.changed(make(index));
  }
  const ours: number[] = [];
  const none: number[] = [];
  for (let index = 0; index < events; index++) {
    const event = make(index);
    none.push(cost(empty, event));
    ours.push(cost(listener.changed, event));
  }
  if (last === undefined) throw new Error(`${name}: the listener told nothing`);
  return ([50, 99] as const).map((percent) => {
    const value = percentile(ours, percent);
    return {
      name: `${name}.p${percent}`,
      value,
      unit: 'us',
      limit,
      better: 'lower',
      ok: value <= limit,
      against: `empty listener ${percentile(none, percent)} us`,
    };
  });
}

function cost(listener: Listener, event: vscode.TextDocumentChangeEvent): number {
  const start = process.hrtime.bigint();
  listener(event);
  return Number(process.hrtime.bigint() - start) / 1000;
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const value = sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? 0;
  return Math.round(value * 100) / 100;
}
