import assert from 'node:assert/strict';
import { begin, change } from '../../../../src/core/focus/machine';
import { sessionSummary } from '../../../../src/ui/focus/sessionSummary';

const MINUTE = 60_000;
const T0 = Date.UTC(2026, 10, 17, 8);
const NBSP = '\u00a0';

describe('the summary of a session', () => {
  const session = change(
    change(
      begin(
        {
          length: { kind: 'for', ms: 50 * MINUTE },
          intention: 'fix [x](command:evil)',
          area: { repo: '/home/lea/shop', path: 'billing' },
          estimate: 120 * MINUTE,
          tags: ['nobody-waits'],
        },
        { id: 's', host: 'h', now: T0, zone: 60 },
      ),
      { kind: 'end' },
      T0 + 2 * MINUTE,
    ),
    { kind: 'broke', by: 'meeting' },
    T0 + 2 * MINUTE,
  );
  const none = { count: 0, ms: 0 };
  const result = {
    ran: 2 * MINUTE,
    paused: 0,
    built: MINUTE,
    reviewed: 30_000,
    directed: 0,
    share: 0.5,
    areas: [{ repo: '/home/lea/shop', path: 'billing', built: MINUTE }],
    files: [{ repo: '/home/lea/shop', path: 'billing/tax_rate.ts', built: MINUTE }],
    commits: [{ repo: '/home/lea/shop', id: 'a'.repeat(40), at: T0 + MINUTE, subject: '*Round*' }],
    interruptions: { focus: { count: 2, ms: 5 * MINUTE }, review: none, other: none },
  };

  it('says what was measured, where, and what broke it', () => {
    const text = sessionSummary({ session, result }, 'Europe/Berlin').replaceAll(NBSP, ' ');
    assert.match(text, /2026-11-17, 09:00 to 09:02: built \*\*1 m\*\* of 2 m \(50 %\)\./);
    assert.match(text, /- Planned: 50 min\n- Reviewed: 30 s\n- Area: billing\n- Estimate: 2 h/);
    assert.match(text, /- Tags: nobody waits for it\n- Broken by: meeting/);
    assert.match(text, /- Focus elsewhere: 2 times, 5 m/);
    assert.match(text, /## Commits\n\n- 09:01 `aaaaaaaaaa` \\\*Round\\\*/);
    assert.doesNotMatch(text, /Paused|Directed|Review of others/);
  });

  it('shows words as words', () => {
    const text = sessionSummary({ session, result }, 'UTC');
    assert.doesNotMatch(text, /\]\(command/);
    assert.ok(text.includes(String.raw`tax\_rate\.ts`));
  });
});
