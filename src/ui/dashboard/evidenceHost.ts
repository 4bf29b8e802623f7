import * as vscode from 'vscode';
import type { AreasPort, LedgerPort } from '../../core/ports/ledgerPort';
import type { CommitsPort } from '../../core/ports/commitsPort';
import type { Clock } from '../../core/ports/clock';
import type { AreaModel } from '../../core/ledger/areas';
import { folderOfRoot } from '../../util/folderOfRoot';
import type { EvidenceModel } from '../../core/ledger/evidence';
import type { DashboardHost, RuleWords } from '../../protocol/dashboard';
import { blindSpotsOf } from './blindSpots';
import { copyText } from '../webviews/copyText';

export interface EvidenceHostParts {
  readonly ledger: Pick<LedgerPort, 'evidence' | 'correct' | 'revokeCorrection' | 'corrections'>;
  readonly areas: Pick<AreasPort, 'areas'>;
  readonly commits: CommitsPort;
  /** A correction was made or undone: every view shows other numbers. */
  readonly onCorrected: () => void;
  /** What a rule of origins says; null for one of another version. */
  readonly explainRule: (rule: string) => RuleWords | null;
  readonly clock: Clock;
}

type EvidenceHost = Pick<
  DashboardHost,
  | 'evidence'
  | 'correct'
  | 'revoke'
  | 'corrections'
  | 'commitShares'
  | 'open'
  | 'copy'
  | 'blindSpots'
  | 'catchUp'
  | 'setting'
>;

/** What the page asks about the numbers' evidence, and what it may do about it. */
export function evidenceHost({
  ledger,
  areas,
  commits,
  onCorrected,
  explainRule,
  clock,
}: EvidenceHostParts): EvidenceHost {
  let known: readonly AreaModel[] = [];
  return {
    evidence: async (query) => {
      const model = await ledger.evidence(query);
      return { ...model, words: wordsOf(model, explainRule) };
    },
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
    commitShares: (query) =>
      commits.commitShares({ ...query, repo: query.repo === null ? null : folderAt(query.repo) }),
    open: openFile,
    copy: copyText,
    blindSpots: async (repo) => {
      const root = repo === null ? null : folderAt(repo);
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

function wordsOf(
  { intervals }: EvidenceModel,
  explain: EvidenceHostParts['explainRule'],
): Record<string, RuleWords> {
  const words: Record<string, RuleWords> = {};
  for (const rule of new Set(intervals.flatMap(({ edits }) => edits.map((edit) => edit.rule)))) {
    const known = rule === null ? null : explain(rule);
    if (rule !== null && known !== null) words[rule] = { reason: known.reason, fact: known.fact };
  }
  return words;
}

/** Time knows repositories as URIs, git as folders. */
function folderAt(repo: string): string {
  return folderOfRoot(repo) ?? repo;
}

async function openFile(repo: string, path: string): Promise<void> {
  const root = /^[a-z][\w+.-]+:/i.test(repo) ? vscode.Uri.parse(repo, true) : vscode.Uri.file(repo);
  const uri = vscode.Uri.joinPath(root, path);
  try {
    await vscode.workspace.fs.stat(uri);
  } catch {
    void vscode.window.showInformationMessage(`${path} is no longer there.`);
    return;
  }
  await vscode.commands.executeCommand('vscode.open', uri, { preview: true });
}
