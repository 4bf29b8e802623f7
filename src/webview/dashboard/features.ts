/** What is measured so far; what is not is shown without a number. */
export interface Features {
  readonly directed: boolean;
}
