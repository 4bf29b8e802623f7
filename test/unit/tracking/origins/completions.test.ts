import assert from 'node:assert/strict';
import { FILE, Scene } from '../../../support/fidelity/scene';

describe('completions', () => {
  it('replace the word before the caret, also by as many characters', () => {
    const scene = new Scene()
      .key(3, 0, 'c')
      .edit([[[3, 0, 3, 1], 'crates']], { at: [[3, 1]], then: [[3, 6]] })
      .wait(500)
      .key(3, 6, 'x')
      .edit([[[3, 0, 3, 7], 'cratesx']], { at: [[3, 7]] });
    assert.deepEqual(
      scene.said().map((said) => said.split(' ')[0]),
      ['typed', 'completed', 'typed', 'completed'],
    );
  });

  it('are accepted by a sign: two changes in one tick, then the key’s selection', () => {
    const scene = new Scene()
      .key(3, 0, 'c')
      .edit([[[3, 0, 3, 1], 'crates']], { at: [[3, 1]] })
      .edit([[[3, 6], '.']], { at: [[3, 1]], then: [[3, 7]], kind: 1 });
    assert.deepEqual(scene.said().slice(1), [
      'completed suggestion-by-commit-character',
      'typed key',
    ]);
  });

  it('bring an import: in the same event, or a moment later above', () => {
    const together = new Scene().edit(
      [
        [[9, 0, 9, 3], 'applyIt'],
        [[0, 9], 'applyIt, '],
      ],
      {
        at: [[9, 3]],
        then: [[9, 7]],
      },
    );
    assert.equal(together.last(), 'completed suggestion-with-import');
    const later = new Scene()
      .edit([[[9, 0, 9, 3], 'applyIt']], { at: [[9, 3]], then: [[9, 7]] })
      .wait(90)
      .edit([[[0, 9], 'applyIt, ']], { at: [[9, 7]] });
    assert.equal(later.last(), 'completed completion-import');
  });

  it('are snippets, which leave the caret inside', () => {
    const scene = new Scene().edit([[[3, 2], 'for (const a of b) {\n\t\n}']], {
      at: [[3, 2]],
      then: [[5, 1]],
    });
    scene.add({ e: 'sel', u: 'file:///home/a.ts', kind: null, v: [[3, 13, 3, 14]], act: true });
    assert.equal(scene.last(), 'completed snippet');
  });

  it('are one word after the sign that opens the list, but not the rest of a word that is being typed', () => {
    const list = new Scene()
      .key(3, 0, '.')
      .edit([[[3, 1], 'length']], { at: [[3, 1]], then: [[3, 7]] });
    assert.equal(list.last(), 'completed suggestion-at-trigger');
    const ghost = new Scene()
      .key(3, 0, 'l')
      .edit([[[3, 1], 'ength']], { at: [[3, 1]], then: [[3, 6]] });
    assert.equal(ghost.last(), 'assisted inline-whole');
    const onNewLine = new Scene()
      .edit([[[3, 8], '\n  ']], { at: [[3, 8]], then: [[4, 2]], ranges: 'before' })
      .wait(150)
      .edit([[[4, 2], 'footer']], { at: [[4, 2]], then: [[4, 8]] });
    assert.equal(onNewLine.last(), 'unknown not-told');
  });

  it('are closing tags and quotes; the next key may come with a stale selection', () => {
    const scene = new Scene()
      .key(3, 0, '>')
      .edit([[[3, 1], '</article>']], { at: [[3, 1]], then: [[3, 11]] })
      .wait(400)
      .edit([[[3, 1], 't']], { at: [[3, 11]] });
    scene
      .add({ e: 'sel', u: 'file:///home/a.ts', kind: null, v: [[3, 1, 3, 1]], act: true })
      .add({ e: 'sel', u: 'file:///home/a.ts', kind: 1, v: [[3, 2, 3, 2]], act: true })
      .wait(300)
      .key(3, 2, '=')
      .edit([[[3, 3], '""']], { at: [[3, 3]], then: [[3, 4]] });
    assert.deepEqual(scene.said().slice(1), [
      'completed closing-tag',
      'typed key',
      'typed key',
      'completed auto-quotes',
    ]);
  });

  it('are what is missing of a closing tag, once its slash was typed', () => {
    const scene = new Scene()
      .key(10, 10, '<')
      .key(10, 11, '/')
      .edit([[[10, 12], 'em>']], { at: [[10, 12]], then: [[10, 15]] });
    assert.equal(scene.last(), 'completed closing-tag');
  });

  it('repeat a key at the linked tag, and leave another’s edit there alone', () => {
    const linked = new Scene().key(3, 5, 'm').edit([[[9, 6], 'm']], { at: [[3, 6]] });
    assert.equal(linked.last(), 'typed linked-editing');
    const other = new Scene().key(3, 5, 'm').edit([[[9, 6], 'mais']], { at: [[3, 6]] });
    assert.match(other.last(), /^unknown /);
  });
});

describe('inline suggestions', () => {
  it('are accepted whole', () => {
    const scene = new Scene()
      .key(3, 0, ' ')
      .edit([[[3, 1], 'function lightest(): Crate {']], { at: [[3, 1]], then: [[3, 29]] });
    assert.equal(scene.last(), 'assisted inline-whole');
  });

  it('are accepted word by word, and then the rest', () => {
    const scene = new Scene().key(3, 6, 'x');
    let char = 7;
    for (const word of [' ', '= ', 'crates', '.']) {
      scene
        .edit([[[3, char], word]], { at: [[3, char]], then: [[3, char + word.length]] })
        .wait(420);
      char += word.length;
    }
    scene.edit([[[3, 7, 3, char], ' = crates.map(c => c.kilos);']], {
      at: [[3, char]],
      then: [[3, 35]],
    });
    assert.deepEqual(scene.said().slice(1), [
      ...Array.from({ length: 4 }, () => 'assisted inline-word'),
      'assisted inline-rest',
    ]);
  });
});

describe('inline suggestions, by word', () => {
  const step = (scene: Scene, char: number, text: string): Scene =>
    scene.edit([[[3, char], text]], {
      at: [[3, char]],
      then: [[3, char + text.length]],
      ranges: 'after',
    });

  it('may end with all the rest at once, over several lines too, and Enter after it is a key', () => {
    for (const rest of ['.map((crate) => crate.kilos);', '.map(\n  (crate) => crate.kilos,\n);']) {
      const scene = step(new Scene().key(3, 6, 'x'), 7, ' ').wait(400);
      step(scene, 8, '= ').wait(400);
      step(scene, 10, 'crates').wait(400);
      const lines = rest.split('\n');
      const end = [3 + lines.length - 1, lines.length > 1 ? 2 : 16 + rest.length] as const;
      scene
        .edit([[[3, 16], rest]], { at: [[3, 16]], then: [end], ranges: 'after' })
        .wait(300)
        .edit([[end, '\n']], { at: [end], then: [[end[0] + 1, 0]], ranges: 'before' });
      assert.deepEqual(new Set(scene.said().slice(1, 5)), new Set(['assisted inline-word']));
      assert.equal(scene.last(), 'typed enter');
    }
  });

  it('begin with a sign, after which the rest is taken', () => {
    const scene = new Scene()
      .key(52, 12, 'k')
      .wait(900)
      .edit([[[52, 13], '(']], { at: [[52, 13]], then: [[52, 14]], ranges: 'after' })
      .wait(1200)
      .edit([[[52, 14], 'list) {\n  return list[0];\n}']], {
        at: [[52, 14]],
        then: [[54, 1]],
        ranges: 'after',
      });
    assert.deepEqual(scene.said().slice(1), ['assisted inline-blank', 'assisted inline-whole']);
  });

  it('are one sign only, also where nothing tells of what is visible', () => {
    const sign = (text: string): string =>
      new Scene()
        .key(15, 4, 'r')
        .wait(900)
        .edit([[[15, 5], text]], { at: [[15, 5]], then: [[15, 6]] })
        .last();
    assert.equal(sign('>'), 'assisted inline-blank');
    assert.equal(sign(' '), 'typed tab');
  });

  it('begin with a blank, however long the person reads before the next word', () => {
    const scene = step(new Scene().key(3, 6, 'x'), 7, ' ').wait(1_500);
    step(scene, 8, '= ').wait(1_500);
    assert.deepEqual(scene.said().slice(1), ['assisted inline-blank', 'assisted inline-word']);
    // A blank by Tab goes through the cursor.
    const tab = new Scene()
      .key(3, 6, 'x')
      .edit([[[3, 7], ' ']], { at: [[3, 7]], then: [[3, 8]], ranges: 'before' });
    assert.equal(tab.last(), 'typed tab');
  });
});

describe('pastes', () => {
  it('are whole lines at the caret, the same again and again, and over a selection', () => {
    const scene = new Scene()
      .edit([[[3, 0], '  return sum;\n']], { at: [[3, 0]], then: [[4, 0]] })
      .wait(380)
      .edit([[[4, 0], '  return sum;\n']], { at: [[4, 0]], then: [[5, 0]] })
      .wait(900)
      .edit([[[9, 2, 9, 8], 'a(\n  b)']], { at: [[9, 2, 9, 8]], then: [[10, 4]] });
    assert.deepEqual(scene.said(), [
      'pasted paste-lines',
      'pasted paste-lines',
      'pasted paste-lines',
    ]);
  });

  it('are one text for each caret', () => {
    const scene = new Scene().edit(
      [
        [[4, 0], 'three'],
        [[3, 0], 'one'],
      ],
      {
        at: [
          [3, 0],
          [4, 0],
        ],
        then: [
          [3, 3],
          [4, 5],
        ],
        kind: 1,
      },
    );
    assert.equal(scene.last(), 'pasted paste-in-line');
  });

  it('of links are put in as snippets', () => {
    const scene = new Scene()
      .key(3, 6, ' ')
      .edit([[[3, 7], 'https://example.com/a/b?c=d']], { at: [[3, 7]], then: [[3, 34]] });
    assert.equal(scene.last(), 'completed link-pasted');
  });

  it('through the cursor are no stream, however fast', () => {
    const scene = new Scene()
      .edit([[[3, 0], 'one\ntwo\n']], { at: [[3, 0]], then: [[5, 0]], ranges: 'before' })
      .wait(90)
      .edit([[[5, 0], 'x\ny']], { at: [[5, 0]], then: [[6, 1]], ranges: 'before' });
    assert.deepEqual(scene.said(), ['pasted paste-lines', 'pasted paste-lines']);
  });

  it('are told from a snippet, however soon the person moves on', () => {
    const scene = new Scene()
      .edit([[[3, 0], 'one\ntwo\n']], { at: [[3, 0]], then: [[5, 0]] })
      .wait(60)
      .caret(4, 0);
    assert.equal(scene.last(), 'pasted paste-lines');
  });

  it('are no stream with the Enter before them', () => {
    const scene = new Scene()
      .edit([[[3, 4], '\n']], { at: [[3, 4]], then: [[4, 0]] })
      .wait(300)
      .edit([[[4, 0], 'one\ntwo\n']], { at: [[4, 0]], then: [[6, 0]] });
    assert.deepEqual(scene.said(), ['typed enter', 'pasted paste-lines']);
  });
});

describe('pastes that make no keyboard selection', () => {
  it('go over a selection of several lines', () => {
    const scene = new Scene().caret(34, 16).edit([[[34, 16, 35, 13], 'over', 17]], {
      at: [[34, 16, 35, 13]],
      then: [[34, 20]],
      ranges: 'before',
    });
    assert.equal(scene.last(), 'pasted paste-over-lines');
  });

  it('put a line that was copied whole above the line of the caret, again and again', () => {
    const scene = new Scene().caret(33, 23);
    for (const line of [33, 34]) {
      scene
        .edit([[[line, 0], '  for star in stars:\n']], {
          at: [[line, 23]],
          then: [[line + 1, 23]],
          ranges: 'before',
        })
        .wait(95);
    }
    assert.deepEqual(scene.said(), ['pasted paste-line-above', 'pasted paste-line-above']);
  });

  it('put a line above the line of the caret that is as long as the one cut before', () => {
    const line = '  const pier = 2;\n';
    const put = (scene: Scene): string =>
      scene
        .wait(900)
        .edit([[[24, 0], line]], { at: [[24, 7]], then: [[25, 7]], ranges: 'before' })
        .last();
    const cut = (length: number): Scene =>
      new Scene()
        .caret(20, 7)
        .edit([[[20, 0, 21, 0], '', length]], { at: [[20, 7]], then: [[20, 0]], ranges: 'before' })
        .wait(900)
        .caret(24, 7);
    assert.equal(put(cut(line.length)), 'pasted paste-line-above');
    assert.equal(put(cut(line.length + 1)), 'typed copy-lines');
  });

  it('put a line above a longer one: a copy of that would stand beside the same text', () => {
    const put = (repeats: boolean): string =>
      new Scene()
        .caret(24, 7)
        .edit([[[24, 0], '  const pier = 2;\n']], {
          at: [[24, 7]],
          then: [[25, 7]],
          ranges: 'before',
          repeats,
        })
        .last();
    assert.equal(put(false), 'pasted paste-line-above');
    assert.equal(put(true), 'typed copy-lines');
  });

  it('are blank lines, more than Enter brings', () => {
    const scene = new Scene()
      .caret(99, 0)
      .edit([[[99, 0], '\n\n\n']], { at: [[99, 0]], then: [[102, 0]], ranges: 'before' });
    assert.equal(scene.last(), 'pasted paste-lines');
  });

  it('are the same lines at several carets', () => {
    const scene = new Scene().caret(0, 6).edit(
      [
        [[1, 6], 'l1\nl2'],
        [[0, 6], 'l1\nl2'],
      ],
      {
        at: [
          [0, 6],
          [1, 6],
        ],
        then: [
          [1, 2],
          [3, 2],
        ],
      },
    );
    assert.equal(scene.last(), 'pasted paste-lines');
  });

  it('are none where what goes in did not go through the cursor', () => {
    const scene = new Scene().caret(20, 0).edit([[[20, 0], 'function a() {\n  b();\n}\n']], {
      at: [[20, 0]],
      then: [[23, 0]],
      ranges: 'after',
    });
    assert.notEqual(scene.last(), 'pasted paste-lines');
  });
});

describe('a choice of a snippet', () => {
  it('replaces what is selected, and is left at its end', () => {
    const scene = new Scene()
      .caret(14, 17)
      .edit([[[14, 17, 14, 21], 'items']], { at: [[14, 17, 14, 21]], then: [[14, 17, 14, 22]] })
      .add({ e: 'sel', u: FILE, kind: null, v: [[14, 22, 14, 22]], act: true });
    assert.equal(scene.last(), 'completed snippet-choice');
  });
});

describe('a suggestion in the middle of what it replaces', () => {
  it('is told where the caret is still where the last key left it', () => {
    const scene = (line: number): Scene =>
      new Scene()
        .edit([[[line, 6], '* */']], { at: [[line, 6]], then: [[line, 7]], kind: 1 })
        .wait(1_500)
        .edit([[[26, 4, 26, 10], '/**\n     * \n     * @param a \n     */']], {
          at: [[26, 7]],
          then: [[28, 16]],
          ranges: 'before',
        });
    assert.equal(scene(26).last(), 'completed suggestion-around');
    assert.notEqual(scene(40).last(), 'completed suggestion-around');
  });
});

describe('a suggestion over a place of a snippet', () => {
  it('leaves the caret behind its word, where a change of case would leave the selection', () => {
    const snippet = (): Scene =>
      new Scene()
        .caret(14, 0)
        .edit([[[14, 0], 'for (const a of list) {}']], { at: [[14, 0]], then: [[14, 24]] })
        .add({ e: 'sel', u: FILE, kind: null, v: [[14, 16, 14, 20]], act: true })
        .wait(2_000);
    const word = snippet().edit([[[14, 16, 14, 20], 'rows']], {
      at: [[14, 16, 14, 20]],
      then: [[14, 20]],
    });
    assert.deepEqual(word.said(), ['completed snippet', 'completed suggestion-over-placeholder']);
    const recased = snippet().edit([[[14, 16, 14, 20], 'LIST']], { at: [[14, 16, 14, 20]] });
    assert.equal(recased.last(), 'typed change-in-place');
  });
});
