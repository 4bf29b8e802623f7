import * as vscode from 'vscode';
import { CancelledError } from '../../core/errors/expectedError';
import { canGoOn } from '../../core/focus/machine';
import type { FocusSession, SessionChange } from '../../core/focus/session';
import { isOpen, openGap } from '../../core/focus/spans';
import { startArgumentOf, type StartArgument } from '../../core/focus/startArgument';
import type { Clock } from '../../core/ports/clock';
import type { FocusPort } from '../../core/ports/focusPort';
import type { AreasPort } from '../../core/ports/ledgerPort';
import type { Log } from '../../core/ports/log';
import { nothingThere } from '../errors/nothingThere';
import { askWhatBroke } from './endFlow';
import { askExtension, askGap } from './changeFlow';
import type { FocusWatch } from './focusWatch';
import { SessionDocument } from './sessionDocument';
import { SessionNotices, SETTLES, type NoticeBoard } from './sessionNotices';
import { nameOf, resultLine } from './sessionWords';
import { askSession } from './startFlow';
import { suggestAreas } from './suggestAreas';

const MINUTE = 60_000;
const STATE_KEY = 'handsOn.session';
const LENGTH_KEY = 'handsOn.sessionLength';

export interface FocusFeatureParts {
  readonly focus: FocusPort;
  readonly watch: FocusWatch;
  readonly areas: Pick<AreasPort, 'areas'>;
  readonly notices: NoticeBoard;
  /** The extension's global state. */
  readonly memory: vscode.Memento;
  readonly settings: { readonly current: { readonly ledger: { readonly timeZone: string } } };
  /** Views ask anew. */
  readonly onNoted: () => void;
  readonly clock: Clock;
  readonly log: Log;
}

type Commands = Readonly<
  Record<string, { readonly title: string; readonly run: (argument: unknown) => unknown }>
>;

/** How long the last session was planned, over all windows, ms; null before the first. */
export function lastLength(memory: vscode.Memento): number | null {
  const kept = memory.get<unknown>(LENGTH_KEY);
  return typeof kept === 'number' && kept >= MINUTE ? kept : null;
}

/** Focus sessions for a person: starting one, what is done to it, and what came out. */
export class FocusFeature implements vscode.Disposable {
  readonly #parts: FocusFeatureParts;
  readonly #document: SessionDocument;
  readonly #subscriptions: readonly { dispose(): unknown }[];
  #toldState = '';

  readonly commands: Commands = {
    'handsOn.startSession': {
      title: 'Start Focus Session',
      run: (argument: unknown) => this.#start(startArgumentOf(argument)),
    },
    'handsOn.pauseSession': { title: 'Pause Session', run: () => this.#do({ kind: 'pause' }) },
    'handsOn.resumeSession': { title: 'Resume Session', run: () => this.#do({ kind: 'resume' }) },
    'handsOn.extendSession': { title: 'Extend Session', run: () => this.#extend() },
    'handsOn.endSession': { title: 'End Session', run: () => this.#end() },
    'handsOn.abandonSession': { title: 'Abandon Session', run: () => this.#abandon() },
    'handsOn.answerGap': { title: 'Say What the Gap Was', run: () => this.#askGap() },
    'handsOn.whatBroke': { title: 'Say What Broke the Last Session', run: () => this.#askLast() },
    'handsOn.showSession': {
      title: 'Show Last Session',
      run: (id: unknown) => this.#show(typeof id === 'string' ? id : null),
    },
  };

  constructor(parts: FocusFeatureParts) {
    const { focus, watch, settings } = parts;
    this.#parts = parts;
    this.#document = new SessionDocument(focus, () => settings.current.ledger.timeZone);
    const notices = new SessionNotices({
      ...parts,
      timeZone: () => settings.current.ledger.timeZone,
      actions: {
        broke: (session) => this.#ask(session),
        nothing: (session) => this.#change(session, { kind: 'broke', by: 'nothing' }),
        goOn: (session) => this.#change(session, { kind: 'extend', by: 15 * MINUTE }),
        gap: (session, was) => this.#change(session, { kind: 'gap', was }),
      },
    });
    this.#subscriptions = [
      this.#document,
      notices,
      watch.onDidChange(() => {
        this.#tellMenus();
      }),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) void watch.refresh();
      }),
    ];
    this.#tellMenus();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #start(argument: StartArgument): Promise<void> {
    const { focus, areas, memory, settings, clock, log, watch, onNoted } = this.#parts;
    await watch.refresh();
    if (watch.current !== null) await this.#endFirst(watch.current);
    const now = (): number => clock.now();
    const wish = await askSession(
      {
        focus,
        suggest: () => suggestAreas(areas, clock.now()),
        lastLength: () => lastLength(memory),
        now,
        timeZone: () => settings.current.ledger.timeZone,
        log,
      },
      argument,
    );
    watch.take(await focus.startSession(wish, now()));
    onNoted();
    if (wish.length.kind === 'for') await memory.update(LENGTH_KEY, wish.length.ms);
  }

  async #endFirst(session: FocusSession): Promise<void> {
    const name = nameOf(session);
    const END = 'End It and Start';
    const choice = await vscode.window.showInformationMessage(
      `${name === '' ? 'A session' : `“${name}”`} is still ${openGap(session) ? 'open' : session.state}.`,
      END,
    );
    if (choice !== END) throw new CancelledError();
    await this.#change(session, { kind: 'end' });
  }

  async #extend(): Promise<void> {
    const { clock } = this.#parts;
    const session = await this.#openOrLast();
    const by = await askExtension(!isOpen(session));
    await this.#change(session, { kind: 'extend', by }, clock.now());
  }

  async #end(): Promise<void> {
    const ended = await this.#do({ kind: 'end' });
    await this.#ask(ended);
  }

  async #abandon(): Promise<void> {
    const abandoned = await this.#do({ kind: 'abandon' });
    await this.#ask(abandoned);
  }

  /** Asks what broke it, and tells what came out. */
  async #ask(session: FocusSession): Promise<void> {
    const { focus, clock } = this.#parts;
    const line = async (): Promise<string> => {
      const found = await focus.sessionResult(session.id);
      return found === null ? '' : resultLine(found);
    };
    const settled = new Promise<void>((resolve) => clock.after(SETTLES, resolve)).then(line);
    const answer = await askWhatBroke(session, [line(), settled]);
    if (answer === 'summary') {
      await this.#document.open(session.id);
      return;
    }
    if (answer !== undefined) await this.#change(session, { kind: 'broke', by: answer });
    const SHOW = 'Show the Summary';
    const text = await settled;
    // Not awaited: a message stays until it is closed.
    void vscode.window.showInformationMessage(text, SHOW).then((choice) => {
      if (choice === SHOW) return this.#document.open(session.id);
      return undefined;
    });
  }

  async #askGap(): Promise<void> {
    const session = await this.#openOne();
    if (openGap(session) === undefined) nothingThere('There is no gap in this session.');
    await this.#change(session, { kind: 'gap', was: await askGap() });
  }

  async #askLast(): Promise<void> {
    const found = await this.#parts.focus.sessionResult(null);
    if (found === null) nothingThere('There has been no focus session yet.', START);
    if (isOpen(found.session)) nothingThere('The session is not over yet.');
    await this.#ask(found.session);
  }

  async #show(id: string | null): Promise<void> {
    const found = await this.#parts.focus.sessionResult(id);
    if (found === null) nothingThere('There has been no focus session yet.', START);
    await this.#document.open(found.session.id);
  }

  async #do(change: SessionChange): Promise<FocusSession> {
    return this.#change(await this.#openOne(), change);
  }

  async #change(
    session: FocusSession,
    change: SessionChange,
    now = this.#parts.clock.now(),
  ): Promise<FocusSession> {
    const { focus, watch, onNoted } = this.#parts;
    const after = await focus.changeSession(session.id, change, now);
    watch.take(after);
    onNoted();
    return after;
  }

  async #openOne(): Promise<FocusSession> {
    const { watch } = this.#parts;
    await watch.refresh();
    return watch.current ?? nothingThere('No focus session is running.', START);
  }

  /** The open session, or the last one where it can be gone on with. */
  async #openOrLast(): Promise<FocusSession> {
    const { watch, focus, clock } = this.#parts;
    await watch.refresh();
    if (watch.current !== null) return watch.current;
    const last = await focus.sessionResult(null);
    return last !== null && canGoOn(last.session, clock.now()) ? last.session : this.#openOne();
  }

  /** For the enablement of commands. */
  #tellMenus(): void {
    const { current } = this.#parts.watch;
    const gap = current !== null && openGap(current) !== undefined;
    const state = gap ? 'gap' : (current?.state ?? 'none');
    if (state === this.#toldState) return;
    this.#toldState = state;
    void vscode.commands.executeCommand('setContext', STATE_KEY, state);
  }
}

const START = { title: 'Start Focus Session', command: 'handsOn.startSession' };
