import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CLASS } from '../../../src/core/areas/commitClass';
import { GroupWalk, type Grouping, type HistoryView } from '../../../src/core/areas/historyView';
import { knowersOf } from '../../../src/core/areas/knowers';
import type { Perspective } from '../../../src/core/areas/perspective';
import { countSince } from '../../../src/core/areas/since';

const GROUPS = 4;
const LEAVES = 6;
const PEOPLE = 5;
/** So many people that groups by people would make too large a table. */
const CROWD = 250_001;

/** Who took part in a commit, and which directories it touched. */
const commit = fc.record({
  time: fc.integer({ min: 1, max: 100 }),
  people: fc.uniqueArray(fc.nat({ max: PEOPLE - 1 }), { minLength: 1, maxLength: 3 }),
  leaves: fc.uniqueArray(fc.nat({ max: LEAVES - 1 }), { maxLength: 3 }),
});
const facts = fc.record({
  commits: fc.array(commit, { maxLength: 30 }),
  groupOf: fc.array(fc.integer({ min: -1, max: GROUPS - 1 }), {
    minLength: LEAVES,
    maxLength: LEAVES,
  }),
  after: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: GROUPS, maxLength: GROUPS }),
});

describe('people are counted', function () {
  this.timeout(60_000);

  it('the same commit by commit and person by person', () => {
    const crowd: number[][] = Array.from({ length: CROWD }, () => []);
    fc.assert(
      fc.property(facts, ({ commits, groupOf, after }) => {
        const byPerson = Array.from({ length: PEOPLE }, (_, person) =>
          commits.flatMap(({ people }, n) => (people.includes(person) ? [n] : [])),
        );
        const leaves = commits.flatMap((one) => one.leaves);
        let end = 0;
        const view = {
          history: { times: commits.map(({ time }) => time) },
          head: 0,
          commitLeaves: Int32Array.from(leaves),
          commitLeafEnds: Int32Array.from(commits, (one) => (end += one.leaves.length)),
        } as unknown as HistoryView;
        const grouping: Grouping = {
          count: GROUPS,
          groupOf: Int32Array.from(groupOf),
          above: new Int32Array(GROUPS).fill(-1),
        };
        const walk = new GroupWalk(view, grouping);
        const classes = new Uint8Array(commits.length).fill(CLASS.others);
        const query = { after: Float64Array.from(after), flags: new Uint8Array(commits.length) };
        const few = { ...query, byPerson };
        const many = { ...query, byPerson: [...byPerson, ...crowd.slice(PEOPLE)] };
        const counted = countSince(view, classes, grouping, walk, few);
        assert.deepEqual(counted, countSince(view, classes, grouping, walk, many));
        // And as anybody would count them.
        const expected = Array.from({ length: GROUPS }, (_, group) => {
          const people = commits.flatMap((one) => {
            const touched = one.leaves.some((leaf) => groupOf[leaf] === group);
            return touched && one.time > (after[group] ?? 0) ? one.people : [];
          });
          return new Set(people).size;
        });
        assert.deepEqual([...counted.people], expected);

        const names = byPerson.map((_, person) => `P${person}`);
        const seen = (persons: number[][]): Perspective =>
          ({ view, names, byPerson: persons }) as unknown as Perspective;
        assert.deepEqual(
          knowersOf(seen(few.byPerson), grouping, walk),
          knowersOf(seen(many.byPerson), grouping, walk),
        );
      }),
      { numRuns: 25 },
    );
  });
});
