import type { BlockRecord } from '../../core/blocks/blockRecord';
import type { BlockArea } from '../../core/blocks/protectedBlock';
import { partsOfSource, sourceOf } from '../../core/mirror/month';
import type { KeptSession, SessionResult } from '../../core/focus/result';
import type { FocusSession } from '../../core/focus/session';
import type { DiffAuthorship } from '../../core/time/diffAuthorship';
import type { Pulse, PulseState } from '../../core/time/pulse';
import type { Rollup } from '../../core/time/rollup';
import type { Decision } from '../../core/weeks/decision';
import type { ExportMeasures } from './exportDocument';

/**
 * Replaces everything that names something: repositories, files, revisions, hosts, windows. Equal names get
 * equal numbers within one export, so that all times and counts stay as they are. The extension of a file
 * stays, because it tells no more than the language.
 */
export class Redactor {
  private readonly numbers = new Map<string, number>();
  private readonly counts = new Map<string, number>();

  repo(root: string | null): string | null {
    return root === null ? null : `repository:///${this.number('repository', root)}`;
  }

  path(root: string | null, path: string | null): string | null {
    if (path === null || path === '') return path;
    const extension = /\.[A-Za-z0-9]{1,8}$/.exec(path)?.[0] ?? '';
    return `file-${this.number('file', `${root ?? ''}\n${path}`)}${extension}`;
  }

  window(key: string): string {
    return `window-${this.number('window', key)}`;
  }

  /** Of a mirrored source host and ledger are replaced; that it is one stays. */
  host(key: string): string {
    const source = partsOfSource(key);
    if (source === undefined) return `host-${this.number('host', key)}`;
    return sourceOf(this.host(source.host), `ledger-${this.number('ledger', source.ledger)}`);
  }

  pulse(pulse: Pulse): Pulse {
    return {
      ...pulse,
      window: this.window(pulse.window),
      state: this.state(pulse.state),
      handsRepo: this.repo(pulse.handsRepo),
      edits: pulse.edits.map((edit) => ({
        ...edit,
        repo: this.repo(edit.repo),
        path: this.path(edit.repo, edit.path),
      })),
    };
  }

  diff({ repo, refs, mine }: DiffAuthorship): DiffAuthorship {
    return { repo: this.repo(repo) ?? '', refs: [this.ref(refs[0]), this.ref(refs[1])], mine };
  }

  rollup(rollup: Rollup): Rollup {
    return {
      ...rollup,
      host: this.host(rollup.host),
      times: rollup.times.map((time) => ({ ...time, repo: this.repo(time.repo) })),
      origins: rollup.origins.map((edits) => ({ ...edits, repo: this.repo(edits.repo) })),
    };
  }

  /** What people call a phase, and what they wrote, names things: numbers and nothing are left. */
  decision(decision: Decision): Decision {
    const id = this.decisionId(decision.id);
    switch (decision.kind) {
      case 'week':
        return { ...decision, id };
      case 'phase':
        return { ...decision, id, name: `phase-${this.number('phase', decision.name)}` };
      case 'phaseExtended':
      case 'phaseEnded':
        return { ...decision, id, phase: this.decisionId(decision.phase) };
      case 'drift':
      case 'quarter':
        return { ...decision, id, text: '' };
    }
  }

  /** Times stay; what blocks are called, what they are for, and reasons name things. */
  blocks({ plans, answers }: BlockRecord): BlockRecord {
    return {
      plans: plans.map(({ since, blocks }) => ({
        since,
        blocks: blocks.map((block) => ({
          ...block,
          name: `block-${this.number('block', block.name)}`,
          area: block.area && this.blockArea(block.area),
        })),
      })),
      answers: answers.map(({ skipped, cause, area, ...rest }) => ({
        ...rest,
        skipped: skipped === null ? null : '',
        cause: cause === null ? null : { kind: cause.kind, words: null },
        area: area && this.blockArea(area),
      })),
    };
  }

  private blockArea({ repo, path }: BlockArea): BlockArea {
    const name = this.path(repo, path) ?? '';
    return { repo: this.repo(repo), path: name, name };
  }

  private decisionId(id: string): string {
    return `decision-${this.number('decision', id)}`;
  }

  /** What people say of a session names things as well: it is left out. */
  session({ session, result }: KeptSession): KeptSession {
    return {
      session: {
        ...session,
        id: this.sessionId(session.id),
        host: this.host(session.host),
        intention: '',
        area: session.area === null ? null : this.area(session.area),
      },
      result: result === null ? null : this.result(result),
    };
  }

  measures({ sessions, blocks }: ExportMeasures): ExportMeasures {
    return {
      sessions: sessions.map((one) => ({
        ...one,
        session: this.sessionId(one.session),
        host: this.host(one.host),
      })),
      blocks: blocks.map((one) => ({ ...one, host: this.host(one.host) })),
    };
  }

  private sessionId(id: string): string {
    return `session-${this.number('session', id)}`;
  }

  private area({ repo, path }: NonNullable<FocusSession['area']>): {
    readonly repo: string;
    readonly path: string;
  } {
    return { repo: this.repo(repo) ?? '', path: this.path(repo, path) ?? '' };
  }

  private result(result: SessionResult): SessionResult {
    return {
      ...result,
      areas: result.areas.map((place) => ({ ...place, ...this.area(place) })),
      files: result.files.map((place) => ({ ...place, ...this.area(place) })),
      commits: result.commits.map(({ repo, id, at }) => ({
        repo: this.repo(repo) ?? '',
        id: this.ref(id),
        at,
        subject: '',
      })),
    };
  }

  private state(state: PulseState): PulseState {
    const { repo, path, refs } = state;
    return {
      ...state,
      repo: this.repo(repo),
      path: this.path(repo, path),
      refs: refs === null ? null : [this.ref(refs[0]), this.ref(refs[1])],
    };
  }

  private ref(ref: string): string {
    return `revision-${this.number('revision', ref)}`;
  }

  private number(kind: string, name: string): number {
    const key = `${kind}\n${name}`;
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = (this.counts.get(kind) ?? 0) + 1;
      this.counts.set(kind, number);
      this.numbers.set(key, number);
    }
    return number;
  }
}
