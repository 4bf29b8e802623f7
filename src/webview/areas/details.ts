import { FOLDED } from '../../core/areas/areaEdits';
import { dateText } from '../../core/areas/sentence';
import { folderOf } from '../../core/areas/place';
import { dayAt } from '../../core/calendar/zone';
import { agoText } from '../../core/format/age';
import { shareWords } from '../../core/origins/shareWords';
import { bytesText, countText, numberText } from '../../core/format/numbers';
import type { AreaModel } from '../../core/ledger/areas';
import type { Offer, Place, PlaceAction } from '../../protocol/areas';
import type { Child } from '../dom/h';
import { button, fill, h } from '../dom/h';
import { isSame } from './key';

export interface DetailsModel {
  readonly area: AreaModel | null;
  readonly now: number;
  readonly timeZone: string;
  /** Are there several repositories to tell apart. */
  readonly repository: string | null;
  /** What may be done beside looking at it. */
  readonly offers: readonly Offer[];
}

export interface DetailsParts {
  readonly act: (action: PlaceAction, place: Place) => void;
  readonly enter: (place: Place) => void;
}

export interface Details {
  readonly element: HTMLElement;
  update(model: DetailsModel): void;
  /** Moves the focus to the first thing that can be done. */
  focus(): void;
}

/** One area in words: how far the person got, what others did since, what they let in, whom to ask. */
export function details(parts: DetailsParts): Details {
  const element = h('section', { class: 'details', 'aria-labelledby': 'details-title' });
  let shown = '';
  return {
    element,
    update(model) {
      const now = JSON.stringify(model);
      if (now === shown) return;
      const before = shown === '' ? null : (JSON.parse(shown) as DetailsModel).area;
      // Words change under a reader; buttons under a finger must not.
      const focused = isSame(before, model.area) ? focusedLabel(element) : null;
      shown = now;
      element.hidden = model.area === null;
      if (model.area === null) return;
      fill(element, ...content(model.area, model, parts));
      if (focused !== null) buttonCalled(element, focused)?.focus();
    },
    focus() {
      element.querySelector('button')?.focus();
    },
  };
}

const OFFER_TITLES: Readonly<Record<Offer, string>> = {
  session: 'Start a session here',
  block: 'Put it in a block',
};

function content(area: AreaModel, model: DetailsModel, { act, enter }: DetailsParts): Child[] {
  const doing = (action: PlaceAction, className: string, title: string): HTMLElement =>
    button(
      { class: className },
      () => {
        act(action, area);
      },
      title,
    );
  return [
    h(
      'header',
      {},
      h('h2', { id: 'details-title' }, area.name),
      h(
        'small',
        {},
        [
          model.repository,
          countText(area.files, 'file'),
          area.bytes === null ? null : bytesText(area.bytes),
        ]
          .filter((part) => part !== null)
          .join(' · '),
      ),
    ),
    h('p', {}, ...depths(area, model)),
    h('p', {}, ...since(area)),
    ...(area.ask.length > 0
      ? [h('p', {}, h('strong', {}, 'Who to ask: '), whoToAsk(area), '.')]
      : []),
    ...typedBy(area),
    h('p', { class: 'dim' }, ...reasons(area)),
    h(
      'p',
      { class: 'buttons' },
      ...(area.changesSince > 0
        ? [
            doing('catchUp', 'primary', 'Catch me up'),
            doing('commits', 'secondary', countText(area.changesSince, 'commit')),
          ]
        : []),
      ...(folderOf(area) === null ? [] : [doing('open', 'secondary', 'Open folder')]),
      ...(area.canDrill
        ? [
            button(
              { class: 'secondary' },
              () => {
                enter(area);
              },
              'Look inside',
            ),
          ]
        : []),
      ...model.offers.map((offer) => doing(offer, 'secondary', OFFER_TITLES[offer])),
      ...(area.path === FOLDED ? [] : [doing('edit', 'link', 'Change this area')]),
    ),
  ];
}

function depths(
  { depths: at, writtenSubject }: AreaModel,
  { now, timeZone }: DetailsModel,
): Child[] {
  const day = (instant: number): string => dateText(dayAt(timeZone, instant), dayAt(timeZone, now));
  const parts: Child[][] = [];
  if (at.written === null) parts.push([h('strong', {}, 'Never written'), ' by you']);
  else {
    const subject = writtenSubject === null || writtenSubject === '' ? '' : `, “${writtenSubject}”`;
    const when = `${agoText(at.written, now)} (${day(at.written)}${subject})`;
    parts.push([h('strong', {}, 'Written'), ` ${when}`]);
  }
  for (const depth of ['directed', 'reviewed', 'read'] as const) {
    const instant = at[depth];
    if (instant === null) continue;
    parts.push([h('strong', {}, depth), ` ${agoText(instant, now)}`]);
  }
  return [...parts.flatMap((part, index) => (index === 0 ? part : [' · ', ...part])), '.'];
}

function since(area: AreaModel): Child[] {
  const { changesSince, peopleSince, filesSince, files, depths: at } = area;
  const when = at.written === null ? 'So far,' : 'Since then';
  if (changesSince === 0) {
    return [
      at.written === null ? 'Nobody else wrote here either.' : 'Nobody else has changed it since.',
    ];
  }
  const changed =
    filesSince <= files
      ? `${numberText(filesSince)} of ${countText(files, 'file')}`
      : countText(filesSince, 'file');
  const who = peopleSince === 0 ? 'agents' : countText(peopleSince, 'person', 'people');
  return [
    `${when} ${who} made ${countText(changesSince, 'commit')} and changed ${changed}`,
    ...approved(area),
    '.',
  ];
}

function approved({ approvedSince, changesSince }: AreaModel): Child[] {
  if (approvedSince === null) return ['; merges not visible here'];
  if (approvedSince === 0) return ['; none of them was merged or reviewed by you'];
  const all = approvedSince === changesSince ? 'all' : numberText(approvedSince);
  return ['; ', h('span', { class: 'let-in' }, `you merged or reviewed ${all} of them`)];
}

function whoToAsk({ ask }: AreaModel): string {
  return ask
    .map(({ name, commits }, index) =>
      index === 0
        ? `${name} (${countText(commits, 'commit')} here in all)`
        : `${name} (${numberText(commits)})`,
    )
    .join(', ');
}

/** Who typed what went into the person's commits here, as far as it was seen. */
function typedBy({ inserted }: AreaModel): Child[] {
  const words = inserted === undefined ? '' : shareWords(inserted);
  if (words === '') return [];
  return [h('p', {}, h('strong', {}, 'In your commits'), `, in characters: ${words}.`)];
}

function reasons({ groundReason, onMyGround, unverified }: AreaModel): Child[] {
  const ground =
    groundReason === '' ? '' : `${onMyGround ? 'On' : 'Outside'} your ground: ${groundReason}.`;
  const verified = unverified ? ' Based on commits alone: who typed them was not measured.' : '';
  return [`${ground}${verified}`.trim()];
}

function focusedLabel(element: HTMLElement): string | null {
  const { activeElement } = document;
  return activeElement !== null && element.contains(activeElement)
    ? activeElement.textContent
    : null;
}

function buttonCalled(element: HTMLElement, label: string): HTMLElement | undefined {
  return [...element.querySelectorAll('button')].find(({ textContent }) => textContent === label);
}
