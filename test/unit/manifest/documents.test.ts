import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { COMMANDS, ROOT, SETTINGS, textOf } from './manifest';

const PAGES = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md'].concat(
  readdirSync(path.join(ROOT, 'docs')).map((name) => `docs/${name}`),
);

/** The cells of each row of the table below a heading. */
function tableBelow(text: string, heading: string): string[][] {
  const from = text.slice(text.indexOf(`\n${heading}\n`) + heading.length + 2);
  const [part = ''] = from.split(/^## /m);
  const rows = part.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

/** The name of a heading in a link, as GitHub makes it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
}

describe('the pages for people', () => {
  const reference = textOf('docs/reference.md');

  it('list every command, in the order of the manifest', () => {
    const titles = tableBelow(reference, '## Commands').map(([title]) => title);
    assert.deepEqual(titles, [...COMMANDS.values()]);
  });

  it('list every setting with its default', () => {
    const rows = tableBelow(reference, '## Settings').map(([name, value]) => [name, value]);
    const settings = Array.from(SETTINGS, ([name, setting]) => [
      `\`${name}\``,
      `\`${JSON.stringify(setting.default)}\``,
    ]);
    assert.deepEqual(rows, settings);
  });

  for (const page of PAGES) {
    it(`name only settings, commands, files and scripts that exist: ${page}`, () => {
      const text = textOf(page);
      const settings = Array.from(text.matchAll(/`"?(handsOn\.\w+)"?[`:]/g), ([, name]) => name);
      assert.deepEqual(
        settings.filter((name) => name === undefined || !SETTINGS.has(name)),
        [],
      );
      const titles = new Set(COMMANDS.values());
      const named = Array.from(text.matchAll(/_Hands-On:\s([^_]+)_/g), ([, title]) =>
        String(title).replaceAll(/\s+/g, ' '),
      );
      assert.deepEqual(
        named.filter((title) => !titles.has(title)),
        [],
      );
      const { scripts } = JSON.parse(textOf('package.json')) as { scripts: object };
      const run = Array.from(text.matchAll(/npm run ([\w:-]+)/g), ([, script]) => String(script));
      assert.deepEqual(
        run.filter((script) => !Object.hasOwn(scripts, script)),
        [],
      );
      const links = Array.from(text.matchAll(/\]\(([^)\s]+)\)/g), ([, target]) => String(target));
      for (const link of links) {
        if (/^[a-z]+:/.test(link)) continue;
        const [file = '', anchor] = link.split('#');
        const target = file === '' ? page : path.posix.join(path.posix.dirname(page), file);
        assert.ok(existsSync(path.join(ROOT, target)), link);
        if (anchor === undefined) continue;
        const headings = textOf(target).matchAll(/^#+ (.+)$/gm);
        assert.ok(
          Array.from(headings, ([, heading]) => anchorOf(String(heading))).includes(anchor),
        );
      }
    });
  }
});
