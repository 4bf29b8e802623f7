import type { EvidencePart } from '../../core/ledger/evidence';
import type { OverviewModel } from '../../core/ledger/overview';
import { durationElement } from '../dom/duration';
import type { Child } from '../dom/h';
import { button, fill, h } from '../dom/h';
import type { Component } from '../shared/component';
import type { DashboardSetting } from '../../protocol/dashboard';
import type { AskEvidence } from './askEvidence';
import { partOfSeries } from './balanceTable';
import type { Features } from './features';
import { howCounted } from './howCounted';
import type { Series } from './series';
import { seriesOf } from './series';
import { targetProgress } from './target';
import { wholeOfShare } from './trend';
import { whyCounted } from './whyCounted';

type Headline = 'built' | 'reviewed' | 'directed';

interface Figure {
  readonly id: string;
  readonly name: string;
  readonly value: Child;
  /** Lines below the value. */
  readonly notes: readonly (readonly Child[])[];
  /** What a press on the value shows the evidence of, and its name in words. */
  readonly part?: EvidencePart;
  readonly title?: string;
  /** How far the target is reached, 0 to 1. */
  readonly reached?: number;
  /** Class of the mark that ties the number to its bars. */
  readonly mark?: string;
}

/** The numbers of the period, each with what is usual and what it is made of. */
export function figures(
  features: Features,
  ask: AskEvidence,
  openSetting: (name: DashboardSetting) => void,
): Component<OverviewModel> {
  const element = h('dl', { class: 'figures' });
  const open = new Set<string>();
  let shown = '';
  return {
    element,
    update(model) {
      const { totals, usual, share, target, parameters, countDirected, query } = model;
      const key = JSON.stringify([
        totals,
        usual,
        share,
        model.shareHidden,
        target,
        model.week,
        model.today,
        parameters,
        countDirected,
        query.period,
        query.repo,
      ]);
      // A refresh without news leaves the focus alone.
      if (key === shown) return;
      shown = key;
      const focused = element.contains(document.activeElement)
        ? document.activeElement?.id
        : undefined;
      const how = (id: string): HTMLElement => {
        const details = whyOf(id, model, openSetting);
        details.open = open.has(id);
        details.addEventListener('toggle', () => {
          if (details.open) open.add(id);
          else open.delete(id);
        });
        return details;
      };
      fill(element, ...figuresOf(model, features, ask).map((figure) => cell(figure, ask, how)));
      if (focused) document.querySelector<HTMLElement>(`#${focused}`)?.focus();
    },
  };
}

function whyOf(
  id: string,
  model: OverviewModel,
  openSetting: (name: DashboardSetting) => void,
): HTMLDetailsElement {
  const { sentence, setting } = howCounted(id, model);
  return whyCounted(
    id,
    sentence,
    ' ',
    setting === null
      ? null
      : button(
          { class: 'link' },
          () => {
            openSetting(setting);
          },
          'Change it',
        ),
  );
}

function cell(
  { id, name, value, notes, mark, part, title, reached }: Figure,
  ask: AskEvidence,
  how: (id: string) => HTMLElement,
): HTMLElement {
  const shown =
    part === undefined
      ? value
      : button(
          { class: 'number-link', id: `figure-${id}`, title: 'Show the evidence' },
          () => {
            ask({ part, title: title ?? name });
          },
          value,
        );
  return h(
    'div',
    { class: 'figure', 'data-figure': id },
    h('dt', {}, mark === undefined ? null : h('i', { class: `swatch fill-${mark}` }), name),
    h('dd', { class: 'value' }, shown),
    reached === undefined ? null : meter(reached),
    ...notes.filter((note) => note.length > 0).map((note) => h('dd', { class: 'note' }, ...note)),
    h('dd', { class: 'how' }, how(id)),
  );
}

/** The words beside it say the same. */
function meter(reached: number): HTMLElement {
  const bar = h('i', {});
  bar.style.width = `${Math.min(1, reached) * 100}%`;
  return h('dd', { class: 'meter', 'aria-hidden': 'true' }, bar);
}

function figuresOf(model: OverviewModel, features: Features, ask: AskEvidence): Figure[] {
  const { headlines } = model.totals;
  const series = seriesOf(model, features);
  const progress = targetProgress(model);
  return [
    {
      id: 'built',
      name: 'Built',
      mark: 'writing',
      part: 'built',
      value: durationElement(headlines.built),
      ...(progress !== null && { reached: progress.built / progress.target }),
      notes: [
        usualNote(model, 'built'),
        progress === null ? [] : [progress.words],
        madeOf(model, series, 'built', ask),
      ],
    },
    {
      id: 'reviewed',
      name: 'Reviewed',
      mark: 'reviewed',
      part: 'reviewed',
      value: durationElement(headlines.reviewed),
      notes: [usualNote(model, 'reviewed'), madeOf(model, series, 'reviewed', ask)],
    },
    features.directed
      ? {
          id: 'directed',
          name: 'Directed',
          mark: 'directed',
          part: 'directed',
          value: durationElement(headlines.directed),
          notes: [usualNote(model, 'directed')],
        }
      : {
          id: 'directed',
          name: 'Directed',
          value: h('span', { class: 'unknown' }, 'not measured yet'),
          notes: [['time spent on AI agents']],
        },
    ...(model.shareHidden === true ? [hiddenShare()] : []),
    ...(model.share === null ? [] : [shareFigure(model.share, model)]),
  ];
}

function hiddenShare(): Figure {
  return {
    id: 'share',
    name: 'Hands-on share',
    value: h('span', { class: 'unknown' }, 'hidden'),
    notes: [
      ['Most of your review happens elsewhere.'],
      [
        'To count it, choose Reviewing Elsewhere in the status bar, or import a browser watcher’s data.',
      ],
    ],
  };
}

function shareFigure(share: number, { usual, countDirected }: OverviewModel): Figure {
  const usualShare = usual?.share ?? null;
  const own = countDirected === 'handsOn' ? 'built and directed' : 'built';
  const { part, label } = wholeOfShare(countDirected);
  return {
    id: 'share',
    name: 'Hands-on share',
    part,
    title: `${label}: what the share is a part of`,
    value: `${Math.round(share * 100)}\u00a0%`,
    notes: [
      usualShare === null ? [] : [`usual ${Math.round(usualShare * 100)}\u00a0%`],
      [`${own}, as a share of ${countDirected === 'handsOn' ? 'all three' : 'built and reviewed'}`],
    ],
  };
}

function usualNote({ usual }: OverviewModel, of: Headline): Child[] {
  return usual === null ? [] : [part('usual ', durationElement(usual[of]))];
}

/** Words that stay on one line. */
function part(...children: Child[]): HTMLElement {
  return h('span', { class: 'part' }, ...children);
}

function separated(parts: readonly HTMLElement[]): Child[] {
  return parts.flatMap((one, index) => (index === 0 ? [one] : [', ', one]));
}

/** `4 h 51 writing, 31 m debugging`; nothing where there is only one part. */
function madeOf(
  { totals }: OverviewModel,
  series: readonly Series[],
  headline: Headline,
  ask: AskEvidence,
): Child[] {
  const parts = series.filter(({ counts, ms }) => counts === headline && ms(totals) > 0);
  if (parts.length < 2) return [];
  return separated(
    parts.map(({ id, label, ms }) => {
      const name =
        id === 'reviewed' ? 'here' : id === 'elsewhere' ? 'elsewhere' : label.toLowerCase();
      const show = (): void => {
        ask({ part: partOfSeries(id), title: label });
      };
      return part(
        button(
          { class: 'number-link', title: 'Show the evidence' },
          show,
          durationElement(ms(totals)),
        ),
        ` ${name}`,
      );
    }),
  );
}
