import type { Origin, OriginCount } from '../origins/origin';
import type { Kind, ReviewSub } from './kind';
import type { TimeParameters } from './parameters';

/** Totals of one local day on one host: what is left of it when its pulses are gone. */
export interface Rollup {
  /** Local day of the writer, `YYYY-MM-DD`. */
  readonly day: string;
  /** Key of the host that recorded it. */
  readonly host: string;
  readonly times: readonly RollupTime[];
  readonly origins: readonly RollupOrigin[];
  /** The parameters that the times were calculated with, for ever. */
  readonly parameters: TimeParameters;
}

export interface RollupTime {
  readonly repo: string | null;
  readonly kind: Kind;
  readonly sub: ReviewSub | null;
  readonly ms: number;
}

export interface RollupOrigin extends OriginCount {
  readonly repo: string | null;
  readonly origin: Origin;
}

/** How far days are folded: all before `day` come from rollups. */
export interface Folded {
  /** First local day that still has its pulses, `YYYY-MM-DD`. */
  readonly day: string;
  /** Its first instant, epoch ms. */
  readonly until: number;
}

/** Do two sets of parameters give the same times. */
export function sameParameters(a: TimeParameters, b: TimeParameters): boolean {
  const [values, others] = [a, b].map((one) => one as unknown as Record<string, number>);
  return Object.keys({ ...a, ...b }).every((name) => values?.[name] === others?.[name]);
}
