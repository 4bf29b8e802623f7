import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  openLedger,
  type OpenedLedger,
  type OpenOptions,
} from '../../../../src/store/ledger/openLedger';

export const HOST = { key: 'abc123', name: 'bench' };

const folders: string[] = [];

/** A new empty folder, removed by {@link removeFolders}. */
export function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'ledger-'));
  folders.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export function newFile(): string {
  return path.join(newFolder(), 'ledger-abc123.db');
}

export function open(file: string, change: Partial<OpenOptions> = {}): OpenedLedger {
  return openLedger({ file, host: HOST, now: Date.now(), ...change });
}
