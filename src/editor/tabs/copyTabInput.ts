import type * as vscode from 'vscode';
import type { TabInput } from '../../core/events/rawEvent';

/** The input classes that the stable API names; handed in because they exist in an extension host only. */
export type TabInputClasses = Pick<
  typeof vscode,
  | 'TabInputText'
  | 'TabInputTextDiff'
  | 'TabInputNotebook'
  | 'TabInputNotebookDiff'
  | 'TabInputCustom'
  | 'TabInputWebview'
  | 'TabInputTerminal'
>;

/** Files of a multi-diff that are listed. */
export const DIFF_LIMIT = 200;

/** The tab as it is shown: its input, label and flags. */
export function copyTabInput(
  tab: Pick<vscode.Tab, 'input' | 'label' | 'isDirty' | 'isPreview'>,
  classes: TabInputClasses,
): TabInput {
  const base = { label: tab.label, dirty: tab.isDirty, preview: tab.isPreview };
  const { input } = tab;
  if (input instanceof classes.TabInputText) return { k: 'Text', u: name(input.uri), ...base };
  if (input instanceof classes.TabInputTextDiff)
    return { k: 'TextDiff', o: name(input.original), u: name(input.modified), ...base };
  if (input instanceof classes.TabInputNotebook)
    return { k: 'Notebook', u: name(input.uri), nt: input.notebookType, ...base };
  if (input instanceof classes.TabInputNotebookDiff)
    return {
      k: 'NotebookDiff',
      o: name(input.original),
      u: name(input.modified),
      nt: input.notebookType,
      ...base,
    };
  if (input instanceof classes.TabInputCustom)
    return { k: 'Custom', u: name(input.uri), vt: input.viewType, ...base };
  if (input instanceof classes.TabInputWebview)
    return { k: 'Webview', vt: input.viewType, ...base };
  if (input instanceof classes.TabInputTerminal) return { k: 'Terminal', ...base };
  return { ...copyNameless(input), ...base };
}

/** Multi-diffs and merge editors arrive as objects of no public class: their properties tell. */
function copyNameless(
  input: unknown,
): Pick<TabInput & { k: 'Unknown' }, 'k' | 'keys' | 'diffs' | 'base' | 'i1' | 'i2' | 'u'> {
  const fields = fieldsOf(input);
  const sides = {
    base: fields['base'],
    i1: fields['input1'],
    i2: fields['input2'],
    u: fields['result'],
  };
  return {
    k: 'Unknown',
    keys: Object.keys(fields),
    ...(Array.isArray(fields['textDiffs']) && { diffs: pairs(fields['textDiffs']) }),
    ...Object.fromEntries(
      Object.entries(sides).flatMap(([key, side]) => (isUri(side) ? [[key, name(side)]] : [])),
    ),
  };
}

function pairs(diffs: readonly unknown[]): (readonly [string | null, string | null])[] {
  return diffs.slice(0, DIFF_LIMIT).map((diff) => {
    const { original, modified } = fieldsOf(diff);
    return [isUri(original) ? name(original) : null, isUri(modified) ? name(modified) : null];
  });
}

function fieldsOf(value: unknown): Partial<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function isUri(value: unknown): value is vscode.Uri {
  return typeof value === 'object' && value !== null && 'scheme' in value && 'fsPath' in value;
}

function name(uri: vscode.Uri): string {
  return uri.toString(true);
}
