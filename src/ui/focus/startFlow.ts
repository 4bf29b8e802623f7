import * as vscode from 'vscode';
import { CancelledError } from '../../core/errors/expectedError';
import { readDuration } from '../../core/focus/lengthText';
import { LONGEST_INTENTION } from '../../core/focus/limits';
import {
  SESSION_TAGS,
  type SessionArea,
  type SessionTag,
  type SessionWish,
} from '../../core/focus/session';
import type { StartArgument } from '../../core/focus/startArgument';
import type { FocusPort, SharedGround } from '../../core/ports/focusPort';
import type { Log } from '../../core/ports/log';
import { TAG_WORDS } from './sessionWords';
import { lengthRows, whatRows, type Suggestion, type WhatRow, type WhatStep } from './startRows';

export interface StartFlowParts {
  readonly focus: Pick<FocusPort, 'recentIntentions' | 'sharedGround'>;
  /** Areas to work in, the most fitting first. */
  readonly suggest: () => Promise<readonly Suggestion[]>;
  /** How long the last session was planned, ms. */
  readonly lastLength: () => number | null;
  /** Epoch ms. */
  readonly now: () => number;
  readonly timeZone: () => string;
  readonly log: Log;
}

const MINUTE = 60_000;

/**
 * Asks for what was not given: how long, and what for. Enter answers each question.
 *
 * @throws CancelledError
 */
export async function askSession(
  parts: StartFlowParts,
  argument: StartArgument,
): Promise<SessionWish> {
  const { intention, area, block } = argument;
  const place = area === undefined ? null : sessionArea(area);
  const ground = Promise.resolve(
    place === null ? null : parts.focus.sharedGround(place, parts.now()),
  ).catch(unknown(parts.log));
  const given = lengthOf(argument);
  const wish: SessionWish = {
    length: given ?? (await askLength(parts)),
    area: place,
    block: block ?? null,
    ...(intention !== undefined && { intention }),
  };
  const isTold = intention !== undefined || area !== undefined || block !== undefined;
  return given !== undefined && isTold ? wish : askWhatFor(parts, wish, ground);
}

/** With a name only where it says more than the path. */
function sessionArea({ repo, path, name }: SessionArea): SessionArea {
  return name === undefined || name === path ? { repo, path } : { repo, path, name };
}

function lengthOf({ minutes, until }: StartArgument): SessionWish['length'] | undefined {
  if (until !== undefined) return { kind: 'until', at: until };
  return minutes === undefined ? undefined : { kind: 'for', ms: Math.round(minutes * MINUTE) };
}

async function askLength(parts: StartFlowParts): Promise<SessionWish['length']> {
  const { lastLength, now, timeZone } = parts;
  const pick = vscode.window.createQuickPick<ReturnType<typeof lengthRows>[number]>();
  pick.title = 'Hands-On: How Long?';
  pick.placeholder = '50, 1h 30m or until 12:00';
  const fill = (): void => {
    pick.items = lengthRows(pick.value, lastLength(), now(), timeZone());
  };
  fill();
  return chosen(pick, fill, ({ length }) => length ?? undefined);
}

async function askWhatFor(
  parts: StartFlowParts,
  first: SessionWish,
  ground: Promise<SharedGround | null>,
): Promise<SessionWish> {
  const offers = new Offers(parts, ground);
  let wish = first;
  for (;;) {
    const step = await showWhatFor(parts, wish, offers);
    if (step.kind === 'start') {
      const { intention, area } = step;
      return { ...wish, intention: intention.slice(0, LONGEST_INTENTION), area };
    }
    wish = { ...wish, ...(await askDetail(parts, wish, step.kind)) };
  }
}

/** What is looked up once for all questions, and shown as soon as it is known. */
class Offers {
  recent: readonly string[] = [];
  suggestions: readonly Suggestion[] = [];
  ground: SharedGround | null = null;
  changed: () => void = () => undefined;

  constructor(parts: StartFlowParts, ground: Promise<SharedGround | null>) {
    const failed = unknown(parts.log);
    ground.then((known) => {
      this.ground = known;
      this.changed();
    }, failed);
    parts.focus.recentIntentions().then((recent) => {
      this.recent = recent;
      this.changed();
    }, failed);
    parts
      .suggest()
      .then((suggestions) => this.#take(parts, suggestions))
      .catch(failed);
  }

  async #take(parts: StartFlowParts, suggestions: readonly Suggestion[]): Promise<void> {
    this.suggestions = suggestions;
    this.changed();
    for (const { area } of suggestions) {
      const ground = await parts.focus.sharedGround(area, parts.now());
      this.suggestions = this.suggestions.map((one) =>
        one.area === area ? { ...one, ground } : one,
      );
      this.changed();
    }
  }
}

async function showWhatFor(
  { timeZone }: StartFlowParts,
  wish: SessionWish,
  offers: Offers,
): Promise<WhatStep> {
  const pick = vscode.window.createQuickPick<WhatRow & vscode.QuickPickItem>();
  pick.title = 'Hands-On: What For?';
  pick.placeholder = 'What is this session for? Enter starts it.';
  pick.matchOnDescription = true;
  const fill = (): void => {
    const { recent, suggestions, ground } = offers;
    const { value } = pick;
    const active = pick.activeItems[0]?.label;
    const rows = whatRows({ value, wish, zone: timeZone(), ground, recent, suggestions });
    pick.items = rows.map((row) =>
      row.step === null ? { ...row, kind: vscode.QuickPickItemKind.Separator } : row,
    );
    // What arrives later must not move what Enter would choose.
    const same = pick.items.find(({ label, step }) => label === active && step !== null);
    const next = same ?? pick.items[0];
    if (next !== undefined) pick.activeItems = [next];
  };
  fill();
  offers.changed = fill;
  try {
    return await chosen(
      pick,
      () => {
        pick.activeItems = [];
        fill();
      },
      ({ step }) => step ?? undefined,
    );
  } finally {
    offers.changed = () => undefined;
  }
}

async function askDetail(
  parts: StartFlowParts,
  wish: SessionWish,
  what: 'length' | 'estimate' | 'tags',
): Promise<Partial<SessionWish>> {
  if (what === 'length') return { length: await askLength(parts) };
  if (what === 'estimate') return { estimate: await askEstimate() };
  return { tags: await askTags(wish.tags ?? []) };
}

async function askEstimate(): Promise<number | null> {
  const text = await vscode.window.showInputBox({
    title: 'Hands-On: Estimate',
    prompt: 'How long will all of it take you? 90, 3h, 1h 30m; empty for no estimate.',
    validateInput: (value) => {
      const ms = readDuration(value);
      const isFine = value.trim() === '' || (ms !== undefined && ms >= MINUTE);
      return isFine ? null : 'Enter minutes (90) or hours (3h), or leave it empty.';
    },
  });
  if (text === undefined) throw new CancelledError();
  return readDuration(text) ?? null;
}

async function askTags(known: readonly SessionTag[]): Promise<readonly SessionTag[]> {
  const items = SESSION_TAGS.map((tag) => ({
    ...TAG_WORDS[tag],
    tag,
    picked: known.includes(tag),
  }));
  const choice = await vscode.window.showQuickPick(items, {
    title: 'Hands-On: Tags',
    placeHolder: 'What is true of this work?',
    canPickMany: true,
  });
  if (choice === undefined) throw new CancelledError();
  return choice.map(({ tag }) => tag);
}

/** Shows a pick until a row answers. @throws CancelledError when it is left */
function chosen<Row extends vscode.QuickPickItem, Answer>(
  pick: vscode.QuickPick<Row>,
  typed: () => void,
  answerOf: (row: Row) => Answer | undefined,
): Promise<Answer> {
  return new Promise<Answer>((resolve, reject) => {
    pick.onDidChangeValue(typed);
    pick.onDidAccept(() => {
      const row = pick.activeItems[0];
      const answer = row === undefined ? undefined : answerOf(row);
      if (answer === undefined) return;
      resolve(answer);
      pick.hide();
    });
    pick.onDidHide(() => {
      pick.dispose();
      reject(new CancelledError());
    });
    pick.show();
  });
}

function unknown(log: Log): (error: unknown) => null {
  return (error) => {
    log.debug(`the start of a session goes without it: ${String(error)}`);
    return null;
  };
}
