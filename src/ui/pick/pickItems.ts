import type { TrackingState } from '../../core/ports/trackingControl';

export interface PickedTimers {
  readonly reviewsElsewhere: boolean;
  readonly pairs: boolean;
}

export interface PickItem {
  readonly label: string;
  readonly description: string;
  /** The command that the row starts, and what it is given. */
  readonly command: string;
  readonly argument?: unknown;
  /** The letter that starts it at once, where the row wants a certain one. */
  readonly key?: string;
}

/** A row with the letter that starts it, lower case; null where none of its letters was free. */
export interface KeyedItem extends PickItem {
  readonly letter: string | null;
}

/**
 * The rows of the status bar's pick: about focus sessions first. Without tracking there is nothing to tell it.
 */
export function pickItems(
  tracking: TrackingState,
  timers: PickedTimers,
  session: readonly PickItem[] = [],
): KeyedItem[] {
  const on = tracking.kind === 'on';
  return withLetters([
    ...session,
    ...(on ? [elsewhere(timers), pairing(timers)] : []),
    {
      label: '$(graph) Dashboard',
      description: 'built, reviewed and directed, with the evidence',
      command: 'handsOn.openDashboard',
      key: 'd',
    },
    {
      label: '$(calendar) Today',
      description: 'today and the week in numbers',
      command: 'handsOn.showToday',
      key: 't',
    },
    {
      label: '$(book) Week',
      description: 'what became of it, and one decision about the next',
      command: 'handsOn.openWeek',
      key: 'k',
    },
    {
      label: '$(eye-closed) Stale Areas',
      description: 'what you no longer touch',
      command: 'handsOn.showStaleAreas',
      key: 'a',
    },
    ...(tracking.kind === 'off' || tracking.kind === 'demo' ? [] : [pause(tracking)]),
  ]);
}

/** Gives every row a letter of its own: the wanted one, else the first of its label that is free. */
function withLetters(items: readonly PickItem[]): KeyedItem[] {
  const taken = new Set(items.flatMap(({ key }) => (key === undefined ? [] : [key])));
  return items.map((item) => {
    if (item.key !== undefined) return { ...item, letter: item.key };
    const words = item.label.replace(/^\$\([^)]*\)/, '').toLowerCase();
    const letter = words.match(/[a-z]/g)?.find((one) => !taken.has(one)) ?? null;
    if (letter !== null) taken.add(letter);
    return { ...item, letter };
  });
}

function elsewhere({ reviewsElsewhere }: PickedTimers): PickItem {
  return {
    label: reviewsElsewhere ? '$(check) Reviewing Elsewhere' : '$(eye) Reviewing Elsewhere',
    description: reviewsElsewhere
      ? 'counting until you come back; choose it again to end it now'
      : 'in a browser, say: counts until you come back, for up to 30 min',
    command: 'handsOn.reviewElsewhere',
    key: 'r',
  };
}

function pairing({ pairs }: PickedTimers): PickItem {
  return {
    label: pairs ? '$(check) Pairing' : '$(organization) Pairing',
    description: pairs
      ? 'on; choose it again to end it now'
      : 'somebody else types: you stay present without input, for up to 30 min',
    command: 'handsOn.pairing',
    key: 'g',
  };
}

function pause({ kind }: TrackingState): PickItem {
  return kind === 'paused'
    ? {
        label: '$(debug-start) Resume Tracking',
        description: '',
        command: 'handsOn.resume',
        key: 'p',
      }
    : {
        label: '$(debug-pause) Pause Tracking',
        description: 'nothing is recorded until you resume',
        command: 'handsOn.pause',
        key: 'p',
      };
}
