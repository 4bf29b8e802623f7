import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { ROOT } from '../../../scripts/lib/run';
import { eventually } from '../../../scripts/vscode/processes';

const EXTENSION = 'hands-on-dev.hands-on';
/** Whatever is waited for: a busy machine may need so long, ms. */
export const PATIENCE = 60_000;
/** How often a person tries again what had no effect. */
const TRIES = 6;
/** After so long something had no effect, ms. */
export const NO_EFFECT = 10_000;

/** One window of VS Code, used as a person would: by keyboard, mouse and what is on the screen. */
export class Workbench {
  constructor(
    readonly page: Page,
    /** The folder that is open. */
    readonly folder: string,
  ) {}

  /** Opens a file of the workspace by name (quick open). The editor has the focus afterwards. */
  async openFile(name: string): Promise<void> {
    await this.quickOpen(name);
    await this.editorFocused(path.basename(name));
  }

  /** Opens a file of the workspace in whatever editor it has, which may be none of texts. */
  async quickOpen(name: string): Promise<void> {
    const base = path.basename(name);
    await this.choose('Control+P', name, base);
    await this.quickInput().waitFor({ state: 'hidden' });
    await this.tab(base).waitFor();
  }

  /** Runs a command by its title as the palette shows it, such as `Hands-On: Open Dashboard`. */
  async runCommand(title: string): Promise<void> {
    await this.startCommand(title);
    await this.quickInput().waitFor({ state: 'hidden' });
  }

  /** Starts a command that may ask something in the place of the palette. @param by what takes the row */
  async startCommand(title: string, by: 'mouse' | 'keyboard' = 'mouse'): Promise<void> {
    await this.choose('F1', `>${title}`, title, by);
  }

  /** VS Code's quick input: the palette, a pick or a box. */
  quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible');
  }

  /** Types with the keyboard, by default about as fast as a person. @param delay ms between keys */
  async type(text: string, delay = 60): Promise<void> {
    await this.page.keyboard.type(text, { delay });
  }

  /** Presses keys one after the other, in Playwright's names: `Control+End`, `Enter`. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** The active tab of that label, whose accessible name may say more (`a.ts, preview`). */
  tab(label: string): Locator {
    return this.page.locator('.tabs-container .tab.active').filter({ hasText: label });
  }

  /** The editor that is shown; in a diff its modified side. */
  editor(): Locator {
    // The box that asks for a new name is an editor too.
    return this.page.locator('.editor-instance .monaco-editor:not(.rename-box)').last();
  }

  /** The lines of the editor that can be seen, as text. */
  async visibleText(): Promise<string> {
    const lines = await this.editor().locator('.view-lines').innerText();
    // The editor shows blanks as no-break spaces.
    return lines.replaceAll('\u00a0', ' ');
  }

  /** Waits until the editor shows it. */
  async shows(wanted: RegExp): Promise<void> {
    const found = async (): Promise<boolean> => wanted.test(await this.visibleText());
    assert.ok(
      await eventually(found, PATIENCE),
      `${String(wanted)} is not in\n${await this.visibleText()}`,
    );
  }

  /** Our status bar items. */
  statusBar(): Locator {
    return this.page.locator(`.statusbar-item[id^="${EXTENSION}"]`);
  }

  /** Waits until VS Code has started the extension: what happens before cannot be seen by it. */
  async started(): Promise<void> {
    await this.statusBar().first().waitFor({ timeout: 90_000 });
  }

  /** What the tooltip of our status bar item says. */
  async tooltip(): Promise<string> {
    const hover = this.page.locator('.workbench-hover-container:visible').first();
    for (let again = TRIES; ; again--) {
      try {
        await this.statusBar().first().hover({ timeout: NO_EFFECT });
        const text = await hover.innerText({ timeout: NO_EFFECT });
        await this.page.mouse.move(600, 300);
        await hover.waitFor({ state: 'hidden' });
        return text;
      } catch (error) {
        // An item that is drawn anew under the mouse takes its tooltip along.
        if (again === 0) throw error;
        await this.page.mouse.move(600, 300);
      }
    }
  }

  /** The messages of ours that popped up and are still to be seen. VS Code has its own, on a slow machine above all. */
  async toasts(): Promise<string[]> {
    return this.page
      .locator('.notification-toast .monaco-list-row[aria-label*="Hands-On"]')
      .allInnerTexts();
  }

  /**
   * Presses a button of a message that popped up. It goes by itself after ten seconds, but not under the mouse; then
   * it is still in the list of messages.
   *
   * @param patience how long it may take to pop up, ms
   */
  async answer(message: string | RegExp, button: string, patience = PATIENCE): Promise<void> {
    const toast = this.page.locator('.notification-toast', { hasText: message });
    const listed = this.page
      .locator('.notifications-center .notification-list-item')
      .filter({ hasText: message });
    await eventually(async () => (await toast.count()) > 0, patience);
    for (let again = TRIES; ; again--) {
      try {
        const item = (await toast.count()) > 0 ? toast : listed;
        if (item === listed) {
          await this.runCommand('Notifications: Show Notifications');
          await listed.first().click({ timeout: NO_EFFECT });
        }
        await item.first().hover({ timeout: NO_EFFECT });
        await item.first().getByRole('button', { name: button }).click({ timeout: NO_EFFECT });
        return;
      } catch (error) {
        if (again === 0) throw error;
      }
    }
  }

  /** Moves the wheel over an element, in steps as a hand does. @param pixels down when positive */
  async scroll(over: Locator, pixels: number, steps = 1): Promise<void> {
    await over.hover();
    for (let step = 0; step < steps; step++) {
      await this.page.mouse.wheel(0, pixels / steps);
      await this.page.waitForTimeout(100);
    }
  }

  /**
   * Takes the focus from the window: a headless page by itself counts as focused for ever.
   *
   * @returns when that was, epoch ms
   */
  async blur(): Promise<number> {
    return this.page.evaluate(async () => {
      const at = Date.now();
      document.hasFocus = () => false;
      window.dispatchEvent(new Event('blur'));
      // VS Code believes it a moment later, and not at all when the focus is back by then.
      await new Promise((resolve) => setTimeout(resolve, 0));
      return at;
    });
  }

  /** Gives the focus back. @returns when that was, epoch ms */
  async focus(): Promise<number> {
    return this.page.evaluate(() => {
      const at = Date.now();
      delete (document as { hasFocus?: () => boolean }).hasFocus;
      window.dispatchEvent(new Event('focus'));
      return at;
    });
  }

  /**
   * The document inside a webview: the frame that holds what the selector names.
   * @throws when none does within the time (ms)
   */
  async webview(selector: string, timeout = 60_000): Promise<Frame> {
    const end = Date.now() + timeout;
    while (Date.now() < end) {
      for (const frame of this.page.frames()) {
        // A frame may go away while it is asked.
        const count = await frame
          .locator(selector)
          .count()
          .catch(() => 0);
        if (frame !== this.page.mainFrame() && count > 0) return frame;
      }
      await this.page.waitForTimeout(100);
    }
    throw new Error(`No webview holds ${selector}.`);
  }

  /** A picture of the window in `out/screenshots`. @returns its path */
  async screenshot(name: string): Promise<string> {
    const folder = path.join(ROOT, 'out/screenshots');
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${name}.png`);
    await this.page.screenshot({ path: file });
    return file;
  }

  /**
   * Waits until the editor holds the file, and takes the keys. A tab is in front before its text is read: what is
   * typed in between goes into the file that was shown before.
   */
  private async editorFocused(base: string): Promise<void> {
    const { page } = this;
    const editor = `.editor-instance .monaco-editor[data-uri$="/${encodeURIComponent(base)}"]:visible`;
    await page.locator(editor).first().waitFor();
    for (let again = TRIES; ; again--) {
      const focused = page.locator(`${editor}.focused`);
      if (await eventually(async () => (await focused.count()) > 0, NO_EFFECT / 2)) return;
      if (again === 0) throw new Error(`The editor of ${base} does not take the keys.`);
      await this.press('Control+1');
    }
  }

  /**
   * Opens a quick input, types, and takes the first row of exactly that label. It may not open, or close again, when
   * something else takes the focus, as an editor does that VS Code restores late; a person then presses the key again.
   */
  private async choose(
    key: string,
    text: string,
    label: string,
    by: 'mouse' | 'keyboard' = 'mouse',
  ): Promise<void> {
    const widget = this.quickInput();
    const rows = widget.locator(`.monaco-list-row${by === 'mouse' ? '' : '.focused'}`);
    const name = this.page.locator('.label-name').getByText(label, { exact: true });
    const row = rows.filter({ has: name }).first();
    const until = Date.now() + 1.5 * PATIENCE;
    for (let again = TRIES; ; again--) {
      await this.page.keyboard.press(key);
      try {
        await widget.locator('input').first().fill(text, { timeout: NO_EFFECT });
        // The first time the palette asks every extension for its commands.
        await row.waitFor({ timeout: 2 * NO_EFFECT });
        if (by === 'mouse') await row.click({ timeout: NO_EFFECT });
        else await this.page.keyboard.press('Enter');
        return;
      } catch (error) {
        const shown = (await widget.allInnerTexts()).join('\n');
        if (again === 0 || Date.now() > until)
          throw new Error(`${label} cannot be chosen in: ${shown}`, { cause: error });
        if (shown !== '') await this.page.keyboard.press('Escape');
      }
    }
  }
}
