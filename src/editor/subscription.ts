import type { RawEventBody } from '../core/events/rawEvent';

/** Takes a copied event; number and time are given behind it. */
export type RawSink = (body: RawEventBody) => void;

/** Anything that can be ended; `vscode.Disposable` is one. */
export interface Subscription {
  dispose(): void;
}

/** Ends all of them together, the last one first. */
export function joined(subscriptions: readonly Subscription[]): Subscription {
  return {
    dispose: () => {
      for (const subscription of subscriptions.toReversed()) subscription.dispose();
    },
  };
}
