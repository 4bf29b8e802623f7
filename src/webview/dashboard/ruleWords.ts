import { durationText } from '../../core/format/duration';
import type { KindRule } from '../../core/time/kind';
import type { TimeParameters } from '../../core/time/parameters';

/** The reason that a rule gave an interval its kind, as a sentence with the thresholds in force. */
export function ruleWords(rule: KindRule, params: TimeParameters): string {
  const { episodeGap, episodeLead, idleGrace, assistGap } = params;
  switch (rule) {
    case 'review-surface':
      return 'Somebody else’s diff, commit or pull request was shown.';
    case 'agent-edited-last':
      return `The last edit was an agent’s, at most ${durationText(assistGap)} before.`;
    case 'agent-surface':
      return 'An agent’s chat or terminal was in front, and no editor was used since.';
    case 'episode':
      return `Between edits of yours that are at most ${durationText(episodeGap)} apart.`;
    case 'episode-lead':
      return `Reading in the same repository right before your first edit, at most ${durationText(episodeLead)}.`;
    case 'episode-tail':
      return `Right after your last edit, at most ${durationText(idleGrace)}.`;
    case 'debug-session':
      return 'A debug session ran, with an editor, its console or a terminal in front.';
    case 'own-diff':
      return 'Your own changes were shown as a diff: working tree, index, or a commit of yours.';
    case 'agent-diff':
      return 'A diff was shown whose changes an agent edited last.';
    case 'agent-made':
      return 'A file was shown that an agent edited last and that is not committed yet.';
    case 'editor':
      return 'A file was shown, with no edit of yours nearby.';
    case 'elsewhere':
      return 'Review outside of VS Code that you timed or imported.';
    case 'correction':
      return 'You said so.';
    case 'rest':
      return 'Something else in VS Code was in front: settings, output, a terminal, a web page.';
  }
}
