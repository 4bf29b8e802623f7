import * as vscode from 'vscode';
import type { BlockOccurrence } from '../../core/blocks/blockOccurrence';
import { minutesOf, wallTime } from '../../core/blocks/wallTime';
import { addDays, type Day } from '../../core/calendar/day';
import { dayAt, startOfDay } from '../../core/calendar/zone';
import { CancelledError, ExpectedError } from '../../core/errors/expectedError';
import type { AreaModel } from '../../core/ledger/areas';
import type { BlocksPort } from '../../core/ports/blocksPort';
import type { Clock } from '../../core/ports/clock';
import type { AreasPort } from '../../core/ports/ledgerPort';
import type { WeeklyPort } from '../../core/ports/weeklyPort';
import { whenText } from '../../core/weekly/documentBlocks';
import {
  daysToCome,
  decisionOf,
  decisionText,
  fitsDay,
  movedTo,
  plannable,
  plannedWeek,
  startMinutes,
  type Decided,
} from '../../core/weekly/plan';
import { weekdayText, weekTitle } from '../../core/weekly/weekWords';

/** A longer list is none to choose from. */
const MOST_AREAS = 20;

export interface PlanParts {
  readonly blocks: Pick<BlocksPort, 'blocks' | 'answerBlock'>;
  readonly areas: Pick<AreasPort, 'areas'>;
  readonly weekly: Pick<WeeklyPort, 'decideWeek'>;
  readonly clock: Clock;
  readonly timeZone: () => string;
  /** Tells that the week's page says something else now. @param week whose end the decision is made at */
  readonly decided: (week: Day) => void;
}

interface Step extends vscode.QuickPickItem {
  readonly decide: () => Promise<Decided | undefined>;
}

/** Asks for one decision about the week that comes, does it, and keeps it. */
export async function planWeek(parts: PlanParts): Promise<void> {
  const { blocks, clock, timeZone, weekly } = parts;
  const zone = timeZone();
  const now = clock.now();
  const week = plannedWeek(dayAt(zone, now));
  const [from, to] = [startOfDay(zone, week), startOfDay(zone, addDays(week, 7))];
  const open = plannable(await blocks.blocks(from, to, now), now);
  const steps = open.length === 0 ? withoutBlocks() : stepsOf(parts, open, week, zone, now);
  const choice = await vscode.window.showQuickPick(steps, {
    title: `Plan ${weekTitle(week)}`,
    placeHolder:
      open.length === 0
        ? 'There is no protected block in that week'
        : 'One decision about your blocks',
    ignoreFocusOut: true,
  });
  if (choice === undefined) throw new CancelledError();
  const decided = await choice.decide();
  if (decided === undefined) return;
  const decision = decisionOf(decided, week, zone, clock.now());
  await weekly.decideWeek(decision);
  parts.decided(decision.week);
  vscode.window.setStatusBarMessage(`Hands-On: ${decisionText(decided, zone)}`, 8_000);
}

function withoutBlocks(): Step[] {
  return [
    {
      label: '$(calendar) Keep Time for Building',
      detail: 'Set up a protected block: its days, its times and what it is for.',
      decide: async () => {
        await vscode.commands.executeCommand('handsOn.editBlocks');
        return undefined;
      },
    },
    later(),
  ];
}

function later(): Step {
  return {
    label: '$(clock) Not Now',
    detail: 'The page of the week says that nothing is decided yet.',
    decide: () => Promise.resolve({ kind: 'later' }),
  };
}

function stepsOf(
  parts: PlanParts,
  open: readonly BlockOccurrence[],
  week: Day,
  zone: string,
  now: number,
): Step[] {
  const which = (question: string): Promise<BlockOccurrence> => chooseBlock(open, question, zone);
  const answer = parts.blocks.answerBlock.bind(parts.blocks);
  return [
    {
      label:
        open.length === 1 ? '$(check) Keep the Block' : `$(check) Keep All ${open.length} Blocks`,
      detail: open.map((block) => whenText(block, zone)).join('; '),
      decide: () => Promise.resolve({ kind: 'keep', blocks: open }),
    },
    {
      label: '$(arrow-right) Move a Block',
      detail: 'To another day or time in that week.',
      decide: async () => {
        const block = await which('Move which block?');
        const day = await chooseDay(week, block, zone, now);
        const minutes = await askTime(block, day, zone, now);
        const { start, end } = movedTo(block, day, minutes, zone);
        const moved = await answer(block.key, { kind: 'move', start, end }, now);
        return { kind: 'move', block, to: moved };
      },
    },
    {
      label: '$(close) Drop a Block',
      detail: 'Just this once; the block itself stays.',
      decide: async () => {
        const block = await which('Drop which block?');
        const reason = await askReason(block, zone);
        await answer(block.key, { kind: 'skip', reason }, now);
        return { kind: 'drop', block, reason };
      },
    },
    {
      label: '$(eye-closed) Take an Area into a Block',
      detail: 'Give a blind spot its time.',
      decide: async () => {
        const block = await which('Take an area into which block?');
        const { repo, path, name } = await chooseArea(parts, now);
        await answer(block.key, { kind: 'area', area: { repo, path, name } }, now);
        return { kind: 'area', block, area: name };
      },
    },
    later(),
  ];
}

async function chooseBlock(
  open: readonly BlockOccurrence[],
  title: string,
  zone: string,
): Promise<BlockOccurrence> {
  const [only] = open;
  if (only !== undefined && open.length === 1) return only;
  const choice = await vscode.window.showQuickPick(
    open.map((block) => ({
      label: whenText(block, zone),
      description: [block.block.name, block.area?.name ?? '']
        .filter((part) => part !== '')
        .join(', '),
      block,
    })),
    { title, ignoreFocusOut: true },
  );
  if (choice === undefined) throw new CancelledError();
  return choice.block;
}

async function chooseDay(
  week: Day,
  block: BlockOccurrence,
  zone: string,
  now: number,
): Promise<Day> {
  const own = dayAt(zone, block.start);
  const choice = await vscode.window.showQuickPick(
    daysToCome(week, dayAt(zone, now)).map((day) => ({
      label: weekdayText(day),
      description: day === own ? 'as planned' : '',
      day,
    })),
    { title: `Move ${whenText(block, zone)} to which day?`, ignoreFocusOut: true },
  );
  if (choice === undefined) throw new CancelledError();
  return choice.day;
}

async function askTime(
  block: BlockOccurrence,
  day: Day,
  zone: string,
  now: number,
): Promise<number> {
  const text = await vscode.window.showInputBox({
    title: `When does it start on ${weekdayText(day)}?`,
    prompt: 'A time of day such as 14:00; the block keeps its length.',
    value: wallTime(startMinutes(block, zone)),
    ignoreFocusOut: true,
    validateInput: (value) => {
      const minutes = minutesOf(value);
      if (minutes === undefined) return 'A time of day such as 14:00.';
      if (movedTo(block, day, minutes, zone).start <= now) return 'That time has passed.';
      return fitsDay(block, minutes) ? undefined : 'The block would run past midnight.';
    },
  });
  if (text === undefined) throw new CancelledError();
  return minutesOf(text) ?? 0;
}

async function askReason(block: BlockOccurrence, zone: string): Promise<string> {
  const reason = await vscode.window.showInputBox({
    title: `Drop ${whenText(block, zone)}`,
    prompt: 'Why? The reason is kept with the block.',
    placeHolder: 'planning week, leave, …',
    ignoreFocusOut: true,
  });
  if (reason === undefined) throw new CancelledError();
  return reason.trim();
}

async function chooseArea({ areas }: PlanParts, now: number): Promise<AreaModel> {
  const model = await areas.areas({ repo: null, path: null, now });
  const candidates = model.areas
    .filter(({ onMyGround, changesSince }) => onMyGround && changesSince > 0)
    .slice(0, MOST_AREAS);
  if (candidates.length === 0) {
    throw new ExpectedError(
      'In the repositories of this window no area has changed since you last wrote there.',
      'The blocks stay as they are.',
      'Open the repository you mean, and plan again.',
    );
  }
  const choice = await vscode.window.showQuickPick(
    candidates.map((area) => ({
      label: area.isBlindSpot ? `$(eye-closed) ${area.name}` : area.name,
      detail: area.sentence,
      area,
    })),
    { title: 'Take which area into it?', matchOnDetail: true, ignoreFocusOut: true },
  );
  if (choice === undefined) throw new CancelledError();
  return choice.area;
}
