import * as vscode from 'vscode';
import type { BlockOccurrence } from '../../core/blocks/blockOccurrence';
import { clockAt, weekdayAt, whenText } from '../../core/blocks/blockWords';
import type { BlockArea } from '../../core/blocks/protectedBlock';
import { CancelledError } from '../../core/errors/expectedError';
import { dayAt } from '../../core/calendar/zone';
import type { BlocksPort } from '../../core/ports/blocksPort';
import type { AreasPort } from '../../core/ports/ledgerPort';
import type { Clock } from '../../core/ports/clock';

export interface PutParts {
  readonly blocks: Pick<BlocksPort, 'blocksAhead' | 'answerBlock'>;
  readonly areas: Pick<AreasPort, 'areas'>;
  readonly clock: Clock;
  readonly timeZone: () => string;
  readonly onNoted: () => void;
  /** Adds a block, where there is none. */
  readonly add: () => Promise<void>;
}

const ANOTHER = 'Another Block';
const TAKE_OUT = 'Take It Out';
const ADD = 'Add a Block';

/** Puts an area into the next block that has none yet, and says into which. */
export async function putInBlock(parts: PutParts, argument: unknown): Promise<void> {
  const area = areaOf(argument) ?? (await chooseArea(parts));
  const ahead = await blocksToFill(parts);
  const next = nextFor(ahead);
  if (next === undefined) {
    const choice = await vscode.window.showInformationMessage(
      `There is no protected block to put ${area.name} in.`,
      ADD,
    );
    if (choice !== ADD) return;
    await parts.add();
    const added = nextFor(await blocksToFill(parts));
    if (added !== undefined) await put(parts, added, area, []);
    return;
  }
  await put(parts, next, area, ahead);
}

/** The first block ahead without an area of its own, else the first. */
export function nextFor(ahead: readonly BlockOccurrence[]): BlockOccurrence | undefined {
  return (
    ahead.find(({ area, block }) => area === null || area.path === block.area?.path) ?? ahead[0]
  );
}

async function blocksToFill({ blocks, clock }: PutParts): Promise<readonly BlockOccurrence[]> {
  const ahead = await blocks.blocksAhead(clock.now());
  return ahead.filter(({ state }) => state === 'coming' || state === 'moved');
}

async function put(
  parts: PutParts,
  block: BlockOccurrence,
  area: BlockArea,
  others: readonly BlockOccurrence[],
): Promise<void> {
  const { blocks, clock, timeZone, onNoted } = parts;
  await blocks.answerBlock(block.key, { kind: 'area', area }, clock.now());
  onNoted();
  const zone = timeZone();
  const when = `${weekdayAt(block.start, zone)}'s block, ${clockAt(block.start, zone)}–${clockAt(block.end, zone)}`;
  // Not awaited: the area is in the block, whatever becomes of the message.
  void vscode.window
    .showInformationMessage(
      `${area.name} is in ${when}.`,
      ...(others.length > 1 ? [ANOTHER] : []),
      TAKE_OUT,
    )
    .then(async (choice) => {
      if (choice === undefined) return;
      const before = { kind: 'area' as const, area: block.area };
      if (choice === ANOTHER) {
        const other = await chooseBlock(others, zone, block.key);
        if (other === undefined) return;
        await blocks.answerBlock(block.key, before, clock.now());
        await put(parts, other, area, others);
      } else {
        await blocks.answerBlock(block.key, before, clock.now());
        onNoted();
      }
    });
}

async function chooseBlock(
  blocks: readonly BlockOccurrence[],
  zone: string,
  without: string,
): Promise<BlockOccurrence | undefined> {
  const items = blocks
    .filter(({ key }) => key !== without)
    .map((block) => ({
      label: whenText(block, zone),
      description: dayAt(zone, block.start),
      detail: block.area === null ? block.block.name : `${block.block.name}: ${block.area.name}`,
      block,
    }));
  const choice = await vscode.window.showQuickPick(items, { title: 'Put It in Which Block?' });
  return choice?.block;
}

async function chooseArea({ areas, clock }: PutParts): Promise<BlockArea> {
  const model = await areas.areas({ repo: null, path: null, now: clock.now() });
  const items = model.areas
    .filter(({ onMyGround }) => onMyGround)
    .map(({ repo, path, name, sentence }) => ({
      label: name,
      detail: sentence,
      area: { repo, path, name },
    }));
  const choice = await vscode.window.showQuickPick(items, {
    title: 'Put It in a Block',
    placeHolder: 'Which area?',
    matchOnDetail: true,
  });
  if (choice === undefined) throw new CancelledError();
  return choice.area;
}

/** `{repo, path, name}`, or what holds one: an offer of the map, a row of the list of areas. */
function areaOf(argument: unknown): BlockArea | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const told = argument as Readonly<Record<string, unknown>>;
  if (typeof told['area'] === 'object') return areaOf(told['area']);
  const { repo, path, name } = told;
  if (typeof path !== 'string' || path === '') return undefined;
  return {
    repo: typeof repo === 'string' ? repo : null,
    path,
    name: typeof name === 'string' && name !== '' ? name : path,
  };
}
