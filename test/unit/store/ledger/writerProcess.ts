// A process of its own that writes pulses until it is told not to: FILE WINDOW COUNT, one pulse a commit.
// Prints the start of each pulse once its commit has returned.
import { openLedger } from '../../../../src/store/ledger/openLedger';
import { typingFor } from './pulses';

const [file, window, count] = process.argv.slice(2) as [string, string, string];
const { ledger } = openLedger({
  file,
  host: { key: 'abc123', name: 'bench' },
  now: Date.now(),
  // Whoever comes later may get the lock earlier: on a slow disk one of them waits for long.
  busyTimeout: 60_000,
});
for (const pulse of typingFor(Number(count), undefined, window)) {
  ledger.append([pulse]);
  process.stdout.write(`${pulse.start}\n`);
}
ledger.close();
