import { isOwnArea } from '../../core/areas/areaEdits';
import { countText, numberText } from '../../core/format/numbers';
import type { AreasModel } from '../../core/ledger/areas';
import type { AreasPageState, SizeBy } from '../../protocol/areas';
import { SIZES } from '../../protocol/areas';
import { button, fill, h, setAttribute, setText } from '../dom/h';

export interface ToolbarParts {
  readonly change: (part: Partial<AreasPageState>) => void;
  readonly goTo: (repo: string | null, path: string | null) => void;
  /** Shows what the person changed about areas. */
  readonly showChanges: () => void;
}

export interface Toolbar {
  readonly element: HTMLElement;
  update(state: AreasPageState, model: AreasModel): void;
}

const SIZE_NAMES: Readonly<Record<SizeBy, string>> = {
  changes: 'Changed by others',
  files: 'Files',
  bytes: 'Bytes',
};
const GROUND_NAMES = { mine: 'My ground', all: 'Everything' } as const;

/** What is shown, how large, and where in the repository one is. */
export function toolbar({ change, goTo, showChanges }: ToolbarParts): Toolbar {
  const ground = choice('Show', 'ground', ['mine', 'all'] as const, GROUND_NAMES, (value) => {
    change({ ground: value });
  });
  const size = choice('Size by', 'size', SIZES, SIZE_NAMES, (value) => {
    change({ size: value });
  });
  const repositories = h('select', { 'aria-label': 'Repository' });
  repositories.addEventListener('change', () => {
    goTo(repositories.value === '' ? null : repositories.value, null);
  });
  const crumbs = h('ol', {});
  const where = h('nav', { class: 'crumbs', 'aria-label': 'Where you are' }, crumbs);
  let asTable = false;
  const toggle = button({ class: 'link', id: 'map-toggle' }, () => {
    change({ table: !asTable });
  });
  const changes = button({ class: 'link', id: 'area-changes' }, showChanges);
  let shown = '';

  return {
    element: h(
      'div',
      { class: 'toolbar areas-bar' },
      ground.element,
      size.element,
      repositories,
      where,
      changes,
      toggle,
    ),
    update(state, model) {
      asTable = state.table;
      ground.set(state.ground);
      ground.allow(
        'mine',
        model.areas.some(({ onMyGround }) => onMyGround),
      );
      size.set(state.size);
      size.element.hidden = asTable;
      setText(toggle, asTable ? 'Map' : 'Table');
      setAttribute(toggle, 'aria-label', asTable ? 'Show as map' : 'Show as table');
      showRepositories(repositories, state, model);
      changes.hidden = model.edits === 0;
      setText(changes, changesText(model));
      const steps = stepsOf(state, model);
      const key = JSON.stringify(steps);
      where.hidden = steps.length < 2;
      if (key === shown) return;
      shown = key;
      fill(
        crumbs,
        ...steps.map(({ name, repo, path }, index) =>
          h(
            'li',
            {},
            index === steps.length - 1
              ? h('span', { 'aria-current': 'page' }, name)
              : button(
                  { class: 'link' },
                  () => {
                    goTo(repo, path);
                  },
                  name,
                ),
          ),
        ),
      );
    },
  };
}

function changesText({ edits, hidden }: AreasModel): string {
  const all = `Your areas: ${countText(edits, 'change')}`;
  return hidden === 0 ? all : `${all}, ${numberText(hidden)} hidden`;
}

interface Step {
  readonly name: string;
  readonly repo: string | null;
  readonly path: string | null;
}

/** From all areas down to the directory that is shown. */
export function stepsOf(
  { repo, path }: Pick<AreasPageState, 'repo' | 'path'>,
  model: AreasModel,
): Step[] {
  if (repo === null || path === null) return [{ name: 'All areas', repo, path: null }];
  const several = model.repositories.length > 1;
  const name = model.repositories.find(({ root }) => root === repo)?.name ?? repo;
  const steps: Step[] = [{ name: several ? name : 'All areas', repo, path: null }];
  if (several) steps.unshift({ name: 'All areas', repo: null, path: null });
  if (isOwnArea(path)) return [...steps, { name: path.slice(1), repo, path }];
  const parts = path === '.' ? [] : path.split('/');
  parts.forEach((part, index) => {
    steps.push({ name: part, repo, path: parts.slice(0, index + 1).join('/') });
  });
  if (path === '.') steps.push({ name: 'root', repo, path: '.' });
  return steps;
}

function showRepositories(
  select: HTMLSelectElement,
  { repo }: AreasPageState,
  { repositories }: AreasModel,
): void {
  select.hidden = repositories.length < 2;
  const key = JSON.stringify(repositories.map(({ root, name }) => [root, name]));
  // An open list must not change under the finger.
  if (select.dataset['key'] !== key) {
    select.dataset['key'] = key;
    fill(
      select,
      h('option', { value: '' }, 'All repositories'),
      ...repositories.map(({ root, name }) => h('option', { value: root, title: root }, name)),
    );
  }
  select.value = repo ?? '';
}

interface Choice<T> {
  readonly element: HTMLElement;
  set(value: T): void;
  /** Can it be chosen now. */
  allow(value: T, allowed: boolean): void;
}

function choice<T extends string>(
  title: string,
  name: string,
  values: readonly T[],
  names: Readonly<Record<T, string>>,
  chosen: (value: T) => void,
): Choice<T> {
  const inputs = values.map((value) => {
    const input = h('input', { type: 'radio', name, value });
    input.addEventListener('change', () => {
      chosen(value);
    });
    return { value, input };
  });
  return {
    element: h(
      'fieldset',
      { class: 'choice' },
      h('legend', { class: 'hidden' }, title),
      ...inputs.map(({ value, input }) => h('label', {}, input, h('span', {}, names[value]))),
    ),
    set(now) {
      for (const { value, input } of inputs) input.checked = value === now;
    },
    allow(which, allowed) {
      for (const { value, input } of inputs) if (value === which) input.disabled = !allowed;
    },
  };
}
