import assert from 'node:assert/strict';
import { COMMANDS, contributes, SETTINGS, textOf } from './manifest';

/** Commands of VS Code itself that are linked to. */
const BUILT_IN = new Set([
  'vscode.openFolder',
  'workbench.action.openSettings',
  'workbench.trust.manage',
]);

/** Words that a title leaves small unless they come first. */
const SMALL = new Set(['a', 'as', 'for', 'from', 'in', 'of', 'or', 'the', 'to']);

function linksOf(text: string): string[] {
  return Array.from(text.matchAll(/\(command:([^)?]+)[^)]*\)/g), ([, command]) => String(command));
}

describe('the manifest', () => {
  it('links to commands that exist', () => {
    const texts = [
      ...contributes.viewsWelcome.map(({ contents }) => contents),
      ...contributes.walkthroughs.flatMap(({ steps }) => steps.map((step) => step.description)),
      ...Array.from(SETTINGS.values(), ({ markdownDescription }) => markdownDescription),
    ];
    const links = texts.flatMap(linksOf);
    assert.ok(links.length > 10);
    const dead = links.filter((command) => !COMMANDS.has(command) && !BUILT_IN.has(command));
    assert.deepEqual(dead, []);
  });

  it('has each command once, in title case, and in menus no other', () => {
    assert.equal(COMMANDS.size, contributes.commands.length);
    for (const { title, category } of contributes.commands) {
      assert.equal(category, 'Hands-On');
      const small = title
        .split(' ')
        .filter((word, at) => /^[a-z]/.test(word) && (at === 0 || !SMALL.has(word)));
      assert.deepEqual(small, [], title);
    }
    const inMenus = Object.values(contributes.menus).flat();
    const unknown = inMenus.filter(({ command }) => !COMMANDS.has(command));
    assert.deepEqual(unknown, []);
  });

  it('describes every setting in order, with its scope, range and choices', () => {
    contributes.configuration.forEach(({ order, properties }, at) => {
      assert.equal(order, at + 1);
      const orders = Object.values(properties).map((setting) => setting.order);
      assert.deepEqual(
        orders,
        orders.map((_, index) => index + 1),
      );
    });
    for (const [name, setting] of SETTINGS) {
      // No folder that is opened may change what is measured, or what leaves the machine.
      assert.ok(['application', 'machine'].includes(setting.scope), name);
      assert.match(setting.markdownDescription, /^[A-Z].*[.)]$/s, name);
      if ([setting.type].flat().some((type) => type === 'number' || type === 'integer')) {
        assert.equal(typeof setting.minimum, 'number', name);
        assert.equal(typeof setting.maximum, 'number', name);
      }
      assert.equal(setting.enumDescriptions?.length, setting.enum?.length, name);
    }
  });
});

describe('the walkthrough', () => {
  const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
  const views = new Set(
    Object.values(contributes.views)
      .flat()
      .map(({ id }) => id),
  );

  it('has steps that something the person does completes', () => {
    assert.ok(steps.length > 0);
    for (const { id, description, completionEvents } of steps) {
      const links = linksOf(description);
      assert.ok(links.length > 0, id);
      for (const event of completionEvents) {
        const [kind, name] = event.split(':');
        if (kind === 'onCommand') assert.ok(name !== undefined && links.includes(name), event);
        else if (kind === 'onView') assert.ok(name !== undefined && views.has(name), event);
        else if (kind === 'onSettingChanged')
          assert.ok(name !== undefined && SETTINGS.has(name), event);
        else assert.equal(event, 'onStepSelected');
      }
      // Whoever presses the first button has done the step.
      const first = `onCommand:${String(links[0])}`;
      assert.ok(completionEvents.some((event) => event === first || event === 'onStepSelected'));
    }
  });

  it('has pictures in the colours of the theme, with words for those who do not see them', () => {
    for (const { id, media } of steps) {
      const svg = textOf(media.svg);
      assert.match(svg, /^<svg [^>]*viewBox=/, id);
      assert.match(media.altText, /^[A-Z].*\.$/, id);
      // VS Code replaces theme tokens in such pictures; a plain colour would be lost in some theme.
      const colours = Array.from(svg.matchAll(/(?:fill|stroke)="([^"]+)"/g), ([, value]) => value);
      const plain = colours.filter(
        (value) => value !== 'none' && !(value ?? '').startsWith('var(--vscode-'),
      );
      assert.deepEqual(plain, [], id);
    }
  });
});
