import assert from 'node:assert/strict';
import type { LogOutputChannel } from 'vscode';
import { channelLog } from '../../../src/ui/log';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;

function channel(write: (level: string, message: string) => void): LogOutputChannel {
  const levels: Partial<Record<string, (message: string) => void>> = {};
  for (const level of LEVELS) {
    levels[level] = (message) => {
      write(level, message);
    };
  }
  return levels as unknown as LogOutputChannel;
}

describe('the log', () => {
  it('writes each level to its channel, errors with their trace and cause', () => {
    const written: string[] = [];
    const log = channelLog(channel((level, message) => written.push(`${level} ${message}`)));
    log.info('begun');
    log.error('broken', new Error('no disk', { cause: new Error('unplugged') }));
    assert.equal(written[0], 'info begun');
    assert.match(
      written[1] ?? '',
      /^error broken\nError: no disk\n[^]*Caused by: Error: unplugged/,
    );
  });

  it('never fails, not even on a channel that VS Code has closed', () => {
    const log = channelLog(
      channel(() => {
        throw new Error('Channel has been closed');
      }),
    );
    for (const level of LEVELS) log[level]('the last words');
  });
});
