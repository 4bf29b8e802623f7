import * as v from 'valibot';
import type { CommitsModel, CommitsQuery } from '../core/ledger/commits';
import type { Origin } from '../core/origins/origin';
import { count, day, instant } from './fields';
import type { ArgumentSchemas, ResultSchemas } from './rpc';

/** What the evidence may ask about the person's commits; `repo` is a root as time knows it. */
export interface CommitsHost {
  commitShares(query: CommitsQuery): Promise<CommitsModel>;
}

export const originNames = [
  'typed',
  'completed',
  'pasted',
  'undone',
  'assisted',
  'tooling',
  'external',
  'unknown',
] as const satisfies Origin[];

const inserted = v.object(v.entriesFromList(originNames, v.exactOptional(count)));
const areas = v.array(v.object({ name: v.string(), inserted }));

const query: v.GenericSchema<unknown, CommitsQuery> = v.object({
  from: day,
  to: day,
  repo: v.nullable(v.string()),
  span: v.nullable(v.strictTuple([instant, instant])),
});
const model: v.GenericSchema<unknown, CommitsModel> = v.object({
  commits: v.array(
    v.object({
      repo: v.string(),
      hash: v.string(),
      at: instant,
      subject: v.string(),
      tie: v.picklist(['written', 'unverified', 'directed']),
      inserted: v.nullable(inserted),
      areas,
    }),
  ),
  more: count,
  areas,
});

export const commitsHostAccepts: ArgumentSchemas<CommitsHost> = {
  commitShares: v.strictTuple([query]),
};
export const commitsHostAnswers: ResultSchemas<CommitsHost> = { commitShares: model };
