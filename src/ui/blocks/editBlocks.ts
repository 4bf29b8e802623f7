import * as vscode from 'vscode';
import { shortBlockText } from '../../core/blocks/blockWords';
import type { ProtectedBlock } from '../../core/blocks/protectedBlock';
import { CancelledError, ExpectedError } from '../../core/errors/expectedError';
import type { Instead } from '../errors/nothingThere';
import { checkBlock, type BlockFault } from '../settings/readBlocks';
import { askArea, askDays, askName, askTimes, askZone, type EditParts } from './askBlock';
import { faultOfEntry, withEntry, withoutEntry, type BlockEntry } from './blockEntry';

const SECTION = 'handsOn';
const NAME = 'protectedBlocks';

/** Where somebody who has no block can make one. */
export const EDIT_BLOCKS: Instead = {
  title: 'Edit Protected Blocks',
  command: 'handsOn.editBlocks',
};

/** What the person can do next: a block, a new one, the file. */
interface Row extends vscode.QuickPickItem {
  readonly does: { kind: 'block'; index: number } | { kind: 'add' } | { kind: 'json' };
}

/** Adds, changes and removes protected blocks step by step; each step ends in the setting. */
export async function editBlocks(parts: EditParts): Promise<void> {
  const entries = entriesNow();
  const rows: Row[] = [
    ...entries.map((entry, index) => rowOf(entry, index, parts.timeZone())),
    { label: '$(add) Add a block', does: { kind: 'add' } },
    {
      label: '$(json) Edit as JSON',
      detail: 'Opens your settings.json at handsOn.protectedBlocks',
      does: { kind: 'json' },
    },
  ];
  const choice = await vscode.window.showQuickPick(rows, {
    title: 'Edit Protected Blocks',
    placeHolder: entries.length === 0 ? 'No time is protected yet' : 'Choose a block to change it',
  });
  if (choice === undefined) throw new CancelledError();
  switch (choice.does.kind) {
    case 'add':
      return addBlock(parts);
    case 'json':
      return openJson();
    case 'block':
      return changeBlock(parts, choice.does.index);
  }
}

/** Asks for days, times, name and area, and adds the block. */
export async function addBlock(parts: EditParts): Promise<void> {
  const title = 'Add a Protected Block';
  const days = await askDays(title, ['tue', 'thu']);
  const times = await askTimes(title, { days, start: '09:00', end: '12:00' }, (entry) =>
    faultIn(parts, entry, null),
  );
  const name = await askName(title, 'Coding');
  const area = await askArea(parts, title);
  await keep(parts, { ...times, name, area }, null);
}

async function changeBlock(parts: EditParts, index: number): Promise<void> {
  const entries = entriesNow();
  const entry = entryOf(entries[index]);
  // What cannot be read can only be mended in the file.
  if (entry === undefined) return openJson();
  const title = `Change "${entry.name ?? 'Coding'}"`;
  const what = await vscode.window.showQuickPick(
    [
      { label: '$(calendar) Days', does: 'days' as const },
      {
        label: '$(clock) Times',
        description: `${entry.start}–${entry.end}`,
        does: 'times' as const,
      },
      { label: '$(tag) Name', description: entry.name ?? 'Coding', does: 'name' as const },
      { label: '$(folder) Area', description: entry.area ?? 'none', does: 'area' as const },
      {
        label: '$(globe) Time zone',
        description: entry.zone ?? `this computer's, ${parts.timeZone()}`,
        does: 'zone' as const,
      },
      { label: '$(trash) Remove it', does: 'remove' as const },
    ],
    { title, placeHolder: 'What do you want to change?' },
  );
  if (what === undefined) throw new CancelledError();
  if (what.does === 'remove') return write(withoutEntry(entries, index));
  const changed = await changedEntry(parts, title, entry, what.does, index);
  await keep(parts, changed, index);
}

/** @throws ExpectedError that names the field and the reason, where the entry would only be left out */
async function keep(parts: EditParts, entry: BlockEntry, index: number | null): Promise<void> {
  const fault = faultIn(parts, entry, index);
  if (fault !== undefined) {
    const { field, reason } = fault;
    const stays = index === null ? 'Your other blocks stay.' : 'The block stays as it was.';
    const isTime = field === 'days' || field === 'start' || field === 'end';
    const todo = isTime ? 'Choose other days or times.' : `Enter another ${field}.`;
    throw new ExpectedError(`${field}: ${reason}.`, stays, todo);
  }
  await write(withEntry(entriesNow(), entry, index));
}

function faultIn(
  { timeZone, clock }: EditParts,
  entry: BlockEntry,
  index: number | null,
): BlockFault | undefined {
  return faultOfEntry(entriesNow(), entry, index, timeZone(), clock.now());
}

async function changedEntry(
  parts: EditParts,
  title: string,
  entry: BlockEntry,
  what: 'days' | 'times' | 'name' | 'area' | 'zone',
  index: number,
): Promise<BlockEntry> {
  switch (what) {
    case 'days':
      return { ...entry, days: await askDays(title, entry.days) };
    case 'times':
      return askTimes(title, entry, (changed) => faultIn(parts, changed, index));
    case 'name':
      return { ...entry, name: await askName(title, entry.name ?? '') };
    case 'area':
      return { ...entry, area: await askArea(parts, title) };
    case 'zone':
      return { ...entry, zone: await askZone(parts, title) };
  }
}

function rowOf(entry: unknown, index: number, zone: string): Row {
  const block = checkBlock(entry, zone);
  const does = { kind: 'block' as const, index };
  if ('reason' in block) {
    return {
      label: `$(warning) Entry ${index + 1} is left out`,
      detail: `${block.field}: ${block.reason}`,
      does,
    };
  }
  return { label: block.name, description: shortBlockText(block), ...detailOf(block, zone), does };
}

function detailOf({ area, zone }: ProtectedBlock, own: string): { detail?: string } {
  const parts = [area?.name ?? '', zone === own ? '' : zone].filter((part) => part !== '');
  return parts.length === 0 ? {} : { detail: parts.join(' · ') };
}

/** As it stands in the person's settings. */
function entriesNow(): readonly unknown[] {
  const value = vscode.workspace.getConfiguration(SECTION).get<unknown>(NAME);
  return Array.isArray(value) ? (JSON.parse(JSON.stringify(value)) as unknown[]) : [];
}

function entryOf(value: unknown): BlockEntry | undefined {
  return 'reason' in checkBlock(value, 'UTC') ? undefined : (value as BlockEntry);
}

async function write(entries: readonly unknown[]): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(SECTION);
  await configuration.update(NAME, entries, vscode.ConfigurationTarget.Global);
}

async function openJson(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettingsJson', {
    revealSetting: { key: `${SECTION}.${NAME}`, edit: true },
  });
}
