import * as vscode from 'vscode';
import { addDays } from '../../core/calendar/day';
import { mondayOf } from '../../core/calendar/week';
import { dayAt, startOfDay } from '../../core/calendar/zone';
import type { SessionWithResult } from '../../core/focus/result';
import type { BlocksPort } from '../../core/ports/blocksPort';
import type { FocusPort } from '../../core/ports/focusPort';
import type { BlockAction, BlocksHost, SessionLine } from '../../protocol/blocks';

/** A quarter of a year of blocks, half a year of sessions. */
const WEEKS = 12;
const SESSION_DAYS = 182;

export interface BlocksHostParts {
  readonly blocks: Pick<BlocksPort, 'blocks' | 'blocksAhead' | 'estimates'>;
  readonly focus: Pick<FocusPort, 'sessions'>;
  readonly now: () => number;
  readonly timeZone: () => string;
}

/** What the lower half of the weeks asks of the extension. */
export function blocksHost({ blocks, focus, now, timeZone }: BlocksHostParts): BlocksHost {
  return {
    blockWeeks: async () => {
      const at = now();
      const zone = timeZone();
      const monday = mondayOf(dayAt(zone, at));
      const weeks = Array.from({ length: WEEKS }, (_, i) => addDays(monday, (i + 1 - WEEKS) * 7));
      const from = startOfDay(zone, weeks[0] ?? monday);
      const [all, ahead] = await Promise.all([
        blocks.blocks(from, startOfDay(zone, addDays(monday, 7)), at),
        blocks.blocksAhead(at),
      ]);
      const next = ahead.find(({ state }) => state !== 'skipped') ?? null;
      return { now: at, timeZone: zone, weeks, blocks: all, next };
    },
    sessionLines: async () => {
      const at = now();
      const zone = timeZone();
      const from = startOfDay(zone, addDays(dayAt(zone, at), -SESSION_DAYS));
      const sessions = await focus.sessions(from, at + 1);
      return { now: at, timeZone: zone, sessions: sessions.map(lineOf).reverse() };
    },
    estimates: () => blocks.estimates(now()),
    blockAction: async (action) => {
      await vscode.commands.executeCommand(COMMANDS[action]);
    },
    answerBlock: async (key) => {
      await vscode.commands.executeCommand('handsOn.answerBlock', key);
    },
  };
}

function lineOf({ session, result }: SessionWithResult): SessionLine {
  const { id, start, end, intention, area, estimate, broke, state } = session;
  return {
    id,
    start,
    open: end === null,
    intention,
    area: area?.path ?? null,
    built: result.built,
    ran: result.ran,
    estimate,
    broke,
    abandoned: state === 'abandoned',
  };
}

const COMMANDS: Readonly<Record<BlockAction, string>> = {
  edit: 'handsOn.editBlocks',
  calendarFile: 'handsOn.exportBlocks',
  sentence: 'handsOn.copyBlockSentence',
  startSession: 'handsOn.startSession',
};
