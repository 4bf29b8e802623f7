import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { repeatsLines } from '../../../src/editor/documents/repeatedLines';
import { inserted } from './support/fakes';

/** A document as it is after `text` came in at a place. */
function after(before: string, line: number, character: number, text: string): boolean | undefined {
  const lines = before.split('\n');
  const start = lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0) + character;
  const now = (before.slice(0, start) + text + before.slice(start)).split(/\r?\n/);
  const document = {
    lineCount: now.length,
    lineAt: (index: number) => ({ text: now[index] ?? assert.fail('there is no such line') }),
  } as unknown as vscode.TextDocument;
  return repeatsLines([inserted(line, character, text)], document);
}

describe('lines beside the same text', () => {
  const TEXT = 'one\ntwo\nthree\n';

  it('are a copy of the line below or above', () => {
    assert.equal(after(TEXT, 1, 0, 'two\n'), true);
    assert.equal(after(TEXT, 2, 0, 'two\n'), true);
    assert.equal(after(TEXT, 1, 3, '\ntwo'), true);
    assert.equal(after(TEXT, 1, 3, '\r\ntwo'), true);
    assert.equal(after('one', 0, 3, '\none'), true);
  });

  it('are a copy of several lines', () => {
    assert.equal(after(TEXT, 1, 0, 'two\nthree\n'), true);
    assert.equal(after(TEXT, 2, 5, '\ntwo\nthree'), true);
    assert.equal(after(TEXT, 1, 0, 'two\nother\n'), false);
  });

  it('are not lines from elsewhere', () => {
    assert.equal(after(TEXT, 1, 0, 'three\n'), false);
    assert.equal(after(TEXT, 1, 0, 'twx\n'), false);
    assert.equal(after(TEXT, 0, 0, 'zero\n'), false);
    assert.equal(after('', 0, 0, 'one\n'), false);
  });

  it('are not asked for where no whole line came in, or only a blank one', () => {
    assert.equal(after(TEXT, 1, 0, 'two'), undefined);
    assert.equal(after(TEXT, 1, 1, 'wo\n'), undefined);
    assert.equal(after(TEXT, 1, 3, '\n  '), undefined);
    assert.equal(after(TEXT, 1, 0, 'x\n'.repeat(51)), undefined);
  });
});
