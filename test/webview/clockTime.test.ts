import assert from 'node:assert/strict';
import { csvOf, markdownOf, textCell } from '../../src/webview/dom/dataTable';
import { clockOf, clockSpan, instantOf } from '../../src/webview/dashboard/clockTime';

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

describe('a stretch by the clock', () => {
  const at = Date.UTC(2026, 10, 19, 8, 24);
  it('has seconds only where it is short and begins or ends within a minute', () => {
    assert.equal(clockSpan(BERLIN, at, at + 3 * 60_000), '9:24 – 9:27');
    assert.equal(clockSpan(BERLIN, at + 5_000, at + 65_000), '9:24:05 – 9:25:05');
    assert.equal(clockSpan(BERLIN, at, at + 65_000), '9:24:00 – 9:25:05');
    assert.equal(clockSpan(BERLIN, at + 5_000, at + 605_000), '9:24 – 9:34');
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
