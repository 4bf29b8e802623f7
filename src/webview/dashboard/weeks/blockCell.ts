import type { BlockOccurrence, BlockState } from '../../../core/blocks/blockOccurrence';
import { BLOCK_STATES, clockAt, weekdayAt } from '../../../core/blocks/blockWords';
import { datedText } from '../../../core/blocks/datedText';
import { durationClock } from '../../../core/format/duration';
import { button, h } from '../../dom/h';

/** What a cell says; `coming` needs no word. */
const WORDS: Readonly<Record<BlockState, string>> = {
  kept: 'kept',
  partly: 'partly',
  lost: 'lost',
  skipped: 'skipped',
  moved: 'moved',
  now: 'now',
  coming: '',
};

/** One day's block: a button that asks what is to become, or was, of it. */
export function blockCell(
  one: BlockOccurrence,
  timeZone: string,
  answer: (key: string) => void,
): HTMLButtonElement {
  const { key, state, built, start, end } = one;
  const words = occurrenceText(one, timeZone);
  const cell = button(
    { class: `block ${state}`, title: words, 'aria-label': words, 'data-key': key },
    () => {
      answer(key);
    },
    h('span', { 'aria-hidden': 'true' }, WORDS[state]),
  );
  // How much of it was built, as the filled part of the cell.
  const share = end > start ? Math.min(1, built / (end - start)) : 0;
  if (state === 'partly' || state === 'now') {
    cell.style.setProperty('--share', `${Math.round(share * 100)}%`);
  }
  return cell;
}

/** `Tuesday 17 Nov, 9:00–12:00: lost to a meeting, 0:12 of 3:00 built`. */
export function occurrenceText(one: BlockOccurrence, zone: string): string {
  const { state, start, end, built, cause, area, movedFrom } = one;
  const when = datedText(one, zone);
  const moved =
    movedFrom === null
      ? ''
      : `, moved from ${weekdayAt(movedFrom.start, zone)} ${clockAt(movedFrom.start, zone)}`;
  const what = area === null ? '' : `, for ${area.name}`;
  return `${when}${moved}${what}: ${stateWords(state, cause)}${builtWords(state, built, end - start)}`;
}

function stateWords(state: BlockState, cause: string | null): string {
  // From when it was moved stands before it.
  const words = BLOCK_STATES[state === 'moved' ? 'coming' : state];
  return cause === null ? words : `${words}, ${cause}`;
}

function builtWords(state: BlockState, built: number, length: number): string {
  if (state === 'coming' || state === 'moved') return '';
  return `, ${durationClock(built)} of ${durationClock(length)} built`;
}
