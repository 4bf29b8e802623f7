import { PULSE_LENGTH, type Pulse, type PulseState } from '../../src/core/time/pulse';
import type { PulseEdits } from '../../src/core/time/pulse';
import type { DemoDay } from './story';

const MINUTE = 60_000;
const REPO = 'file:///demo/shop';

const EDITOR: PulseState = {
  focused: true,
  active: true,
  answered: true,
  beat: false,
  busy: false,
  surface: 'editor',
  repo: REPO,
  path: null,
  owner: null,
  refs: null,
  debug: false,
  agentMade: false,
  pairing: false,
};

type Work = 'writing' | 'debugging' | 'own' | 'reviewing' | 'directing' | 'reading';

/**
 * The pulses of one working day.
 *
 * @param nine epoch ms of nine o'clock
 * @param until nothing lies after it, epoch ms
 */
export function pulsesOfDay(
  nine: number,
  until: number,
  { built, reviewed, directed, folder, reviewFolder }: DemoDay,
): Pulse[] {
  const blocks: readonly (readonly [Work, number])[] = [
    ['reviewing', reviewed * 0.4],
    ['reading', 12],
    ['writing', built * 0.5],
    ['directing', directed],
    ['writing', built * 0.3],
    ['debugging', built * 0.09],
    ['own', built * 0.11],
    ['reading', 8],
    ['reviewing', reviewed * 0.6],
  ];
  const window = `demo-${nine}`;
  const pulses: Pulse[] = [];
  let at = nine;
  blocks.forEach(([work, minutes], index) => {
    const end = at + Math.round(minutes) * MINUTE;
    const path = fileOf(work === 'reviewing' ? reviewFolder : folder, nine / 86_400_000 + index);
    for (; at < end && at < until; at += PULSE_LENGTH) pulses.push(pulse(window, at, work, path));
    // Lunch, and what else is not in the editor.
    at += (index === 3 ? 60 : 11) * MINUTE;
  });
  return pulses;
}

const FILES: Readonly<Record<string, readonly string[]>> = {
  'billing/invoices': ['total.ts', 'tax.ts', 'invoices.sql', 'total.test.ts'],
  'api/routes': ['orders.go', 'orders_test.go', 'auth.go'],
  'web/checkout': ['cart.tsx', 'cart.css', 'payment.tsx'],
  'search/indexer': ['index.go', 'rank.go'],
  'docs/adr': ['0012-events.md', '0013-search.md'],
};

function fileOf(folder: string, turn: number): string {
  const files = FILES[folder] ?? ['main.ts'];
  return `${folder}/${files[Math.floor(turn) % files.length] ?? 'main.ts'}`;
}

function pulse(window: string, start: number, work: Work, path: string): Pulse {
  const end = start + PULSE_LENGTH;
  // A person thinks, reads and tries out between two runs of keys.
  const types = work === 'writing' && Math.floor(start / PULSE_LENGTH) % 7 < 3;
  const inside = (yes: boolean): readonly [number | null, number | null] =>
    yes ? [start + 200, end - 200] : [null, null];
  const [firstHands, lastHands] = inside(types);
  const [firstAgent, lastAgent] = inside(work === 'directing');
  return {
    window,
    start,
    end,
    state:
      work === 'reviewing'
        ? { ...EDITOR, path, surface: 'pr', owner: 'others' }
        : work === 'own'
          ? { ...EDITOR, path, surface: 'diff', owner: 'own' }
          : { ...EDITOR, path, debug: work === 'debugging' },
    firstInput: start + 200,
    lastInput: end - 200,
    inputGap: 900,
    firstHands,
    lastHands,
    handsRepo: firstHands === null ? null : REPO,
    firstAgent,
    lastAgent,
    edits: work === 'directing' || types ? editsOf(work, path, start) : [],
    zone: -new Date(start).getTimezoneOffset(),
  };
}

function editsOf(work: Work, path: string, start: number): PulseEdits[] {
  const edit = (
    origin: PulseEdits['origin'],
    inserted: number,
    rule: string,
    deleting?: string,
  ): PulseEdits => {
    const deleted = Math.floor(inserted / 8);
    const events = inserted + (deleting === undefined ? 0 : deleted);
    const first = { rule, events: inserted, inserted, deleted };
    const rules =
      deleting === undefined
        ? [first]
        : [
            { ...first, deleted: 0 },
            { rule: deleting, events: deleted, inserted: 0, deleted },
          ];
    return { repo: REPO, path, origin, events, inserted, deleted, rules };
  };
  if (work === 'directing') return [edit('assisted', 90, 'agent-stream')];
  const turn = Math.floor(start / PULSE_LENGTH) % 12;
  return [
    edit('typed', 17, 'key', 'delete-at-caret'),
    ...(turn === 0 ? [edit('completed', 24, 'suggestion')] : []),
    ...(turn === 5 ? [edit('pasted', 30, 'paste-in-line')] : []),
    ...(turn === 8 ? [edit('unknown', 8, 'not-told')] : []),
  ];
}
