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
  /**
   * The person is in this window, so what they do elsewhere by another window's timer is over, and a pairing that
   * they began in another window goes on in this one.
   *
   * @param at epoch ms, as all instants here
   * @returns when the pairing began that is this window's now; null where none came over
   */
  personCame(window: string, at: number): Promise<number | null>;
  /** They pair in this window, whatever went on before. */
  pairingBegan(window: string, at: number): Promise<void>;
  /** Asked now and then by the window in which they pair: false where it went on in another one. */
  pairingGoesOn(window: string, at: number): Promise<boolean>;
  /** They left the window in which they pair. */
  pairingLeft(window: string, at: number): Promise<void>;
  /** It is over; nothing happens where it went on in another window. */
  pairingOver(window: string): Promise<void>;
}
