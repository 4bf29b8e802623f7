import assert from 'node:assert/strict';
import { JSDOM } from 'jsdom';
import { webviewPage } from '../../../src/ui/webviews/page';

describe('a page’s document', () => {
  const { document } = new JSDOM(
    webviewPage({
      title: 'Hands-On',
      nonce: 'abc123',
      cspSource: 'https://webview.test',
      scriptUri: 'https://webview.test/dashboard.js',
      styleUri: 'https://webview.test/dashboard.css',
    }),
  ).window;

  it('lets nothing in but its own script and style sheet', () => {
    const meta = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
    const policy = meta?.getAttribute('content') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'nonce-abc123'(;|$)/);
    assert.match(policy, /style-src https:\/\/webview\.test(;|$)/);
    assert.doesNotMatch(policy, /unsafe|\*|data:|connect-src/);
  });

  it('has no inline code and no inline style', () => {
    const scripts = [...document.querySelectorAll('script')];
    assert.deepEqual(
      scripts.map((script) => [script.nonce, script.src, script.textContent]),
      [['abc123', 'https://webview.test/dashboard.js', '']],
    );
    assert.equal(document.querySelectorAll('style, [style], [onclick], [onload]').length, 0);
    assert.equal(document.documentElement.lang, 'en');
  });
});
