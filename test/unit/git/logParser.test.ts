import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TOUCH } from '../../../src/core/areas/historySink';
import type { CommitHeader, TouchKind } from '../../../src/core/areas/historySink';
import { LogFormatError, LogParser } from '../../../src/git/logParser';
import { emptyBlobOf } from '../../../src/git/objectFormat';

interface Parsed {
  header: CommitHeader;
  touches: { kind: TouchKind; path: string; from: string | null }[];
}

function parse(chunks: readonly Buffer[], format: 'sha1' | 'sha256' = 'sha1'): Parsed[] {
  const commits: Parsed[] = [];
  const parser = new LogParser(
    {
      commit: (header) => commits.push({ header, touches: [] }),
      touch: (kind, path, from) => commits.at(-1)!.touches.push({ kind, path, from }),
    },
    format,
  );
  for (const chunk of chunks) parser.push(chunk);
  parser.end();
  return commits;
}

const byte = (low: number): fc.Arbitrary<string> =>
  fc.integer({ min: low, max: 255 }).map((code) => String.fromCharCode(code));
/** Any bytes but NUL, with those that mean something in the format more often. */
const bytes = (minLength: number): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.oneof(byte(1), fc.constantFrom('\n', '\x01', ':', '\t', '"', ' ', '\xff', '\x1e')),
    minLength,
    maxLength: 40,
  });
const hex = (length: number): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.constantFrom(...'0123456789abcdef'.split('')),
    minLength: length,
    maxLength: length,
  });

interface Record {
  before: string;
  after: string;
  old: string;
  status: string;
  path: string;
  from: string | null;
}

const record = (length: number): fc.Arbitrary<Record> =>
  fc.record({
    before: fc.constantFrom('100644', '100755', '120000', '160000', '000000'),
    after: fc.constantFrom('100644', '100755', '120000', '160000', '000000'),
    old: fc.oneof(hex(length), fc.constant(emptyBlobOf(length === 40 ? 'sha1' : 'sha256'))),
    status: fc.constantFrom('A', 'M', 'D', 'T'),
    path: bytes(1),
    from: fc.option(bytes(1)),
  });

const commit = (length: number): fc.Arbitrary<{ header: CommitHeader; records: Record[] }> =>
  fc.record({
    header: fc.record(
      {
        hash: hex(length),
        parents: fc.array(hex(length), { maxLength: 3 }),
        name: bytes(0),
        email: bytes(0),
        authored: fc.nat(),
        committed: fc.nat(),
        message: bytes(0),
      },
      { noNullPrototype: true },
    ),
    records: fc.array(record(length), { maxLength: 5 }),
  });

function print({ header, records }: { header: CommitHeader; records: readonly Record[] }): string {
  const { hash, parents, name, email, authored, committed, message } = header;
  const fields = [hash, parents.join(' '), name, email, authored, committed, message];
  const lines = records.map(({ before, after, old, status, path, from }) =>
    from === null
      ? `:${before} ${after} ${old} ${old} ${status}\0${path}\0`
      : `:${before} ${after} ${old} ${old} R100\0${from}\0${path}\0`,
  );
  if (lines.length > 0) lines[0] = `\n${lines[0]!}`;
  return `\x01${fields.join('\0')}\0\0${lines.join('')}`;
}

function isBlob(mode: string): boolean {
  return mode.startsWith('10') || mode.startsWith('12');
}

function expected({
  header,
  records,
}: {
  header: CommitHeader;
  records: readonly Record[];
}): Parsed {
  const touches = records
    .filter(({ before, after }) => isBlob(before) || isBlob(after))
    .map(({ path, from, old }) => {
      const empty = old === emptyBlobOf(old.length === 40 ? 'sha1' : 'sha256');
      const kind = from === null ? TOUCH.single : empty ? TOUCH.both : TOUCH.rename;
      return { kind, path, from };
    });
  return { header, touches };
}

describe('the parser of git log', function () {
  this.timeout(60_000);

  for (const [format, length] of [
    ['sha1', 40],
    ['sha256', 64],
  ] as const) {
    it(`reads any fields and paths, split anywhere (${format})`, () => {
      fc.assert(
        fc.property(
          fc.array(commit(length), { maxLength: 8 }),
          fc.array(fc.nat({ max: 5000 }), { maxLength: 30 }),
          (commits, cuts) => {
            const all = Buffer.from(commits.map(print).join(''), 'latin1');
            const places = [0, ...cuts.map((cut) => cut % (all.length + 1)), all.length];
            places.sort((a, b) => a - b);
            const chunks = places.slice(1).map((end, n) => all.subarray(places[n], end));
            assert.deepEqual(parse(chunks, format), commits.map(expected));
            const single = Array.from(all, (value) => Buffer.from([value]));
            assert.deepEqual(parse(single, format), commits.map(expected));
          },
        ),
        { numRuns: 150 },
      );
    });
  }

  it('refuses random bytes in words, and never reads on', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 200 }), { minLength: 1, maxLength: 5 }),
        (chunks) => {
          try {
            // Nothing but a well-formed commit is ever given out.
            for (const { header } of parse(chunks.map((chunk) => Buffer.from(chunk)))) {
              assert.equal(header.hash.length, 40);
            }
          } catch (error) {
            assert.ok(error instanceof LogFormatError, String(error));
          }
        },
      ),
    );
  });

  it('notices an output that ends early', () => {
    const whole = Buffer.from(
      print({
        header: {
          hash: 'a'.repeat(40),
          parents: [],
          name: 'A',
          email: 'a@b',
          authored: 1,
          committed: 2,
          message: 'm\n',
        },
        records: [
          {
            before: '100644',
            after: '100644',
            old: 'b'.repeat(40),
            status: 'M',
            path: 'x/y',
            from: 'z',
          },
        ],
      }),
      'latin1',
    );
    assert.equal(parse([whole]).length, 1);
    for (let end = 1; end < whole.length; end++) {
      const cut = whole.subarray(0, end);
      // It may end after the commit's own fields only: a commit without records looks so.
      const complete = cut.toString('latin1').endsWith('m\n\0\0');
      if (complete) continue;
      assert.throws(() => parse([cut]), LogFormatError, `cut at ${end}`);
    }
  });
});
