import assert from 'node:assert/strict';
import * as vscode from 'vscode';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

describe('the extension in VS Code', () => {
  const extension = vscode.extensions.getExtension('hands-on-dev.hands-on');

  it('is installed and activates', async () => {
    assert.ok(extension, 'not found by its identifier');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('registers every command of its manifest', async () => {
    assert.ok(extension);
    await extension.activate();
    const { contributes } = extension.packageJSON as Manifest;
    const declared = contributes.commands.map(({ command }) => command);
    assert.ok(declared.length > 0);
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      declared.filter((command) => !registered.has(command)),
      [],
    );
  });
});
