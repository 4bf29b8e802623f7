import assert from 'node:assert/strict';
import { inLanes, type Work } from '../../../scripts/lib/lanes';
import { print } from '../../../scripts/lib/transcript';

/** Works that end when they are told to, and what happened so far. */
class Bench {
  readonly begun: string[] = [];
  private readonly ends = new Map<string, () => void>();

  work(name: string, needs: readonly string[] = [], as = name): Work {
    return {
      name: as,
      needs,
      run: async () => {
        this.begun.push(name);
        print(`${name} begins\n`);
        await new Promise<void>((resolve) => this.ends.set(name, resolve));
        print(`${name} ends\n`);
      },
    };
  }

  async end(name: string): Promise<void> {
    this.ends.get(name)?.();
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  }
}

describe('work in lanes', () => {
  it('does as much at once as there are lanes, in the order of the list', async () => {
    const bench = new Bench();
    const all = inLanes(
      ['a', 'b', 'c'].map((name) => bench.work(name)),
      2,
      () => undefined,
    );
    assert.deepEqual(bench.begun, ['a', 'b']);
    await bench.end('b');
    assert.deepEqual(bench.begun, ['a', 'b', 'c']);
    await bench.end('a');
    await bench.end('c');
    await all;
  });

  it('does nothing beside a piece that is to be alone', async () => {
    const bench = new Bench();
    const works = [
      bench.work('a'),
      { ...bench.work('b'), alone: true },
      { ...bench.work('c'), alone: true },
      bench.work('d'),
      bench.work('e'),
    ];
    const all = inLanes(works, 2, () => undefined);
    assert.deepEqual(bench.begun, ['a', 'd']);
    await bench.end('a');
    assert.deepEqual(bench.begun, ['a', 'd', 'e']);
    await bench.end('e');
    await bench.end('d');
    assert.deepEqual(bench.begun, ['a', 'd', 'e', 'b']);
    await bench.end('b');
    assert.deepEqual(bench.begun, ['a', 'd', 'e', 'b', 'c']);
    await bench.end('c');
    await all;
  });

  it('waits for everything of the name that a piece needs, and does others meanwhile', async () => {
    const bench = new Bench();
    const works = [
      bench.work('a1', [], 'a'),
      bench.work('a2', [], 'a'),
      bench.work('b', ['a']),
      bench.work('c'),
    ];
    const all = inLanes(works, 2, () => undefined);
    await bench.end('a1');
    assert.deepEqual(bench.begun, ['a1', 'a2', 'c']);
    await bench.end('a2');
    assert.deepEqual(bench.begun, ['a1', 'a2', 'c', 'b']);
    await bench.end('b');
    await bench.end('c');
    await all;
  });

  it('shows one piece as it comes, and keeps what the other prints together', async () => {
    const bench = new Bench();
    let shown = '';
    const all = inLanes([bench.work('a'), bench.work('b'), bench.work('c')], 2, (text) => {
      shown += text;
    });
    assert.equal(shown, 'a begins\n');
    await bench.end('b');
    assert.equal(shown, 'a begins\n');
    await bench.end('a');
    assert.equal(shown, 'a begins\na ends\nb begins\nb ends\nc begins\n');
    await bench.end('c');
    await all;
    assert.equal(shown, 'a begins\na ends\nb begins\nb ends\nc begins\nc ends\n');
  });

  it('says so when nothing can ever begin', async () => {
    const bench = new Bench();
    const circle = [bench.work('a', ['b']), bench.work('b', ['a'])];
    await assert.rejects(
      inLanes(circle, 2, () => undefined),
      /circle/,
    );
  });
});
