import assert from 'node:assert/strict';
import { colleaguesSentence, daysText, whenText } from '../../../../src/core/blocks/blockWords';
import { datedText } from '../../../../src/core/blocks/datedText';
import {
  causeText,
  countedCause,
  measuredCause,
  saidCause,
} from '../../../../src/core/blocks/cause';
import { moveChoices, readMove } from '../../../../src/core/blocks/moveChoices';
import { verdictOf } from '../../../../src/core/blocks/measure';
import {
  DEFAULT_THRESHOLDS,
  type ProtectedBlock,
} from '../../../../src/core/blocks/protectedBlock';

const HOUR = 3_600_000;
const BERLIN = 'Europe/Berlin';
const at = (iso: string): number => Date.parse(`${iso}:00+01:00`);
const block = (change: Partial<ProtectedBlock>): ProtectedBlock => ({
  name: 'Coding',
  days: ['tue', 'thu'],
  start: '09:00',
  end: '12:00',
  area: null,
  zone: BERLIN,
  ...change,
});

describe('the sentence for colleagues', () => {
  it('says what is kept, and names a zone that is not the own', () => {
    assert.equal(
      colleaguesSentence([block({})], BERLIN),
      "I keep Tuesday and Thursday 9–12 for coding; please don't book meetings then, and call me if something can't wait.",
    );
    const two = [
      block({
        days: ['mon', 'tue', 'wed', 'thu', 'fri'],
        start: '13:30',
        end: '15:00',
        name: 'RFC work',
      }),
    ];
    assert.match(
      colleaguesSentence(two, 'UTC'),
      /^I keep every workday 13:30–15:00 \(Europe\/Berlin\) for RFC work;/,
    );
    assert.equal(colleaguesSentence([], BERLIN), '');
    assert.equal(daysText(['mon', 'wed', 'fri']), 'Monday, Wednesday and Friday');
  });
});

describe('what became of a block', () => {
  const measure = { built: 0, reviewed: 0, directed: 0, present: 0, open: true };
  it('is judged by the share that was built, at the edge too', () => {
    const verdict = (minutes: number): string =>
      verdictOf({ ...measure, built: minutes * 60_000 }, 3 * HOUR, DEFAULT_THRESHOLDS);
    assert.deepEqual([108, 107, 36, 35, 0].map(verdict), [
      'kept',
      'partly',
      'partly',
      'lost',
      'lost',
    ]);
  });

  it('is explained by the longest of what was measured instead', () => {
    const kind = (change: Partial<typeof measure>): string =>
      measuredCause({ ...measure, ...change }, 3 * HOUR).kind;
    assert.equal(kind({ reviewed: 2 * HOUR, present: 2.2 * HOUR }), 'review');
    assert.equal(kind({ directed: 2 * HOUR, present: 2 * HOUR }), 'directing');
    assert.equal(kind({ present: 2 * HOUR }), 'editor');
    assert.equal(kind({ present: HOUR }), 'away');
    assert.equal(kind({ open: false }), 'unknown');
  });

  it('keeps the words of the person, under the cause they name', () => {
    assert.deepEqual(saidCause('Planning meeting'), {
      kind: 'meeting',
      source: 'answer',
      words: 'Planning meeting',
    });
    assert.equal(saidCause('Outage in the shop').kind, 'incident');
    assert.equal(saidCause('Dentist').kind, 'said');
    assert.equal(causeText(saidCause('Dentist')), 'Dentist');
    assert.equal(countedCause('meeting', 4), '4 meetings');
    assert.equal(countedCause('review', 1), '1 review');
  });
});

describe('moving a block within its week', () => {
  const range = { start: at('2026-11-17T09:00'), end: at('2026-11-17T12:00') };
  const now = at('2026-11-17T09:02');
  const wish = {
    range,
    now,
    zone: BERLIN,
    taken: [{ start: at('2026-11-19T09:00'), end: at('2026-11-19T12:00') }],
  };

  it('is told with its date where weeks would be mixed up', () => {
    assert.equal(datedText(range, BERLIN), 'Tuesday 17 Nov, 9:00–12:00');
  });

  it('offers free times of the same length until Sunday, none of them over', () => {
    const choices = moveChoices(wish);
    const texts = choices.map((choice) => whenText(choice, BERLIN));
    assert.equal(texts[0], 'Tuesday 13:00–16:00');
    assert.ok(texts.includes('Friday 9:00–12:00'));
    assert.ok(!texts.includes('Thursday 9:00–12:00'));
    assert.equal(texts.at(-1), 'Sunday 15:00–18:00');
    for (const { start, end } of choices) assert.ok(start > now && end - start === 3 * HOUR);
  });

  it('reads a day and a time, and says what is wrong with others', () => {
    assert.deepEqual(readMove('fri 14:00-16:30', wish), {
      start: at('2026-11-20T14:00'),
      end: at('2026-11-20T16:30'),
    });
    assert.deepEqual(readMove('Friday 14:00', wish), {
      start: at('2026-11-20T14:00'),
      end: at('2026-11-20T17:00'),
    });
    assert.equal(readMove('mon 9:00', wish), 'That day has passed');
    assert.equal(readMove('fri 16:00-14:00', wish), 'It must end after it begins');
    assert.equal(readMove('tue 8:00-9:00', wish), 'That time has passed');
    assert.equal(readMove('tomorrow', wish), 'Enter a day and a time, such as: fri 14:00-16:30');
    assert.equal(readMove('fri 14:00-26:00', wish), 'The end is not a time of day');
  });
});
