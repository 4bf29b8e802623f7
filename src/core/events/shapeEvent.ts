import { AGENT_COMMANDS } from '../agents/agentCommands';
import type { RawEvent } from './rawEvent';
import { TextShaper } from './shapeText';

export interface ShaperOptions {
  /** A short token that tells nothing of its text: keyed, with a key that is thrown away. Hex digits. */
  readonly hash: (text: string) => string;
  readonly isAgentCommand: (commandLine: string) => boolean;
}

/** What becomes of a field that holds text (or texts, at any depth); what is not listed is left out. */
type Treatment = 'keep' | 'uri' | 'command' | 'token' | 'ref';
const FIELDS: Readonly<Record<string, Treatment>> = {
  // Numbers and flags.
  seq: 'keep',
  t: 'keep',
  v: 'keep',
  n: 'keep',
  r: 'keep',
  rl: 'keep',
  tl: 'keep',
  reason: 'keep',
  act: 'keep',
  wf: 'keep',
  dirty: 'keep',
  eol: 'keep',
  repeats: 'keep',
  sel: 'keep',
  burst: 'keep',
  kind: 'keep',
  focused: 'keep',
  active: 'keep',
  preview: 'keep',
  c: 'keep',
  g: 'keep',
  groups: 'keep',
  vc: 'keep',
  work: 'keep',
  index: 'keep',
  merge: 'keep',
  interacted: 'keep',
  conf: 'keep',
  code: 'keep',
  th: 'keep',
  fr: 'keep',
  a: 'keep',
  i: 'keep',
  doc: 'keep',
  ex: 'keep',
  bg: 'keep',
  answered: 'keep',
  order: 'keep',
  ok: 'keep',
  from: 'keep',
  to: 'keep',
  add: 'keep',
  rem: 'keep',
  // Words of VS Code and of extensions: what kind of thing it is.
  e: 'keep',
  s: 'keep',
  k: 'keep',
  vt: 'keep',
  nt: 'keep',
  lang: 'keep',
  type: 'keep',
  keys: 'keep',
  vscode: 'keep',
  app: 'keep',
  platform: 'keep',
  restarted: 'keep',
  touched: 'keep',
  // Where something is.
  u: 'uri',
  o: 'uri',
  base: 'uri',
  i1: 'uri',
  i2: 'uri',
  diffs: 'uri',
  root: 'uri',
  folders: 'uri',
  // What was started.
  cmd: 'command',
  name: 'command',
  shell: 'command',
  args: 'command',
  id: 'token',
  parent: 'token',
  label: 'token',
  workspace: 'token',
  remote: 'token',
  head: 'ref',
  commit: 'ref',
  // Objects that are looked into.
  in: 'keep',
  eds: 'keep',
  cells: 'keep',
  sum: 'keep',
  content: 'keep',
  opt: 'keep',
};

/** Words of programs, such as `vs/editor/contrib`, `jupyter-notebook`, `1.139.1`. */
const WORD = /^[\w.+/~-]{0,64}$/;
/** Files of a git folder that say what git did. */
const GIT_FILES =
  /^(?:(?:ORIG_|FETCH_|MERGE_|CHERRY_PICK_|REVERT_|REBASE_)?HEAD|index|logs\/HEAD|rebase-(?:merge|apply))$/;
/** Refs that stand for the index, a merge stage or the base of the working tree. */
const LOCAL_REF = /^(?:~|HEAD|:[123]|0{7,40}[:-]?|)$/;
const EXTENSION = /\.[A-Za-z][A-Za-z0-9]{0,7}$/;

/**
 * Takes everything out of raw events that says what somebody works on, and leaves what tracking goes by: replaying
 * the result gives the same origins and kinds. Paths, names, labels, commit ids and branches become tokens, the
 * same for the same text within one trace; texts become their shape; a command line says only whether it starts
 * an agent. A field that is not known here is left out.
 */
export class EventShaper {
  private readonly texts = new TextShaper();

  constructor(private readonly options: ShaperOptions) {}

  shape(event: RawEvent): RawEvent {
    const shaped = this.object(event as unknown as Record<string, unknown>);
    if (event.e === 'docChange') shaped['ch'] = this.texts.changes(event.u, event.ch);
    if (event.e === 'termOpen' && event.opt !== undefined) shaped['opt'] = this.creation(event.opt);
    return shaped as unknown as RawEvent;
  }

  private object(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, field]) => {
        const treatment = Object.hasOwn(FIELDS, key) ? FIELDS[key] : undefined;
        return treatment === undefined ? [] : [[key, this.value(key, treatment, field)] as const];
      }),
    );
  }

  private value(key: string, treatment: Treatment, value: unknown): unknown {
    if (typeof value === 'string') return this.text(key, treatment, value);
    if (Array.isArray(value)) return value.map((one: unknown) => this.value(key, treatment, one));
    if (typeof value === 'object' && value !== null) {
      return this.object(value as Record<string, unknown>);
    }
    return value;
  }

  private text(key: string, treatment: Treatment, text: string): string {
    switch (treatment) {
      case 'uri':
        return this.uri(text);
      case 'command':
        return this.command(text);
      case 'ref':
        return text === '' ? '' : this.token(text);
      case 'token':
        return this.token(text);
      case 'keep':
        if (key === 'touched') return GIT_FILES.test(text) ? text : this.token(text);
        return WORD.test(text) ? text : this.token(text);
    }
  }

  private token(text: string): string {
    return text === '' ? '' : this.options.hash(text);
  }

  /** An agent's keeps being one. */
  private command(text: string): string {
    if (text === '') return '';
    const token = this.token(text);
    return this.options.isAgentCommand(text) ? `${AGENT_COMMANDS[0] ?? ''} ${token}` : token;
  }

  /** What a terminal was created with: whether it is an agent's shows only in all parts together. */
  private creation(made: {
    readonly name?: string;
    readonly shell?: string;
    readonly args?: string;
  }): Record<string, string> {
    const { name, shell, args } = made;
    const started = /(?:^|\s)-[a-z]*c\s+(.*)$/s.exec(args ?? '')?.[1]?.replace(/^["']|["']$/g, '');
    const program = [shell, args].filter((part) => part !== undefined).join(' ');
    const agent = [program, started].find(
      (words) => words !== undefined && this.options.isAgentCommand(words),
    );
    return {
      ...(name !== undefined && { name: this.command(name) }),
      ...(shell !== undefined && { shell: this.command(agent ?? shell) }),
      ...(args !== undefined && { args: this.token(args) }),
    };
  }

  /** Scheme, depth and extension stay; every segment becomes a token. */
  private uri(uri: string): string {
    const scheme = /^[\w+.-]+:/.exec(uri)?.[0] ?? '';
    const [, path = '', query, fragment] =
      /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(uri.slice(scheme.length)) ?? [];
    return [
      scheme,
      this.path(path),
      query === undefined ? '' : `?${this.query(query)}`,
      fragment === undefined ? '' : `#${this.token(fragment)}`,
    ].join('');
  }

  private path(path: string): string {
    return path
      .split('/')
      .map((segment) => {
        const extension = EXTENSION.exec(segment)?.[0] ?? '';
        return segment === '' ? '' : this.token(segment) + extension;
      })
      .join('/');
  }

  /** Of a query only the path and the ref are looked at. */
  private query(query: string): string {
    const path = /"path"\s*:\s*"([^"]*)"/.exec(query)?.[1];
    const ref = /"(?:ref|commit|commitSha)"\s*:\s*"([^"]*)"/.exec(query)?.[1];
    if (path === undefined && ref === undefined) return this.token(query);
    return JSON.stringify({
      ...(path !== undefined && { path: this.path(path) }),
      ...(ref !== undefined && { ref: LOCAL_REF.test(ref) ? ref : this.token(ref) }),
    });
  }
}
