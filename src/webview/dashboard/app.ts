import { periodOf } from '../../core/calendar/period';
import type { DashboardHost, DashboardState, DashboardView } from '../../protocol/dashboard';
import { fill, h, setText } from '../dom/h';
import type { DrawBalance } from './balance';
import { balance } from './balance';
import type { Component, Features } from './component';
import { counted } from './counted';
import { figures } from './figures';
import { headline } from './headline';
import { kinds } from './kinds';
import { notice, notices } from './notices';
import { periodPhrase } from './periodWords';
import { emptyState, errorState, skeleton } from './states';
import { today } from './today';
import { toolbar } from './toolbar';

/** Silence up to this long needs no skeleton, ms. */
const QUIET = 100;

export interface AppParts {
  readonly root: HTMLElement;
  readonly host: DashboardHost;
  readonly state: DashboardState;
  readonly remember: (state: DashboardState) => void;
  readonly features: Features;
  readonly draw: DrawBalance;
}

/** The page: asks for what it shows, shows it in place, and remembers where the person was. */
export class App {
  readonly #parts: AppParts;
  readonly #toolbar = toolbar((part) => {
    this.#change(part);
  });
  readonly #notices: Component;
  readonly #views: readonly Component<DashboardView['overview']>[];
  readonly #overview: HTMLElement;
  /** Everything below the toolbar. */
  readonly #content = h('div', { class: 'content' });
  readonly #announcement = h('p', { class: 'hidden', role: 'status' });
  #state: DashboardState;
  #shown: DashboardView | undefined;
  #request = 0;
  #restoreScroll: boolean;

  constructor(parts: AppParts) {
    const { features, draw, state, host } = parts;
    this.#parts = parts;
    this.#state = state;
    this.#restoreScroll = state.scroll > 0;
    const run: (action: Parameters<DashboardHost['run']>[0]) => void = (action) => {
      void host.run(action);
    };
    this.#notices = notices(run);
    const says = headline(features);
    const numbers = figures(features);
    const bars = balance({
      features,
      draw,
      table: state.table,
      onToggle: (table) => {
        this.#remember({ table });
      },
    });
    const line = today(features);
    const list = kinds(features);
    this.#views = [says, numbers, bars, line, list];
    this.#overview = h(
      'div',
      {},
      says.element,
      numbers.element,
      h(
        'div',
        { class: 'columns' },
        h('div', {}, bars.element, line.element),
        h(
          'div',
          {},
          list.element,
          counted(features, () => {
            run('openSettings');
          }),
        ),
      ),
    );
  }

  /** Builds the page and asks for its first numbers. */
  start(): void {
    const { root } = this.#parts;
    this.#toolbar.element.hidden = true;
    fill(
      root,
      h(
        'main',
        {},
        this.#toolbar.element,
        this.#notices.element,
        this.#content,
        this.#announcement,
      ),
    );
    void this.load(false);
  }

  /** There is something new: shows it without a sound. */
  refresh(): void {
    void this.load(false);
  }

  /** Remembers how far down the person is. @param scroll CSS pixels */
  scrolled(scroll: number): void {
    if (this.#shown !== undefined && !this.#restoreScroll) this.#remember({ scroll });
  }

  /** @param announce tell screen readers what came, because the person asked for it */
  async load(announce: boolean): Promise<void> {
    const request = ++this.#request;
    const { period, date, repo } = this.#state;
    this.#toolbar.show(this.#state);
    const waiting = setTimeout(() => {
      if (request === this.#request) this.#showWaiting();
    }, QUIET);
    try {
      const view = await this.#parts.host.view({ period, date, repo });
      // A later question was asked meanwhile: its answer counts.
      if (request === this.#request) this.#show(view, announce);
    } catch {
      if (request === this.#request) this.#showError();
    } finally {
      clearTimeout(waiting);
      if (request === this.#request) this.#content.removeAttribute('aria-busy');
    }
  }

  #change(part: Partial<DashboardState>): void {
    const next = { ...this.#state, ...part };
    const now = this.#shown?.overview.today;
    // The period that holds today moves on at midnight by itself.
    if (next.date !== null && now !== undefined) {
      const { from, to } = periodOf(next.period, next.date);
      if (from <= now && now <= to) next.date = null;
    }
    this.#remember(next);
    void this.load(true);
  }

  #remember(part: Partial<DashboardState>): void {
    this.#state = { ...this.#state, ...part };
    this.#parts.remember(this.#state);
  }

  #show(view: DashboardView, announce: boolean): void {
    const { overview } = view;
    this.#shown = view;
    this.#notices.update(view);
    if (overview.since === null) {
      this.#toolbar.element.hidden = true;
      const { features, host } = this.#parts;
      this.#put(
        emptyState(features, overview.health.file, (action) => {
          void host.run(action);
        }),
      );
      return;
    }
    this.#toolbar.element.hidden = false;
    this.#toolbar.update(overview);
    // In the page before it is drawn: a chart measures its box.
    this.#put(this.#overview);
    for (const component of this.#views) component.update(overview);
    if (announce) {
      setText(
        this.#announcement,
        document.querySelector('#say')?.textContent ?? periodPhrase(overview),
      );
    }
    if (this.#restoreScroll) {
      this.#restoreScroll = false;
      window.scrollTo(0, this.#state.scroll);
    }
  }

  #showWaiting(): void {
    this.#content.setAttribute('aria-busy', 'true');
    if (this.#shown === undefined) this.#put(skeleton());
  }

  #showError(): void {
    const retry = (): void => {
      void this.load(true);
    };
    const showLog = (): void => {
      void this.#parts.host.run('showLog');
    };
    if (this.#shown === undefined || this.#shown.overview.since === null) {
      this.#put(errorState(retry, showLog));
      return;
    }
    // Numbers that are a little old are better than none.
    this.#put(
      notice(
        'warning',
        h(
          'p',
          {},
          'No fresh numbers could be read; these are the last ones. Time is still being measured.',
        ),
      ),
      this.#overview,
    );
  }

  #put(...children: HTMLElement[]): void {
    const same =
      children.length === this.#content.children.length &&
      children.every((child, index) => this.#content.children[index] === child);
    if (!same) fill(this.#content, ...children);
  }
}
