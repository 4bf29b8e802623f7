import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { addCommit, git, ME } from '../../support/repository';
import type { GitExtension, GitRepository } from '../../../src/editor/gitState/gitApi';
import {
  closeAll,
  inWorkspace,
  pause,
  Recorded,
  showFile,
  workspaceFolder,
} from '../support/recorded';

describe('the event source: terminals, tasks, notebooks, debugging, files, git', () => {
  let recorded: Recorded;
  beforeEach(async () => {
    await closeAll();
    recorded = new Recorded();
  });
  afterEach(async () => {
    recorded.dispose();
    await closeAll();
  });

  it('tells a terminal with what it was created with, and which one is active', async () => {
    const terminal = vscode.window.createTerminal({ name: 'claude', env: {} });
    const open = await recorded.until('termOpen', ({ name }) => name === 'claude');
    assert.deepEqual(open.opt, { name: 'claude' });
    terminal.show();
    await recorded.until('termActive', ({ id, name }) => id === open.id && name === 'claude');
    terminal.dispose();
    await recorded.until('termClose', ({ id }) => id === open.id);
  });

  it('tells a command of a terminal where the shell cooperates', async () => {
    const shell = process.platform === 'win32' ? {} : { shellPath: '/bin/bash' };
    const terminal = vscode.window.createTerminal({ name: 'work', ...shell });
    terminal.show();
    const { id } = await recorded.until('termOpen', ({ opt }) => opt?.name === 'work');
    await recorded.until('termShellInt', (event) => event.id === id);
    terminal.shellIntegration?.executeCommand('echo done');
    const start = await recorded.until('shellExecStart', ({ cmd }) => cmd === 'echo done');
    assert.equal(start.id, id);
    const end = await recorded.until('shellExecEnd', ({ seq, ...event }) => {
      return event.id === id && seq > start.seq;
    });
    assert.equal(end.code, 0);
    terminal.dispose();
  });

  it('tells a task from start to end', async () => {
    const ended = new vscode.EventEmitter<number>();
    const terminal: vscode.Pseudoterminal = {
      onDidWrite: new vscode.EventEmitter<string>().event,
      onDidClose: ended.event,
      open: () => {
        ended.fire(0);
      },
      close: () => undefined,
    };
    const task = new vscode.Task(
      { type: 'hands-on-test' },
      vscode.TaskScope.Workspace,
      'count',
      'test',
      new vscode.CustomExecution(() => Promise.resolve(terminal)),
    );
    await vscode.tasks.executeTask(task);
    const start = await recorded.until('taskStart', ({ name }) => name === 'count');
    assert.equal(start.bg, false);
    await recorded.until('taskEnd', ({ name, seq }) => name === 'count' && seq > start.seq);
  });

  it('tells a notebook, typing in a cell, the selected cell and its execution', async () => {
    const controller = vscode.notebooks.createNotebookController(
      'hands-on-test',
      'jupyter-notebook',
      'Test',
    );
    controller.executeHandler = async (cells) => {
      for (const cell of cells) {
        const execution = controller.createNotebookCellExecution(cell);
        execution.start(Date.now());
        await pause(50);
        execution.end(true, Date.now());
      }
    };
    const cells = ['a', 'b'].map(
      (text) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, 'python'),
    );
    const notebook = await vscode.workspace.openNotebookDocument(
      'jupyter-notebook',
      new vscode.NotebookData(cells),
    );
    controller.updateNotebookAffinity(notebook, vscode.NotebookControllerAffinity.Preferred);
    const editor = await vscode.window.showNotebookDocument(notebook);
    const u = notebook.uri.toString(true);
    await recorded.until('nbOpen', (event) => event.u === u);
    await recorded.until('nbActive', (event) => event.u === u);

    const select = (): void => {
      editor.selections = [new vscode.NotebookRange(1, 2)];
    };
    await recorded.untilTold(select, 'nbSel', ({ v }) => v[0]?.[0] === 1);

    recorded.mark();
    const cell = notebook.cellAt(0);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(cell.document.uri, new vscode.Position(0, 0), 'x');
    await vscode.workspace.applyEdit(edit);
    await recorded.until('docChange', ({ s, ch }) => {
      return s === 'vscode-notebook-cell' && ch[0]?.x === 'x';
    });
    const changed = await recorded.until('nbChange', (event) => event.cells.some(({ doc }) => doc));
    assert.deepEqual(changed.cells[0], { i: 0, doc: true, out: null, ex: false });

    recorded.mark();
    await vscode.commands.executeCommand('notebook.cell.execute', {
      ranges: [{ start: 0, end: 1 }],
      document: notebook.uri,
    });
    const done = await recorded.until('nbChange', (event) =>
      event.cells.some(({ sum }) => sum?.ok === true),
    );
    const running = recorded
      .of('nbChange')
      .find((event) => event.cells.some(({ ex, sum }) => ex && sum?.ok === null));
    assert.ok(running !== undefined && running.seq < done.seq, 'its start is told before its end');
    controller.dispose();
  });

  it('tells a debug session, its stops and its end', async () => {
    const program = inWorkspace('counted.js');
    writeFileSync(program.fsPath, 'const one = 1;\ndebugger;\nconsole.log(one);\n');
    const started = await vscode.debug.startDebugging(undefined, {
      type: 'node',
      request: 'launch',
      name: 'Run',
      program: program.fsPath,
      console: 'internalConsole',
    });
    assert.ok(started);
    const start = await recorded.until('dbgStart', ({ parent }) => typeof parent === 'string');
    await recorded.until('dbgStack', ({ fr }) => fr !== null);
    await vscode.commands.executeCommand('workbench.action.debug.continue');
    const end = await recorded.until('dbgEnd', ({ id }) => id === start.id);
    assert.equal(end.parent, start.parent);
    await recorded.until('dbgEnd', ({ id }) => id === start.parent);
    await recorded.until('dbgActive', ({ id }) => id === null);
  });

  it('tells files that the editor makes, and others only while it is asked to watch', async () => {
    const made = inWorkspace('src/made.ts');
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(made, { overwrite: true });
    await vscode.workspace.applyEdit(edit);
    const told = await recorded.until('filesCreated', ({ u }) => u.includes(made.toString(true)));
    assert.deepEqual(told.u, [made.toString(true)]);

    recorded.source.setWatching(true);
    // Nobody tells when the watching has begun. Another file each time: one that is made anew may be told as changed.
    let tries = 0;
    const written = (): vscode.Uri => inWorkspace(`src/written${tries}.ts`);
    await recorded.untilTold(
      () => {
        tries++;
        writeFileSync(written().fsPath, 'one\n');
      },
      'fsCreate',
      ({ u }) => u === written().toString(true),
    );
    await recorded.quiet();
    recorded.source.setWatching(false);
    recorded.mark();
    writeFileSync(written().fsPath, 'two\n');
    await pause(1500);
    assert.deepEqual(
      recorded.since().filter(({ e }) => e.startsWith('fs')),
      [],
    );
  });

  it('tells a commit soon after it was made, with the files that git wrote', async () => {
    const folder = workspaceFolder().fsPath;
    await gitFolderIsWatched(recorded, folder);
    await recorded.quiet();
    recorded.mark();
    const id = addCommit(folder, {
      author: ME,
      message: 'Count the committed',
      date: Date.now(),
      files: { 'src/committed.ts': `// ${Date.now()}\n` },
    });
    const state = await recorded.until('gitState', ({ commit }) => commit === id);
    assert.equal(state.root, workspaceFolder().toString(true).replace(/\/$/, ''));
    assert.equal(state.head, git(folder, ['branch', '--show-current']));
    // Not always the first event: the git extension may tell of the commit before the watcher of git's files does.
    await recorded.until('gitState', ({ commit, touched = [] }) => {
      return commit === id && touched.includes('logs/HEAD');
    });
  });

  it('takes the numbers of changes from the git extension, and tells the commit message', async () => {
    const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
    assert.ok(extension);
    const api = (await extension.activate()).getAPI(1);
    const folder = workspaceFolder().fsPath;
    await recorded.until('gitState');
    recorded.mark();
    writeFileSync(inWorkspace('src/staged.ts').fsPath, 'staged\n');
    git(folder, ['add', 'src/staged.ts']);
    const staged = await recorded.until('gitState', ({ index }) => index === 1);
    git(folder, ['reset', '--quiet', '--hard']);
    await recorded.until('gitState', ({ index, seq }) => index === 0 && seq > staged.seq);

    await vscode.commands.executeCommand('workbench.view.scm');
    while (!vscode.workspace.textDocuments.some(({ uri }) => uri.scheme === 'vscode-scm'))
      await pause(50);
    const [repository] = api.repositories as readonly (GitRepository & {
      readonly inputBox: { value: string };
    })[];
    assert.ok(repository);
    repository.inputBox.value = 'Say why';
    const change = await recorded.until('docChange', ({ s, ch }) => {
      return s === 'vscode-scm' && ch[0]?.x === 'Say why';
    });
    assert.equal(change.act, false);
    assert.equal(recorded.locator.locate(change.u)?.path, '');
    repository.inputBox.value = '';
  });

  it('tells typing into a review comment', async () => {
    const comments = vscode.comments.createCommentController('hands-on-test', 'Test');
    comments.commentingRangeProvider = {
      provideCommentingRanges: (document) => [new vscode.Range(0, 0, document.lineCount - 1, 0)],
    };
    await showFile('src/commented.ts', 'one\ntwo\n');
    // It does nothing before the editor knows where comments may be.
    const comment = (): Thenable<unknown> =>
      vscode.commands.executeCommand('workbench.action.addComment');
    await recorded.untilTold(comment, 'activeEd', ({ s }) => s === 'comment');
    recorded.mark();
    await vscode.commands.executeCommand('type', { text: 'x' });
    const change = await recorded.until('docChange', ({ s, ch }) => {
      return s === 'comment' && ch[0]?.x === 'x';
    });
    assert.equal(change.act, true);
    const sel = await recorded.until('sel', ({ u, seq }) => u === change.u && seq > change.seq);
    assert.equal(sel.kind, 1);
    comments.dispose();
  });

  it('gets an answer from the window', async () => {
    // A busy window may be late: then it is asked again.
    const ask = (): Promise<boolean> => recorded.source.roundTrip();
    await recorded.untilTold(ask, 'roundTrip', ({ answered }) => answered);
  });
});

/** Watchers begin some time after they are asked for: what git wrote before that is told by no event. */
async function gitFolderIsWatched(recorded: Recorded, folder: string): Promise<void> {
  // Each is in a folder of its own, and so has a watcher of its own.
  for (const file of ['index', 'logs/HEAD']) {
    recorded.mark();
    await recorded.untilTold(
      () => git(folder, ['reset', '--quiet', '--hard']),
      'gitState',
      ({ touched = [] }) => touched.includes(file),
    );
  }
}
