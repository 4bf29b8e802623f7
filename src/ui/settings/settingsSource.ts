import * as vscode from 'vscode';
import type { Clock } from '../../core/ports/clock';
import type { Log } from '../../core/ports/log';
import type { Settings, SettingsReading } from './readSettings';
import { readSettings } from './readSettings';
import { watchZone } from './watchZone';

const SECTION = 'handsOn';

export interface SettingsSourceParts {
  readonly log: Log;
  readonly clock: Pick<Clock, 'after'>;
  /** IANA name of the computer's time zone as it is now. */
  readonly zone: () => string;
}

/** The settings and the computer's time zone as they are now, and an event when they change. */
export class SettingsSource implements vscode.Disposable {
  readonly #log: Log;
  readonly #zone: () => string;
  readonly #changed = new vscode.EventEmitter<Settings>();
  readonly #subscriptions: vscode.Disposable;
  /** Faults are named once, not at every change of another setting. */
  readonly #named = new Set<string>();
  #reading: SettingsReading;

  /** Fires after any of our settings, or the time zone, changed. */
  readonly onDidChange = this.#changed.event;

  constructor({ log, clock, zone }: SettingsSourceParts) {
    this.#log = log;
    this.#zone = zone;
    this.#reading = this.#read();
    const renew = (): void => {
      this.#reading = this.#read();
      this.#changed.fire(this.#reading.settings);
    };
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SECTION)) renew();
      }),
      { dispose: watchZone(clock, () => this.current.ledger.timeZone, zone, renew) },
    );
  }

  get current(): Settings {
    return this.#reading.settings;
  }

  /** Sentences about values that are not usable, for a tooltip. */
  get faults(): readonly string[] {
    return this.#reading.faults;
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }

  #read(): SettingsReading {
    const configuration = vscode.workspace.getConfiguration(SECTION);
    const reading = readSettings((name) => configuration.get(name), this.#zone());
    for (const fault of reading.faults) {
      if (this.#named.has(fault)) continue;
      this.#named.add(fault);
      this.#log.warn(fault);
    }
    return reading;
  }
}
