import * as vscode from 'vscode';
import { editText, isOwnArea, type AreaEdit } from '../../../core/areas/areaEdits';
import { folderOf } from '../../../core/areas/place';
import { CancelledError } from '../../../core/errors/expectedError';
import type { AreaModel } from '../../../core/ledger/areas';
import type { AreasPort } from '../../../core/ports/ledgerPort';

export interface EditParts {
  readonly areas: Pick<AreasPort, 'editArea' | 'undoAreaEdit' | 'areaEdits'>;
  /** The default areas as they are now. */
  readonly shown: () => readonly AreaModel[];
  /** Other areas are to be shown. */
  readonly changed: () => void;
}

interface Choice extends vscode.QuickPickItem {
  readonly make: () => Promise<AreaEdit>;
}

const UNDO = 'Undo';

/** Lets the lead change what an area is: its name, its extent, or whether it is shown at all. */
export async function editArea(parts: EditParts, area: AreaModel): Promise<void> {
  const choice = await vscode.window.showQuickPick(choicesFor(area, parts.shown()), {
    title: `Change ${area.name}`,
    placeHolder: 'Only how areas are shown to you; nothing in the repository changes.',
  });
  if (choice === undefined) throw new CancelledError();
  const edit = await choice.make();
  const id = await parts.areas.editArea(area.repo, edit);
  parts.changed();
  void offerUndo(parts, id, edit);
}

/** All that the lead changed about areas; the chosen one is taken back. */
export async function takeBackEdit({ areas, changed }: EditParts): Promise<void> {
  const edits = await areas.areaEdits(null);
  if (edits.length === 0) {
    void vscode.window.showInformationMessage(
      'You have not changed any area yet. Areas are divided by how much changes in them; Change This Area in the menu of an area makes them your own.',
    );
    return;
  }
  const choice = await vscode.window.showQuickPick(
    edits.map(({ id, edit }) => ({ label: editText(edit), id })),
    { title: 'Your changes of areas', placeHolder: 'Enter undoes the one you choose.' },
  );
  if (choice === undefined) throw new CancelledError();
  await areas.undoAreaEdit(choice.id);
  changed();
}

function choicesFor(area: AreaModel, shown: readonly AreaModel[]): Choice[] {
  const { path, name, canDrill } = area;
  const others = shown.filter((other) => other.repo === area.repo && other.path !== path);
  const isShown = shown.some((other) => other.repo === area.repo && other.path === path);
  const folder = folderOf(area);
  const choices: Choice[] = [];
  if (isShown) {
    choices.push(
      {
        label: '$(edit) Rename…',
        description: 'Give it the name that you use',
        make: async () => ({ kind: 'rename', area: path, name: await named(name) }),
      },
      ...(canDrill || isOwnArea(path)
        ? [
            {
              label: '$(split-horizontal) Show Its Folders Instead',
              description: 'Each of them as an area of its own',
              make: () => Promise.resolve<AreaEdit>({ kind: 'split', area: path }),
            },
          ]
        : []),
      ...(others.length > 0
        ? [
            {
              label: '$(combine) Merge with Others…',
              description: 'Several areas as one',
              make: () => mergeWith(area, others),
            },
          ]
        : []),
      {
        label: '$(eye-closed) Hide',
        description: 'Not on the map, not in the list',
        make: () => Promise.resolve<AreaEdit>({ kind: 'hide', area: path }),
      },
    );
  } else if (folder !== null && folder !== '' && !path.endsWith('*')) {
    choices.push({
      label: '$(pin) Make It an Area of Its Own',
      description: 'Taken out of the area it is in',
      make: () => Promise.resolve<AreaEdit>({ kind: 'gather', name: folder, globs: [folder] }),
    });
  }
  choices.push({
    label: '$(folder-library) Gather Folders by a Pattern…',
    description: 'All folders that match, as one area: services/*/api',
    make: () => gather(folder),
  });
  return choices;
}

async function mergeWith(area: AreaModel, others: readonly AreaModel[]): Promise<AreaEdit> {
  const chosen = await vscode.window.showQuickPick(
    others.map(({ name, path }) => ({ label: name, path })),
    {
      title: `Merge ${area.name} with…`,
      canPickMany: true,
      placeHolder: 'Space chooses, Enter goes on.',
      ignoreFocusOut: true,
    },
  );
  if (chosen === undefined || chosen.length === 0) throw new CancelledError();
  const names = [area.name, ...chosen.map(({ label }) => label)];
  const name = await named(names.slice(0, 3).join(' + '));
  return { kind: 'merge', areas: [area.path, ...chosen.map(({ path }) => path)], name };
}

async function gather(folder: string | null): Promise<AreaEdit> {
  const text = await vscode.window.showInputBox({
    title: 'Gather folders by a pattern',
    prompt:
      'Folders from the top of the repository, such as services/*/api; put commas between several.',
    value: folder === null || folder === '' ? '' : `${folder}/*`,
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? 'Name at least one pattern.' : undefined),
  });
  if (text === undefined) throw new CancelledError();
  const globs = text
    .split(',')
    .map((glob) => glob.trim())
    .filter((glob) => glob !== '');
  return { kind: 'gather', name: await named(globs.join(', ')), globs };
}

async function named(value: string): Promise<string> {
  const name = await vscode.window.showInputBox({
    title: 'Name of the area',
    value,
    // What was written is not lost to a page that takes the focus.
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? 'It needs a name.' : undefined),
  });
  if (name === undefined) throw new CancelledError();
  return name.trim();
}

/** Asked for and done: the way back is offered at once. */
async function offerUndo({ areas, changed }: EditParts, id: number, edit: AreaEdit): Promise<void> {
  const choice = await vscode.window.showInformationMessage(`Now ${editText(edit)}.`, UNDO);
  if (choice !== UNDO) return;
  await areas.undoAreaEdit(id);
  changed();
}
