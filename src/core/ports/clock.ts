/** Where the time comes from: the machine's clock, or a virtual one in tests and replays. */
export interface Clock {
  /** Epoch ms. */
  now(): number;
  /** Minutes east of UTC at that instant. */
  zone(at: number): number;
  /** Calls back after `ms`; the returned function cancels. */
  after(ms: number, run: () => void): () => void;
}
