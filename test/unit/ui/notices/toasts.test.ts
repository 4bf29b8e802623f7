import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const SRC = path.resolve(__dirname, '../../../../src');
const CALL = /\.show(Information|Warning|Error)Message\(/;

/**
 * Files that show a message in answer to what the person did a moment before. What nobody asked for goes
 * through the notices, which keep to the budget.
 */
const ANSWERS = [
  'ui/areas/catchUp/catchUp.ts',
  'ui/areas/edits/editArea.ts',
  'ui/areas/howStale.ts',
  'ui/areas/picks.ts',
  'ui/backups/restoreFromBackup.ts',
  'ui/blocks/putInBlock.ts',
  'ui/blocks/shareBlocks.ts',
  'ui/commands/showDataFolder.ts',
  'ui/dashboard/evidenceHost.ts',
  'ui/errors/errorPolicy.ts',
  'ui/errors/nothingThere.ts',
  'ui/focus/focusFeature.ts',
  'ui/weeks/decideDrift.ts',
];

describe('messages that pop up', () => {
  it('come from the notices, or answer a command', () => {
    const found = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => file.split(path.sep).join('/'))
      .filter((file) => CALL.test(readFileSync(path.join(SRC, file), 'utf8')))
      .sort();
    assert.deepEqual(found, [...ANSWERS, 'ui/notices/notices.ts'].sort());
  });

  it('leave Do Not Disturb to the person', () => {
    for (const file of readdirSync(SRC, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts')) continue;
      const text = readFileSync(path.join(SRC, file), 'utf8');
      assert.doesNotMatch(text, /executeCommand\(\s*'notifications\.toggleDoNotDisturb/, file);
    }
  });
});
