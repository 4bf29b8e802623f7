import { periodOf } from '../../core/calendar/period';
import type {
  DashboardAction,
  DashboardHost,
  DashboardState,
  DashboardTab,
  DashboardView,
} from '../../protocol/dashboard';
import { fill, h, setText } from '../dom/h';
import type { AskEvidence } from './askEvidence';
import type { DrawBalance, DrawTrend } from './balance';
import { evidence } from './evidence';
import type { Component } from '../shared/component';
import type { Features } from './features';
import { notice } from '../shared/notice';
import { notices } from './notices';
import { overview, type Overview } from './overview';
import { emptyState, errorState, isBeginning, skeleton } from './states';
import { tabs } from './tabs';
import { toolbar } from './toolbar';
import { weeksView, type WeeksView } from './weeks/weeks';
import type { DrawWeeks } from './weeks/weeksChart';

/** Silence up to this long needs no sign of waiting, ms. */
const QUIET = 100;

export interface AppParts {
  readonly root: HTMLElement;
  readonly host: DashboardHost;
  readonly state: DashboardState;
  readonly remember: (state: DashboardState) => void;
  readonly features: Features;
  readonly draw: DrawBalance;
  readonly drawTrend: DrawTrend;
  readonly drawWeeks: DrawWeeks;
}

/** The page: asks for what it shows, shows it in place, and remembers where the person was. */
export class App {
  readonly #parts: AppParts;
  readonly #toolbar = toolbar((part) => {
    this.#change(part);
  });
  readonly #tabs = tabs(
    (tab) => {
      this.#open(tab);
    },
    () => {
      this.#run('showStaleAreas');
    },
  );
  readonly #weeks: WeeksView;
  readonly #notices: Component<DashboardView>;
  readonly #overview: Overview;
  /** In place of the overview: a skeleton, the empty state or an error. */
  readonly #screen = h('div', {});
  readonly #stale = notice(
    'warning',
    h(
      'p',
      {},
      'The numbers could not be refreshed; these are the last ones. Time is still being measured.',
    ),
  );
  readonly #content: HTMLElement;
  readonly #announcement = h('p', { class: 'hidden', role: 'status' });
  #state: DashboardState;
  #shown: DashboardView | undefined;
  #screenShown: string | undefined;
  #request = 0;
  /** The person waits for an answer: news that overtakes it brings it too. */
  #awaited = false;
  /** Where the person was when they asked for evidence. */
  #before: HTMLElement | null = null;
  #scrollBefore = 0;
  #restoreScroll: boolean;

  constructor(parts: AppParts) {
    const { features, draw, drawTrend, state, host } = parts;
    this.#parts = parts;
    this.#state = state;
    this.#restoreScroll = state.scroll > 0;
    this.#notices = notices(this.#run);
    this.#overview = overview({
      features,
      draw,
      drawTrend,
      run: this.#run,
      go: (date) => {
        this.#change({ date });
      },
      host,
      table: state.table,
      chart: state.chart,
      onToggle: (shown) => {
        this.#remember(shown);
      },
      ask: this.#ask,
      copy: this.#copy,
      evidence: evidence({
        host,
        close: this.#closeEvidence,
        corrected: () => {
          void this.#load(false);
        },
        say: this.#say,
      }),
    });
    this.#weeks = weeksView({
      host,
      draw: parts.drawWeeks,
      run: this.#run,
      span: state.span,
      table: state.weeksTable,
      remember: (shown) => {
        this.#remember(shown);
      },
      copy: this.#copy,
      say: this.#say,
    });
    this.#content = h(
      'div',
      { class: 'content' },
      this.#stale,
      this.#screen,
      this.#overview.element,
    );
  }

  /** Builds the page and asks for its first numbers. */
  start(): void {
    for (const element of [this.#toolbar.element, this.#stale, this.#overview.element]) {
      element.hidden = true;
    }
    const panels = [
      this.#tabs.panel('overview', this.#toolbar.element, this.#notices.element, this.#content),
      this.#tabs.panel('weeks', this.#weeks.element),
    ];
    fill(this.#parts.root, h('main', {}, this.#tabs.element, ...panels, this.#announcement));
    this.#open(this.#state.tab);
    this.#followWanted();
  }

  /** There is something new: shows it without a sound. */
  refresh(): void {
    this.#loadTab(false);
    this.#followWanted();
  }

  /** Remembers how far down the person is. @param scroll CSS pixels */
  scrolled(scroll: number): void {
    if (this.#shown !== undefined && !this.#restoreScroll) this.#remember({ scroll });
  }

  /** @param asked the person waits for it: waiting is shown, and what came is told to screen readers */
  async #load(asked: boolean): Promise<void> {
    const request = ++this.#request;
    const { period, date, repo } = this.#state;
    this.#toolbar.show(this.#state);
    this.#awaited ||= asked;
    const waiting = asked
      ? setTimeout(() => {
          this.#showWaiting();
        }, QUIET)
      : undefined;
    try {
      const view = await this.#parts.host.view({ period, date, repo });
      // A later question was asked meanwhile: its answer counts.
      if (request === this.#request) this.#show(view);
    } catch {
      if (request === this.#request) this.#showError();
    } finally {
      clearTimeout(waiting);
      if (request === this.#request) this.#content.removeAttribute('aria-busy');
    }
  }

  #open(tab: DashboardTab): void {
    this.#tabs.show(tab);
    if (tab !== this.#state.tab) this.#remember({ tab });
    this.#loadTab(true);
  }

  #loadTab(asked: boolean): void {
    if (this.#state.tab === 'weeks') this.#weeks.load(asked);
    else void this.#load(asked);
  }

  /** A command may have asked for a view, before the page was there or while it was. */
  #followWanted(): void {
    this.#parts.host.wantedTab().then(
      (wanted) => {
        if (wanted === 'reEvaluation') this.#weeks.showQuarter();
        const tab = wanted === 'reEvaluation' ? 'weeks' : wanted;
        if (tab !== null && tab !== this.#state.tab) this.#open(tab);
      },
      () => undefined,
    );
  }

  readonly #copy = (text: string): void => {
    void this.#parts.host.copy(text).then(() => {
      this.#say('Copied.');
    });
  };

  readonly #say = (text: string): void => {
    setText(this.#announcement, text);
  };

  readonly #ask: AskEvidence = (about) => {
    const model = this.#shown?.overview;
    if (model === undefined) return;
    const { from, to, query } = model;
    this.#before =
      document.activeElement instanceof window.HTMLElement ? document.activeElement : null;
    this.#scrollBefore = window.scrollY;
    const period = { from, to, repo: query.repo, folder: null, language: null, origin: null };
    const open = { ...period, span: null, ...about };
    this.#remember({ evidence: open });
    this.#overview.showEvidence(open, true);
  };

  readonly #closeEvidence = (): void => {
    this.#remember({ evidence: null });
    this.#overview.showEvidence(null, false);
    const before = this.#before;
    window.scrollTo(0, this.#scrollBefore);
    if (before?.isConnected === true) before.focus({ preventScroll: true });
    else document.querySelector<HTMLElement>('#balance-toggle')?.focus({ preventScroll: true });
  };

  #change(part: Partial<DashboardState>): void {
    // Evidence of another period is another question.
    const next = { ...this.#state, ...part, evidence: null };
    this.#overview.showEvidence(null, false);
    const now = this.#shown?.overview.today;
    // The period that holds today moves on at midnight by itself.
    if (next.date !== null && now !== undefined) {
      const { from, to } = periodOf(next.period, next.date);
      if (from <= now && now <= to) next.date = null;
    }
    this.#remember(next);
    void this.#load(true);
  }

  #remember(part: Partial<DashboardState>): void {
    this.#state = { ...this.#state, ...part };
    this.#parts.remember(this.#state);
  }

  readonly #run = (action: DashboardAction): void => {
    void this.#parts.host.run(action);
  };

  #show(view: DashboardView): void {
    const model = view.overview;
    const asked = this.#awaited;
    this.#awaited = false;
    const first = this.#shown === undefined;
    this.#shown = view;
    this.#stale.hidden = true;
    this.#notices.update(view);
    if (isBeginning(model, this.#parts.features)) {
      const { file } = model.health;
      this.#showScreen(`empty ${file}`, () => emptyState(this.#parts.features, file, this.#run));
      return;
    }
    this.#showScreen(undefined);
    this.#toolbar.update(model);
    if (first) this.#overview.showEvidence(this.#state.evidence, false);
    this.#overview.update(model);
    // A page that opens is read from its top; what follows a choice is told.
    if (asked && !first)
      setText(this.#announcement, document.querySelector('#say')?.textContent ?? '');
    if (this.#restoreScroll) {
      this.#restoreScroll = false;
      window.scrollTo(0, this.#state.scroll);
    }
  }

  #showWaiting(): void {
    this.#content.setAttribute('aria-busy', 'true');
    if (this.#shown === undefined) this.#showScreen('skeleton', skeleton);
  }

  #showError(): void {
    const { features } = this.#parts;
    if (this.#shown !== undefined && !isBeginning(this.#shown.overview, features)) {
      // Numbers that are a little old are better than none.
      this.#stale.hidden = false;
      return;
    }
    const retry = (): void => {
      void this.#load(true);
    };
    this.#showScreen('error', () =>
      errorState(retry, () => {
        this.#run('showLog');
      }),
    );
  }

  /**
   * Shows something in place of the overview, or the overview. A screen that is already there stays, so
   * that a refresh does not take the focus out of it.
   */
  #showScreen(name: string | undefined, make?: () => HTMLElement): void {
    this.#toolbar.element.hidden = name !== undefined;
    this.#overview.element.hidden = name !== undefined;
    this.#screen.hidden = name === undefined;
    if (this.#screenShown === name) return;
    this.#screenShown = name;
    fill(this.#screen, make?.());
  }
}
