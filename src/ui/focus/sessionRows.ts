import { countdownText } from '../../core/focus/countdown';
import type { FocusSession } from '../../core/focus/session';
import { openGap, remainingOf } from '../../core/focus/spans';
import { firstLength } from './startRows';
import { lengthWords, nameOf } from './sessionWords';

/** A row of the status bar's pick that starts a command. */
export interface SessionRow {
  readonly label: string;
  readonly description: string;
  readonly command: string;
  readonly argument?: unknown;
  /** The letter that starts it at once. */
  readonly key: string;
}

export interface SessionRowsInput {
  readonly session: FocusSession | null;
  /** One that ended by itself of late, and nobody said what broke it. */
  readonly unanswered?: FocusSession | null;
  /** Epoch ms. */
  readonly now: number;
  /** How long the last session was planned, ms; null before the first. */
  readonly lastLength: number | null;
  /** Is there a command that writes a hand-off note. */
  readonly canHandOff: boolean;
}

/** What can be done about focus sessions now, the likeliest first. */
export function sessionRows({
  session,
  unanswered = null,
  now,
  lastLength,
  canHandOff,
}: SessionRowsInput): SessionRow[] {
  const handOff = canHandOff
    ? [row('h', '$(export) Hand Off', 'a note that somebody else can work from', 'handsOn.handOff')]
    : [];
  if (session === null) {
    const { length, words } = firstLength(lastLength);
    return [
      {
        ...row('s', `$(target) Start Focus Session, ${lengthWords(length)}`, words, START),
        argument: { minutes: Math.round(length / 60_000) },
      },
      row('f', '$(target) Start Focus Session…', '25, 50 or 90 min, 2 h, until 12:00', START),
      ...(unanswered === null
        ? []
        : [row('w', '$(comment) What Broke It?', nameOf(unanswered), 'handsOn.whatBroke')]),
      ...handOff,
    ];
  }
  const name = nameOf(session);
  if (openGap(session) !== undefined) {
    return [
      row('w', '$(question) What Was the Gap?', name, 'handsOn.answerGap'),
      end(name),
      ABANDON,
      ...handOff,
    ];
  }
  const left = countdownText(remainingOf(session, now));
  const first =
    session.state === 'paused'
      ? row('s', '$(debug-start) Resume Session', `${left} left`, 'handsOn.resumeSession')
      : row('s', '$(debug-pause) Pause Session', `${left} left`, 'handsOn.pauseSession');
  return [
    first,
    end(name),
    row('x', '$(watch) Extend Session…', '5, 15, 25 or 50 minutes more', 'handsOn.extendSession'),
    ABANDON,
    ...handOff,
    row(
      'n',
      '$(bell-slash) Do Not Disturb',
      'VS Code’s own switch; Hands-On never sets it',
      DO_NOT_DISTURB,
    ),
  ];
}

const START = 'handsOn.startSession';
/** A toggle that cannot be read: only ever a link. */
export const DO_NOT_DISTURB = 'notifications.toggleDoNotDisturbMode';

const ABANDON = row(
  'b',
  '$(trash) Abandon Session',
  'counts as given up',
  'handsOn.abandonSession',
);

function end(name: string): SessionRow {
  return row('e', '$(debug-stop) End Session', name, 'handsOn.endSession');
}

function row(key: string, label: string, description: string, command: string): SessionRow {
  return { label, description, command, key };
}
