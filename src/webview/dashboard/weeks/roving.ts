const STEPS: Readonly<Partial<Record<string, readonly [row: number, column: number]>>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

export interface Roving {
  /** Name of the cell that has the focus, or had it last. */
  focused(): { readonly key: string | undefined; readonly has: boolean };
  /** After the cells were made anew: one of them takes part in the tab order, the one of that name if it is there. */
  restore(before: ReturnType<Roving['focused']>): void;
}

/**
 * One stop in the tab order for a whole table of buttons; arrows, Home and End move between them.
 *
 * @param table whose cells hold buttons, some of them none
 * @param selector of the buttons; `data-key` names them
 */
export function roving(table: HTMLTableElement, selector: string): Roving {
  let current: string | undefined;
  const all = (): HTMLElement[] => [...table.querySelectorAll<HTMLElement>(selector)];
  const make = (target: HTMLElement): void => {
    for (const one of all()) one.tabIndex = one === target ? 0 : -1;
    current = target.dataset['key'];
  };

  table.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && target.matches(selector)) make(target);
  });
  table.addEventListener('keydown', (event) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || !target.matches(selector)) return;
    const next = targetOf(event.key, target);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  });

  function targetOf(key: string, from: HTMLElement): HTMLElement | undefined {
    const row = from.closest('tr');
    const cell = from.closest('td');
    if (row === null || cell === null) return undefined;
    const inRow = [...row.querySelectorAll<HTMLElement>(selector)].filter(isShown);
    if (key === 'Home') return inRow[0];
    if (key === 'End') return inRow.at(-1);
    const step = STEPS[key];
    if (step === undefined) return undefined;
    const rows = [...table.rows];
    let at = [rows.indexOf(row) + step[0], cell.cellIndex + step[1]] as const;
    // Cells without a block are passed over.
    while (rows[at[0]]?.cells[at[1]] !== undefined) {
      const found = rows[at[0]]?.cells[at[1]]?.querySelector<HTMLElement>(selector);
      if (found !== null && found !== undefined && isShown(found)) return found;
      at = [at[0] + step[0], at[1] + step[1]];
    }
    return undefined;
  }

  return {
    focused: () => ({ key: current, has: table.contains(document.activeElement) }),
    restore({ key, has }) {
      const cells = all();
      const target = cells.find((one) => one.dataset['key'] === key) ?? cells.at(-1);
      if (target === undefined) return;
      make(target);
      if (has) target.focus({ preventScroll: true });
    },
  };
}

/** A narrow page leaves the oldest weeks out. */
function isShown(one: HTMLElement): boolean {
  const cell = one.closest('td');
  return cell !== null && getComputedStyle(cell).display !== 'none';
}
