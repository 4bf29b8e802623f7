import * as vscode from 'vscode';
import type { TrackingState } from '../../core/ports/trackingControl';

const PAUSED_KEY = 'handsOn.paused';

/**
 * Is time being measured: on, paused by the person, off because it could not start, or not at all in a demo.
 * A pause holds over restarts and in all windows, until it is ended.
 */
export class TrackingSwitch implements vscode.Disposable {
  readonly #memory: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<TrackingState>();
  readonly #subscription: vscode.Disposable;
  #paused: boolean;
  /** Why nothing can be measured, whatever the person chose. */
  #off: Extract<TrackingState, { kind: 'off' | 'demo' }> | undefined;

  readonly onDidChange = this.#changed.event;

  /** @param memory the extension's global state */
  constructor(memory: vscode.Memento) {
    this.#memory = memory;
    this.#paused = memory.get<boolean>(PAUSED_KEY, false);
    this.#tellMenus();
    // Another window may have paused meanwhile; it is the focused window that records.
    this.#subscription = vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) this.#become(memory.get<boolean>(PAUSED_KEY, false));
    });
  }

  get state(): TrackingState {
    return this.#off ?? { kind: this.#paused ? 'paused' : 'on' };
  }

  async pause(): Promise<void> {
    await this.#set(true);
  }

  async resume(): Promise<void> {
    await this.#set(false);
  }

  /** Tracking could not start, or ended. @param reason one sentence for the tooltip */
  turnOff(reason: string): void {
    this.#off = { kind: 'off', reason };
    this.#changed.fire(this.state);
  }

  /** From now on the window shows generated numbers. */
  showDemo(): void {
    this.#off = { kind: 'demo' };
    this.#changed.fire(this.state);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  async #set(paused: boolean): Promise<void> {
    this.#become(paused);
    await this.#memory.update(PAUSED_KEY, paused);
  }

  #become(paused: boolean): void {
    if (paused === this.#paused) return;
    this.#paused = paused;
    this.#tellMenus();
    this.#changed.fire(this.state);
  }

  #tellMenus(): void {
    void vscode.commands.executeCommand('setContext', PAUSED_KEY, this.#paused);
  }
}
