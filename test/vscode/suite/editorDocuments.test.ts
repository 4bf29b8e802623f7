import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { systemClock } from '../../../src/editor/systemClock';
import { closeAll, inWorkspace, Recorded, showFile, type EventOf } from '../support/recorded';

describe('the event source: documents and selections', () => {
  let recorded: Recorded;
  beforeEach(async () => {
    await closeAll();
    recorded = new Recorded();
  });
  afterEach(async () => {
    recorded.dispose();
    await closeAll();
  });

  /** The change of a text since the mark: other texts, such as a log's, may change at any time. */
  const changeIn = ({ uri }: vscode.TextDocument): Promise<EventOf<'docChange'>> =>
    recorded.until('docChange', ({ u, ch }) => u === uri.toString(true) && ch.length > 0);

  it('begins with what is open: meta, focus, documents, tabs, visible and active editor', async () => {
    const editor = await showFile('src/begin.ts', 'one\n');
    const later = new Recorded();
    later.dispose();
    const kinds = later.events.map(({ e }) => e).filter((e) => e !== 'docOpen');
    assert.deepEqual(kinds.slice(0, 5), ['meta', 'winState', 'tabs', 'visibleEds', 'activeEd']);
    assert.deepEqual(
      later.events.map(({ seq }) => seq),
      later.events.map((_, index) => index),
    );
    const u = editor.document.uri.toString(true);
    const [first] = later.of('docOpen').filter((event) => event.u === u);
    assert.deepEqual(
      { ...first, seq: 0, t: 0 },
      { seq: 0, t: 0, e: 'docOpen', u, s: 'file', lang: 'typescript', n: 2, dirty: false, v: 1 },
    );
    const [tabs] = later.of('tabs');
    assert.equal(tabs?.in?.k, 'Text');
    assert.equal(later.of('activeEd')[0]?.u, u);
    const [meta] = later.of('meta');
    assert.deepEqual(meta?.folders, [inWorkspace('').toString(true).replace(/\/$/, '')]);
    assert.equal(meta.vscode, vscode.version);
  });

  it('tells a key as a change with the selection before it, the flip of the dirty flag, a selection', async () => {
    const editor = await showFile('src/keys.ts', 'alpha\n');
    const u = editor.document.uri.toString(true);
    editor.selection = new vscode.Selection(0, 5, 0, 5);
    await recorded.until('sel', ({ v }) => v[0]?.[3] === 5);
    recorded.mark();
    await vscode.commands.executeCommand('type', { text: 'x' });
    const sel = await recorded.until('sel', (event) => event.u === u);
    await recorded.until('docChange', (event) => event.u === u && event.dirty);
    const [change, flip] = recorded.of('docChange').filter((event) => event.u === u);
    assert.deepEqual(
      { ...change, seq: 0, t: 0, wf: true },
      {
        ...{ seq: 0, t: 0, e: 'docChange', u, s: 'file', v: 2, n: 2 },
        ...{ ch: [{ r: [0, 5, 0, 5], rl: 0, tl: 1, x: 'x' }], reason: null, act: true, wf: true },
        ...{ dirty: false, eol: 1, sel: [[0, 5, 0, 5]] },
      },
    );
    assert.deepEqual([flip?.ch, flip?.dirty], [[], true]);
    assert.deepEqual([sel.u, sel.kind, sel.v, sel.act], [u, 1, [[0, 6, 0, 6]], true]);
    assert.ok(sel.seq > (change?.seq ?? Infinity), 'the selection comes after the change');
  });

  it('tells no selection for a deletion to the right, and 1 as the reason of an undo', async () => {
    const editor = await showFile('src/delete.ts', 'alpha\n');
    await recorded.quiet();
    recorded.mark();
    await vscode.commands.executeCommand('deleteRight');
    const change = await changeIn(editor.document);
    assert.deepEqual(change.ch, [{ r: [0, 0, 0, 1], rl: 1, tl: 0, x: '' }]);
    await recorded.quiet();
    assert.deepEqual(recorded.of('sel'), []);
    recorded.mark();
    await vscode.commands.executeCommand('undo');
    const undone = await changeIn(editor.document);
    assert.equal(undone.reason, 1);
    assert.equal(editor.document.getText(), 'alpha\n');
  });

  it('keeps lengths of what is long and many, and little of its text', async () => {
    const editor = await showFile('src/long.ts', 'line\n'.repeat(100));
    recorded.mark();
    const text = `${'head'.repeat(20)}${'-'.repeat(100_000)}${'tail'.repeat(20)}`;
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), text);
    });
    const long = await changeIn(editor.document);
    assert.deepEqual(long.ch, [
      { r: [0, 0, 0, 0], rl: 0, tl: text.length, x: text.slice(0, 48), xe: text.slice(-16) },
    ]);
    recorded.mark();
    await editor.edit((edit) => {
      for (let line = 1; line < 100; line++) edit.insert(new vscode.Position(line, 0), 'ab');
    });
    const many = await changeIn(editor.document);
    assert.equal(many.ch.length, 64);
    assert.equal(
      many.ch.reduce((sum, { tl }) => sum + tl, 0),
      2 * 99,
    );
    assert.equal(many.ch.filter(({ x }) => x !== undefined).length, 8);
  });

  it('tells whether lines that came in stand beside the same text', async () => {
    const editor = await showFile('src/repeated.ts', 'one\ntwo\nthree\nfour\n');
    const after = async (command: string): Promise<boolean | undefined> => {
      recorded.mark();
      await vscode.commands.executeCommand(command);
      return (await changeIn(editor.document)).repeats;
    };
    editor.selection = new vscode.Selection(1, 1, 2, 2);
    assert.equal(await after('editor.action.copyLinesDownAction'), true);
    assert.equal(await after('editor.action.copyLinesUpAction'), true);
    assert.equal(await after('editor.action.insertLineAfter'), undefined);
    recorded.mark();
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), 'a line from elsewhere\n');
    });
    assert.equal((await changeIn(editor.document)).repeats, false);
  });

  it('tells saves, and what other editors of the window show', async () => {
    const first = await showFile('src/first.ts', 'one\n');
    const u = first.document.uri.toString(true);
    await vscode.commands.executeCommand('type', { text: 'x' });
    await recorded.until('docChange', (event) => event.u === u && event.dirty);
    recorded.mark();
    await first.document.save();
    const will = await recorded.until('willSave', (event) => event.u === u);
    const did = await recorded.until('didSave', (event) => event.u === u);
    assert.equal(will.reason, 1);
    assert.ok(will.seq < did.seq);

    recorded.mark();
    const second = await showFile('src/second.ts', 'two\n');
    const other = second.document.uri.toString(true);
    const active = await recorded.until('activeEd', (event) => event.u === other);
    assert.deepEqual([active.s, active.vc], ['file', 1]);
    const visible = await recorded.until('visibleEds', ({ eds }) => {
      return eds.length === 1 && eds[0]?.u === other;
    });
    assert.deepEqual(visible.eds, [{ u: other, s: 'file', vc: 1 }]);
  });

  it('sums up a burst of changes and loses no character', async () => {
    const editor = await showFile('src/burst.ts', '');
    const { document } = editor;
    recorded.dispose();
    // A clock that stands still: on a slow machine, too, all of it comes within a second.
    const now = Date.now();
    recorded = new Recorded({ burstLimit: 5, clock: { ...systemClock, now: () => now } });
    recorded.mark();
    for (let index = 0; index < 60; index++) {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), 'abc');
      await vscode.workspace.applyEdit(edit);
    }
    const changes = (): EventOf<'docChange'>[] =>
      recorded.of('docChange').filter(({ u }) => u === document.uri.toString(true));
    const inserted = (): number =>
      changes()
        .flatMap(({ ch }) => ch)
        .reduce((sum, { tl }) => sum + tl, 0);
    await recorded.until('docChange', () => inserted() >= 180);
    await recorded.quiet();
    assert.equal(inserted(), 180);
    const bursts = changes().filter(({ burst }) => burst !== undefined);
    assert.ok(bursts.length > 0, 'a summed record came');
    assert.ok(bursts.every(({ ch }) => ch.length <= 1 && ch[0]?.x === undefined));
  });
});
