import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { COMMAND_TITLES, commandTable } from '../../../src/ui/commands/commandTable';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
  };
}

describe('the command table', () => {
  it('has the titles that the palette shows', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
    const titles = new Map(
      manifest.contributes.commands.map(({ command, title }) => [command, title]),
    );
    for (const [id, title] of Object.entries(COMMAND_TITLES)) assert.equal(titles.get(id), title);
  });

  it('leads each command to its part', async () => {
    const called: string[] = [];
    const note = (name: string) => (): Promise<void> => {
      called.push(name);
      return Promise.resolve();
    };
    const table = commandTable({
      dashboard: {
        open: () => {
          called.push('open');
        },
      },
      tracking: { pause: note('pause'), resume: note('resume') },
      areas: {
        show: note('showAreas'),
        catchUp: note('catchUp'),
        listCommits: note('listCommits'),
        picks: note('picks'),
        howStale: note('howStale'),
        open: note('openArea'),
        edit: note('editArea'),
        changes: note('areaChanges'),
        refresh: note('refresh'),
        cancelIndexing: note('cancelIndexing'),
      },
      timers: {
        toggleElsewhere: () => called.push('elsewhere'),
        togglePairing: () => called.push('pairing'),
      },
      pick: note('pick'),
      showToday: note('showToday'),
      recordTrace: note('recordTrace'),
      showLog: () => {
        called.push('showLog');
      },
      showDataFolder: note('showDataFolder'),
    });
    for (const { run } of Object.values(table)) await run();
    assert.deepEqual(called, [
      ...['pick', 'open', 'showToday', 'elsewhere', 'pairing', 'pause', 'resume'],
      ...['showAreas', 'catchUp', 'listCommits', 'picks', 'howStale', 'openArea'],
      ...[
        'editArea',
        'areaChanges',
        'refresh',
        'cancelIndexing',
        'recordTrace',
        'showLog',
        'showDataFolder',
      ],
    ]);
  });
});
