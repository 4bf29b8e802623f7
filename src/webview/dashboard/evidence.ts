import { dayAt } from '../../core/calendar/zone';
import type { EvidenceCursor, EvidenceInterval } from '../../core/ledger/evidence';
import type { OverviewModel } from '../../core/ledger/overview';
import type { Correction, CorrectionWish } from '../../core/time/correction';
import type {
  DashboardHost,
  ExplainedEvidence,
  OpenEvidence,
  RuleWords,
} from '../../protocol/dashboard';
import { durationText } from '../../core/format/duration';
import { button, fill, h, setText } from '../dom/h';
import { durationElement } from '../dom/duration';
import { commitShares } from './commitShares';
import { corrections } from './corrections';
import { evidenceRows } from './evidenceRows';

export interface EvidenceParts {
  readonly host: Pick<
    DashboardHost,
    'evidence' | 'correct' | 'revoke' | 'corrections' | 'open' | 'copy' | 'commitShares'
  >;
  readonly close: () => void;
  /** A correction was made or undone: other numbers follow. */
  readonly corrected: () => void;
  /** Tells screen readers. */
  readonly say: (text: string) => void;
}

export interface Evidence {
  readonly element: HTMLElement;
  /** Shows what is behind a number; null shows nothing. */
  show(open: OpenEvidence | null, model: OverviewModel, focus: boolean): void;
}

/** The intervals behind a number: where, when, why; and what the person says about them. */
export function evidence({ host, close, corrected, say }: EvidenceParts): Evidence {
  let open: OpenEvidence | null = null;
  let model: OverviewModel | undefined;
  let pages = 1;
  let request = 0;
  let loaded: EvidenceInterval[] = [];
  let words: ExplainedEvidence['words'] = {};
  let next: EvidenceCursor | null = null;
  let shown = '';

  const title = h('h2', { id: 'evidence-title', tabindex: -1 });
  const sum = h('p', { class: 'evidence-sum' });
  const rows = evidenceRows({ host, correct, revoke });
  const more = button(
    { class: 'secondary' },
    () => {
      pages += 1;
      void load();
    },
    'Show more',
  );
  const made = corrections(revoke);
  const commits = commitShares(host);
  const fault = h('p', { class: 'fault', role: 'alert' });
  const element = h(
    'section',
    { class: 'evidence', 'aria-labelledby': 'evidence-title', hidden: true },
    h(
      'header',
      {},
      title,
      button({ class: 'link', id: 'evidence-close' }, close, 'Back to the charts'),
    ),
    sum,
    fault,
    rows.element,
    h('p', { class: 'buttons' }, more),
    commits.element,
    made.element,
  );
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  });

  async function load(): Promise<void> {
    const asked = open;
    if (asked === null || model === undefined) return;
    const own = ++request;
    const { title: _title, ...query } = asked;
    const intervals: EvidenceInterval[] = [];
    const known: Record<string, RuleWords> = {};
    let cursor: EvidenceCursor | null = null;
    let folded = 0;
    try {
      for (let page = 0; page < pages; page++) {
        const answer: ExplainedEvidence = await host.evidence({ ...query, cursor });
        if (own !== request) return;
        intervals.push(...answer.intervals);
        Object.assign(known, answer.words);
        folded += answer.folded;
        cursor = answer.next;
        if (cursor === null) break;
      }
      const all = await host.corrections();
      if (own !== request) return;
      loaded = intervals;
      words = known;
      next = cursor;
      setText(fault, '');
      draw(asked, model, all, folded);
    } catch {
      if (own === request) {
        setText(
          fault,
          'The intervals could not be read. The numbers above still hold; try again later.',
        );
      }
    }
  }

  function draw(
    asked: OpenEvidence,
    { timeZone, parameters }: OverviewModel,
    all: readonly Correction[],
    folded: number,
  ): void {
    const ms = loaded.reduce((total, { start, end }) => total + end - start, 0);
    const days = folded === 1 ? 'one day' : `${folded} days`;
    fill(
      sum,
      durationElement(ms),
      ` in ${loaded.length.toLocaleString('en')} ${loaded.length === 1 ? 'stretch' : 'stretches'}`,
      next === null ? '' : ' so far',
      folded === 0
        ? '.'
        : `. For ${days} only totals are left: they are old, or from another computer.`,
    );
    more.hidden = next === null;
    // A refresh without news leaves the rows, and a form among them, alone.
    const key = JSON.stringify([loaded, parameters, timeZone]);
    if (key !== shown) {
      shown = key;
      rows.update(loaded, words, timeZone, parameters);
    }
    made.update(
      all.filter(({ start, end }) => {
        const [first, last] = [dayAt(timeZone, start), dayAt(timeZone, end - 1)];
        return last >= asked.from && first <= asked.to;
      }),
      timeZone,
    );
  }

  async function correct(wish: CorrectionWish): Promise<void> {
    await host.correct(wish);
    shown = '';
    await load();
    corrected();
    say(`Corrected: ${durationText(wish.end - wish.start)}. The numbers are being updated.`);
    title.focus();
  }

  async function revoke(id: number): Promise<void> {
    await host.revoke(id);
    shown = '';
    await load();
    corrected();
    say('Undone. The numbers are being updated.');
    title.focus();
  }

  return {
    element,
    show(asked, now, focus) {
      model = now;
      const same = JSON.stringify(asked) === JSON.stringify(open);
      open = asked;
      element.hidden = asked === null;
      if (asked === null) {
        request += 1;
        void commits.show(null, now.timeZone);
        return;
      }
      if (!same) {
        pages = 1;
        loaded = [];
        shown = '';
        fill(sum, 'Reading…');
        rows.update([], {}, now.timeZone, now.parameters);
        setText(title, asked.title);
      }
      void load();
      void commits.show(asked, now.timeZone);
      if (focus) title.focus();
    },
  };
}
