import assert from 'node:assert/strict';
import fc from 'fast-check';
import { agentMarks, markOfIdentity, markOfLine } from '../../../src/core/areas/agentMarks';
import { asciiLower, decodeBytes, encodeBytes } from '../../../src/core/areas/byteText';
import { ownersOf, parseCodeOwners } from '../../../src/core/areas/codeOwners';
import { noreplyLogin } from '../../../src/core/areas/identity';
import { parseIgnoreRevs } from '../../../src/core/areas/ignoreRevs';
import { readMessage, subjectOf } from '../../../src/core/areas/message';
import { ageOf, isBlindSpot, MONTH, rankOf } from '../../../src/core/areas/rank';
import { sentenceOf } from '../../../src/core/areas/sentence';

describe('the sentence about an area', () => {
  const facts = {
    name: 'services/billing',
    written: '2026-03-03',
    changesSince: 214,
    peopleSince: 5,
    approvedSince: 31,
    mergedSince: 31,
    mergesVisible: true,
    whole: true,
  };
  const today = '2026-11-22';
  for (const [change, expected] of [
    [
      {},
      'services/billing: you last wrote here on 3 March; since then 5 people made 214 commits, and you merged 31 of them.',
    ],
    [
      { written: '2025-12-31' },
      'services/billing: you last wrote here on 31 December 2025; since then 5 people made 214 commits, and you merged 31 of them.',
    ],
    [
      { peopleSince: 1, changesSince: 1, approvedSince: 1, mergedSince: 0 },
      'services/billing: you last wrote here on 3 March; since then 1 person made 1 commit, and you reviewed it.',
    ],
    [
      { changesSince: 1214, approvedSince: 1214, mergedSince: 5 },
      'services/billing: you last wrote here on 3 March; since then 5 people made 1,214 commits, and you merged or reviewed all of them.',
    ],
    [
      { approvedSince: 0 },
      'services/billing: you last wrote here on 3 March; since then 5 people made 214 commits.',
    ],
    [
      { approvedSince: 0, mergesVisible: false },
      'services/billing: you last wrote here on 3 March; since then 5 people made 214 commits; merges not visible here.',
    ],
    [
      { changesSince: 0, peopleSince: 0, approvedSince: 0 },
      'services/billing: you last wrote here on 3 March; nobody has changed it since.',
    ],
    [
      { written: null },
      'services/billing: you never wrote here; 5 people made 214 commits, and you merged 31 of them.',
    ],
    [
      { written: null, whole: false, mergesVisible: false, approvedSince: 0 },
      'services/billing: you did not write here in the history that was fetched; 5 people made 214 commits; merges not visible here.',
    ],
    [
      { peopleSince: 0, changesSince: 2, approvedSince: 0 },
      'services/billing: you last wrote here on 3 March; since then 2 commits were made by agents.',
    ],
  ] as const) {
    it(expected, () => {
      assert.equal(sentenceOf({ ...facts, ...change }, today), expected);
    });
  }
});

describe('the rank of an area', () => {
  const now = 1_700_000_000_000;
  const facts = { written: now - 6 * MONTH, firstChange: null, changesSince: 9, approvedSince: 0 };

  it('is ln(1 + changes) x months, twice that where I approved', () => {
    assert.equal(rankOf(facts, now), Math.log(10) * 6);
    assert.equal(rankOf({ ...facts, approvedSince: 1 }, now), Math.log(10) * 12);
    assert.equal(rankOf({ ...facts, changesSince: 0 }, now), 0);
  });

  it('counts from the first change where I never wrote, at most two years', () => {
    const never = { ...facts, written: null };
    assert.equal(rankOf({ ...never, firstChange: now - 2 * MONTH }, now), Math.log(10) * 2);
    assert.equal(rankOf({ ...never, firstChange: now - 60 * MONTH }, now), Math.log(10) * 24);
    assert.equal(rankOf(never, now), 0);
  });

  it('makes a blind spot only of three months and something approved', () => {
    const blind = { ...facts, approvedSince: 1, written: now - 3 * MONTH };
    assert.equal(isBlindSpot(blind, now), true);
    assert.equal(isBlindSpot({ ...blind, written: now - 3 * MONTH + 1 }, now), false);
    assert.equal(isBlindSpot({ ...blind, approvedSince: 0 }, now), false);
    assert.equal(isBlindSpot({ ...blind, changesSince: 0 }, now), false);
  });

  it('has six ages', () => {
    const days = (count: number): number => now - count * 86_400_000;
    assert.deepEqual(
      [6, 7, 30, 31, 91, 92, 182, 183].map((count) => ageOf(days(count), now)),
      ['week', 'month', 'month', 'quarter', 'quarter', 'half', 'half', 'longer'],
    );
    assert.equal(ageOf(null, now), 'never');
  });
});

describe('CODEOWNERS', () => {
  const owners = (text: string, path: string): readonly string[] =>
    ownersOf(parseCodeOwners(text), path);

  it('gives a path to the last rule that matches', () => {
    const text =
      '# all\n*  @all\n*.js @JS # inline\n/docs/ docs@example.org\napps/ @org/Apps\n/build/logs/ @logs @more\n/apps/github\n';
    assert.deepEqual(owners(text, 'README'), ['@all']);
    assert.deepEqual(owners(text, 'a/b/c.js'), ['@js']);
    assert.deepEqual(owners(text, 'docs/x/y.md'), ['docs@example.org']);
    assert.deepEqual(owners(text, 'x/docs/y.md'), ['@all']);
    assert.deepEqual(owners(text, 'x/apps/y.js'), ['@org/apps']);
    assert.deepEqual(owners(text, 'build/logs/x'), ['@logs', '@more']);
    assert.deepEqual(owners(text, 'apps/github/x'), []);
    assert.deepEqual(owners('', 'x'), []);
  });

  it('knows stars, and what GitHub does not support', () => {
    assert.deepEqual(owners('docs/* @d', 'docs/a.md'), ['@d']);
    assert.deepEqual(owners('docs/* @d', 'docs/a/b.md'), []);
    assert.deepEqual(owners('**/logs @l', 'a/b/logs/c'), ['@l']);
    assert.deepEqual(owners('**/logs @l', 'logs/c'), ['@l']);
    assert.deepEqual(owners('/a/**/z @l', 'a/b/c/z'), ['@l']);
    assert.deepEqual(owners('/a/** @l', 'a/b/c/z'), ['@l']);
    assert.deepEqual(owners('a?c @l', 'abc'), ['@l']);
    assert.deepEqual(owners('!abc @l\n[ab]c @l', 'abc'), []);
    assert.deepEqual(owners(String.raw`my\ dir/ @l`, 'my dir/x'), ['@l']);
    assert.deepEqual(owners('/größe/ @l', encodeBytes('größe/x')), ['@l']);
    assert.deepEqual(owners('a+(b).c @l', 'a+(b).c'), ['@l']);
  });
});

describe('what a message says', () => {
  it('names co-authors anywhere, and who signed what', () => {
    const { coAuthors, signings } = readMessage(
      'subject\n\nCO-authored-BY:\t A <a@b> \t\r\n\nReviewed-by: R <r@b>\nSigned-off-by: S <s@b>\nAssisted-by: Tool:model\ntext\nCo-authored-by: no address\nco-authored-by:<x@y>\n co-authored-by: Indented <i@b>\n🤖 Generated with [Claude Code](https://x)\n'.replace(
        '🤖',
        encodeBytes('🤖'),
      ),
    );
    assert.deepEqual(coAuthors, [
      { name: 'A', email: 'a@b' },
      { name: '', email: 'x@y' },
    ]);
    assert.deepEqual(signings.slice(0, 3), [
      'Reviewed-by: R <r@b>',
      'Assisted-by: Tool:model',
      'Co-authored-by: no address',
    ]);
    assert.ok(signings[3]?.includes('Claude Code') === true && signings.length === 4);
  });

  it('begins with a subject', () => {
    assert.equal(subjectOf('\n one \n\ntwo'), 'one');
    assert.equal(subjectOf(''), '');
    assert.equal(subjectOf('x'.repeat(500)).length, 160);
  });
});

describe('agent marks', () => {
  const marks = agentMarks(['^Bot of ours', '(unclosed']);
  const agent = (name: string, email: string): string | undefined =>
    markOfIdentity(marks, { name, email })?.agent;

  it('know the agents by what they leave', () => {
    assert.equal(agent('Claude', 'noreply@anthropic.com'), 'Claude');
    assert.equal(agent('Copilot', '175728472+Copilot@users.noreply.github.com'), 'Copilot');
    assert.equal(agent('Cursor Agent', 'cursoragent@cursor.com'), 'Cursor');
    assert.equal(agent('Codex', 'codex@openai.com'), 'Codex');
    assert.equal(agent('Lea (aider)', 'lea@example.org'), 'aider');
    assert.equal(agent('aider (gpt-4o)', 'noreply@aider.chat'), 'aider');
    assert.equal(markOfIdentity(marks, { name: 'Lea (aider)', email: 'x@y' })?.person, true);
    assert.equal(markOfLine(marks, 'Assisted-by: anything')?.agent, 'an agent');
    assert.equal(markOfLine(marks, 'Generated with [Claude Code](x)')?.agent, 'Claude');
  });

  it('take people for people', () => {
    assert.equal(agent('Claude Monet', 'claude@monet.example'), undefined);
    assert.equal(agent('Devin', 'devin@example.org'), undefined);
    assert.equal(markOfLine(marks, 'Reviewed-by: Claude Monet <claude@monet.example>'), undefined);
  });

  it('are extended by the person, as plain text where it is no expression', () => {
    assert.equal(agent('bot of ours', 'x@y'), '^Bot of ours');
    assert.equal(agent('an (unclosed one', 'x@y'), '(unclosed');
  });
});

describe('bytes and texts', function () {
  this.timeout(60_000);

  it('decode as git stores them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const wellFormed = Buffer.from(text).toString();
        assert.equal(decodeBytes(encodeBytes(wellFormed)), wellFormed);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const buffer = Buffer.from(bytes);
        assert.equal(decodeBytes(buffer.toString('latin1')), buffer.toString('utf8'));
      }),
    );
    assert.equal(decodeBytes('\xef\xbb\xbfx'), '\ufeffx');
    assert.equal(asciiLower('A\xc4Z'), 'a\xc4z');
  });

  it('find logins and ignored ids', () => {
    assert.equal(noreplyLogin('123+OctoCat@users.noreply.github.com'), 'octocat');
    assert.equal(noreplyLogin('octocat@users.noreply.github.com'), 'octocat');
    assert.equal(noreplyLogin('octocat@example.org'), null);
    const id = 'A'.repeat(40);
    assert.deepEqual(
      [
        ...parseIgnoreRevs(
          `# ${id}\n  ${id} # why\r\n${'b'.repeat(64)}\nabc\n${id}0\n\xa0${'c'.repeat(40)}\n`,
        ),
      ],
      ['a'.repeat(40), 'b'.repeat(64)],
    );
  });
});
