// A process of its own that opens a ledger and prints what it found, as JSON: FILE [UID].
import { openLedger } from '../../../../src/store/ledger/openLedger';
import { MORNING } from './pulses';

// The superuser may write everything: be somebody else from here on.
if (process.argv[3] !== undefined) process.seteuid?.(Number(process.argv[3]));

try {
  const { ledger, state, message } = openLedger({
    file: process.argv[2] ?? '',
    host: { key: 'abc123', name: 'bench' },
    now: Date.now(),
  });
  const pulses = ledger.pulses(MORNING, MORNING + 3_600_000).length;
  console.log(JSON.stringify({ state, message, pulses, writable: ledger.writable }));
  ledger.close();
} catch (error) {
  console.log(
    JSON.stringify({ fault: (error as { fault?: string }).fault, message: String(error) }),
  );
}
