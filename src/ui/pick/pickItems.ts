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
}

/**
 * The rows of the status bar's pick: about focus sessions first. Without tracking there is nothing to tell it.
 */
export function pickItems(
  tracking: TrackingState,
  timers: PickedTimers,
  session: readonly PickItem[] = [],
): PickItem[] {
  const on = tracking.kind === 'on';
  return [
    ...session,
    ...(on ? [elsewhere(timers), pairing(timers)] : []),
    {
      label: '$(graph) Dashboard',
      description: '',
      command: 'handsOn.openDashboard',
    },
    {
      label: '$(calendar) Today',
      description: 'today and the week in numbers',
      command: 'handsOn.showToday',
    },
    {
      label: '$(eye-closed) Stale Areas',
      description: 'what you no longer touch',
      command: 'handsOn.showStaleAreas',
    },
    ...(tracking.kind === 'off' ? [] : [pause(tracking)]),
  ];
}

function elsewhere({ reviewsElsewhere }: PickedTimers): PickItem {
  return {
    label: reviewsElsewhere ? '$(check) Reviewing Elsewhere' : '$(eye) Reviewing Elsewhere',
    description: reviewsElsewhere
      ? 'counting; ends when you come back, or choose this to end it now'
      : 'in the browser or on paper: counts until you come back, at most 30 minutes',
    command: 'handsOn.reviewElsewhere',
  };
}

function pairing({ pairs }: PickedTimers): PickItem {
  return {
    label: pairs ? '$(check) Pairing' : '$(organization) Pairing',
    description: pairs
      ? 'on; choose this to end it now'
      : 'somebody else types: you stay present without input, at most 30 minutes',
    command: 'handsOn.pairing',
  };
}

function pause({ kind }: TrackingState): PickItem {
  return kind === 'paused'
    ? { label: '$(debug-start) Resume Tracking', description: '', command: 'handsOn.resume' }
    : {
        label: '$(debug-pause) Pause Tracking',
        description: 'nothing is recorded until you resume',
        command: 'handsOn.pause',
      };
}
