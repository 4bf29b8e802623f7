import * as v from 'valibot';
import { startOfKey } from '../../core/blocks/planned';
import type { ExportMeasures } from '../../insights/export/exportDocument';

const instant = v.pipe(v.number(), v.safeInteger());
const count = v.pipe(instant, v.minValue(0));
const interruptions = v.object({ count, ms: count });
const times = { built: count, reviewed: count, directed: count };

/** What an export tells of what was measured, as it must look to be taken in. */
export const measuresSchema: v.GenericSchema<unknown, ExportMeasures> = v.object({
  sessions: v.array(
    v.object({
      session: v.string(),
      host: v.string(),
      start: instant,
      measure: v.object({
        ...times,
        interruptions: v.object({
          focus: interruptions,
          review: interruptions,
          other: interruptions,
        }),
      }),
    }),
  ),
  blocks: v.array(
    v.object({
      key: v.pipe(
        v.string(),
        v.check((value) => startOfKey(value) !== undefined, 'no key of a block'),
      ),
      host: v.string(),
      start: instant,
      end: instant,
      measure: v.object({ ...times, present: count, open: v.boolean() }),
    }),
  ),
});
