import * as vscode from 'vscode';

/** A language server that takes longer is not waited for, ms. */
const PATIENCE = 2_000;

/** What a position is in, the outermost first: class, method. Empty where nobody can tell in time. */
export async function symbolsAt(uri: vscode.Uri, position: vscode.Position): Promise<string[]> {
  const asked = vscode.commands.executeCommand<
    (vscode.DocumentSymbol | vscode.SymbolInformation)[] | undefined
  >('vscode.executeDocumentSymbolProvider', uri);
  const late = new Promise<undefined>((resolve) => {
    setTimeout(resolve, PATIENCE, undefined);
  });
  const symbols: readonly (vscode.DocumentSymbol | vscode.SymbolInformation)[] = await Promise.race(
    [asked, late],
  ).then(
    (answer) => answer ?? [],
    () => [],
  );
  return path(symbols.filter(isTree), position);
}

function path(symbols: readonly vscode.DocumentSymbol[], position: vscode.Position): string[] {
  const holder = symbols.find(({ range }) => range.contains(position));
  return holder === undefined ? [] : [holder.name, ...path(holder.children, position)];
}

/** Older providers tell a flat list without what holds what. */
function isTree(
  symbol: vscode.DocumentSymbol | vscode.SymbolInformation,
): symbol is vscode.DocumentSymbol {
  return 'children' in symbol;
}
