import assert from 'node:assert/strict';
import { workspaceNote } from '../../../src/ui/workspace/workspaceNote';

describe('the note about a workspace', () => {
  const whole = { schemes: ['file'], git: true, repository: true };

  it('is empty where nothing is missing or nothing is known yet', () => {
    assert.equal(workspaceNote(whole), '');
    assert.equal(workspaceNote({ ...whole, schemes: ['memfs', 'vscode-remote'] }), '');
    assert.equal(workspaceNote({ ...whole, git: undefined, repository: undefined }), '');
  });

  it('is one sentence about what is missing most', () => {
    assert.match(workspaceNote({ ...whole, schemes: [] }), /^No folder is open: /);
    assert.match(
      workspaceNote({ ...whole, schemes: ['memfs'] }),
      /^This workspace is not on a disk/,
    );
    assert.match(workspaceNote({ ...whole, git: false, repository: false }), /^Git was not found/);
    assert.match(workspaceNote({ ...whole, repository: false }), /^No repository was found here/);
  });
});
