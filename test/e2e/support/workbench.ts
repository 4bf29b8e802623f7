import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { ROOT } from '../../../scripts/lib/run';

const EXTENSION = 'hands-on-dev.hands-on';
/** How often a quick input that something closed is opened again. */
const OPENINGS = 5;
/** How long its field may take to be typed into, ms. */
const TYPING = 10_000;

/** One window of VS Code, used as a person would: by keyboard, mouse and what is on the screen. */
export class Workbench {
  constructor(
    readonly page: Page,
    /** The folder that is open. */
    readonly folder: string,
  ) {}

  /** Opens a file of the workspace by name (quick open). The editor has the focus afterwards. */
  async openFile(name: string): Promise<void> {
    await this.quickInput('Control+P', name, path.basename(name));
    await this.tab(path.basename(name)).waitFor();
    await this.editor().waitFor();
  }

  /** Runs a command by its title as the palette shows it, such as `Hands-On: Open Dashboard`. */
  async runCommand(title: string): Promise<void> {
    await this.quickInput('F1', `>${title}`, title);
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
    await this.statusBar().first().hover();
    const hover = this.page.locator('.workbench-hover-container:visible');
    await hover.first().waitFor();
    const text = await hover.first().innerText();
    await this.page.mouse.move(600, 300);
    await hover.first().waitFor({ state: 'hidden' });
    return text;
  }

  /** The messages that popped up and are still to be seen, VS Code's own included. */
  async toasts(): Promise<string[]> {
    return this.page.locator('.notification-toast .notification-list-item').allInnerTexts();
  }

  /** Moves the wheel over an element, in steps as a hand does. @param pixels down when positive */
  async scroll(over: Locator, pixels: number, steps = 1): Promise<void> {
    await over.hover();
    for (let step = 0; step < steps; step++) {
      await this.page.mouse.wheel(0, pixels / steps);
      await this.page.waitForTimeout(100);
    }
  }

  /** Takes the focus from the window: a headless page by itself counts as focused for ever. */
  async blur(): Promise<void> {
    await this.page.evaluate(() => {
      document.hasFocus = () => false;
      window.dispatchEvent(new Event('blur'));
    });
  }

  /** Gives the focus back. */
  async focus(): Promise<void> {
    await this.page.evaluate(() => {
      delete (document as { hasFocus?: () => boolean }).hasFocus;
      window.dispatchEvent(new Event('focus'));
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

  /** Opens a quick input, types, and takes the first row of exactly that label. */
  private async quickInput(key: string, text: string, label: string): Promise<void> {
    const widget = this.page.locator('.quick-input-widget');
    await this.openQuickInput(widget, key, text);
    const name = this.page.locator('.label-name').getByText(label, { exact: true });
    await widget.locator('.monaco-list-row').filter({ has: name }).first().click();
    await widget.waitFor({ state: 'hidden' });
  }

  /**
   * Types into a quick input. It closes when something else takes the focus, as an editor does that VS Code restores
   * late after a reload; a person then presses the key again.
   */
  private async openQuickInput(widget: Locator, key: string, text: string): Promise<void> {
    for (let again = OPENINGS; ; again--) {
      await this.page.keyboard.press(key);
      await widget.waitFor();
      try {
        await widget.locator('input').first().fill(text, { timeout: TYPING });
        return;
      } catch (error) {
        if (again === 0 || (await widget.isVisible())) throw error;
      }
    }
  }
}
