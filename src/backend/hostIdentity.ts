import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import type { WorkerStart } from '../protocol/worker';

const KEY_LENGTH = 12;

/**
 * Which machine this extension host runs on: each laptop, container, WSL and SSH host has a ledger of its own.
 * The key is a hash, so that a file's name tells nothing; it stays the same over restarts.
 */
export function hostIdentity(): WorkerStart['host'] {
  const name = hostname();
  const key = createHash('sha256').update([name, machineId(), homedir()].join('\n')).digest('hex');
  return { key: key.slice(0, KEY_LENGTH), name };
}

function machineId(): string {
  try {
    return readFileSync('/etc/machine-id', 'utf8').trim();
  } catch {
    // Only systemd machines have one; elsewhere name and home folder must do.
    return '';
  }
}
