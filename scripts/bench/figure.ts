/** One measured number and what it is held against. */
export interface Figure {
  /** Such as `typing.p99`. */
  readonly name: string;
  readonly value: number;
  readonly unit: 'us' | 'ms' | 's' | 'KB' | 'MB' | '%';
  readonly limit: number;
  readonly better: 'lower' | 'higher';
  readonly ok: boolean;
  /** What was measured beside it in the same run, such as `empty listener 0.4 us`. */
  readonly against: string;
}
