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

type Work = 'writing' | 'reviewing' | 'directing' | 'reading';

/**
 * The pulses of one working day.
 *
 * @param nine epoch ms of nine o'clock
 * @param until nothing lies after it, epoch ms
 */
export function pulsesOfDay(
  nine: number,
  until: number,
  { built, reviewed, directed, folder }: DemoDay,
): Pulse[] {
  const blocks: readonly (readonly [Work, number])[] = [
    ['reviewing', reviewed * 0.4],
    ['reading', 12],
    ['writing', built * 0.6],
    ['directing', directed],
    ['writing', built * 0.4],
    ['reading', 8],
    ['reviewing', reviewed * 0.6],
  ];
  const window = `demo-${nine}`;
  const pulses: Pulse[] = [];
  let at = nine;
  blocks.forEach(([work, minutes], index) => {
    const end = at + Math.round(minutes) * MINUTE;
    for (; at < end && at < until; at += PULSE_LENGTH) pulses.push(pulse(window, at, work, folder));
    // Lunch, and what else is not in the editor.
    at += (index === 3 ? 60 : 11) * MINUTE;
  });
  return pulses;
}

function pulse(window: string, start: number, work: Work, folder: string): Pulse {
  const path = `${folder}/${work === 'reviewing' ? 'review' : 'main'}.ts`;
  const end = start + PULSE_LENGTH;
  const inside = (yes: boolean): readonly [number | null, number | null] =>
    yes ? [start + 200, end - 200] : [null, null];
  const [firstHands, lastHands] = inside(work === 'writing');
  const [firstAgent, lastAgent] = inside(work === 'directing');
  return {
    window,
    start,
    end,
    state:
      work === 'reviewing'
        ? { ...EDITOR, path, surface: 'pr', owner: 'others' }
        : { ...EDITOR, path },
    firstInput: start + 200,
    lastInput: end - 200,
    inputGap: 900,
    firstHands,
    lastHands,
    handsRepo: firstHands === null ? null : REPO,
    firstAgent,
    lastAgent,
    edits: editsOf(work, path, start),
    zone: -new Date(start).getTimezoneOffset(),
  };
}

function editsOf(work: Work, path: string, start: number): PulseEdits[] {
  const edit = (origin: PulseEdits['origin'], inserted: number): PulseEdits => ({
    repo: REPO,
    path,
    origin,
    events: inserted,
    inserted,
    deleted: Math.floor(inserted / 8),
  });
  if (work === 'directing') return [edit('assisted', 90)];
  if (work !== 'writing') return [];
  const turn = Math.floor(start / PULSE_LENGTH) % 12;
  return [
    edit('typed', 9),
    ...(turn === 0 ? [edit('completed', 24)] : []),
    ...(turn === 5 ? [edit('pasted', 30)] : []),
    ...(turn === 8 ? [edit('unknown', 8)] : []),
  ];
}
