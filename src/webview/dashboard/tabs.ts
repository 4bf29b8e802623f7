import type { DashboardTab } from '../../protocol/dashboard';
import { button, h, setAttribute } from '../dom/h';

export interface Tabs {
  readonly element: HTMLElement;
  /** Makes a panel that belongs to a tab. */
  panel(tab: DashboardTab, ...children: readonly Node[]): HTMLElement;
  /** Marks the tab and shows its panel. */
  show(tab: DashboardTab): void;
}

const TABS = [
  ['overview', 'Overview'],
  // Stale areas have a page of their own beside this one.
  ['blindSpots', 'Blind spots'],
  ['weeks', 'Weeks'],
] as const;
type TabName = (typeof TABS)[number][0];

const STEPS: Readonly<Record<string, (index: number) => number>> = {
  ArrowRight: (index) => (index + 1) % TABS.length,
  ArrowLeft: (index) => (index + TABS.length - 1) % TABS.length,
  Home: () => 0,
  End: () => TABS.length - 1,
};

/**
 * The strip of views. Arrows, Home and End move between its tabs, Enter or Space chooses: moving alone must
 * not open another page.
 */
export function tabs(choose: (tab: DashboardTab) => void, openBlindSpots: () => void): Tabs {
  const panels = new Map<DashboardTab, HTMLElement>();
  const buttons = TABS.map(([name, title]) =>
    button(
      { class: 'tab', role: 'tab', id: `tab-${name}`, 'aria-selected': 'false', tabindex: -1 },
      () => {
        if (name === 'blindSpots') openBlindSpots();
        else choose(name);
      },
      title,
    ),
  );
  const element = h('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Views' }, ...buttons);
  element.addEventListener('keydown', (event) => {
    const index = buttons.findIndex((one) => one === document.activeElement);
    const next = index < 0 ? undefined : STEPS[event.key]?.(index);
    if (next === undefined) return;
    event.preventDefault();
    enter(next);
    buttons[next]?.focus();
  });

  /** One stop for the Tab key in the whole strip. */
  function enter(index: number): void {
    buttons.forEach((one, at) => {
      setAttribute(one, 'tabindex', at === index ? 0 : -1);
    });
  }

  return {
    element,
    panel(tab, ...children) {
      const attributes = { id: `panel-${tab}`, role: 'tabpanel', 'aria-labelledby': `tab-${tab}` };
      const panel = h('div', attributes, ...children);
      panels.set(tab, panel);
      setAttribute(buttonOf(tab), 'aria-controls', panel.id);
      return panel;
    },
    show(tab) {
      for (const [name, panel] of panels) panel.hidden = name !== tab;
      TABS.forEach(([name], index) => {
        setAttribute(buttonOf(name), 'aria-selected', name === tab ? 'true' : 'false');
        if (name === tab) enter(index);
      });
    },
  };

  function buttonOf(tab: TabName): HTMLButtonElement {
    const found = buttons[TABS.findIndex(([name]) => name === tab)];
    if (found === undefined) throw new Error(`There is no tab ${tab}.`);
    return found;
  }
}
