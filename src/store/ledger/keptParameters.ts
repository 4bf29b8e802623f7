import type { DatabaseSync } from 'node:sqlite';
import {
  DEFAULT_PARAMETERS,
  parameterFault,
  type TimeParameters,
} from '../../core/time/parameters';
import { readMeta, writeMeta } from './meta';

const KEY = 'parameters';

/** Notes the person's parameters in the ledger, so that the command line calculates as the views do. */
export function rememberParameters(db: DatabaseSync, params: TimeParameters): void {
  writeMeta(db, KEY, JSON.stringify(params));
}

/** The parameters noted last; defaults for whatever is missing or out of range. */
export function rememberedParameters(db: DatabaseSync): TimeParameters {
  const kept = JSON.parse(readMeta(db, KEY) ?? '{}') as Partial<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(DEFAULT_PARAMETERS as unknown as Record<string, number>).map(([name, usual]) => {
      const value = kept[name];
      const holds = typeof value === 'number' && parameterFault(name, value) === undefined;
      return [name, holds ? value : usual];
    }),
  ) as unknown as TimeParameters;
}
