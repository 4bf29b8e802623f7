/** One measured number and what it is held against. */
export interface Figure {
  /** Such as `typing.p99`. */
  readonly name: string;
  readonly value: number;
  readonly unit: 'us' | 'ms' | 's' | 'B' | 'KB' | 'MB' | '%' | 'x' | 'pulses' | 'files';
  readonly limit: number;
  readonly better: 'lower' | 'higher';
  readonly ok: boolean;
  /** What was measured beside it in the same run, such as `empty listener 0.4 us`. */
  readonly against: string;
}

/** With two decimals at most. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
