import type { OverviewModel } from '../../core/ledger/overview';
import { durationElement } from '../dom/duration';
import type { Child } from '../dom/h';
import { fill, h } from '../dom/h';
import type { Component } from '../shared/component';
import type { Features } from './features';
import type { Series } from './series';
import { seriesOf } from './series';

type Headline = 'built' | 'reviewed' | 'directed';

interface Figure {
  readonly id: string;
  readonly name: string;
  readonly value: Child;
  /** Lines below the value. */
  readonly notes: readonly (readonly Child[])[];
  /** Class of the mark that ties the number to its bars. */
  readonly mark?: string;
}

/** The numbers of the period, each with what is usual and what it is made of. */
export function figures(features: Features): Component<OverviewModel> {
  const element = h('dl', { class: 'figures' });
  return {
    element,
    update(model) {
      fill(element, ...figuresOf(model, features).map(cell));
    },
  };
}

function cell({ id, name, value, notes, mark }: Figure): HTMLElement {
  return h(
    'div',
    { class: 'figure', 'data-figure': id },
    h('dt', {}, mark === undefined ? null : h('i', { class: `swatch fill-${mark}` }), name),
    h('dd', { class: 'value' }, value),
    ...notes.filter((note) => note.length > 0).map((note) => h('dd', { class: 'note' }, ...note)),
  );
}

function figuresOf(model: OverviewModel, features: Features): Figure[] {
  const { headlines } = model.totals;
  const series = seriesOf(model, features);
  return [
    {
      id: 'built',
      name: 'Built',
      mark: 'writing',
      value: durationElement(headlines.built),
      notes: [usualNote(model, 'built'), madeOf(model, series, 'built')],
    },
    {
      id: 'reviewed',
      name: 'Reviewed',
      mark: 'reviewed',
      value: durationElement(headlines.reviewed),
      notes: [usualNote(model, 'reviewed'), madeOf(model, series, 'reviewed')],
    },
    features.directed
      ? {
          id: 'directed',
          name: 'Directed',
          mark: 'directed',
          value: durationElement(headlines.directed),
          notes: [usualNote(model, 'directed')],
        }
      : {
          id: 'directed',
          name: 'Directed',
          value: h('span', { class: 'unknown' }, 'not measured yet'),
          notes: [['time spent on AI agents']],
        },
    ...(model.share === null ? [] : [shareFigure(model.share)]),
  ];
}

function shareFigure(share: number): Figure {
  return {
    id: 'share',
    name: 'Hands-on share',
    value: `${Math.round(share * 100)}\u00a0%`,
    notes: [['built, of built and reviewed together']],
  };
}

function usualNote({ usual, target }: OverviewModel, of: Headline): Child[] {
  const parts = [
    ...(usual === null ? [] : [part('usual ', durationElement(usual[of]))]),
    ...(of === 'built' && target !== null ? [part('target ', durationElement(target))] : []),
  ];
  return separated(parts);
}

/** Words that stay on one line. */
function part(...children: Child[]): HTMLElement {
  return h('span', { class: 'part' }, ...children);
}

function separated(parts: readonly HTMLElement[]): Child[] {
  return parts.flatMap((one, index) => (index === 0 ? [one] : [', ', one]));
}

/** `4 h 51 writing, 31 m debugging`; nothing where there is only one part. */
function madeOf({ totals }: OverviewModel, series: readonly Series[], headline: Headline): Child[] {
  const parts = series.filter(({ counts, ms }) => counts === headline && ms(totals) > 0);
  if (parts.length < 2) return [];
  return separated(
    parts.map(({ id, label, ms }) => {
      const name =
        id === 'reviewed' ? 'here' : id === 'elsewhere' ? 'elsewhere' : label.toLowerCase();
      return part(durationElement(ms(totals)), ` ${name}`);
    }),
  );
}
