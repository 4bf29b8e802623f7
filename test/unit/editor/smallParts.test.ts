import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { isWatched } from '../../../src/editor/files/watchedPath';
import { copyNotebookChange } from '../../../src/editor/notebooks/copyNotebookChange';
import {
  creationOf,
  terminalOpened,
  TerminalNumbers,
} from '../../../src/editor/terminals/copyTerminal';
import { fulfilsWithin } from '../../../src/editor/withTimeLimit';
import { VirtualClock } from './support/virtualClock';

describe('copying what is not text', () => {
  it('keeps a terminal’s name, program and arguments, and its number through a change of name', () => {
    assert.deepEqual(
      creationOf({ name: 'agent', shellPath: '/bin/claude', shellArgs: ['-c', 'x'] }),
      {
        name: 'agent',
        shell: '/bin/claude',
        args: '-c x',
      },
    );
    assert.deepEqual(creationOf({ name: 'task', pty: {} as vscode.Pseudoterminal }), {
      name: 'task',
    });
    const numbers = new TerminalNumbers();
    const terminal = { name: 'bash', creationOptions: {} };
    const opened = terminalOpened(terminal as vscode.Terminal, numbers);
    terminal.name = 'git';
    const again = terminalOpened(terminal as vscode.Terminal, numbers);
    const other = terminalOpened({ ...terminal } as vscode.Terminal, numbers);
    const ids = [opened, again, other].map((event) => event.e === 'termOpen' && event.id);
    assert.deepEqual(ids, [1, 1, 2]);
  });

  it('tells which cells of a notebook changed and how, without contents and outputs', () => {
    const cell = (index: number): vscode.NotebookCell => ({ index }) as vscode.NotebookCell;
    const none = {
      document: undefined,
      metadata: undefined,
      outputs: undefined,
      executionSummary: undefined,
    };
    const body = copyNotebookChange('file:///w/n.ipynb', {
      contentChanges: [{ range: { start: 1, end: 1 }, addedCells: [cell(1)], removedCells: [] }],
      cellChanges: [
        { ...none, cell: cell(0), outputs: [{}, {}] },
        { ...none, cell: cell(2), executionSummary: { executionOrder: 3 } },
        {
          ...none,
          cell: cell(2),
          executionSummary: { success: false, timing: { startTime: 5, endTime: 9 } },
        },
      ],
    } as unknown as vscode.NotebookDocumentChangeEvent);
    assert.deepEqual(body, {
      e: 'nbChange',
      u: 'file:///w/n.ipynb',
      content: [{ s: 1, e: 1, add: 1, rem: 0 }],
      cells: [
        { i: 0, doc: false, out: 2, ex: false },
        {
          i: 2,
          doc: false,
          out: null,
          ex: true,
          sum: { order: 3, ok: null, from: null, to: null },
        },
        { i: 2, doc: false, out: null, ex: true, sum: { order: null, ok: false, from: 5, to: 9 } },
      ],
    });
  });

  it('watches neither git’s own files nor installed packages', () => {
    const watched = ['file:///w/a.ts', 'file:///w/.github/x', 'file:///w/.gitignore'];
    const not = ['file:///w/.git/index', 'file:///w/p/node_modules/x/a.js', 'file:///w/.git'];
    assert.deepEqual(watched.map(isWatched), [true, true, true]);
    assert.deepEqual(not.map(isWatched), [false, false, false]);
  });
});

describe('a question with a time limit', () => {
  it('is answered only by a fulfilment in time', async () => {
    const clock = new VirtualClock();
    assert.equal(await fulfilsWithin(Promise.resolve(), 5000, clock), true);
    assert.equal(await fulfilsWithin(Promise.reject(new Error('gone')), 5000, clock), false);
    let answer: () => void = () => undefined;
    const late = fulfilsWithin(new Promise<void>((resolve) => (answer = resolve)), 5000, clock);
    clock.go(5000);
    answer();
    assert.equal(await late, false);
  });
});
