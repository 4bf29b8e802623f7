import assert from 'node:assert/strict';
import { markdownCode, markdownRow, markdownText } from '../../../../src/core/format/markdown';

describe('text in Markdown', () => {
  it('is shown as it is, and escaped no more than has to be', () => {
    assert.equal(markdownText('Fix lib/a-b.ts (2)!'), 'Fix lib/a-b.ts (2)!');
    assert.equal(markdownText('a_b *c* `d` [e](f)'), String.raw`a\_b \*c\* \`d\` \[e\](f)`);
    assert.equal(markdownText('<img src=x> | ~~no~~'), String.raw`\<img src=x\> \| \~\~no\~\~`);
    assert.equal(markdownText('&lt; & b'), String.raw`\&lt; & b`);
    assert.equal(markdownText('# no title'), String.raw`\# no title`);
    assert.equal(markdownText('12. no list'), String.raw`12\. no list`);
    assert.equal(markdownText('- two\n lines '), String.raw`\- two lines`);
  });

  it('is code with its own backticks', () => {
    assert.equal(markdownCode('src/a.ts'), '`src/a.ts`');
    assert.equal(markdownCode('a`b'), '``a`b``');
    assert.equal(markdownCode('`a``'), '``` `a`` ```');
    assert.equal(markdownCode(' a '), '`  a  `');
    assert.equal(markdownCode('a\nb'), '`a b`');
    assert.equal(markdownCode('a|b', true), String.raw`${'`'}a\|b${'`'}`);
    assert.equal(markdownCode(''), '');
    assert.equal(markdownRow(['a', '', 'b']), '| a |  | b |');
  });
});
