import type { RawEvent } from '../../core/events/rawEvent';
import type { ExternalCause, OriginVerdict } from '../../core/origins/origin';
import { AgentWatch, GIT_WINDOW, GitWatch } from './causes';
import { Documents } from './documentState';
import { deadlineOf, FOLLOW_WINDOW, keyedOf, partNextKey } from './edit';
import { EditFacts } from './editFacts';
import { closeEdit, FollowUps } from './followUps';
import { Hindsight } from './hindsight';
import type { Edit, Run } from './model';
import { Pending, type Entry } from './pending';
import { firstRule } from './rules/table';
import { AWAY_GAP, interruptRuns, isStream, RUN_GAP, takeIntoRuns } from './runs';
import { SteadyClock } from './steadyClock';

export interface ClassifiedEvent {
  readonly event: RawEvent;
  /** Set for every change event with at least one content change. */
  readonly verdict: OriginVerdict | null;
}

export interface ClassifierOptions {
  readonly isAgentCommand: (commandLine: string) => boolean;
}

/**
 * Says who made each edit. Lets every event through in its order, and holds the stream back as long as a
 * verdict needs to know what follows: 80 ms for the selection event, 500 ms away from the caret for a save, up
 * to 3 s where insertions may go on without a key, 5 s after a reload for the state of the repository. Decisions depend on the events and
 * their times only, never on when {@link advance} is called. Three hands move along the queue: the first
 * joins what follows an edit to it, the second decides, the third lets go. Constant work per event.
 */
export class OriginClassifier {
  private readonly clock = new SteadyClock();
  private readonly documents = new Documents();
  private readonly followUps = new FollowUps(this.documents);
  private readonly hindsight = new Hindsight(this.documents);
  private readonly git = new GitWatch();
  private readonly agents: AgentWatch;
  private readonly pending = new Pending();

  constructor(
    private readonly emit: (classified: ClassifiedEvent) => void,
    options: ClassifierOptions,
  ) {
    this.agents = new AgentWatch(options.isAgentCommand);
  }

  /** Takes the next event, in the order of arrival. */
  push(event: RawEvent): void {
    const t = this.clock.tick(event.t);
    this.run(t);
    if (event.e === 'meta' && event.restarted !== undefined) this.restart();
    const edit = this.followUps.accept(event, t);
    if (event.e === 'gitState') this.git.accept(event, t);
    this.pending.add({ event, t, edit, verdict: null, early: undefined, saveBy: -Infinity });
    this.run(t);
    while (this.pending.isFull) this.letGoOldest();
  }

  /** Time has come to `now` with no other event: lets out what no later event can change. */
  advance(now: number): void {
    this.run(this.clock.peek(now));
  }

  /** Decides everything with what is known: shutdown, loss of focus, end of a trace. */
  flush(): void {
    this.run(Infinity);
  }

  /** The extension host started again: nothing is open, nothing can follow what was before. */
  private restart(): void {
    this.run(Infinity);
    this.documents.clear();
    this.git.reset();
  }

  /** Moves the three hands as far as they can go when everything before `now` is known. */
  private run(now: number): void {
    for (;;) {
      const join = this.pending.joining;
      const joinAt = join === null ? Infinity : joinTime(join);
      const decide = this.pending.deciding;
      const decideAt = decide === null ? Infinity : this.decisionTime(decide);
      if (decide !== null && decideAt <= joinAt && isDue(decideAt, now)) this.decide(decide);
      else if (join !== null && isDue(joinAt, now)) this.join(join);
      else break;
    }
    for (;;) {
      const { released } = this.pending;
      if (released === null || !isDue(releaseTime(released), now)) break;
      this.release(released);
    }
  }

  private join({ event, edit }: Entry): void {
    if (edit !== null) {
      closeEdit(edit);
      edit.keyed = keyedOf(edit);
      partNextKey(edit);
      takeIntoRuns(edit);
    } else if (event.e === 'sel' && (event.kind === 1 || event.kind === 2)) {
      interruptRuns(this.documents.of(event.u).runs);
    }
    this.pending.joined();
  }

  /** When everything that the decision needs is known: -Infinity is now. */
  private decisionTime(entry: Entry): number {
    const { edit, t } = entry;
    if (edit === null) return -Infinity;
    if (entry.early === undefined) {
      const facts = new EditFacts(edit, this.hindsight);
      entry.early = firstRule(facts, false);
      if (entry.early === null) entry.saveBy = t + facts.longestBeforeSave;
    }
    if (entry.early !== null) return -Infinity;
    return Math.max(entry.saveBy, t + FOLLOW_WINDOW + waitOf(edit));
  }

  private decide(entry: Entry): void {
    const { event, edit, t } = entry;
    this.agents.accept(event);
    if (edit === null) this.hindsight.pass(event, t);
    else {
      const rule = entry.early ?? firstRule(new EditFacts(edit, this.hindsight), true);
      if (rule !== null) {
        const cause: ExternalCause | null =
          rule.origin === 'external' ? (this.agents.running ? 'agent' : 'other') : null;
        entry.verdict = { origin: rule.origin, rule: rule.id, cause };
        this.hindsight.note(edit, entry.verdict);
      }
    }
    this.pending.decided();
  }

  private release({ event, t, verdict }: Entry): void {
    this.pending.release();
    const byGit = verdict?.origin === 'external' && this.isByGit(verdict, t);
    this.emit({ event, verdict: byGit ? { ...verdict, cause: 'git' } : verdict });
  }

  /** An index that is written says less than an agent that runs: it looks at what it changed by `git status`. */
  private isByGit({ cause }: OriginVerdict, t: number): boolean {
    return this.git.changedAround(t) || (cause === 'other' && this.git.wroteIndexAround(t));
  }

  /** Too many events wait: the oldest goes with what is known of it. */
  private letGoOldest(): void {
    const { joining, deciding, released } = this.pending;
    if (released !== null) this.release(released);
    else if (deciding !== null) this.decide(deciding);
    else if (joining !== null) this.join(joining);
  }
}

/** A time is over only when later events can no longer carry it. */
function isDue(time: number, now: number): boolean {
  return time < now || time === -Infinity;
}

function joinTime({ edit }: Entry): number {
  return edit === null || edit.closed ? -Infinity : deadlineOf(edit);
}

function releaseTime({ t, verdict }: Entry): number {
  return verdict?.origin === 'external' ? t + GIT_WINDOW : -Infinity;
}

/** How much longer than {@link FOLLOW_WINDOW} an edit that no key announced may have to wait, ms. */
function waitOf({ run }: Edit): number {
  if (run === null || isSettled(run)) return 0;
  // Whose single letters at the caret are is told by how many come.
  return run.atCaret && !(run.singles && run.anyVisible) ? RUN_GAP : AWAY_GAP;
}

/** Is it known what the run is: interrupted, or a stream that cannot be somebody accepting word by word. */
function isSettled(run: Run): boolean {
  return run.ended || (isStream(run) && !run.wordSteps);
}
