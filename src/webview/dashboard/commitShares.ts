import type { AreaShare, CommitShare, CommitsModel } from '../../core/ledger/commits';
import { shareWords } from '../../core/origins/shareWords';
import { dayAt } from '../../core/calendar/zone';
import type { DashboardHost, OpenEvidence } from '../../protocol/dashboard';
import { fill, h, setText } from '../dom/h';
import { timeText } from './dayLineData';
import { dayMonthShort } from './periodWords';

export interface CommitShares {
  readonly element: HTMLElement;
  /** Shows the commits of the same stretch; null shows nothing. */
  show(open: OpenEvidence | null, zone: string): Promise<void>;
}

/** Parts of the time in which no commit of one's own is made. */
const WITHOUT = new Set<OpenEvidence['part']>(['reviewed', 'others', 'elsewhere', 'reading']);

/** The person's commits of the stretch, and who typed what came into their files. */
export function commitShares(host: Pick<DashboardHost, 'commitShares'>): CommitShares {
  let request = 0;
  const note = h('p', { class: 'dim' });
  const list = h('ul', { class: 'commits' });
  const byArea = h('ul', {});
  const areas = h('details', { class: 'edit-rules' }, h('summary', {}, 'By area'), byArea);
  const element = h(
    'section',
    { class: 'commit-shares', 'aria-labelledby': 'commits-title', hidden: true },
    h('h3', { id: 'commits-title' }, 'Your commits, and who typed them'),
    note,
    list,
    areas,
  );

  function draw({ commits, more, areas: sums }: CommitsModel, zone: string): void {
    element.hidden = commits.length === 0;
    const rest = more === 0 ? '' : ` The latest ${commits.length} are listed; ${more} are not.`;
    setText(
      note,
      `Characters inserted into a commit’s files since your previous commit. What was deleted later counts, too.${rest}`,
    );
    fill(list, ...commits.map((commit) => row(commit, zone)));
    areas.hidden = sums.length === 0;
    fill(byArea, ...sums.map(areaRow));
  }

  return {
    element,
    async show(open, zone) {
      const own = ++request;
      if (open === null || WITHOUT.has(open.part)) {
        element.hidden = true;
        return;
      }
      const { from, to, repo, span } = open;
      try {
        const model = await host.commitShares({ from, to, repo, span });
        if (own === request) draw(model, zone);
      } catch {
        if (own !== request) return;
        element.hidden = false;
        setText(note, 'Your commits could not be read. The numbers above do not depend on them.');
        fill(list);
        areas.hidden = true;
      }
    },
  };
}

function row({ hash, at, subject, tie, inserted, areas }: CommitShare, zone: string): HTMLElement {
  return h(
    'li',
    {},
    h('code', {}, hash.slice(0, 8)),
    ` ${subject} `,
    h('span', { class: 'dim' }, `${dayMonthShort(dayAt(zone, at))}, ${timeText(zone, at)}`),
    h(
      'span',
      { class: 'why' },
      `${TIES[tie]}: ${inserted === null ? UNSEEN : `${shareWords(inserted)}.`}`,
    ),
    areas.length < 2
      ? null
      : h(
          'details',
          { class: 'edit-rules' },
          h('summary', {}, `In ${areas.length} areas`),
          h('ul', {}, ...areas.map(areaRow)),
        ),
  );
}

const UNSEEN = 'Hands-On saw nothing being inserted into its files.';

const TIES: Readonly<Record<CommitShare['tie'], string>> = {
  written: 'Written',
  unverified: 'Written, unverified',
  directed: 'Directed',
};

function areaRow({ name, inserted }: AreaShare): HTMLElement {
  return h('li', {}, h('b', {}, name), `: ${shareWords(inserted)}.`);
}
