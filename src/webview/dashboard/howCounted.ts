import { durationText } from '../../core/format/duration';
import type { OverviewModel } from '../../core/ledger/overview';
import type { DashboardSetting } from '../../protocol/dashboard';

export interface HowCounted {
  readonly sentence: string;
  /** The setting that changes it, and what it is called. */
  readonly setting: DashboardSetting | null;
}

/** How a number is counted: one sentence with the thresholds in force. */
export function howCounted(
  id: string,
  { parameters: p, countDirected, usual, query }: OverviewModel,
): HowCounted {
  const text = durationText;
  switch (id) {
    case 'built':
      return {
        sentence: `From your first to your last edit wherever edits are at most ${text(p.episodeGap)} apart, with up to ${text(p.episodeLead)} of reading before; and debugging, and your own diffs. After ${text(p.idleTimeout)} without a sign of you, you count as away.`,
        setting: 'episodeGap',
      };
    case 'reviewed':
      return {
        sentence: `While a diff, commit or pull request of others is in front and you are there: after ${text(p.idleTimeout)} without a sign of you, you count as away since ${text(p.idleGrace)} after the last one.`,
        setting: 'idleTimeout',
      };
    case 'directed':
      return {
        sentence: `While the last edit is an agent’s, at most ${text(p.assistGap)} ago, or its chat or terminal is in front; and while you check what it wrote.`,
        setting: 'assistGap',
      };
    case 'share':
      return {
        sentence:
          countDirected === 'handsOn'
            ? 'Built and directed, of built, directed and reviewed together; shown from 2 h of building and reviewing on.'
            : 'Built, of built and reviewed together, with directing left apart; shown from 2 h of both together on.',
        setting: 'countDirected',
      };
    default:
      return {
        sentence: `The median of the last ${usual?.periods ?? 12} ${query.period}s that have data.`,
        setting: null,
      };
  }
}
