import type { Feature, FeatureParts } from './feature';

/** What waits can be looked at; the notices themselves end with the extension. */
export function noticesFeature({ notices }: FeatureParts): Feature {
  return {
    commands: {
      'handsOn.showWaitingNotices': {
        title: 'Show Waiting Notices',
        run: () => notices.showWaiting(),
      },
    },
    dispose: () => undefined,
  };
}
