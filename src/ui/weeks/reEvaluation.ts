import * as vscode from 'vscode';
import { dayAt } from '../../core/calendar/zone';
import { decisionText } from '../../core/weeks/decisionWords';
import { quarterMarkdown } from '../../core/weeks/quarterWords';
import { WEEK_SPANS } from '../../core/weeks/weeksModel';
import type { PhaseFormParts } from './declarePhase';

/** Opens the re-evaluation as a Markdown document, unsaved: where it is kept is the person's choice. */
export async function showReEvaluation({ port, now }: PhaseFormParts): Promise<void> {
  const { quarter, decisions, phases, today, timeZone } = await port.weeks({
    span: WEEK_SPANS[0],
    now: now(),
  });
  const told = decisions.flatMap((decision) => {
    const text = decisionText(decision, phases, today);
    return text === null ? [] : [{ on: dayAt(timeZone, decision.at), text }];
  });
  const document = await vscode.workspace.openTextDocument({
    language: 'markdown',
    content: quarterMarkdown(quarter, told, today),
  });
  await vscode.window.showTextDocument(document);
}
