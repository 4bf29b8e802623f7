/** Is time being measured in this window. */
export type TrackingState =
  | { readonly kind: 'on' }
  /** The person paused it: nothing is recorded until they resume. */
  | { readonly kind: 'paused' }
  /** It could not start; `reason` is one sentence for the tooltip. */
  | { readonly kind: 'off'; readonly reason: string }
  /** The numbers are generated, and nothing is to be measured. */
  | { readonly kind: 'demo' };
