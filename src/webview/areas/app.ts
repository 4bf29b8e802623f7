import type { AreasModel } from '../../core/ledger/areas';
import type {
  AreasAction,
  AreasHost,
  AreasPageState,
  AreasView,
  Place,
} from '../../protocol/areas';
import { fill, h, setText } from '../dom/h';
import { notice } from '../shared/notice';
import type { Content } from './content';
import { content } from './content';
import { fillInPlace } from './fillInPlace';
import { isSame } from './key';
import { notices } from './notices';
import { noAnswer, screen, skeleton } from './screens';

/** Silence up to this long needs no sign of waiting, ms. */
const QUIET = 100;

export interface AreasAppParts {
  readonly root: HTMLElement;
  readonly host: AreasHost;
  readonly state: AreasPageState;
  readonly remember: (state: AreasPageState) => void;
}

/** Why something is asked: at first, because the person went somewhere, or because there is news. */
type Reason = 'first' | 'went' | 'news';

/** The page of areas: asks for what it shows, shows it in place, and remembers where the person was. */
export class AreasApp {
  readonly #parts: AreasAppParts;
  readonly #content: Content;
  readonly #notices = notices((action) => {
    this.#run(action);
  });
  readonly #stale = notice(
    'warning',
    h(
      'p',
      {},
      'The areas could not be refreshed; this is the last answer. Time is still being measured.',
    ),
  );
  /** In place of the map: a skeleton, or why there is none. */
  readonly #screen = h('div', {});
  readonly #area: HTMLElement;
  readonly #announcement = h('p', { class: 'hidden', role: 'status' });
  #state: AreasPageState;
  #shown: AreasView | undefined;
  #screenShown: string | undefined;
  #request = 0;
  /** Why the last answer that was not news is waited for: news that overtakes it brings it too. */
  #reason: Reason = 'first';
  #restoreScroll: boolean;

  constructor(parts: AreasAppParts) {
    const { host, state } = parts;
    this.#parts = parts;
    this.#state = state;
    this.#restoreScroll = state.scroll > 0;
    this.#content = content({
      change: (part) => {
        this.#change(part);
      },
      goTo: (repo, path) => {
        this.#goTo(repo, path);
      },
      act: (action, place) => {
        void host.act(action, { repo: place.repo, path: place.path });
      },
      picks: ({ repo, path }) => host.picks({ repo, path }),
      start: ({ repo, path, line }) => {
        void host.start({ repo, path }, line);
      },
      copy: (text) => {
        void host.copy(text);
      },
      showChanges: () => {
        this.#run('areaChanges');
      },
    });
    this.#area = h('div', { class: 'content' }, this.#stale, this.#screen, this.#content.element);
  }

  /** Builds the page and asks for its first areas. */
  start(): void {
    this.#stale.hidden = true;
    this.#content.element.hidden = true;
    fill(this.#parts.root, h('main', {}, this.#notices.element, this.#area, this.#announcement));
    void this.#load('first');
  }

  /** There is something new: shows it without a sound. */
  refresh(): void {
    this.#content.forget();
    void this.#load('news');
  }

  /** Remembers how far down the person is. @param scroll CSS pixels */
  scrolled(scroll: number): void {
    if (this.#shown !== undefined && !this.#restoreScroll) this.#remember({ scroll });
  }

  async #load(reason: Reason): Promise<void> {
    const request = ++this.#request;
    const { repo, path } = this.#state;
    if (reason !== 'news') this.#reason = reason;
    const waiting =
      reason === 'news'
        ? undefined
        : setTimeout(() => {
            this.#showWaiting();
          }, QUIET);
    try {
      const view = await this.#parts.host.view({ repo, path });
      // A later question was asked meanwhile: its answer counts.
      if (request === this.#request) this.#show(view);
    } catch {
      if (request === this.#request) this.#showError();
    } finally {
      clearTimeout(waiting);
      if (request === this.#request) this.#area.removeAttribute('aria-busy');
    }
  }

  #show(view: AreasView): void {
    const reason = this.#reason;
    const { areas, situation, show } = view;
    const gone = areas !== null && this.#isGone(areas, situation);
    if (gone) {
      this.#goTo(null, null);
      return;
    }
    this.#reason = 'news';
    this.#shown = view;
    this.#stale.hidden = true;
    if (situation !== 'ready' || areas === null) {
      this.#showScreen(`${situation} ${JSON.stringify(areas?.repositories ?? [])}`, () =>
        screen(situation, areas, (action) => {
          this.#run(action);
        }),
      );
      this.#notices.element.hidden = true;
      return;
    }
    this.#notices.element.hidden = false;
    this.#notices.update(areas);
    this.#showScreen(undefined);
    this.#draw();
    if (show !== null) this.#showPlace(show, areas);
    else if (reason === 'went') {
      this.#content.focus();
      const where = this.#state.path ?? 'All areas';
      setText(this.#announcement, `${where}: ${areas.worst?.sentence ?? 'nothing stale'}`);
    }
    if (this.#restoreScroll) {
      this.#restoreScroll = false;
      window.scrollTo(0, this.#state.scroll);
    }
  }

  /** The repository or directory that was remembered is not there any more. */
  #isGone({ repositories, areas }: AreasModel, situation: AreasView['situation']): boolean {
    const { repo, path } = this.#state;
    if (repo === null || situation === 'indexing') return false;
    const known = repositories.some(({ root }) => root === repo);
    return repositories.length > 0 && (!known || (path !== null && areas.length === 0));
  }

  /** An area that was asked for elsewhere: on this map, or on the one of the directory it is in. */
  #showPlace(place: Place, { areas }: AreasModel): void {
    const found = areas.find((area) => isSame(area, place));
    if (found !== undefined) {
      const ground = found.onMyGround ? this.#state.ground : 'all';
      this.#change({ selected: { repo: place.repo, path: place.path }, ground });
      this.#content.focus();
      return;
    }
    const folder = place.path.replace(/\/?\*$/, '');
    const slash = folder.lastIndexOf('/');
    const parent = place.path.endsWith('*') ? folder : folder.slice(0, Math.max(0, slash));
    this.#remember({ selected: place, ground: 'all' });
    this.#goTo(place.repo, parent === '' ? '.' : parent);
  }

  #change(part: Partial<AreasPageState>): void {
    this.#remember(part);
    this.#draw();
  }

  #goTo(repo: string | null, path: string | null): void {
    const { repo: from, path: left } = this.#state;
    if (from === repo && left === path) return;
    // Going up leads back to where one came from.
    const selected =
      from !== null && left !== null && (path === null || left.startsWith(`${path}/`))
        ? { repo: from, path: left }
        : this.#state.selected;
    this.#remember({ repo, path, selected });
    void this.#load('went');
  }

  #draw(): void {
    const areas = this.#shown?.areas;
    if (this.#shown === undefined || areas === null || areas === undefined) return;
    this.#content.update(this.#state, this.#shown, areas);
  }

  #remember(part: Partial<AreasPageState>): void {
    this.#state = { ...this.#state, ...part };
    this.#parts.remember(this.#state);
  }

  #run(action: AreasAction): void {
    void this.#parts.host.run(action);
  }

  #showWaiting(): void {
    this.#area.setAttribute('aria-busy', 'true');
    if (this.#shown === undefined) this.#showScreen('skeleton', skeleton);
  }

  #showError(): void {
    if (this.#shown?.situation === 'ready') {
      this.#stale.hidden = false;
      return;
    }
    const retry = (): void => {
      void this.#load('first');
    };
    this.#showScreen('error', () =>
      noAnswer(retry, (action) => {
        this.#run(action);
      }),
    );
  }

  /** What is already there stays, so that a refresh does not take the focus out of it. */
  #showScreen(name: string | undefined, make?: () => HTMLElement): void {
    this.#content.element.hidden = name !== undefined;
    this.#screen.hidden = name === undefined;
    if (this.#screenShown === name) return;
    this.#screenShown = name;
    fillInPlace(this.#screen, make?.());
  }
}
