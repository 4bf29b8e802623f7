import assert from 'node:assert/strict';
import { csvOf, markdownOf, textCell } from '../../src/webview/dom/dataTable';
import { clockOf, instantOf } from '../../src/webview/dashboard/clockTime';

const BERLIN = 'Europe/Berlin';

describe('times of day in a form', () => {
  it('come back as the instant they were written from', () => {
    const at = Date.UTC(2026, 10, 19, 8, 5, 7);
    assert.equal(clockOf(BERLIN, at), '09:05:07');
    assert.equal(instantOf(BERLIN, '09:05:07', at - 60_000, at + 60_000), at);
  });

  it('hold on the day when clocks change', () => {
    // At 3:00 of 25 October 2026 clocks in Berlin go back to 2:00.
    const at = Date.UTC(2026, 9, 25, 9, 30);
    assert.equal(clockOf(BERLIN, at), '10:30:00');
    assert.equal(instantOf(BERLIN, '10:30:00', at - 60_000, at + 60_000), at);
  });

  it('stay within the stretch, and refuse what is no time', () => {
    const at = Date.UTC(2026, 10, 19, 8);
    assert.equal(instantOf(BERLIN, '11:00', at, at + 60_000), at + 60_000);
    assert.equal(instantOf(BERLIN, 'soon', at, at + 60_000), undefined);
  });
});

describe('a copied table', () => {
  const model = {
    caption: 'x',
    columns: [{ title: 'Folder' }, { title: 'Built' }],
    rows: [[textCell('a, "b"'), textCell('1|2')]],
  };

  it('quotes what CSV and Markdown would take apart', () => {
    assert.equal(csvOf(model), 'Folder,Built\r\n"a, ""b""",1|2\r\n');
    assert.equal(markdownOf(model), '| Folder | Built |\n| --- | ---: |\n| a, "b" | 1\\|2 |\n');
  });
});
