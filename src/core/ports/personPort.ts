/** Something the person said by one key, by the window that they said it in. */
export interface AwayStretch {
  /** Id of the window. */
  readonly window: string;
  /** Epoch ms. */
  readonly start: number;
  /** As far as it has come, epoch ms. */
  readonly end: number;
}

/** What holds for the person in whichever of this machine's windows they are. */
export interface PersonPort {
  /**
   * The person reviews outside of the editor; called again with a later end, it makes the stretch longer.
   *
   * @returns when the person came back in another window, epoch ms: nothing after that counts. null: not yet
   */
  awayPassed(stretch: AwayStretch): Promise<number | null>;
  /** The person is in this window, so what they do elsewhere by another window's timer is over. @param at epoch ms */
  personCame(window: string, at: number): Promise<void>;
}
