import assert from 'node:assert/strict';
import { Scene } from '../../../support/fidelity/scene';

describe('keys', () => {
  it('are letters, also the first one in a clean document and one made of several units', () => {
    const scene = new Scene()
      .edit([[[3, 4], 'a']], { at: [[3, 4]], then: [[3, 5]], kind: 1, flag: 'first' })
      .wait(100)
      .key(3, 5, 'ä')
      .key(3, 6, '👩‍🌾');
    assert.deepEqual(scene.said(), ['typed key', 'typed key', 'typed key']);
  });

  it('are brackets that close by themselves: the caret stays inside, after a paste it is behind', () => {
    const pair = new Scene().edit([[[3, 4], '()']], { at: [[3, 4]], then: [[3, 5]], kind: 1 });
    assert.equal(pair.last(), 'typed key-with-pair');
    const paste = new Scene().edit([[[3, 4], '()']], { at: [[3, 4]], then: [[3, 6]], kind: 1 });
    assert.equal(paste.last(), 'pasted paste-in-line');
  });

  it('are brackets that close by themselves while blanks of another line go away', () => {
    const scene = new Scene().edit(
      [
        [[11, 0, 11, 4], ''],
        [[3, 5], '[]'],
      ],
      { at: [[3, 5]], then: [[3, 6]], kind: 1 },
    );
    assert.equal(scene.last(), 'typed key-with-pair');
  });

  it('are closing brackets typed over', () => {
    const scene = new Scene().edit([[[3, 4, 3, 5], ')']], {
      at: [[3, 4]],
      then: [[3, 5]],
      kind: 1,
    });
    assert.equal(scene.last(), 'typed key-over-closing');
  });

  it('are letters at many carets, with the changes from the bottom up', () => {
    const scene = new Scene().edit(
      [
        [[5, 2], 'x'],
        [[4, 2], 'x'],
        [[3, 2], 'x'],
      ],
      {
        at: [
          [3, 2],
          [4, 2],
          [5, 2],
        ],
        then: [
          [3, 3],
          [4, 3],
          [5, 3],
        ],
        kind: 1,
      },
    );
    assert.equal(scene.last(), 'typed key');
  });

  it('are a letter over a selection, also over one of several lines with no keyboard selection', () => {
    const scene = new Scene()
      .edit([[[3, 4, 3, 9], 'v']], { at: [[3, 4, 3, 9]], then: [[3, 5]], kind: 1 })
      .wait(200)
      .edit([[[3, 4, 5, 1], 'v', 40]], { at: [[3, 4, 5, 1]], then: [[3, 5]], lines: -2 });
    assert.deepEqual(scene.said(), ['typed key', 'typed type-over-selection']);
  });

  it('are steps of an input method, in ASCII too', () => {
    const scene = new Scene()
      .key(3, 0, 'z')
      .edit([[[3, 0, 3, 1], 'zh']], { at: [[3, 1]], then: [[3, 2]], kind: 1 })
      .wait(150)
      .edit([[[3, 0, 3, 2], '中国']], { at: [[3, 2]], then: [[3, 2]], kind: 1 });
    assert.deepEqual(scene.said(), ['typed key', 'typed composition', 'typed composition']);
  });

  it('are two in one tick, the selection after the second', () => {
    const scene = new Scene()
      .edit([[[3, 0], 'a']], { at: [[3, 0]] })
      .edit([[[3, 1], 'b']], { at: [[3, 0]], then: [[3, 2]], kind: 1 });
    assert.deepEqual(scene.said(), ['typed key-in-tick', 'typed key']);
  });

  it('are two steps of an input method in one tick, the caret of the second out of date', () => {
    const scene = new Scene()
      .key(3, 0, 'z')
      .edit([[[3, 0, 3, 1], 'zh']], { at: [[3, 1]] })
      .edit([[[3, 0, 3, 2], 'zho']], { at: [[3, 1]], then: [[3, 3]], kind: 1 });
    assert.deepEqual(scene.said(), ['typed key', 'typed composition', 'typed composition']);
  });

  it('are brackets around a selection', () => {
    const scene = new Scene().edit(
      [
        [[3, 6], ')'],
        [[3, 0], '('],
      ],
      {
        at: [[3, 0, 3, 6]],
        then: [[3, 1, 3, 7]],
        kind: 1,
      },
    );
    assert.equal(scene.last(), 'typed key-around-selection');
  });

  it('are told from a paste by what a key can bring', () => {
    const scene = new Scene().edit([[[3, 4], 'readonly']], {
      at: [[3, 4]],
      then: [[3, 12]],
      kind: 1,
    });
    assert.equal(scene.last(), 'pasted paste-in-line');
  });

  it('wait for a selection event that has to come, however late on a machine under load', () => {
    const scene = new Scene().edit([[[3, 4], 'a']], { at: [[3, 4]], flag: 'first' });
    scene
      .wait(400)
      .add({ e: 'sel', u: 'file:///home/a.ts', kind: 1, v: [[3, 5, 3, 5]], act: true });
    assert.equal(scene.last(), 'typed key');
  });

  it('may take away the blanks that an earlier Enter left on another line', () => {
    const scene = new Scene().edit(
      [
        [[8, 4], 'x'],
        [[5, 0, 5, 4], ''],
      ],
      {
        at: [[8, 4]],
        then: [[8, 5]],
        kind: 1,
      },
    );
    assert.equal(scene.last(), 'typed key');
  });

  it('are one for each of many carets, and Escape right behind them leaves one', () => {
    const lines = Array.from({ length: 27 }, (_, i) => i);
    const scene = new Scene()
      .edit(
        lines.toReversed().map((line) => [[line, 0, line, 6], 'x'] as const),
        {
          at: lines.map((line) => [line, 0, line, 6]),
          then: lines.map((line) => [line, 1]),
          kind: 1,
        },
      )
      .wait(5)
      .caret(0, 1)
      .wait(500);
    assert.equal(scene.last(), 'typed key');
  });
});

describe('keys that leave the caret where it was', () => {
  it('are steps of an input method as long as the one before', () => {
    const scene = new Scene()
      .key(3, 0, 'k')
      .edit([[[3, 0, 3, 1], 'か']], { at: [[3, 1]] })
      .wait(190)
      .edit([[[3, 0, 3, 1], 'かn']], { at: [[3, 1]], then: [[3, 2]], kind: 1 })
      .wait(190)
      .edit([[[3, 0, 3, 2], 'かん']], { at: [[3, 2]] });
    assert.deepEqual(scene.said().slice(1), [
      'typed composition-in-place',
      'typed composition',
      'typed composition-in-place',
    ]);
  });

  it('are no input method where a word is replaced that was typed letter by letter', () => {
    const scene = new Scene()
      .key(3, 0, 'i')
      .key(3, 1, 't')
      .edit([[[3, 0, 3, 2], 'is']], { at: [[3, 2]] });
    assert.equal(scene.last(), 'completed suggestion');
  });

  it('are Enter in a cell of a notebook, which grows with it', () => {
    const cell = {
      s: 'vscode-notebook-cell',
      at: [[0, 5]],
      then: [[1, 0]],
      ranges: 'after',
    } as const;
    assert.equal(new Scene().edit([[[0, 5], '\n']], cell).last(), 'typed enter');
    const file = new Scene().edit([[[0, 5], '\n']], { ...cell, s: 'file' });
    assert.equal(file.last(), 'unknown not-told');
  });

  it('are keys at which the line is indented anew', () => {
    const brace = new Scene().caret(5, 2).edit([[[5, 0, 5, 2], '\t}']], { at: [[5, 2]] });
    assert.equal(brace.last(), 'typed key-reindents');
    const label = new Scene()
      .key(7, 11, '3')
      .edit([[[7, 0, 7, 12], '\tcase n > 3:']], { at: [[7, 12]] });
    assert.equal(label.last(), 'typed key-reindents');
  });
});
