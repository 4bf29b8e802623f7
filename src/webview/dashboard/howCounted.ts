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
        sentence: `From your first to your last edit, as long as edits are at most ${text(p.episodeGap)} apart, with up to ${text(p.episodeLead)} of reading before them; plus debugging and your own diffs. After ${text(p.idleTimeout)} without input you count as away.`,
        setting: 'episodeGap',
      };
    case 'reviewed':
      return {
        sentence: `Time with somebody else’s diff, commit or pull request in front of you; after ${text(p.idleTimeout)} without input you count as away from ${text(p.idleGrace)} after the last.`,
        setting: 'idleTimeout',
      };
    case 'directed':
      return {
        sentence: `Time up to ${text(p.assistGap)} after an agent’s edit, until you edit yourself; time with its chat or terminal in front; and checking what it wrote.`,
        setting: 'assistGap',
      };
    case 'share':
      return {
        sentence:
          countDirected === 'handsOn'
            ? 'Built and directed as a share of built, directed and reviewed; shown once building and reviewing reach 2 h together.'
            : 'Built as a share of built and reviewed, directing left out; shown once the two reach 2 h together.',
        setting: 'countDirected',
      };
    default:
      return {
        sentence: `The median of your last ${usual?.periods ?? 12} ${query.period}s with data.`,
        setting: null,
      };
  }
}
