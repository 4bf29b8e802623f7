import { countdownText } from '../../core/focus/countdown';
import type { FocusSession } from '../../core/focus/session';
import { openGap, remainingOf } from '../../core/focus/spans';
import { durationShort, durationSpoken, durationText } from '../../core/format/duration';
import { DIRECTED_MEASURED } from '../../core/ledger/features';
import type { LedgerHealth } from '../../core/ledger/health';
import type { TodayModel } from '../../core/ledger/today';
import type { TrackingState } from '../../core/ports/trackingControl';
import { DO_NOT_DISTURB } from '../focus/sessionRows';
import { stateSentence } from '../focus/sessionWords';

export interface StatusInput {
  readonly tracking: TrackingState;
  /** Null before the first answer of the ledger. */
  readonly today: TodayModel | null;
  readonly health: LedgerHealth | null;
  /** Sentences about settings that are not usable. */
  readonly faults: readonly string[];
  /** What the workspace does not give, one sentence; empty or left out when nothing is missing. */
  readonly note?: string;
  /** What the person told that they are doing. */
  readonly doing?: 'elsewhere' | 'pairing' | null;
  /** The open focus session, and the instant that its countdown is of (epoch ms). */
  readonly session?: { readonly of: FocusSession; readonly now: number } | null;
  /** Is the time of directing agents measured. */
  readonly directed?: boolean;
}

export interface StatusText {
  readonly text: string;
  /** Markdown with theme icons and command links. */
  readonly tooltip: string;
  /** For screen readers: no icons. */
  readonly label: string;
  /** Only a failure may take a colour. */
  readonly failing: boolean;
}

/** Today is worth a number from here on, ms. */
const WORTH_A_NUMBER = 5 * 60_000;

/** What the status bar says, in its three forms. */
export function statusText(input: StatusInput): StatusText {
  const { text, state, failing } = headline(input);
  return { text, tooltip: tooltip(input, state), label: label(input, state), failing };
}

const DOING = {
  elsewhere: { icon: '$(eye)', state: 'Reviewing elsewhere: counts until you come back.' },
  pairing: { icon: '$(organization)', state: 'Pairing: you stay present without input.' },
} as const;

function headline({ tracking, today, health, doing = null, session = null }: StatusInput): {
  text: string;
  state: string;
  failing: boolean;
} {
  if (tracking.kind === 'off') {
    return { text: '$(warning) off', state: `Not measuring. ${tracking.reason}`, failing: true };
  }
  if (tracking.kind === 'demo') {
    const state = 'Demo data: these numbers are generated; nothing is measured.';
    return { text: '$(beaker) demo', state, failing: false };
  }
  const focus =
    session === null ? '' : stateSentence(session.of, session.now, isAsking(session.of));
  if (tracking.kind === 'paused') {
    const state = joined(focus, 'Paused: nothing is recorded until you resume.');
    const text = session === null ? '$(tools) paused' : `${countdown(session)} paused`;
    return { text, state, failing: false };
  }
  const built = today?.totals.headlines.built ?? 0;
  const number = built >= WORTH_A_NUMBER ? ` ${durationShort(built)}` : '';
  if (health !== null && isFailing(health)) {
    return { text: `$(warning)${number}`, state: joined(focus, health.message), failing: true };
  }
  const told = doing === null ? null : DOING[doing];
  const state = joined(focus, told?.state ?? '', health?.message ?? '');
  if (session !== null) {
    const text = told === null ? countdown(session) : `${countdown(session)} ${told.icon}`;
    return { text, state, failing: false };
  }
  return { text: `${told?.icon ?? '$(tools)'}${number}`, state, failing: false };
}

function joined(...sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function isAsking(session: FocusSession): boolean {
  return openGap(session) !== undefined;
}

function countdown({ of, now }: NonNullable<StatusInput['session']>): string {
  if (isAsking(of)) return '$(question) session';
  const icon = of.state === 'paused' ? '$(debug-pause)' : '$(target)';
  return `${icon} ${countdownText(remainingOf(of, now))}`;
}

/** A ledger that is being restarted mends itself; one that was replaced works again. */
function isFailing({ state }: LedgerHealth): boolean {
  return state === 'newer' || state === 'spool' || state === 'memory';
}

function tooltip(input: StatusInput, state: string): string {
  const { today, tracking, directed = DIRECTED_MEASURED } = input;
  const links =
    tracking.kind === 'paused'
      ? link('Resume tracking', 'handsOn.resume')
      : link('Pause tracking', 'handsOn.pause');
  return [
    '**Hands-On** · today',
    // Where there are no numbers and a reason is known, the reason is all there is to say.
    ...(today !== null ? [table(today, directed)] : state === '' ? ['_Reading the ledger…_'] : []),
    ...(state === '' ? [] : [`$(${stateIcon(input)}) ${escaped(state)}`]),
    ...(input.note ? [`$(info) ${escaped(input.note)}`] : []),
    ...input.faults.map((fault) => `$(settings-gear) ${escaped(fault)}`),
    '---',
    ...sessionLinks(input),
    [
      link('Dashboard', 'handsOn.openDashboard'),
      ...(tracking.kind === 'on' ? [link('Reviewing elsewhere', 'handsOn.reviewElsewhere')] : []),
      ...(tracking.kind === 'off' || tracking.kind === 'demo' ? [] : [links]),
      link('Log', 'handsOn.showLog'),
    ].join(' · '),
  ].join('\n\n');
}

/** What can be done about the session, and the way to VS Code's own switch for its notifications. */
function sessionLinks({ session = null }: StatusInput): string[] {
  if (session === null) return [];
  const { of } = session;
  if (isAsking(of)) return [link('Say what the gap was', 'handsOn.answerGap')];
  const paused = of.state === 'paused';
  const links = [
    paused ? link('Resume', 'handsOn.resumeSession') : link('Pause', 'handsOn.pauseSession'),
    link('Extend', 'handsOn.extendSession'),
    link('End', 'handsOn.endSession'),
    link('Do Not Disturb', DO_NOT_DISTURB),
  ];
  return [`Session: ${links.join(' · ')}`];
}

function stateIcon({ tracking, health, doing = null, session = null }: StatusInput): string {
  if (session !== null && (health?.message ?? '') === '') return 'target';
  if (tracking.kind === 'paused') return 'debug-pause';
  if (tracking.kind === 'demo') return 'beaker';
  return doing !== null && (health?.message ?? '') === '' ? 'info' : 'warning';
}

function table({ totals }: TodayModel, directed: boolean): string {
  const { built, reviewed, directed: agents } = totals.headlines;
  return [
    '| | |',
    '|:--|--:|',
    `| Built | ${durationText(built)} |`,
    `| Reviewed | ${durationText(reviewed)} |`,
    `| Directed | ${directed ? durationText(agents) : 'not measured yet'} |`,
  ].join('\n');
}

function label(input: StatusInput, state: string): string {
  const { note = '', faults } = input;
  return [spokenNumbers(input), state, note, ...faults].filter((part) => part !== '').join(' ');
}

function spokenNumbers({ today, directed = DIRECTED_MEASURED }: StatusInput): string {
  if (today === null) return 'Hands-On.';
  const { headlines } = today.totals;
  const agents = directed ? `, ${durationSpoken(headlines.directed)} directed` : '';
  return `Hands-On: today ${durationSpoken(headlines.built)} built, ${durationSpoken(headlines.reviewed)} reviewed${agents}.`;
}

function link(title: string, command: string): string {
  return `[${title}](command:${command})`;
}

/** Paths and messages are text, whatever characters they hold. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+\-.!|<>$~]/g, String.raw`\$&`);
}
