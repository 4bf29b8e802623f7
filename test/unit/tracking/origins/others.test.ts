import assert from 'node:assert/strict';
import { FILE, OTHER, Scene, type Put } from '../../../support/fidelity/scene';

const CELL = 'vscode-notebook-cell:/home/n.ipynb#1';

describe('tools', () => {
  it('format by taking blanks away, never whole stretches of text', () => {
    const at = [[40, 0]] as const;
    const blanks = new Scene().edit(
      [
        [[9, 4, 9, 6], ''],
        [[5, 2, 5, 5], ''],
      ],
      { at },
    );
    assert.equal(blanks.last(), 'tooling format');
    const code = new Scene().edit(
      [
        [[9, 0, 9, 90], ''],
        [[5, 0, 5, 80], ''],
      ],
      { at },
    );
    assert.equal(code.last(), 'unknown not-told');
  });

  it('fix a word by its letters, close to the caret', () => {
    const fixed = (caret: number): string =>
      new Scene()
        .key(3, caret - 1)
        .edit(
          [
            [[3, 24, 3, 25], ''],
            [[3, 23], 'l'],
          ],
          { at: [[3, caret]] },
        )
        .last();
    assert.equal(fixed(18), 'tooling word-mended');
    assert.equal(fixed(80), 'unknown not-told');
  });

  it('take out what is selected', () => {
    const scene = new Scene().edit(
      [
        [[6, 17, 6, 26], 'Local'],
        [[6, 11, 6, 16], 'ne'],
        [[6, 0], '    const newLocal = this.weight * 2;\n'],
      ],
      { at: [[6, 11, 6, 26]], then: [[7, 13, 7, 19]] },
    );
    assert.equal(scene.last(), 'tooling extracted');
  });

  it('are not what sorts all lines with nothing selected', () => {
    const scene = new Scene().key(3, 0).edit([[[0, 0, 13, 25], 'b\n'.repeat(13), 26]], {
      at: [[3, 1]],
      then: [[0, 0, 14, 0]],
      lines: 0,
    });
    assert.equal(scene.last(), 'typed sort-document');
  });

  it('format: only blanks come in, at many places, on type, after a paste', () => {
    const scene = new Scene()
      .edit(
        [
          [[11, 9], ' '],
          [[10, 7], ' '],
          [[4, 3, 4, 5], ''],
        ],
        { at: [[2, 0]] },
      )
      .wait(900)
      .key(5, 3, ';')
      .edit([[[5, 1], ' ']], { at: [[5, 4]] })
      .wait(900)
      .edit(
        [
          [[11, 9], ','],
          [[10, 7], ';'],
          [[4, 3, 4, 4], "'"],
        ],
        { at: [[2, 0]] },
      );
    assert.deepEqual(scene.said(), [
      'tooling format',
      'typed key',
      'tooling format',
      'tooling format-signs',
    ]);
  });

  it('tidy on save, before it is announced and during it', () => {
    const scene = new Scene()
      .edit([[[18, 9, 18, 11], '']], { at: [[18, 11]], then: [[18, 9]] })
      .edit([[[19, 9], '\n']], { at: [[18, 9]] })
      .wait(25)
      .add({ e: 'willSave', u: FILE, reason: 1 })
      .wait(10)
      .edit([[[3, 0, 4, 0], 'import a;\n']], { at: [[18, 9]] })
      .wait(10)
      .add({ e: 'didSave', u: FILE });
    assert.deepEqual(
      scene.said(),
      Array.from({ length: 3 }, () => 'tooling save-participant'),
    );
  });

  it('tidy a file that is not shown while it is saved, and no more than blanks', () => {
    const scene = new Scene()
      .add({ e: 'willSave', u: OTHER, reason: 1 })
      .wait(10)
      .edit([[[42, 13], '\r\n']], { u: OTHER })
      .wait(10)
      .edit([[[3, 0], '  return total;\n']], { u: OTHER })
      .add({ e: 'didSave', u: OTHER });
    assert.deepEqual(scene.said(), ['tooling save-participant', 'assisted agent-in-background']);
  });

  it('tidy nothing but blanks where the file is saved a moment after each edit', () => {
    const dragged = (reason: number): string =>
      new Scene()
        .edit(
          [
            [[21, 0, 21, 7], ''],
            [[14, 11], 'dragged'],
          ],
          { at: [[21, 0, 21, 7]], then: [[14, 11, 14, 18]], flag: 'first' },
        )
        .wait(60)
        .save(FILE, reason)
        .last();
    assert.equal(dragged(2), 'typed drag-and-drop');
    const deleted = (after: number): string =>
      new Scene()
        .caret(30, 4)
        .edit([[[8, 12, 8, 15], '']], { at: [[30, 4]] })
        .wait(after)
        .save(FILE, 2)
        .last();
    assert.equal(deleted(25), 'tooling save-participant');
    assert.notEqual(deleted(300), 'tooling save-participant');
  });

  it('rename at the caret, and in other files', () => {
    const scene = new Scene()
      .edit(
        [
          [[44, 25, 44, 30], 'sum'],
          [[14, 16, 14, 21], 'sum'],
        ],
        { at: [[14, 17]], then: [[14, 19]] },
      )
      .edit([[[12, 24, 12, 34], 'sumKilos']], { u: OTHER, flag: 'first' });
    assert.deepEqual(scene.said(), ['tooling rename', 'tooling replaced-in-files']);
  });

  it('rename by what differs only: letters come in, nothing goes away', () => {
    const scene = new Scene()
      .edit(
        [
          [[44, 30], 's'],
          [[14, 21], 's'],
        ],
        { at: [[14, 21]], then: [[14, 22]] },
      )
      .edit([[[12, 24], 's']], { u: OTHER, flag: 'first' });
    assert.deepEqual(scene.said(), ['tooling rename', 'tooling replaced-in-files']);
  });

  it('rename by what differs only, in several pieces of each place', () => {
    const scene = new Scene().edit(
      [
        [[15, 27], 'Orders'],
        [[15, 20, 15, 25], 'sum'],
        [[7, 23], 'Orders'],
        [[7, 16, 7, 21], 'sum'],
      ],
      { at: [[15, 27]], then: [[15, 31]] },
    );
    assert.deepEqual(scene.said(), ['tooling rename']);
  });

  it('replace over files, whatever is left of it by the difference', () => {
    const scene = new Scene()
      .edit(
        [
          [[25, 6, 25, 8], ''],
          [[25, 1, 25, 5], 'mon'],
        ],
        { at: [[8, 15]], flag: 'first' },
      )
      .edit(
        [
          [[9, 6, 9, 8], ''],
          [[9, 1, 9, 5], 'mon'],
        ],
        { u: OTHER, flag: 'first' },
      );
    assert.deepEqual(scene.said(), ['tooling replace-over-files', 'tooling replaced-in-files']);
  });

  it('replace all matches, none of them at the caret, also while an agent writes elsewhere', () => {
    const replaced = (scene: Scene): string =>
      scene
        .edit(
          [
            [[68, 5, 68, 6], 'zz'],
            [[62, 7, 62, 8], 'zz'],
            [[61, 3, 61, 4], 'zz'],
          ],
          { at: [[0, 0]] },
        )
        .last();
    const beside = new Scene()
      .edit([[[0, 0], 'const a = 1;\nconst b = 2;\n']], { u: OTHER })
      .wait(900);
    assert.equal(replaced(beside.caret(0, 0)), 'tooling replaced-in-file');
    const here = new Scene()
      .caret(0, 0)
      .edit([[[3, 0], 'const a = 1;\nconst b = 2;\n']], { at: [[0, 0]] })
      .wait(900);
    assert.notEqual(replaced(here), 'tooling replaced-in-file');
  });

  it('replace one match and go to the next', () => {
    const scene = new Scene()
      .edit([[[2, 17, 2, 22], 'box']], { at: [[2, 17, 2, 22]], then: [[2, 20]] })
      .add({ e: 'sel', u: FILE, kind: 3, v: [[8, 6, 8, 11]], act: true });
    assert.equal(scene.last(), 'tooling replace-one');
  });

  it('take away by a quick fix, which does not go through the cursor', () => {
    const scene = new Scene().edit([[[3, 0, 4, 0], '', 50]], {
      at: [[3, 10]],
      then: [[3, 0]],
      ranges: 'after',
    });
    assert.equal(scene.last(), 'tooling quick-fix');
  });

  it('revert a hunk, for which the original is opened', () => {
    const scene = new Scene();
    const original = 'git:/home/a.ts?{"path":"/home/a.ts","ref":"~"}';
    scene.open(original, 'git').wait(30);
    scene.edit([[[3, 0, 3, 13], '']], { at: [[3, 13]], then: [[3, 0]], flag: 'first' });
    assert.equal(scene.last(), 'tooling hunk-reverted');
    scene.open(original, 'git').wait(30);
    scene.edit([[[3, 0], '\n']], { at: [[3, 0]], then: [[4, 0]], ranges: 'before' });
    assert.equal(scene.last(), 'typed enter');
  });

  it('revert a hunk of a file on another computer, and not of the one beside it', () => {
    const u = 'vscode-remote://ssh-remote+box/home/a.ts';
    const reverted = (path: string): string =>
      new Scene()
        .open(u, 'vscode-remote')
        .open(`git:${path}?{"path":"${path}","ref":"~"}`, 'git')
        .wait(30)
        .edit([[[3, 0, 3, 13], '']], {
          ...{ u, s: 'vscode-remote', at: [[3, 13]], then: [[3, 0]], flag: 'first' },
        })
        .last();
    assert.equal(reverted('/home/a.ts'), 'tooling hunk-reverted');
    assert.equal(reverted('/a.ts'), 'typed delete-at-caret');
  });

  it('write settings in the background and save at once', () => {
    const scene = new Scene()
      .edit([[[10, 28, 10, 33], 'true']], { u: OTHER, flag: 'first' })
      .wait(90)
      .save(OTHER);
    assert.equal(scene.last(), 'tooling settings-written');
  });

  it('put the base into the result when a merge editor opens', () => {
    const scene = new Scene().add({
      e: 'tabs',
      o: 0,
      c: 0,
      g: 1,
      groups: 1,
      n: 1,
      in: {
        k: 'Unknown',
        keys: ['base'],
        base: OTHER,
        u: OTHER,
        label: '',
        dirty: false,
        preview: false,
      },
    });
    scene.wait(200).edit([[[0, 0, 11, 0], 'one\ntwo\n', 88]], { u: OTHER, flag: 'first' });
    assert.equal(scene.last(), 'tooling merge-editor-opened');
  });
});

describe('the disk', () => {
  it('is where the text of a document comes from that stays clean', () => {
    const scene = new Scene()
      .edit([[[3, 0, 4, 0], 'a\nb\n', 8]], { at: [[1, 0]], then: [[2, 0]], flag: 'clean' })
      .wait(900)
      .edit([[[3, 0], 'tick\n']], { u: OTHER, flag: 'clean' });
    assert.deepEqual(scene.verdicts(), [
      { origin: 'external', rule: 'reload', cause: 'other' },
      { origin: 'external', rule: 'reload', cause: 'other' },
    ]);
  });

  it('is git’s when head, commit, index or merge changed 5 s before or after, not the working tree', () => {
    const state = (scene: Scene, commit: string, work: number): Scene =>
      scene.add({
        e: 'gitState',
        root: 'file:///work',
        head: 'main',
        commit,
        work,
        index: 0,
        merge: 0,
      });
    const played = (after: number, commit: string, work: number): string | null => {
      const scene = state(new Scene(), 'a', 0).wait(9_000);
      scene.edit([[[3, 0], 'x\n']], { u: OTHER, flag: 'clean' }).wait(after);
      return state(scene, commit, work).verdicts()[0]?.cause ?? null;
    };
    assert.equal(played(2_500, 'b', 0), 'git');
    assert.equal(played(5_001, 'b', 0), 'other');
    assert.equal(played(2_500, 'a', 7), 'other');
    const before = state(state(new Scene(), 'a', 0).wait(9_000), 'b', 0).wait(3_000);
    before.edit([[[3, 0], 'x\n']], { u: OTHER, flag: 'clean' });
    assert.equal(before.verdicts()[0]?.cause, 'git');
  });

  it('is an agent’s while one runs in a terminal, whatever name the terminal takes', () => {
    const scene = new Scene()
      .add({ e: 'shellExecStart', name: 'bash', cmd: 'npx @anthropic-ai/claude-code@latest -c' })
      .wait(1_000)
      .edit([[[3, 0], 'x\n']], { u: OTHER, flag: 'clean' })
      .wait(9_000)
      .add({ e: 'shellExecEnd', name: 'claude', code: 0 })
      .wait(1_000)
      .edit([[[3, 0], 'x\n']], { u: OTHER, flag: 'clean' });
    assert.deepEqual(
      scene.verdicts().map(({ cause }) => cause),
      ['agent', 'other'],
    );
  });

  it('takes what an untitled document held', () => {
    const scene = new Scene().edit([[[0, 0, 199, 0], '', 250]], {
      u: 'untitled:Untitled-1',
      s: 'untitled',
      at: [[12, 0]],
      then: [[0, 0]],
    });
    assert.equal(scene.last(), 'external untitled-discarded');
  });

  it('never tells by the flag of a notebook cell, which is always clean', () => {
    const scene = new Scene().edit([[[1, 16], 'x']], {
      u: CELL,
      s: 'vscode-notebook-cell',
      at: [[1, 16]],
      then: [[1, 17]],
      kind: 1,
      flag: 'clean',
    });
    assert.equal(scene.last(), 'typed key');
  });
});

describe('agents', () => {
  const pieces = ['export fun', 'ction a', 'verage(): num', 'ber {\n', '  ret', 'urn 0;\n', '}\n'];

  function stream(
    scene: Scene,
    u: string,
    from: readonly [number, number],
    atCaret: boolean,
    gap = 90,
  ): Scene {
    let [line, char] = from;
    for (const text of pieces) {
      const breaks = text.split('\n').length - 1;
      const end =
        breaks > 0 ? ([line + breaks, 0] as const) : ([line, char + text.length] as const);
      const follow = atCaret
        ? { at: [[line, char]] as const, then: [end] }
        : u === FILE
          ? { at: [[1, 0]] as const }
          : {};
      scene.edit([[[line, char], text]], { u, ...follow }).wait(gap);
      [line, char] = end;
    }
    return scene;
  }

  it('stream at the caret, away from it, and into a file that is not shown', () => {
    for (const scene of [
      stream(new Scene(), FILE, [20, 0], true),
      stream(new Scene(), FILE, [20, 0], false),
      stream(new Scene(), OTHER, [20, 0], false, 700),
    ]) {
      assert.deepEqual(
        scene.said(),
        pieces.map(() => 'assisted agent-stream'),
      );
    }
  });

  it('stream letter by letter faster than fingers; a few at the pace of fingers are an extension’s that types', () => {
    const letters = (gap: number, text = '// weights are in'): string[] => {
      const scene = new Scene().caret(3, 0);
      text.split('').forEach((letter, i) => {
        scene.edit([[[3, i], letter]], { at: [[3, i]], then: [[3, i + 1]] }).wait(gap);
      });
      return scene.said();
    };
    assert.deepEqual(new Set(letters(55)), new Set(['assisted agent-letters']));
    assert.deepEqual(new Set(letters(240, 'weights')), new Set(['typed typed-through-extension']));
    // Whose one or two are, nothing tells.
    assert.deepEqual(letters(240, 'we'), ['unknown not-told', 'unknown not-told']);
    // So many may also be a stream on a slow machine.
    assert.deepEqual(new Set(letters(200)), new Set(['unknown not-told']));
  });

  it('write whole lines in the background', () => {
    const scene = new Scene().edit([[[0, 0], '// Weights are in kilograms.\n']], {
      u: OTHER,
      flag: 'first',
    });
    assert.equal(scene.last(), 'assisted agent-in-background');
  });

  it('write lines of one letter in the background, one after the other', () => {
    const scene = new Scene();
    ['a\n', 'b\n', 'c\n'].forEach((line, i) => {
      scene.edit([[[i, 0], line]], { u: OTHER }).wait(350);
    });
    assert.deepEqual(new Set(scene.said()), new Set(['assisted agent-in-background']));
    const alone = new Scene().edit([[[0, 0], '}\n']], { u: OTHER });
    assert.equal(alone.last(), 'unknown background');
  });

  it('leave the person’s keys in the same file alone', () => {
    const scene = new Scene();
    for (let i = 0; i < 8; i++) {
      scene
        .edit([[[0, i * 7], `piece ${i}`]], { at: [[50, i]] })
        .wait(40)
        .key(50, i);
    }
    const said = scene.said();
    assert.deepEqual(
      new Set(said.filter((_, i) => i % 2 === 0)),
      new Set(['assisted agent-stream']),
    );
    assert.deepEqual(new Set(said.filter((_, i) => i % 2 === 1)), new Set(['typed key']));
  });

  it('are told by letters away from the caret, faster than a guest types', () => {
    const scene = new Scene();
    '// by letters'.split('').forEach((letter, i) => {
      scene.edit([[[90, i], letter]], { at: [[3, 4]] }).wait(30);
    });
    assert.deepEqual(new Set(scene.said()), new Set(['assisted agent-letters']));
  });

  it('write small pieces while the person types in the same file', () => {
    const scene = new Scene();
    for (let i = 0; i < 6; i++) {
      scene
        .edit([[[90, i * 6], 'wei']], { at: [[50, i]] })
        .wait(3)
        .edit([[[90, i * 6 + 3], 'gh ']], { at: [[50, i]] })
        .wait(3)
        .key(50, i);
    }
    assert.deepEqual(
      scene.said().map((said) => said.split(' ')[0]),
      Array.from({ length: 18 }, (_, i) => (i % 3 === 2 ? 'typed' : 'assisted')),
    );
  });

  it('write where no key gets: into a window without focus', () => {
    const away = { at: [[9, 0]], focused: false } as const;
    const played = (put: Put, then: readonly [number, number], focused: boolean): string =>
      new Scene()
        .key(9, 0)
        .wait(8_000)
        .edit([put], { ...away, focused, then: [then] })
        .last();
    const enter: Put = [[9, 0], '\n'];
    assert.equal(played(enter, [10, 0], true), 'typed enter');
    assert.equal(played(enter, [10, 0], false), 'unknown not-told');
    const lines: Put = [[9, 0], 'let a;\nlet b;\n'];
    assert.equal(played(lines, [11, 0], true), 'pasted paste-lines');
    assert.equal(played(lines, [11, 0], false), 'assisted agent-unattended');
    const words: Put = [[9, 0], 'let a = 1'];
    assert.equal(played(words, [9, 9], true), 'assisted inline-whole');
    assert.equal(played(words, [9, 9], false), 'unknown not-told');
    const taken: Put = [[8, 4, 9, 0], '', 5];
    assert.equal(played(taken, [8, 4], true), 'typed delete-at-caret');
    assert.equal(played(taken, [8, 4], false), 'unknown not-told');
  });

  it('are not told by a missing focus where the keyboard tells of a person all the same', () => {
    const scene = new Scene();
    for (let i = 0; i < 3; i++) {
      scene.edit([[[9, i], 'x']], { at: [[9, i]], then: [[9, i + 1]], kind: 1, focused: false });
      scene.wait(130);
    }
    scene.edit([[[9, 3], '\n']], { at: [[9, 3]], then: [[10, 0]], focused: false }).wait(130);
    assert.deepEqual(scene.said(), ['typed key', 'typed key', 'typed key', 'typed enter']);
    // From then on it is not believed, until the focus comes and goes again.
    const later = (focus: boolean): string => {
      const doubted = new Scene();
      doubted.add({ e: 'winState', focused: false, active: true }).wait(4_000);
      doubted.edit([[[9, 0], 'x']], { at: [[9, 0]], then: [[9, 1]], kind: 1, focused: false });
      if (focus) {
        doubted.wait(900).add({ e: 'winState', focused: true, active: true });
        doubted.wait(900).add({ e: 'winState', focused: false, active: true });
      }
      doubted.wait(9_000);
      return doubted
        .edit([[[9, 1], '\n']], { at: [[9, 1]], then: [[10, 0]], focused: false })
        .last();
    };
    assert.equal(later(false), 'typed enter');
    assert.equal(later(true), 'unknown not-told');
    const tag = new Scene().key(9, 0, '>');
    tag.edit([[[9, 1], '</b>']], { at: [[9, 1]], then: [[9, 1]], focused: false });
    assert.equal(tag.last(), 'completed closing-tag');
  });

  it('are not told by one lone edit, nor by a guest who types', () => {
    const lone = new Scene().edit([[[90, 0], 'one line\n']], { at: [[3, 4]] });
    assert.equal(lone.last(), 'unknown not-told');
    const guest = new Scene();
    for (let i = 0; i < 12; i++) guest.edit([[[90, i], 'g']], { at: [[3, 4]] }).wait(180);
    assert.deepEqual(new Set(guest.said()), new Set(['unknown not-told']));
  });

  it('are more insertions a second than were looked at', () => {
    const text = 'x'.repeat(60);
    const many = new Scene().edit([[[9, 0], text]], { at: [[3, 0]], burst: 300 });
    assert.equal(many.last(), 'assisted agent-burst');
    const mixed = new Scene().edit([[[9, 0, 9, 60], text]], { at: [[3, 0]], burst: 300 });
    assert.equal(mixed.last(), 'unknown burst');
  });
});

describe('what the event says itself', () => {
  it('is undo, redo, and a document of another kind', () => {
    const scene = new Scene()
      .edit([[[3, 0, 3, 4], '']], { at: [[3, 4]], then: [[3, 0]], reason: 1 })
      .edit([[[3, 0], 'abcd']], { at: [[3, 0]], then: [[3, 4]], reason: 2 })
      .edit([[[0, 0], 'C']], { u: 'vscode-scm:git/input', s: 'vscode-scm' })
      .edit([[[0, 0], 'a guest']], { u: 'vsls:/a.ts', s: 'vsls', at: [[0, 0]], then: [[0, 7]] });
    assert.deepEqual(scene.said(), [
      'undone undo',
      'undone redo',
      'unknown scheme-other',
      'unknown scheme-other',
    ]);
  });
});

describe('fixes of one place', () => {
  it('put a letter in beside the caret', () => {
    const scene = new Scene()
      .caret(6, 42)
      .edit([[[6, 41], 'p']], { at: [[6, 42]], then: [[6, 43]] });
    assert.equal(scene.last(), 'tooling word-mended');
  });

  it('take a statement away around the caret, longer than a word', () => {
    const scene = new Scene()
      .caret(7, 5)
      .edit([[[7, 0, 7, 25], '']], { at: [[7, 5]], then: [[7, 0]] });
    assert.equal(scene.last(), 'tooling quick-fix');
    const word = new Scene()
      .caret(7, 5)
      .edit([[[7, 2, 7, 12], '']], { at: [[7, 5]], then: [[7, 2]] });
    assert.equal(word.last(), 'typed delete-word-around');
  });

  it('take away an import that nothing uses, where the person was at work', () => {
    const removed = (line: number): Scene =>
      new Scene().caret(17, 30).edit([[[line, 14, line, 22], '']], { at: [[17, 30]] });
    assert.equal(removed(0).last(), 'tooling import-removed');
    assert.equal(removed(40).last(), 'unknown not-told');
    const lines = (to: number): Scene =>
      new Scene().caret(17, 30).edit([[[1, 7, to, 7], '', 26]], { at: [[17, 30]] });
    assert.equal(lines(2).last(), 'tooling import-removed');
    assert.equal(lines(4).last(), 'unknown not-told');
    const byNobody = new Scene().edit([[[0, 14, 0, 22], '']], { at: [[17, 30]] });
    assert.equal(byNobody.last(), 'unknown not-told');
  });

  it('are not a blank line that somebody puts in behind another line', () => {
    const scene = new Scene()
      .caret(6, 0)
      .edit([[[1, 0], '  "tags": [],\n']], { at: [[6, 0]], then: [[7, 0]], ranges: 'after' })
      .wait(120)
      .edit([[[2, 0], '\n']], { at: [[7, 0]], then: [[8, 0]], ranges: 'after' });
    assert.notEqual(scene.last(), 'tooling format');
  });

  it('are not one line opened by an extension, however late its caret goes there', () => {
    const scene = new Scene()
      .caret(0, 6)
      .edit([[[0, 23], '\n']], { at: [[0, 6]] })
      .wait(112)
      .caret(1, 0, 3);
    assert.equal(scene.last(), 'unknown not-told');
  });

  it('are no comment where two blanks go away in a line', () => {
    const scene = new Scene().key(4, 11, ';').edit(
      [
        [[4, 9, 4, 10], ''],
        [[4, 7, 4, 8], ''],
      ],
      { at: [[4, 12]], then: [[4, 10]] },
    );
    assert.equal(scene.last(), 'tooling format');
  });

  it('organise nothing within one line', () => {
    const scene = new Scene().caret(26, 0).edit(
      [
        [[26, 16, 26, 19], 'd'],
        [[26, 11, 26, 13], 'w'],
        [[26, 7, 26, 10], ''],
      ],
      { at: [[26, 0]] },
    );
    assert.notEqual(scene.last(), 'tooling organise-imports');
  });
});

describe('single letters that an agent writes at the caret as slowly as fingers', () => {
  it('are not told for typed once a blank or a break among them did not go through the cursor', () => {
    const scene = new Scene().caret(47, 0);
    ['/', '/', ' ', 'D', 'o', '\n', 'x', 'y'].reduce<[number, number]>(
      ([line, char], text) => {
        const end: [number, number] = text === '\n' ? [line + 1, 0] : [line, char + 1];
        scene
          .edit([[[line, char], text]], { at: [[line, char]], then: [end], ranges: 'after' })
          .wait(300);
        return end;
      },
      [47, 0],
    );
    const said = scene.said().slice(2);
    assert.deepEqual(
      said.filter((one) => one.startsWith('typed')),
      [],
      said.join(),
    );
  });
});
