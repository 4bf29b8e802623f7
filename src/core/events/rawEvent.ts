/**
 * Raw events: plain copies of single VS Code events, in the order in which the listeners received them.
 *
 * The same shapes are what a trace file holds (one JSON object per line), so a recorded session can be
 * replayed through exactly the code that tracks a live one. Nothing here decides what an event means.
 *
 * Conventions: `t` is epoch ms in the extension host; URIs are decoded strings; ranges are
 * `[startLine, startChar, endLine, endChar]` and selections `[anchorLine, anchorChar, activeLine, activeChar]`,
 * 0-based; lengths are UTF-16 code units.
 */

export type RawRange = readonly [number, number, number, number];

/** One content change. `x` holds at most {@link TEXT_HEAD} characters, see {@link clipChange}. */
export interface RawChange {
  /** Range before the change. */
  readonly r: RawRange;
  /** Length of the replaced text. */
  readonly rl: number;
  /** Length of the inserted text. */
  readonly tl: number;
  /** The inserted text, or its head when it is longer than {@link TEXT_LIMIT}; absent past {@link TEXT_CHANGES}. */
  readonly x?: string;
  /** The last {@link TEXT_TAIL} characters, only where `x` was cut. */
  readonly xe?: string;
}

/** Characters of one change that are ever looked at. */
export const TEXT_LIMIT = 64;
/** Where a text is longer, this many characters of its head are kept ... */
export const TEXT_HEAD = 48;
/** ... and this many of its end. */
export const TEXT_TAIL = TEXT_LIMIT - TEXT_HEAD;
/** Changes of one event whose text is looked at; the others keep only their lengths. */
export const TEXT_CHANGES = 8;

interface Base {
  /** Number of the record in its trace; live events count up per window. */
  readonly seq: number;
  readonly t: number;
}

export interface MetaEvent extends Base {
  readonly e: 'meta';
  readonly vscode?: string;
  readonly app?: string;
  readonly platform?: string;
  readonly remote?: string | null;
  readonly workspace?: string;
  readonly folders: readonly string[];
  readonly description?: string;
  /** Present when the extension host was started again in the middle of a recording. */
  readonly restarted?: string;
}

export interface WindowStateEvent extends Base {
  readonly e: 'winState';
  readonly focused: boolean;
  readonly active: boolean;
}

export interface DocChangeEvent extends Base {
  readonly e: 'docChange';
  readonly u: string;
  /** Scheme of the document. */
  readonly s: string;
  readonly v: number;
  /** Number of lines after the change. */
  readonly n: number;
  /** In the host's order (multi-cursor: from the bottom up). Empty for a flip of the dirty flag. */
  readonly ch: readonly RawChange[];
  /** 1 undo, 2 redo. */
  readonly reason: 1 | 2 | null;
  /** Is it the active editor's document. */
  readonly act: boolean;
  /** Was the window focused. */
  readonly wf: boolean;
  /** As the event shows it; the flag of a first edit flips in a second event with empty `ch`. */
  readonly dirty: boolean;
  readonly eol?: number;
  /** The active editor's selections before the selection event that follows, or null. */
  readonly sel: readonly RawRange[] | null;
  /** Live only, where whole lines came in: does the same text stand right above or below them. */
  readonly repeats?: boolean;
  /**
   * Set where a burst was summed up instead of copied: number of change events this record stands for;
   * `ch` then holds one change with the summed lengths.
   */
  readonly burst?: number;
}

/** Kind of a selection change: 1 keyboard, 2 mouse, 3 command, null not told. */
export type SelectionKind = 1 | 2 | 3 | null;

export interface SelectionEvent extends Base {
  readonly e: 'sel';
  readonly u: string;
  readonly kind: SelectionKind;
  readonly v: readonly RawRange[];
  readonly act: boolean;
}

export interface VisibleRangesEvent extends Base {
  readonly e: 'visRanges';
  readonly u: string;
  readonly v: readonly RawRange[];
  readonly act: boolean;
}

interface TabBase {
  readonly label: string;
  readonly dirty: boolean;
  readonly preview: boolean;
}
/** The active tab's input; `u` of a diff is its modified side, `o` its original one. */
export type TabInput = TabBase &
  (
    | { readonly k: 'Text'; readonly u: string }
    | { readonly k: 'TextDiff'; readonly u: string; readonly o: string }
    | { readonly k: 'Notebook'; readonly u: string; readonly nt: string }
    | { readonly k: 'NotebookDiff'; readonly u: string; readonly o: string; readonly nt?: string }
    | { readonly k: 'Custom'; readonly u: string; readonly vt: string }
    | { readonly k: 'Webview'; readonly vt: string }
    | { readonly k: 'Terminal' }
    | {
        /** An input that the stable API does not name: `keys` are its properties. */
        readonly k: 'Unknown';
        readonly keys: readonly string[];
        /** Multi-diff: pairs of original and modified side. */
        readonly diffs?: readonly (readonly [string | null, string | null])[];
        readonly base?: string;
        readonly i1?: string;
        readonly i2?: string;
        /** Merge editor: the result document. */
        readonly u?: string;
      }
  );

export interface TabsEvent extends Base {
  readonly e: 'tabs';
  /** Numbers of tabs opened, closed, changed. */
  readonly o: number;
  readonly c: number;
  readonly g: number;
  readonly groups: number;
  readonly n: number;
  readonly in: TabInput | null;
}

export interface TabGroupsEvent extends Base {
  readonly e: 'tabGroups';
  readonly o: number;
  readonly c: number;
  readonly g: number;
}

export interface VisibleEditorsEvent extends Base {
  readonly e: 'visibleEds';
  readonly eds: readonly { readonly u: string; readonly s: string; readonly vc: number | null }[];
}

export interface ActiveEditorEvent extends Base {
  readonly e: 'activeEd';
  readonly u: string | null;
  readonly s?: string;
  readonly vc?: number | null;
}

export interface EditorLayoutEvent extends Base {
  readonly e: 'edOptions' | 'edColumn';
  readonly u?: string;
}

export interface WillSaveEvent extends Base {
  readonly e: 'willSave';
  readonly u: string;
  /** 1 manual, 2 after a delay, 3 focus out. */
  readonly reason: number;
}

export interface DidSaveEvent extends Base {
  readonly e: 'didSave';
  readonly u: string;
}

export interface DocOpenEvent extends Base {
  readonly e: 'docOpen';
  readonly u: string;
  readonly s: string;
  readonly lang: string;
  readonly n: number;
  readonly dirty: boolean;
  readonly v: number;
}

export interface DocCloseEvent extends Base {
  readonly e: 'docClose';
  readonly u: string;
  readonly s: string;
}

export interface FileWatchEvent extends Base {
  readonly e: 'fsChange' | 'fsCreate' | 'fsDelete';
  readonly u: string;
}

export interface FilesEvent extends Base {
  readonly e: 'filesCreated' | 'filesDeleted' | 'filesRenamed';
  readonly u: readonly unknown[];
}

export interface GitStateEvent extends Base {
  readonly e: 'gitState';
  /** Root of the repository, a URI. */
  readonly root: string;
  /** Name of the branch, or empty. */
  readonly head: string;
  readonly commit: string;
  /** Numbers of changes in the working tree, the index and of merge conflicts. */
  readonly work: number;
  readonly index: number;
  readonly merge: number;
  /**
   * Live only: files of the git folder that were just seen to be written (`HEAD`, `index`, `logs/HEAD`,
   * `MERGE_HEAD`, ...). Restoring a file rewrites the index without changing any of the numbers.
   */
  readonly touched?: readonly string[];
}

export interface TerminalEvent extends Base {
  readonly e: 'termOpen' | 'termClose' | 'termShellInt';
  readonly name: string;
  /** Live only: number of the terminal in this window; names repeat and change with the program. */
  readonly id?: number;
  /** Live only, at `termOpen`: what the terminal was created with. */
  readonly opt?: TerminalCreation;
}
export interface TerminalCreation {
  readonly name?: string;
  /** Path of the shell or program. */
  readonly shell?: string;
  /** Its arguments, joined by blanks. */
  readonly args?: string;
}
export interface TerminalActiveEvent extends Base {
  readonly e: 'termActive';
  readonly name: string | null;
  readonly id?: number;
}
export interface TerminalStateEvent extends Base {
  readonly e: 'termState';
  readonly name: string;
  /** VS Code's `isInteractedWith`: flips once, at the first input. */
  readonly interacted: boolean;
  readonly shell?: string;
  readonly id?: number;
}
export interface ShellStartEvent extends Base {
  readonly e: 'shellExecStart';
  readonly name: string;
  readonly cmd: string;
  /** VS Code's confidence in the command line: 0 low, 1 medium, 2 high. */
  readonly conf?: number;
  readonly id?: number;
}
export interface ShellEndEvent extends Base {
  readonly e: 'shellExecEnd';
  readonly name: string;
  readonly code?: number | null;
  readonly id?: number;
}

export interface DebugSessionEvent extends Base {
  readonly e: 'dbgStart' | 'dbgEnd';
  readonly id: string;
  readonly name?: string;
  readonly type?: string;
  readonly parent?: string | null;
}
export interface DebugActiveEvent extends Base {
  readonly e: 'dbgActive';
  readonly id: string | null;
}
export interface DebugStackEvent extends Base {
  readonly e: 'dbgStack';
  readonly th: number | null;
  readonly fr: number | null;
}
export interface DebugBreakpointsEvent extends Base {
  readonly e: 'dbgBps';
  readonly a: number;
  readonly r: number;
  readonly c: number;
}

export interface NotebookEvent extends Base {
  readonly e: 'nbOpen' | 'nbClose' | 'nbSave';
  readonly u: string;
}
export interface NotebookActiveEvent extends Base {
  readonly e: 'nbActive';
  readonly u: string | null;
}
export interface NotebookRangesEvent extends Base {
  readonly e: 'nbSel' | 'nbVis';
  readonly u: string;
  readonly v: readonly (readonly [number, number])[];
}
export interface NotebookChangeEvent extends Base {
  readonly e: 'nbChange';
  readonly u: string;
  readonly content: readonly unknown[];
  /** Per changed cell: index, did its document change, were there outputs, was it (or began it to be) executed. */
  readonly cells: readonly {
    readonly i: number;
    readonly doc: boolean;
    readonly out: unknown;
    readonly ex: boolean;
    /** Live only, where `ex`: the summary of the execution as VS Code tells it (`from`, `to` in epoch ms). */
    readonly sum?: CellExecution | null;
  }[];
}
/** All but `order` are null while the cell runs, and after its outcome was cleared. */
export interface CellExecution {
  readonly order: number | null;
  readonly ok: boolean | null;
  readonly from: number | null;
  readonly to: number | null;
}

export interface TaskEvent extends Base {
  readonly e: 'taskStart' | 'taskEnd';
  readonly name?: string;
  /** Live only: a watcher that runs on and on. */
  readonly bg?: boolean;
}

/**
 * Answer of the main thread to a round trip, asked for only while presence rests on indirect evidence
 * or the window is remote. Never in recorded traces: there every round trip counts as answered.
 */
export interface RoundTripEvent extends Base {
  readonly e: 'roundTrip';
  readonly answered: boolean;
}

/** What a listener can have seen. */
export type RawEvent =
  | MetaEvent
  | WindowStateEvent
  | DocChangeEvent
  | SelectionEvent
  | VisibleRangesEvent
  | TabsEvent
  | TabGroupsEvent
  | VisibleEditorsEvent
  | ActiveEditorEvent
  | EditorLayoutEvent
  | WillSaveEvent
  | DidSaveEvent
  | DocOpenEvent
  | DocCloseEvent
  | FileWatchEvent
  | FilesEvent
  | GitStateEvent
  | TerminalEvent
  | TerminalActiveEvent
  | TerminalStateEvent
  | ShellStartEvent
  | ShellEndEvent
  | DebugSessionEvent
  | DebugActiveEvent
  | DebugStackEvent
  | DebugBreakpointsEvent
  | NotebookEvent
  | NotebookActiveEvent
  | NotebookRangesEvent
  | NotebookChangeEvent
  | TaskEvent
  | RoundTripEvent;

export type RawEventKind = RawEvent['e'];

/** A raw event before its number and time are given to it. */
export type RawEventBody = RawEvent extends infer E
  ? E extends RawEvent
    ? Omit<E, 'seq' | 't'>
    : never
  : never;

/**
 * Cuts a change down to what may be looked at: all lengths, at most {@link TEXT_LIMIT} characters of text.
 * @param index position of the change in its event; past {@link TEXT_CHANGES} no text is kept.
 */
export function clipChange(change: RawChange, index: number): RawChange {
  const { r, rl, tl, x } = change;
  if (index >= TEXT_CHANGES || x === undefined) return { r, rl, tl };
  if (x.length <= TEXT_LIMIT) return change.xe === undefined ? { r, rl, tl, x } : change;
  return { r, rl, tl, x: x.slice(0, TEXT_HEAD), xe: x.slice(-TEXT_TAIL) };
}
