import type { EvidenceInterval } from '../../core/ledger/evidence';
import type { CorrectionWish } from '../../core/time/correction';
import { button, h, setText } from '../dom/h';
import { clockOf, instantOf } from './clockTime';
import { KIND_CHOICES } from './kindChoice';

export interface CorrectionFormParts {
  readonly interval: EvidenceInterval;
  readonly zone: string;
  readonly apply: (wish: CorrectionWish) => Promise<void>;
  readonly cancel: () => void;
}

/** Says what a stretch, or with narrower times a part of it, really was. */
export function correctionForm({
  interval,
  zone,
  apply,
  cancel,
}: CorrectionFormParts): HTMLElement {
  const { start, end } = interval;
  const clocks = [clockOf(zone, start), clockOf(zone, end)] as const;
  const time = (value: string): HTMLInputElement =>
    h('input', { type: 'time', step: 1, value, required: true });
  const from = time(clocks[0]);
  const to = time(clocks[1]);
  const kind = h(
    'select',
    {},
    ...KIND_CHOICES.map(({ label, choice }, index) =>
      h(
        'option',
        { value: index, selected: choice.kind === interval.kind && choice.sub === interval.sub },
        label,
      ),
    ),
  );
  const fault = h('p', { class: 'fault', role: 'alert' });
  const save = h('button', { type: 'submit', class: 'primary' }, 'Correct');
  const form = h(
    'form',
    { class: 'correction', 'aria-label': 'Correct this stretch' },
    h('label', {}, 'From ', from),
    h('label', {}, 'to ', to),
    h('label', {}, 'it was ', kind),
    save,
    button({ class: 'secondary' }, cancel, 'Cancel'),
    h('p', { class: 'dim' }, 'Narrow the times to split it: the rest stays as it is.'),
    fault,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const choice = KIND_CHOICES[Number(kind.value)]?.choice;
    // A field that was left alone stands for the exact instant.
    const first = from.value === clocks[0] ? start : instantOf(zone, from.value, start, end);
    const last = to.value === clocks[1] ? end : instantOf(zone, to.value, start, end);
    if (choice === undefined || first === undefined || last === undefined || last <= first) {
      setText(fault, `The times must lie between ${clocks[0]} and ${clocks[1]}, in this order.`);
      from.focus();
      return;
    }
    save.disabled = true;
    apply({ start: Math.round(first), end: Math.round(last), ...choice }).catch(
      (error: unknown) => {
        save.disabled = false;
        setText(fault, error instanceof Error ? error.message : 'It could not be saved.');
      },
    );
  });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') cancel();
  });
  return form;
}
