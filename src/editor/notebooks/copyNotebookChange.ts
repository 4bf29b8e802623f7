import type * as vscode from 'vscode';
import type { CellExecution, NotebookChangeEvent } from '../../core/events/rawEvent';

/** Cells of one change that are listed. */
export const CELL_LIMIT = 64;

/** Which cells changed and how; no contents, no outputs. */
export function copyNotebookChange(
  u: string,
  { contentChanges, cellChanges }: vscode.NotebookDocumentChangeEvent,
): Omit<NotebookChangeEvent, 'seq' | 't'> {
  return {
    e: 'nbChange',
    u,
    content: contentChanges.slice(0, CELL_LIMIT).map(({ range, addedCells, removedCells }) => ({
      s: range.start,
      e: range.end,
      add: addedCells.length,
      rem: removedCells.length,
    })),
    cells: cellChanges.slice(0, CELL_LIMIT).map((change) => {
      const { cell, document, outputs, executionSummary } = change;
      const executed = executionSummary !== undefined;
      return {
        i: cell.index,
        doc: document !== undefined,
        out: outputs?.length ?? null,
        ex: executed,
        ...(executed && { sum: copySummary(executionSummary) }),
      };
    }),
  };
}

function copySummary(summary: vscode.NotebookCellExecutionSummary): CellExecution {
  return {
    order: summary.executionOrder ?? null,
    ok: summary.success ?? null,
    from: summary.timing?.startTime ?? null,
    to: summary.timing?.endTime ?? null,
  };
}
