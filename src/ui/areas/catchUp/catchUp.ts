import * as vscode from 'vscode';
import { countText } from '../../../core/format/numbers';
import type { CatchUpFile, CatchUpModel } from '../../../core/ledger/areas';
import { CancelledError } from '../../../core/errors/expectedError';
import type { AreasPort } from '../../../core/ports/ledgerPort';
import type { OwnDiffs } from '../../../core/ports/ownDiffs';
import type { Place } from '../../../protocol/areas';
import type { FilesPart } from './catchUpFiles';
import { FILES_AT_ONCE, ordered, partsOf } from './catchUpFiles';
import { fileUri, revisionUri } from './gitContent';
import { withOwnProgress } from '../../ownProgress';

export interface CatchUpParts {
  readonly areas: Pick<AreasPort, 'catchUp'>;
  readonly diffs: Pick<OwnDiffs, 'opened'>;
  /** Shows others' commits since as a list. */
  readonly listCommits: (place: Place, name: string) => Promise<void>;
}

/**
 * Shows what others changed in an area since the person last wrote there: as one multi-diff from the tree
 * they had in front of them to the working tree, in parts when there is too much for one look.
 */
export async function catchUp(parts: CatchUpParts, place: Place, name: string): Promise<void> {
  const model = await reading(`Reading what changed in ${name}`, () =>
    parts.areas.catchUp(place.repo, place.path),
  );
  const { base } = model;
  if (base === null || model.files.length === 0) {
    if (model.commits.length > 0) {
      await parts.listCommits(place, name);
    } else {
      void vscode.window.showInformationMessage(
        `${name}: nothing to catch up on. ${model.baseReason}`,
      );
    }
    return;
  }
  const part = await chosenPart(model, name);
  const shown = part.kind === 'all' ? '' : ` (${part.name})`;
  const title = `Catch up: ${name}${shown}${model.lastDays === null ? '' : `, ${lastDays(model.lastDays)}`}`;
  const files = part.files.slice(0, FILES_AT_ONCE);
  const rows = await Promise.all(files.map((file) => diffRow(place.repo, base, model.head, file)));
  parts.diffs.opened(title);
  await vscode.commands.executeCommand('vscode.changes', title, rows);
}

/** Runs something that takes a moment, with a sign in the status bar. */
export function reading<T>(title: string, run: () => Promise<T>): Promise<T> {
  return withOwnProgress(title, run);
}

async function chosenPart(model: CatchUpModel, name: string): Promise<FilesPart> {
  const { files, path } = model;
  const since = model.lastDays === null ? 'since' : `in the ${lastDays(model.lastDays)}`;
  if (files.length <= FILES_AT_ONCE) {
    return { kind: 'all', name: '', files: ordered(files), commits: 0 };
  }
  const choice = await vscode.window.showQuickPick(partItems(partsOf(files, path)), {
    title: `${name}: ${countText(files.length, 'file')} changed ${since}`,
    placeHolder: 'What to look at first?',
    matchOnDescription: true,
  });
  if (choice?.part === undefined) throw new CancelledError();
  return choice.part;
}

/** Said wherever the diff does not go back as far as the sentence of the area does. */
function lastDays(days: number): string {
  return `last ${countText(days, 'day')}`;
}

type PartItem = vscode.QuickPickItem & { readonly part?: FilesPart };

const HEADINGS = { all: null, folder: 'By folder', author: 'By person' } as const;

function partItems(parts: readonly FilesPart[]): PartItem[] {
  return parts.flatMap((part, index) => {
    const heading = HEADINGS[part.kind];
    const begins = heading !== null && parts[index - 1]?.kind !== part.kind;
    const separator: PartItem[] = begins
      ? [{ label: heading, kind: vscode.QuickPickItemKind.Separator }]
      : [];
    return [...separator, partItem(part)];
  });
}

function partItem(part: FilesPart): PartItem {
  const { kind, name, files, commits } = part;
  const cut = files.length > FILES_AT_ONCE ? `the ${FILES_AT_ONCE} most changed of ` : '';
  const icon = { all: 'list-ordered', folder: 'folder', author: 'person' }[kind];
  return {
    label: `$(${icon}) ${name}`,
    description: `${cut}${countText(files.length, 'file')}, ${countText(commits, 'change')}`,
    part,
  };
}

type DiffRow = readonly [vscode.Uri, vscode.Uri | undefined, vscode.Uri | undefined];

async function diffRow(
  repo: string,
  base: string,
  head: string,
  { path, oldPath, status }: CatchUpFile,
): Promise<DiffRow> {
  const file = fileUri({ repo, path });
  const left =
    status === 'added' || oldPath === null ? undefined : revisionUri({ repo, path: oldPath }, base);
  if (status === 'deleted') return [file, left, undefined];
  // What is not in the working tree (bare, sparse, deleted just now) is shown as it was committed.
  const there = await exists(file);
  return [file, left, there ? file : revisionUri({ repo, path }, head)];
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
