import type { RawEvent } from '../../core/events/rawEvent';

/** A record as it was read: nothing is known of its fields. */
export type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const any: Check = () => true;
const text: Check = (value) => typeof value === 'string';
const number: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const length: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const flag: Check = (value) => typeof value === 'boolean';
const fields: Check = (value) => typeof value === 'object' && value !== null;
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const ifThere =
  (check: Check): Check =>
  (value) =>
    value === undefined || value === null || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const shape =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    fields(value) &&
    Object.entries(checks).every(([name, check]) => check((value as Fields)[name]));

const numbers = (count: number): Check => {
  const all = listOf(number);
  return (value) => all(value) && (value as unknown[]).length === count;
};
const range = numbers(4);
const document = shape({ u: text });
const terminal = { name: text, id: ifThere(number) };

/** What of the active tab's input is looked at; of a kind that is not listed, nothing. */
const TABS: Readonly<Record<string, Check>> = {
  Text: document,
  TextDiff: shape({ u: text, o: text }),
  Notebook: document,
  NotebookDiff: shape({ u: text, o: text }),
  Custom: document,
  Webview: shape({ vt: text }),
  Unknown: shape({
    diffs: ifThere(listOf((pair) => Array.isArray(pair) && pair.every(orNull(text)))),
    base: ifThere(text),
    u: ifThere(text),
  }),
};
const tab: Check = (value) =>
  fields(value) &&
  text((value as Fields)['k']) &&
  (TABS[String((value as Fields)['k'])] ?? any)(value);

const change = shape({ r: range, rl: length, tl: length, x: ifThere(text), xe: ifThere(text) });

/** What a record of each kind must have to be understood; the rest may be missing, or more than is known. */
const KINDS = {
  meta: shape({ folders: listOf(text) }),
  winState: shape({ focused: flag, active: flag }),
  docChange: shape({ u: text, s: text, ch: listOf(change), sel: ifThere(listOf(range)) }),
  sel: shape({ u: text, v: listOf(range) }),
  visRanges: shape({ u: text, v: listOf(range) }),
  tabs: shape({ in: orNull(tab) }),
  tabGroups: any,
  visibleEds: shape({ eds: listOf(document) }),
  activeEd: shape({ u: orNull(text) }),
  edOptions: any,
  edColumn: any,
  willSave: document,
  didSave: document,
  docOpen: shape({ u: text, s: text }),
  docClose: shape({ u: text, s: ifThere(text) }),
  fsChange: document,
  fsCreate: document,
  fsDelete: document,
  filesCreated: any,
  filesDeleted: any,
  filesRenamed: any,
  gitState: shape({ root: text, touched: ifThere(listOf(text)) }),
  termOpen: shape({
    ...terminal,
    opt: ifThere(shape({ name: ifThere(text), args: ifThere(text) })),
  }),
  termClose: shape(terminal),
  termShellInt: shape(terminal),
  termActive: shape({ ...terminal, name: orNull(text) }),
  termState: shape({ ...terminal, interacted: flag }),
  shellExecStart: shape({ ...terminal, cmd: text }),
  shellExecEnd: shape(terminal),
  dbgStart: shape({ id: text }),
  dbgEnd: shape({ id: text }),
  dbgActive: any,
  dbgStack: shape({ th: orNull(number), fr: orNull(number) }),
  dbgBps: any,
  nbOpen: document,
  nbClose: document,
  nbSave: document,
  nbActive: any,
  nbSel: document,
  nbVis: document,
  nbChange: shape({ u: text, content: listOf(fields), cells: listOf(fields) }),
  taskStart: any,
  taskEnd: any,
  roundTrip: any,
} satisfies Record<RawEvent['e'], Check>;

/** Can a record be understood: of a known kind, with what that kind must have. */
export function isUnderstood(record: Fields): boolean {
  const { e } = record;
  return typeof e === 'string' && Object.hasOwn(KINDS, e) && KINDS[e as RawEvent['e']](record);
}
