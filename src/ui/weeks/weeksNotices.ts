import { dayText } from '../../core/format/dayText';
import { READING_NAMES } from '../../core/weeks/quarter';
import { plain, weeksSaying } from '../../core/weeks/sentence';
import type { WeeksModel } from '../../core/weeks/weeksModel';
import { daysOver } from '../../core/weeks/phase';

/** A phase that is over for so many days without an answer is asked about once more. */
const OVERRUN = 7;

const WEEK_KEY = 'week/';

/** What the product would say by itself about the weeks. */
export interface WeeksNotice {
  readonly kind: 'question' | 'phase' | 'quarter';
  /** The same on every machine; shown once for ever. */
  readonly key: string;
  readonly message: string;
  /** What its buttons do, by what they are called. */
  readonly ask: 'week' | 'phase' | 'drift' | 'quarter';
  /** What it is about: a Monday or a phase. */
  readonly about: string;
}

/** Each at most once: the drift per episode, a week per week, a phase at its end and when it is overrun. */
export function weeksNotices(model: WeeksModel): readonly WeeksNotice[] {
  const { questions, phases, today, quarterDue } = model;
  const notices = questions.flatMap((question): WeeksNotice[] => {
    switch (question.kind) {
      case 'phaseEnd': {
        const phase = phases.find(({ id }) => id === question.phase);
        if (phase === undefined) return [];
        const over = daysOver(phase, today);
        const stage = over >= OVERRUN ? 'overrun' : 'end';
        const when = `“${phase.name}” was due to end on ${dayText(phase.until, today)}`;
        return [
          {
            kind: 'phase',
            key: `phase/${phase.id}/${phase.until}/${stage}`,
            message:
              stage === 'end'
                ? `${when}. Are you back, will you extend it, or is this the new normal?`
                : `${when}, ${over} days ago. Are you back, will you extend it, or is this the new normal?`,
            ask: 'phase',
            about: phase.id,
          },
        ];
      }
      case 'drift':
        return [
          {
            kind: 'question',
            key: `drift/${question.episode}`,
            message: `${plain(weeksSaying(model))} What do you decide?`,
            ask: 'drift',
            about: question.episode,
          },
        ];
      case 'week':
        return [];
    }
  });
  return [...notices, ...weekNotice(model), ...quarterNotice(model, quarterDue)];
}

/**
 * Of what was offered before, what need not be told any more. While commits are being read nobody knows which weeks
 * are empty, and that ends nothing: what is taken back is never offered again.
 */
export function endedNotices(
  offered: readonly string[],
  wanted: readonly WeeksNotice[],
  { gitPending }: Pick<WeeksModel, 'gitPending'>,
): string[] {
  return offered.filter(
    (key) =>
      !wanted.some((notice) => notice.key === key) && !(gitPending && key.startsWith(WEEK_KEY)),
  );
}

/** Only the latest of them is worth a notice; the others are asked in the view. */
function weekNotice({ questions, today, weeks }: WeeksModel): WeeksNotice[] {
  const asked = questions.find(({ kind }) => kind === 'week');
  const last = weeks.findLast(({ standing }) => standing !== 'running')?.week;
  if (asked?.kind !== 'week' || asked.week !== last) return [];
  return [
    {
      kind: 'question',
      key: `${WEEK_KEY}${asked.week}`,
      message: `Hands-On saw nothing at all in the week of ${dayText(asked.week, today)}. What was it?`,
      ask: 'week',
      about: asked.week,
    },
  ];
}

function quarterNotice({ quarter, today }: WeeksModel, due: string | null): WeeksNotice[] {
  if (due === null || today < due || quarter.reading === null) return [];
  return [
    {
      kind: 'quarter',
      key: `quarter/${due}`,
      message: `Your quarterly re-evaluation is due. The last three months read: ${READING_NAMES[quarter.reading]}.`,
      ask: 'quarter',
      about: due,
    },
  ];
}
