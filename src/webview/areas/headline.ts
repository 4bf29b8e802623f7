import { countText, numberText } from '../../core/format/numbers';
import type { AreasModel } from '../../core/ledger/areas';
import type { Place, SizeBy } from '../../protocol/areas';
import type { Child } from '../dom/h';
import { button, fill, h, setText } from '../dom/h';
import { keyOf } from './key';

export interface HeadlineModel {
  readonly areas: AreasModel;
  readonly size: SizeBy;
  readonly asTable: boolean;
}

export interface Headline {
  readonly element: HTMLElement;
  update(model: HeadlineModel): void;
}

const SIZE_WORDS: Readonly<Record<SizeBy, string>> = {
  changes: 'what others changed since',
  files: 'files',
  bytes: 'bytes',
};

/** The worst blind spot as a sentence, with what can be done about it at once. */
export function headline(catchUp: (place: Place) => void, show: (place: Place) => void): Headline {
  const said = h('h1', { class: 'say', id: 'say' });
  const buttons = h('p', { class: 'buttons' });
  const how = h('p', { class: 'usual' });
  let offered = '';
  return {
    element: h('div', { class: 'headline' }, said, how, buttons),
    update({ areas, size, asTable }) {
      const { worst } = areas;
      fill(
        said,
        ...(worst === null ? [nothingStale(areas)] : sentence(worst.sentence, worst.name)),
      );
      setText(how, howItIsDrawn(areas, size, asTable));
      buttons.hidden = worst === null;
      const key = worst === null ? '' : `${keyOf(worst)} ${String(asTable)}`;
      // Buttons that are the same stay, and the focus on them.
      if (worst === null || key === offered) return;
      offered = key;
      fill(
        buttons,
        button(
          { class: 'primary' },
          () => {
            catchUp(worst);
          },
          'Catch me up',
        ),
        button(
          { class: 'secondary' },
          () => {
            show(worst);
          },
          asTable ? 'Show in the table' : 'Show on the map',
        ),
      );
    },
  };
}

/** The sentence with its area and what the person let in set off. */
function sentence(text: string, name: string): Child[] {
  const rest = text.startsWith(name) ? text.slice(name.length) : null;
  if (rest === null) return [text];
  const approved = /^(.*, and )(you (?:merged|reviewed).*)\.$/.exec(rest);
  return [
    h('strong', {}, name),
    ...(approved === null
      ? [rest]
      : [approved[1] ?? '', h('span', { class: 'let-in' }, approved[2] ?? ''), '.']),
  ];
}

function nothingStale({ query, areas }: AreasModel): string {
  if (query.path !== null)
    return `${query.path}: nobody else has changed it since you wrote there.`;
  return areas.some(({ onMyGround }) => onMyGround)
    ? 'No blind spots: nobody else has changed anything on your ground since you wrote there.'
    : 'None of this is your ground yet: you have not written, merged or reviewed anything in this history.';
}

function howItIsDrawn(
  { areas, outside, repositories }: AreasModel,
  size: SizeBy,
  asTable: boolean,
): string {
  const mine = areas.filter(({ onMyGround }) => onMyGround).length;
  const all = Math.max(areas.length, mine + outside);
  const hidden = repositories.some(
    ({ state, mergesVisible }) => state === 'ready' && !mergesVisible,
  );
  return [
    ...(asTable ? [] : [`Colour: how long ago you last wrote. Size: ${SIZE_WORDS[size]}.`]),
    `Your ground: ${numberText(mine)} of ${countText(all, 'area')}.`,
    ...(hidden
      ? ['Merges are not visible here: squash and rebase merges leave no trace of who merged.']
      : []),
  ].join(' ');
}
