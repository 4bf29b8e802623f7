import assert from 'node:assert/strict';
import { isAgentCommand } from '../../../../src/core/agents/agentCommands';
import type { RawEventBody } from '../../../../src/core/events/rawEvent';
import { intervalsOf } from '../../../../src/core/time/intervals';
import { DEFAULT_PARAMETERS } from '../../../../src/core/time/parameters';
import type { Pulse } from '../../../../src/core/time/pulse';
import { LiveTracking } from '../../../../src/tracking/live/liveTracking';
import { A, textTab } from '../../../support/rawEvents';
import { VirtualClock } from '../../editor/support/virtualClock';

const SECOND = 1_000;
const MINUTE = 60_000;

/** A window on a clock of its own, whose main thread answers or does not. */
class Window {
  readonly clock = new VirtualClock();
  readonly start = this.clock.now();
  readonly stored: Pulse[] = [];
  /** s after the start */
  readonly asked: number[] = [];
  readonly watching: boolean[] = [];
  readonly live: LiveTracking;
  answers = true;
  pairing = false;
  #seq = 0;

  constructor(remote = false) {
    const log = { debug: fail, info: fail, warn: fail, error: fail };
    this.live = new LiveTracking({
      clock: this.clock,
      ledger: {
        append: (pulses) => {
          this.stored.push(...pulses);
          return Promise.resolve();
        },
      },
      log,
      tracker: {
        window: 'w',
        locator: { locate: () => ({ root: 'file:///home/me/lake', path: 'a.ts' }) },
        isExcluded: () => false,
        isAgentCommand: (line) => isAgentCommand(line),
        isPairing: () => this.pairing,
      },
      parameters: () => DEFAULT_PARAMETERS,
      senses: {
        remote,
        ask: () => {
          this.asked.push((this.clock.now() - this.start) / SECOND);
          this.tell({ e: 'roundTrip', answered: this.answers });
          return Promise.resolve();
        },
        missed: () => {
          this.tell({ e: 'roundTrip', answered: false });
        },
        setWatching: (on) => this.watching.push(on),
      },
    });
    this.tell({ e: 'meta', folders: ['file:///home/me/lake'] });
    this.tell({ e: 'winState', focused: true, active: true });
    this.tell({ e: 'tabs', o: 0, c: 0, g: 1, groups: 1, n: 1, in: textTab(A) });
    this.go(SECOND);
  }

  tell(body: RawEventBody): void {
    this.live.take({ seq: this.#seq++, t: this.clock.now(), ...body });
  }

  go(ms: number): void {
    this.clock.go(ms);
  }

  scroll(): void {
    this.tell({ e: 'visRanges', u: A, v: [[this.#seq, 0, this.#seq + 40, 0]], act: true });
  }

  /** Present stretches in s after the start, once the record is over. */
  async present(): Promise<[number, number][]> {
    await this.live.end();
    const stretches: [number, number][] = [];
    for (const { start, end } of intervalsOf(this.stored, DEFAULT_PARAMETERS)) {
      const [from, to] = [(start - this.start) / SECOND, (end - this.start) / SECOND];
      const last = stretches.at(-1);
      if (last?.[1] === from) last[1] = to;
      else stretches.push([from, to]);
    }
    return stretches;
  }
}

function fail(message: string, cause?: unknown): void {
  throw new Error(message, { cause });
}

describe('round trips of a live window', () => {
  it('are asked every 30 s while only the flag tells of a person, and end with the cap', () => {
    const window = new Window();
    window.go(10 * MINUTE);
    assert.deepEqual(window.asked, [30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330, 360]);
  });

  it('are not asked while the person does something, nor without focus, nor without the flag', () => {
    const window = new Window();
    for (let i = 0; i < 20; i++) {
      window.go(20 * SECOND);
      window.scroll();
    }
    window.tell({ e: 'winState', focused: true, active: false });
    window.go(5 * MINUTE);
    window.tell({ e: 'winState', focused: false, active: true });
    window.go(5 * MINUTE);
    assert.deepEqual(window.asked, []);
  });

  it('are asked in a remote window without the flag too', () => {
    const window = new Window(true);
    window.tell({ e: 'winState', focused: true, active: false });
    window.go(61 * SECOND);
    assert.deepEqual(window.asked, [30, 60]);
  });

  it('let the flag carry presence while they are answered', async () => {
    const window = new Window();
    window.go(4 * MINUTE);
    window.tell({ e: 'winState', focused: true, active: false });
    window.go(MINUTE);
    window.scroll();
    assert.deepEqual(await window.present(), [[0, 181]]);
  });

  it('end presence at the last answer when the laptop behind a remote window went to sleep', async () => {
    const window = new Window(true);
    window.go(95 * SECOND);
    window.answers = false;
    window.go(200 * SECOND);
    window.scroll();
    assert.deepEqual(await window.present(), [[0, 90]]);
  });

  it('were missed when the machine itself slept: none of the night is present', async () => {
    const window = new Window();
    window.go(40 * SECOND);
    window.clock.sleep(8 * 60 * MINUTE);
    window.tell({ e: 'winState', focused: true, active: false });
    window.go(10 * SECOND);
    window.scroll();
    window.go(5 * SECOND);
    const present = await window.present();
    const [night, morning] = present;
    assert.deepEqual(night, [0, 30]);
    assert.deepEqual(morning, [41 + 8 * 3_600 + 10, 41 + 8 * 3_600 + 15]);
  });
});

describe('the watcher of a live window', () => {
  it('is on while an agent runs, and a little longer', () => {
    const window = new Window();
    const start = (): void => {
      window.tell({ e: 'shellExecStart', name: 'bash', id: 1, cmd: 'claude' });
    };
    const end = (): void => {
      window.tell({ e: 'shellExecEnd', name: 'bash', id: 1 });
    };
    start();
    assert.deepEqual(window.watching, [true]);
    window.go(MINUTE);
    end();
    window.go(5 * SECOND);
    start();
    end();
    assert.deepEqual(window.watching, [true]);
    window.go(10 * SECOND);
    assert.deepEqual(window.watching, [true, false]);
  });

  it('ends with the record', async () => {
    const window = new Window();
    window.tell({ e: 'shellExecStart', name: 'bash', id: 1, cmd: 'claude' });
    await window.live.end();
    assert.deepEqual(window.watching, [true, false]);
  });
});

describe('pairing in a live window', () => {
  it('holds presence ten minutes without input, once told', async () => {
    const window = new Window();
    window.tell({ e: 'winState', focused: true, active: false });
    window.scroll();
    window.go(SECOND);
    window.pairing = true;
    window.live.refresh();
    window.go(20 * MINUTE);
    assert.deepEqual(await window.present(), [[0, 602]]);
  });
});
