import * as v from 'valibot';
import type { BlockRecord } from '../../core/blocks/blockRecord';
import { BLOCK_CAUSES } from '../../core/blocks/blockOccurrence';
import { startOfKey } from '../../core/blocks/planned';
import { WEEKDAYS } from '../../core/blocks/protectedBlock';
import { minutesOf } from '../../core/blocks/wallTime';
import { isZone } from '../../core/calendar/zone';

const instant = v.pipe(v.number(), v.safeInteger());
const text = v.pipe(v.string(), v.maxLength(200));
const time = v.pipe(
  text,
  v.check((value) => minutesOf(value) !== undefined, 'no time of day'),
);
const range = v.pipe(
  v.object({ start: instant, end: instant }),
  v.check(({ start, end }) => end > start, 'a block ends after it begins'),
);
const area = v.object({ repo: v.nullable(v.string()), path: v.string(), name: v.string() });
const block = v.object({
  name: text,
  days: v.array(v.picklist(WEEKDAYS)),
  start: time,
  end: time,
  area: v.nullable(area),
  zone: v.pipe(text, v.check(isZone, 'no such time zone')),
});

/** What an export tells of protected blocks, as it must look to be taken in. */
export const blocksSchema: v.GenericSchema<unknown, BlockRecord> = v.object({
  plans: v.array(v.object({ since: instant, blocks: v.array(block) })),
  answers: v.array(
    v.pipe(
      v.object({
        key: v.pipe(
          text,
          v.check((value) => startOfKey(value) !== undefined, 'no key of a block'),
        ),
        planned: range,
        skipped: v.nullable(text),
        moved: v.nullable(range),
        cause: v.nullable(v.object({ kind: v.picklist(BLOCK_CAUSES), words: v.nullable(text) })),
        area: v.optional(v.nullable(area)),
        changed: instant,
      }),
      v.transform((answer) => ({ ...answer, area: answer.area })),
    ),
  ),
});
