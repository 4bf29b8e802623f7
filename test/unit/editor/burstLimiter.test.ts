import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import type { RawEventBody } from '../../../src/core/events/rawEvent';
import { ChangeListener } from '../../../src/editor/documents/changeListener';
import { DocumentNames } from '../../../src/editor/documents/documentNames';
import { change, document, inserted } from './support/fakes';
import { VirtualClock } from './support/virtualClock';

type Change = Extract<RawEventBody, { e: 'docChange' }>;

describe('a burst of changes', () => {
  const doc = document('file:///w/a.ts');
  let clock: VirtualClock;
  let told: Change[];
  let listener: ChangeListener;

  beforeEach(() => {
    clock = new VirtualClock();
    told = [];
    listener = new ChangeListener((body) => told.push(body as Change), {
      clock,
      names: new DocumentNames(),
      scene: { activeTextEditor: undefined, state: { focused: true } },
    });
  });

  const type = (times: number, every: number, of = doc): void => {
    for (let index = 0; index < times; index++) {
      listener.changed(change(of, [inserted(index, 2, 'ab', 1)]));
      clock.go(every);
    }
  };
  const inserts = (): number => told.flatMap(({ ch }) => ch).reduce((sum, { tl }) => sum + tl, 0);
  const bursts = (): Change[] => told.filter(({ burst }) => burst !== undefined);

  it('is none at 200 changes a second', () => {
    type(600, 5);
    clock.go(2000);
    assert.equal(told.length, 600);
    assert.deepEqual(bursts(), []);
  });

  it('is summed up every 250 ms, with no character lost', () => {
    type(2000, 1);
    clock.go(2000);
    assert.equal(inserts(), 4000);
    assert.equal(
      told.reduce((sum, { burst }) => sum + (burst ?? 1), 0),
      2000,
    );
    // 200 one by one, then eight slices of the 1.8 s that remain.
    assert.equal(told.length - bursts().length, 200);
    assert.equal(bursts().length, 8);
    const [first] = bursts();
    assert.deepEqual(first?.ch, [{ r: [200, 2, 449, 3], rl: 250, tl: 500 }]);
  });

  it('ends where the pace slackens: then changes are copied again', () => {
    type(300, 1);
    clock.go(1000);
    const before = told.length;
    type(1, 0);
    assert.equal(told.length, before + 1);
    assert.equal(told.at(-1)?.burst, undefined);
    assert.equal(told.at(-1)?.ch[0]?.x, 'ab');
  });

  it('concerns one document alone', () => {
    const other = document('file:///w/b.ts');
    type(300, 0);
    type(1, 0, other);
    assert.equal(told.at(-1)?.u, 'file:///w/b.ts');
    assert.equal(told.at(-1)?.burst, undefined);
  });

  it('is told before the save or close of its document, once', () => {
    type(250, 0);
    listener.settle(doc);
    assert.deepEqual(
      bursts().map(({ burst }) => burst),
      [50],
    );
    clock.go(1000);
    assert.equal(bursts().length, 1);
  });

  it('is told when listening ends', () => {
    type(250, 0);
    listener.dispose();
    assert.equal(inserts(), 500);
  });
});
