import assert from 'node:assert/strict';
import { FILE, Scene } from '../../../support/fidelity/scene';

/** Events that a busy machine hands out all at once, or long after one another. */
describe('a machine under load', () => {
  const UPPER = 'EXPORT CONST A = 1;\nEXPORT CONST B = 2;\n';

  it('does not make a paste of a change of case, undone and left by a key in the same moment', () => {
    const scene = new Scene()
      .caret(0, 0)
      .edit([[[0, 0, 2, 0], UPPER, UPPER.length]], { at: [[0, 0, 2, 0]] })
      .edit([[[0, 0, 2, 0], UPPER.toLowerCase(), UPPER.length]], { at: [[0, 0, 2, 0]], reason: 1 })
      .caret(2, 0);
    assert.deepEqual(scene.said(), ['typed change-in-place', 'undone undo']);
  });

  it('does not make a paste of a change of case that the next key leaves in the same moment', () => {
    const scene = new Scene()
      .edit([[[0, 0, 2, 0], UPPER, UPPER.length]], { at: [[0, 0, 2, 0]] })
      .caret(2, 0);
    assert.equal(scene.last(), 'typed change-in-place');
  });

  it('does not make a snippet of a paste of which the next key goes up in the same moment', () => {
    const scene = new Scene()
      .edit([[[18, 0], 'const pasted = 1;\nconst lines = 2;\n']], {
        at: [[18, 0]],
        then: [[20, 0]],
        ranges: 'before',
      })
      .caret(19, 0);
    assert.equal(scene.last(), 'pasted paste-lines');
  });

  it('does not make a pair of a short paste of which the next key goes back in the same moment', () => {
    const scene = new Scene()
      .edit([[[18, 0], 'fast()\n']], { at: [[18, 0]], then: [[19, 0]], ranges: 'before' })
      .caret(18, 6);
    assert.equal(scene.last(), 'pasted paste-lines');
  });

  it('may save long after it tidied, and after the last key', () => {
    const scene = new Scene()
      .edit([[[3, 0, 3, 1], '']], { at: [[3, 1, 3, 0]], then: [[3, 0]] })
      .wait(270)
      .edit([[[15, 13, 15, 14], '']], { at: [[3, 0]] })
      .wait(400)
      .save();
    assert.deepEqual(scene.said(), ['typed delete-at-caret', 'tooling save-participant']);
  });

  it('may save long after it put in the final line break, before which the caret stays', () => {
    const scene = new Scene()
      .caret(199, 4)
      .edit([[[199, 4], '\n']], { at: [[199, 4]], then: [[200, 0]], ranges: 'after' })
      .add({ e: 'sel', u: FILE, kind: null, v: [[199, 4, 199, 4]], act: true })
      .wait(170)
      .save();
    assert.equal(scene.last(), 'tooling final-newline');
  });

  it('may tell where a key left the caret long after it told where the key went in', () => {
    const scene = new Scene()
      .edit([[[16, 9], 't']], { at: [[16, 19]], then: [[16, 9]], ranges: 'after' })
      .wait(400)
      .caret(16, 10);
    assert.equal(scene.last(), 'typed key');
  });

  it('may tell of a step of an input method that goes on from one not told yet as late', () => {
    const scene = new Scene()
      .edit([[[10, 18], 'a']], { at: [[10, 18]] })
      .wait(70)
      .edit([[[10, 19], 'b']], { at: [[10, 18]] })
      .wait(150)
      .add({ e: 'sel', u: FILE, kind: null, v: [[10, 19, 10, 19]], act: true })
      .wait(90)
      .caret(10, 20);
    assert.equal(scene.last(), 'typed key');
  });

  it('may give the caret its column back long after its line was deleted', () => {
    const deleted = (): Scene =>
      new Scene()
        .caret(25, 56)
        .edit([[[25, 0, 26, 0], '', 60]], { at: [[25, 56]], then: [[25, 0]], ranges: 'after' })
        .wait(600);
    assert.equal(deleted().caret(25, 31, null).last(), 'typed delete-lines');
    assert.notEqual(deleted().last(), 'typed delete-lines');
  });

  it('may save right after a key: what goes through the cursor is no tidying', () => {
    const scene = new Scene()
      .caret(3, 4)
      .edit([[[3, 4], '\n']], { at: [[3, 4]], then: [[4, 0]], ranges: 'before' })
      .wait(19)
      .save();
    assert.equal(scene.last(), 'typed enter');
  });

  it('takes what a key came after for no part of the save', () => {
    const scene = new Scene()
      .edit([[[15, 13, 15, 14], '']], { at: [[3, 0]] })
      .caret(3, 1)
      .save();
    assert.equal(scene.last(), 'unknown not-told');
  });

  it('takes new lines of code for no part of the save', () => {
    const scene = new Scene()
      .edit([[[0, 0], 'export const LIMIT = 42;\n']], { at: [[19, 0]], then: [[20, 0]] })
      .wait(20)
      .save();
    assert.equal(scene.last(), 'unknown not-told');
    const imported = new Scene()
      .edit([[[0, 0], "import { a } from './a';\n"]], { at: [[19, 0]], then: [[20, 0]] })
      .wait(20)
      .save();
    assert.equal(imported.last(), 'tooling save-participant');
  });

  it('does not give the selection of the next key to an edit that moved no caret', () => {
    const scene = new Scene()
      .edit([[[6, 5], 'm']], { at: [[6, 5]], then: [[6, 6]], kind: 1 })
      .wait(60)
      .edit([[[8, 6], 'm']], { at: [[6, 6]] })
      .wait(20)
      .edit([[[6, 6], 'a']], { at: [[6, 6]], then: [[6, 7]], kind: 1, ranges: 'before' });
    assert.deepEqual(scene.said(), ['typed key', 'typed linked-editing', 'typed key']);
  });
});

describe('Enter at the end of what an agent wrote a moment ago', () => {
  const written = (): Scene =>
    new Scene()
      .add({ e: 'visRanges', u: FILE, v: [[10, 0, 40, 0]], act: true })
      .edit([[[40, 0], 'const a = b;']], { at: [[40, 0]], then: [[40, 12]] })
      .add({ e: 'visRanges', u: FILE, v: [[10, 0, 40, 12]], act: true })
      .wait(40)
      .edit([[[40, 12], ' // and so on']], { at: [[40, 12]], then: [[40, 25]] })
      .add({ e: 'visRanges', u: FILE, v: [[10, 0, 40, 25]], act: true })
      .wait(600);

  it('is of the person where the editor scrolls to the caret', () => {
    const scene = written()
      .edit([[[40, 25], '\n']], { at: [[40, 25]], then: [[41, 0]] })
      .add({ e: 'visRanges', u: FILE, v: [[11, 0, 41, 0]], act: true });
    assert.equal(scene.last(), 'typed enter');
  });

  it('is of the agent where it does not', () => {
    const scene = written()
      .edit([[[40, 25], '\n']], { at: [[40, 25]], then: [[41, 0]] })
      .add({ e: 'visRanges', u: FILE, v: [[10, 0, 40, 25]], act: true });
    assert.equal(scene.last(), 'assisted agent-stream');
  });
});
