import type { Clock } from '../../core/ports/clock';

const LOOK_EVERY = 60_000;

/**
 * Tells when the computer's time zone is another one: no event says so.
 *
 * @param known IANA name of the zone that holds here
 * @param zone that of the computer's zone as it is now
 * @param onChange makes the computer's zone the one that holds
 * @returns ends it
 */
export function watchZone(
  clock: Pick<Clock, 'after'>,
  known: () => string,
  zone: () => string,
  onChange: () => void,
): () => void {
  let cancel: () => void;
  const lookLater = (): void => {
    cancel = clock.after(LOOK_EVERY, () => {
      lookLater();
      if (zone() !== known()) onChange();
    });
  };
  lookLater();
  return () => {
    cancel();
  };
}
