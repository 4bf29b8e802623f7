import type { EvidenceInterval } from '../../core/ledger/evidence';
import type { ExplainedEvidence } from '../../protocol/dashboard';
import { h } from '../dom/h';

type Words = ExplainedEvidence['words'];

/** Who made the edits of an interval and which rule said so, folded under their number; null without edits. */
export function editRules({ edits }: EvidenceInterval, words: Words): HTMLElement | null {
  if (edits.length === 0) return null;
  const all = edits.reduce((sum, { events }) => sum + events, 0);
  return h(
    'details',
    { class: 'edit-rules' },
    h('summary', {}, all === 1 ? 'Why this edit' : `Why these ${number(all)} edits`),
    h('ul', {}, ...edits.map((edit) => row(edit, words))),
  );
}

/** `typed by key: 12 edits, 14 in, 1 out; ...` for the table that is copied. */
export function rulesText({ edits }: EvidenceInterval): string {
  return edits
    .map((edit) => `${edit.origin} by ${edit.rule ?? 'a rule not kept'}: ${sumsOf(edit)}`)
    .join('; ');
}

type Edit = EvidenceInterval['edits'][number];

function row(edit: Edit, words: Words): HTMLElement {
  const { origin, rule } = edit;
  const known = rule === null ? undefined : words[rule];
  return h(
    'li',
    {},
    h('b', {}, origin),
    `, ${sumsOf(edit)}: `,
    rule === null
      ? 'recorded before rules were kept.'
      : (known?.reason ?? 'a rule of another version of Hands-On.'),
    known === undefined ? null : h('span', { class: 'dim' }, ` ${known.fact}`),
    rule === null ? null : ' ',
    rule === null ? null : h('code', {}, rule),
  );
}

function sumsOf({ events, inserted, deleted }: Edit): string {
  const parts = [events === 1 ? '1 edit' : `${number(events)} edits`];
  if (inserted > 0) parts.push(`${number(inserted)} characters in`);
  if (deleted > 0) parts.push(`${number(deleted)} out`);
  return parts.join(', ');
}

const number = (count: number): string => count.toLocaleString('en');
