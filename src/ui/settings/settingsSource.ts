import * as vscode from 'vscode';
import type { Log } from '../../core/ports/log';
import type { Settings, SettingsReading } from './readSettings';
import { readSettings } from './readSettings';

const SECTION = 'handsOn';

/** The settings as they are now, and an event when they change. */
export class SettingsSource implements vscode.Disposable {
  readonly #log: Log;
  readonly #changed = new vscode.EventEmitter<Settings>();
  readonly #subscription: vscode.Disposable;
  /** Faults are named once, not at every change of another setting. */
  readonly #named = new Set<string>();
  #reading: SettingsReading;

  /** Fires after any of our settings changed. */
  readonly onDidChange = this.#changed.event;

  constructor(log: Log) {
    this.#log = log;
    this.#reading = this.#read();
    this.#subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration(SECTION)) return;
      this.#reading = this.#read();
      this.#changed.fire(this.#reading.settings);
    });
  }

  get current(): Settings {
    return this.#reading.settings;
  }

  /** Sentences about values that are not usable, for a tooltip. */
  get faults(): readonly string[] {
    return this.#reading.faults;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #read(): SettingsReading {
    const configuration = vscode.workspace.getConfiguration(SECTION);
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    const reading = readSettings((name) => configuration.get(name), timeZone);
    for (const fault of reading.faults) {
      if (this.#named.has(fault)) continue;
      this.#named.add(fault);
      this.#log.warn(fault);
    }
    return reading;
  }
}
