/** The thresholds that turn signals into time; all in ms. Changing one recalculates history. */
export interface TimeParameters {
  /** Silence up to this long is presence. */
  readonly idleTimeout: number;
  /** After a longer silence, presence ended this long after the last interaction. */
  readonly idleGrace: number;
  /** An absence by focus loss up to this long is present time. */
  readonly awayGrace: number;
  /** The window's `active` flag alone extends presence at most this far beyond the last interaction. */
  readonly indirectCap: number;
  /** Hands-on edits at most this far apart belong to one episode. */
  readonly episodeGap: number;
  /** Reading before the first edit of an episode belongs to it, at most this long. */
  readonly episodeLead: number;
  /** After an agent's edit the person is directing for at most this long. */
  readonly assistGap: number;
}

export const DEFAULT_PARAMETERS: TimeParameters = {
  idleTimeout: 120_000,
  idleGrace: 15_000,
  awayGrace: 60_000,
  indirectCap: 300_000,
  episodeGap: 300_000,
  episodeLead: 180_000,
  assistGap: 60_000,
};

export type ParameterName = keyof TimeParameters;

/** Smallest value other than 0 (off): a pulse's own length, below which pulses could not tell the truth. */
export const SMALLEST_PARAMETER = 5_000;
/** Largest value: bounds how far back intervals of a day depend on pulses before it. */
export const LARGEST_PARAMETER = 3_600_000;

/**
 * @returns what is wrong with the value, or undefined.
 */
export function parameterFault(name: string, value: number): string | undefined {
  if (!Number.isFinite(value)) return `${name} must be a number of seconds`;
  if (value === 0) return undefined;
  if (value < SMALLEST_PARAMETER) return `${name} must be 0 (off) or at least 5 seconds`;
  if (value > LARGEST_PARAMETER) return `${name} must be at most 3600 seconds`;
  return undefined;
}
