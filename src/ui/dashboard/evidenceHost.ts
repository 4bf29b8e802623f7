import * as vscode from 'vscode';
import type { AreasPort, LedgerPort } from '../../core/ports/ledgerPort';
import type { Clock } from '../../core/ports/clock';
import type { AreaModel } from '../../core/ledger/areas';
import { folderOfRoot } from '../../util/folderOfRoot';
import type { DashboardHost } from '../../protocol/dashboard';
import { blindSpotsOf } from './blindSpots';

export interface EvidenceHostParts {
  readonly ledger: Pick<LedgerPort, 'evidence' | 'correct' | 'revokeCorrection' | 'corrections'>;
  readonly areas: Pick<AreasPort, 'areas'>;
  /** A correction was made or undone: every view shows other numbers. */
  readonly onCorrected: () => void;
  readonly clock: Clock;
}

type EvidenceHost = Omit<DashboardHost, 'view' | 'run' | 'report'>;

/** What the page asks about the numbers' evidence, and what it may do about it. */
export function evidenceHost({
  ledger,
  areas,
  onCorrected,
  clock,
}: EvidenceHostParts): EvidenceHost {
  let known: readonly AreaModel[] = [];
  return {
    evidence: (query) => ledger.evidence(query),
    correct: async (wish) => {
      const correction = await ledger.correct(wish);
      onCorrected();
      return correction;
    },
    revoke: async (id) => {
      const undone = await ledger.revokeCorrection(id);
      onCorrected();
      return undone;
    },
    corrections: () => ledger.corrections(),
    open: openFile,
    copy: async (text) => {
      await vscode.env.clipboard.writeText(text);
    },
    blindSpots: async (repo) => {
      // Time knows repositories as URIs, git as folders.
      const root = repo === null ? null : (folderOfRoot(repo) ?? repo);
      const model = await areas.areas({ repo: root, path: null, now: clock.now() });
      known = model.areas;
      return blindSpotsOf(model);
    },
    catchUp: async (repo, path) => {
      const area = known.find((one) => one.repo === repo && one.path === path);
      await vscode.commands.executeCommand(
        'handsOn.catchUp',
        ...(area === undefined ? [] : [{ kind: 'area', area }]),
      );
    },
    setting: async (name) => {
      await vscode.commands.executeCommand('workbench.action.openSettings', `@id:handsOn.${name}`);
    },
  };
}

async function openFile(repo: string, path: string): Promise<void> {
  const root = /^[a-z][\w+.-]+:/i.test(repo) ? vscode.Uri.parse(repo, true) : vscode.Uri.file(repo);
  const uri = vscode.Uri.joinPath(root, path);
  try {
    await vscode.workspace.fs.stat(uri);
  } catch {
    void vscode.window.showInformationMessage(`${path} is not there any more.`);
    return;
  }
  await vscode.commands.executeCommand('vscode.open', uri, { preview: true });
}
