import assert from 'node:assert/strict';
import type { RawRange } from '../../../../src/core/events/rawEvent';
import { FILE, OTHER, Scene } from '../../../support/fidelity/scene';

describe('keys and commands without a keyboard selection', () => {
  it('are Enter, with indentation, between brackets, within a comment and in CRLF documents', () => {
    for (const text of ['\n', '\n    ', '\n  \n', '\n * ', '\r\n  ', '\n// ', '\n- ', '\n2. ']) {
      const scene = new Scene().edit([[[3, 4], text]], { at: [[3, 4]], then: [[4, 2]] });
      assert.equal(scene.last(), 'typed enter', JSON.stringify(text));
    }
  });

  it('are Tab, Backspace and Delete, by character, by word, over a selection, and in between a pair', () => {
    const scene = new Scene()
      .edit([[[3, 2], '  ']], { at: [[3, 2]], then: [[3, 4]] })
      .wait(900)
      .edit([[[3, 3, 3, 4], '']], { at: [[3, 4]], then: [[3, 3]] })
      .wait(900)
      .edit([[[3, 3, 3, 9], '']], { at: [[3, 3]] })
      .wait(900)
      .edit([[[3, 1, 4, 3], '', 20]], { at: [[3, 1, 4, 3]], then: [[3, 1]] })
      .wait(900)
      .edit([[[3, 0, 3, 2], '']], { at: [[3, 1]], then: [[3, 0]] });
    assert.deepEqual(scene.said(), [
      'typed tab',
      'typed delete-at-caret',
      'typed delete-at-caret',
      'typed delete-at-caret',
      'typed delete-pair',
    ]);
  });

  it('are Tab over a selection within a line', () => {
    const scene = new Scene().edit([[[3, 2, 3, 6], '  ']], { at: [[3, 2, 3, 6]], then: [[3, 4]] });
    assert.equal(scene.last(), 'typed tab');
  });

  it('indent and outdent lines', () => {
    const scene = new Scene()
      .edit(
        [
          [[5, 0, 5, 2], '    '],
          [[4, 0, 4, 2], '    '],
        ],
        { at: [[4, 0, 6, 0]] },
      )
      .wait(900)
      .edit([[[4, 0, 4, 4], '  ']], { at: [[4, 4]], then: [[4, 2]] });
    assert.deepEqual(scene.said(), ['typed indent-lines', 'typed indent-lines']);
  });

  it('switch comments on and off, of one mark or two a line', () => {
    const scene = new Scene()
      .edit(
        [
          [[4, 2], '# '],
          [[3, 2], '# '],
        ],
        { at: [[3, 0, 4, 5]] },
      )
      .wait(900)
      .edit([[[4, 2, 4, 5], '']], { at: [[4, 0]] })
      .wait(900)
      .edit(
        [
          [[4, 9], ' -->'],
          [[4, 2], '<!-- '],
        ],
        { at: [[4, 0]] },
      )
      .wait(900)
      .edit(
        [
          [[4, 9], ' */'],
          [[4, 2], '/* '],
        ],
        { at: [[4, 2, 4, 9]], then: [[4, 5, 4, 12]] },
      );
    assert.deepEqual(scene.said(), [
      'typed toggle-comment',
      'typed toggle-comment',
      'typed toggle-comment',
      'typed key-around-selection',
    ]);
  });

  it('switch no comment on behind what was just typed: that is a sign of an inline suggestion', () => {
    const scene = new Scene()
      .key(25, 10, '"')
      .wait(900)
      .edit([[[25, 11], ': ']], { at: [[25, 11]], then: [[25, 13]] });
    assert.equal(scene.last(), 'assisted inline-whole');
  });

  it('switch no comment on by a pair of brackets, which a key would have told', () => {
    const scene = new Scene()
      .key(25, 10, ' ')
      .wait(6_000)
      .edit([[[25, 11], '()']], { at: [[25, 11]], then: [[25, 13]] });
    assert.equal(scene.last(), 'assisted inline-whole');
  });

  it('begin a comment where nothing is written, with the caret inside', () => {
    const begun = (then: number): string =>
      new Scene()
        .caret(30, 0)
        .edit([[[30, 0], '<!--  -->']], { at: [[30, 0]], then: [[30, then]] })
        .last();
    assert.equal(begun(5), 'typed empty-comment');
    assert.equal(begun(9), 'assisted inline-whole');
    const taken = new Scene()
      .caret(30, 0)
      .edit([[[30, 4], '{{!--  --}}']], { at: [[30, 4]], then: [[30, 10]] })
      .wait(130)
      .edit([[[30, 4, 30, 15], '']], { at: [[30, 10]], then: [[30, 4]] });
    assert.deepEqual(taken.said(), ['typed empty-comment', 'typed delete-word-around']);
  });

  it('join an empty line with the next, whatever the breaks are', () => {
    const joined = (removed: number): string =>
      new Scene()
        .caret(20, 0)
        .edit([[[20, 0, 21, 0], '}', removed]], { at: [[20, 0]], then: [[20, 1]] })
        .last();
    assert.equal(joined('\n}'.length), 'typed join-lines');
    assert.equal(joined('\r\n}'.length), 'typed join-lines');
    assert.notEqual(joined('a whole line\n'.length), 'typed join-lines');
  });

  it('move, copy, delete, open and join lines', () => {
    const scene = new Scene()
      .edit(
        [
          [[5, 10], '\nlet a;'],
          [[4, 0, 5, 0], '', 7],
        ],
        { at: [[4, 3]], then: [[5, 3]] },
      )
      .wait(900)
      .edit([[[5, 0], 'let a;\n']], { at: [[5, 3]], then: [[6, 3]], ranges: 'before' })
      .wait(900)
      .edit([[[6, 0, 7, 0], '', 7]], { at: [[6, 3]], then: [[6, 0]], ranges: 'before' })
      .wait(900)
      .edit([[[5, 6], '\n']], { at: [[6, 0]], then: [[6, 0]] })
      .wait(900)
      .edit([[[6, 9, 7, 2], ' ', 3]], { at: [[6, 2]], then: [[6, 9]] });
    assert.deepEqual(scene.said(), [
      'typed move-lines',
      'typed copy-lines',
      'typed delete-lines',
      'typed insert-line',
      'typed join-lines',
    ]);
  });

  it('change case, sort lines, drag the selection', () => {
    const scene = new Scene()
      .edit([[[3, 0, 3, 8], 'CHERRIES']], { at: [[3, 0, 3, 8]] })
      .wait(900)
      .edit([[[0, 0, 2, 4], 'a\nb\nc', 5]], { at: [[0, 0, 2, 4]] })
      .wait(900)
      .edit(
        [
          [[5, 2], 'figs'],
          [[2, 0, 2, 4], ''],
        ],
        { at: [[2, 0, 2, 4]], then: [[5, 2, 5, 6]] },
      )
      .wait(900)
      .edit([[[7, 2], 'figs']], { at: [[5, 2, 5, 6]], then: [[7, 2, 7, 6]] });
    assert.deepEqual(scene.said(), [
      'typed change-in-place',
      'typed change-in-place',
      'typed drag-and-drop',
      'typed drag-copy',
    ]);
  });

  it('are not a deletion that an agent makes at the caret, with no sign of a person', () => {
    const scene = new Scene()
      .edit([[[90, 0], 'one two\nthree\n']], { at: [[3, 4]] })
      .wait(600)
      .edit([[[3, 0, 3, 4], '']], { at: [[3, 4]], then: [[3, 0]] });
    assert.match(scene.last(), /^unknown /);
    const seen = new Scene()
      .edit([[[90, 0], 'one two\nthree\n']], { at: [[3, 4]] })
      .wait(600)
      .caret(3, 4)
      .edit([[[3, 0, 3, 4], '']], { at: [[3, 4]], then: [[3, 0]] });
    assert.equal(seen.last(), 'typed delete-at-caret');
  });

  it('are not the line of the caret taken away after an agent, where nothing tells of a person since', () => {
    const cut = (scene: Scene): string =>
      scene
        .wait(4000)
        .edit([[[26, 0, 27, 0], '', 36]], { at: [[26, 35]], then: [[26, 0]] })
        .last();
    const written = (): Scene =>
      new Scene()
        .caret(26, 35)
        .edit([[[2, 0], 'const a = 1;\nconst b = 2;\n']], { at: [[24, 35]], then: [[26, 35]] });
    assert.equal(cut(written()), 'unknown not-told');
    assert.equal(cut(written().caret(26, 35)), 'typed delete-lines');
  });

  it('put each selection in once more', () => {
    const scene = new Scene().edit(
      [
        [[4, 6], 'export'],
        [[3, 6], 'export'],
      ],
      {
        at: [
          [3, 0, 3, 6],
          [4, 0, 4, 6],
        ],
        then: [
          [3, 6, 3, 12],
          [4, 6, 4, 12],
        ],
      },
    );
    assert.equal(scene.last(), 'typed duplicate-selection');
  });
});

describe('commands that the editor adds something to', () => {
  it('are Enter on a line of blanks, which are taken away', () => {
    const scene = new Scene().caret(9, 12).edit(
      [
        [[9, 12], '\n            '],
        [[9, 0, 9, 12], ''],
      ],
      { at: [[9, 12]], then: [[10, 12]], ranges: 'before' },
    );
    assert.equal(scene.last(), 'typed enter');
  });

  it('are a line opened below, and blanks of another line taken away', () => {
    const scene = new Scene().caret(6, 1).edit(
      [
        [[6, 18], '\n\t'],
        [[4, 0, 4, 1], ''],
      ],
      { at: [[6, 1, 6, 2]], then: [[7, 1]] },
    );
    assert.equal(scene.last(), 'typed insert-line');
  });

  it('move a line, and blanks of another line taken away', () => {
    const scene = new Scene().caret(2, 12).edit(
      [
        [[10, 0, 10, 2], ''],
        [[2, 12], '\n  "name": "box",'],
        [[1, 0, 2, 0], '', 17],
      ],
      { at: [[2, 12]], then: [[1, 12]] },
    );
    assert.equal(scene.last(), 'typed move-lines');
  });

  it('are Backspace in an indentation, and that of another line taken away', () => {
    const scene = new Scene().caret(11, 1).edit(
      [
        [[12, 0, 12, 1], ''],
        [[11, 0, 11, 1], ''],
      ],
      { at: [[11, 1]], then: [[11, 0]], ranges: 'before' },
    );
    assert.equal(scene.last(), 'typed delete-at-caret');
  });

  it('are no deletions of blanks at the ends of several lines', () => {
    const scene = new Scene().caret(8, 21).edit(
      [
        [[7, 23, 7, 25], ''],
        [[5, 0, 5, 1], ''],
      ],
      { at: [[8, 21]] },
    );
    assert.equal(scene.last(), 'tooling format');
  });
});

describe('commands on what is selected', () => {
  it('delete the lines of carets one below the other', () => {
    const scene = new Scene()
      .caret(0, 21)
      .edit([[[0, 0, 2, 0], '', 44]], {
        at: [
          [0, 21],
          [1, 21],
        ],
        then: [[0, 0]],
        ranges: 'after',
      })
      .add({ e: 'sel', u: FILE, kind: null, v: [[0, 21, 0, 21]], act: true });
    assert.equal(scene.last(), 'typed delete-lines');
  });

  it('delete the lines on which something is selected, and lose no column then', () => {
    const deleted = (at: RawRange): string =>
      new Scene()
        .caret(3, 3)
        .edit([[[3, 0, 4, 0], '', 13]], { at: [at], then: [[3, 0]], ranges: 'after' })
        .last();
    assert.equal(deleted([3, 3, 4, 0]), 'typed delete-lines');
    assert.equal(deleted([3, 0, 3, 12]), 'typed delete-lines');
    assert.notEqual(deleted([2, 3, 4, 0]), 'typed delete-lines');
  });

  it('delete the lines of many carets at once, of which one is left', () => {
    const scene = new Scene().caret(1, 0).edit([[[1, 0, 4, 0], '', 91]], {
      at: [
        [2, 0],
        [1, 0],
        [3, 0],
      ],
      then: [[1, 0]],
      ranges: 'after',
    });
    assert.equal(scene.last(), 'typed delete-lines');
  });

  it('join all its lines', () => {
    const joined = '\tconst a = 27; const b = 30; } export function c() {';
    const scene = new Scene().caret(5, 20).edit([[[5, 0, 7, 24], joined, joined.length]], {
      at: [[5, 20, 7, 23]],
      then: [[5, 20, 5, 50]],
      ranges: 'after',
    });
    assert.equal(scene.last(), 'typed join-all-lines');
  });

  it('join two lines from the first column, also while an agent writes elsewhere', () => {
    const joined = (scene: Scene): string =>
      scene
        .edit([[[6, 0, 7, 16], '        count += len(a) return count', 40]], {
          at: [[6, 0]],
          then: [[6, 23]],
        })
        .last();
    const lines = 'const a = 1;\nconst b = 2;\n';
    const beside = new Scene().edit([[[0, 0], lines]], { u: OTHER }).wait(900);
    assert.equal(joined(beside.caret(6, 0)), 'typed join-all-lines');
    const here = new Scene().caret(4, 0).edit([[[0, 0], lines]], { at: [[4, 0]], then: [[6, 0]] });
    assert.notEqual(joined(here.wait(900)), 'typed join-all-lines');
  });

  it('write a name in another way, which stays selected', () => {
    const scene = new Scene()
      .caret(6, 6)
      .edit([[[6, 6, 6, 21], 'firstOfAll']], { at: [[6, 6, 6, 18]], then: [[6, 6, 6, 16]] });
    assert.notEqual(scene.last(), 'typed name-recased');
    const recased = new Scene()
      .caret(6, 6)
      .edit([[[6, 6, 6, 18], 'firstOfAll']], { at: [[6, 6, 6, 18]], then: [[6, 6, 6, 16]] });
    assert.equal(recased.last(), 'typed name-recased');
  });
});

describe('the Tab key beside an agent', () => {
  it('is told where the agent writes elsewhere, and not where it writes at the caret', () => {
    const tab = (line: number): string =>
      new Scene()
        .caret(4, 0)
        .edit([[[28, 0], 'const a = ']], { at: [[4, 0]] })
        .wait(300)
        .edit([[[28, 10], 'one + two']], { at: [[4, 0]] })
        .wait(300)
        .edit([[[line, line === 4 ? 0 : 19], '    ']], { at: [[line, line === 4 ? 0 : 19]] })
        .last();
    assert.equal(tab(4), 'typed tab');
    assert.equal(tab(28), 'assisted agent-stream');
  });
});
