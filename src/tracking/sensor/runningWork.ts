import type { CellExecution, NotebookChangeEvent, RawEvent } from '../../core/events/rawEvent';

/** Tasks and notebook cells that run: each shows progress, which holds the window's `active` flag true. */
export class RunningWork {
  private tasks = 0;
  /** Running cells by notebook. */
  private readonly cells = new Map<string, ReadonlySet<number>>();

  get running(): boolean {
    return this.tasks > 0 || this.cells.size > 0;
  }

  /** @returns true where a task or a cell was just started. */
  accept(event: RawEvent): boolean {
    switch (event.e) {
      case 'taskStart':
        this.tasks++;
        return true;
      case 'taskEnd':
        this.tasks = Math.max(0, this.tasks - 1);
        return false;
      case 'nbClose':
        this.cells.delete(event.u);
        return false;
      case 'nbChange':
        return this.notebookChanged(event);
      default:
        return false;
    }
  }

  reset(): void {
    this.tasks = 0;
    this.cells.clear();
  }

  private notebookChanged({ u, content, cells }: NotebookChangeEvent): boolean {
    const running = new Set(moved(this.cells.get(u) ?? new Set(), content));
    let started = false;
    for (const { i, ex, sum, out } of cells) {
      if (!ex) continue;
      if (sum === undefined) started = true;
      else if (isRunning(sum, out)) {
        started ||= !running.has(i);
        running.add(i);
      } else running.delete(i);
    }
    if (running.size > 0) this.cells.set(u, running);
    else this.cells.delete(u);
    return started;
  }
}

/** While a cell runs it has no outcome and no times; one whose outcome was cleared lost its outputs with it. */
function isRunning(sum: CellExecution | null, out: unknown): boolean {
  if (sum === null) return false;
  if ([sum.ok, sum.from, sum.to].some((told) => told !== null)) return false;
  return sum.order !== null || out !== 0;
}

/** Where running cells are after others were added or removed. */
function moved(running: ReadonlySet<number>, content: readonly unknown[]): Iterable<number> {
  let cells = [...running];
  for (const change of content as readonly { s?: number; add?: number; rem?: number }[]) {
    const { s = 0, add = 0, rem = 0 } = change;
    cells = cells
      .filter((cell) => cell < s || cell >= s + rem)
      .map((cell) => (cell < s ? cell : cell + add - rem));
  }
  return cells;
}
