import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { TEXT_LIMIT } from '../../../src/core/events/rawEvent';
import { CHANGE_LIMIT, copyChanges } from '../../../src/editor/documents/copyChanges';
import { copyDocumentChange } from '../../../src/editor/documents/copyDocumentChange';
import { DocumentNames } from '../../../src/editor/documents/documentNames';
import { flatText } from '../../../src/editor/documents/flatText';
import { change, document, editor, inserted, selection } from './support/fakes';

describe('copying a change', () => {
  it('copies every field and reads no document', () => {
    const doc = document('file:///w/a.ts');
    const body = copyDocumentChange(
      change(doc, [inserted(3, 4, 'x')]),
      new DocumentNames().of(doc),
      { activeTextEditor: editor(doc, [selection(3, 4)]), state: { focused: true } },
    );
    assert.deepEqual(body, {
      e: 'docChange',
      u: 'file:///w/a.ts',
      s: 'file',
      v: 2,
      n: 10,
      ch: [{ r: [3, 4, 3, 4], rl: 0, tl: 1, x: 'x' }],
      reason: null,
      act: true,
      wf: true,
      dirty: true,
      eol: 1,
      sel: [[3, 4, 3, 4]],
    });
  });

  it('tells another document, no editor and the reason of an undo', () => {
    const doc = document('file:///w/a.ts');
    const name = new DocumentNames().of(doc);
    const event = change(doc, [], 1);
    const scene = { state: { focused: false } };
    const beside = copyDocumentChange(event, name, {
      ...scene,
      activeTextEditor: editor(document('file:///w/b.ts')),
    });
    assert.deepEqual([beside.act, beside.wf, beside.reason], [false, false, 1]);
    const none = copyDocumentChange(event, name, { ...scene, activeTextEditor: undefined });
    assert.deepEqual([none.act, none.sel], [false, null]);
  });

  it('copies at most 64 selections', () => {
    const doc = document('file:///w/a.ts');
    const many = Array.from({ length: 10_000 }, (_, line) => selection(line, 0));
    const body = copyDocumentChange(change(doc, []), new DocumentNames().of(doc), {
      activeTextEditor: editor(doc, many),
      state: { focused: true },
    });
    assert.equal(body.sel?.length, 64);
  });

  it('loses no length, lists at most 64 changes and holds little text, whatever comes', () => {
    const changes = fc.array(
      fc.record({ text: fc.string({ maxLength: 200 }), gone: fc.nat({ max: 50 }) }),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(changes, (made) => {
        const copies = copyChanges(
          made.map(({ text, gone }, line) => inserted(line, 0, text, gone)),
        );
        assert.equal(copies.length, Math.min(made.length, CHANGE_LIMIT));
        const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
        assert.equal(sum(copies.map(({ tl }) => tl)), sum(made.map(({ text }) => text.length)));
        assert.equal(sum(copies.map(({ rl }) => rl)), sum(made.map(({ gone }) => gone)));
        for (const [index, { x, xe }] of copies.entries()) {
          assert.equal(x === undefined, index >= 8);
          assert.ok((x ?? '').length + (xe ?? '').length <= TEXT_LIMIT);
          if (index < 8) assert.ok(made[index]?.text.startsWith(x ?? ''));
          if (index < 8) assert.ok(made[index]?.text.endsWith(xe ?? ''));
        }
      }),
    );
  });

  it('makes flat copies that read the same', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        assert.equal(flatText(text), text);
      }),
    );
  });

  it('does not keep a paste alive by the head it copied', () => {
    const doc = document('file:///w/a.ts');
    const name = new DocumentNames().of(doc);
    const scene = { activeTextEditor: undefined, state: { focused: true } };
    const held: unknown[] = [];
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const used = (): number => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const before = used();
    for (let index = 0; index < 20; index++) {
      const text = JSON.parse(`"${String(index).repeat(1_000_000)}"`) as string;
      held.push(copyDocumentChange(change(doc, [inserted(0, 0, text)]), name, scene));
    }
    // 20 MB were pasted; were the heads views on them, they would all still be there.
    assert.ok(used() - before < 5_000_000);
    assert.equal(held.length, 20);
  });
});
