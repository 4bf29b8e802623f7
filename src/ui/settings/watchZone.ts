import type { Clock } from '../../core/ports/clock';

const LOOK_EVERY = 60_000;

/**
 * Tells when the computer's time zone is another one: no event says so.
 *
 * @param zone IANA name of the zone as it is now
 * @returns ends it
 */
export function watchZone(
  clock: Pick<Clock, 'after'>,
  zone: () => string,
  onChange: () => void,
): () => void {
  let known = zone();
  let cancel: () => void;
  const lookLater = (): void => {
    cancel = clock.after(LOOK_EVERY, () => {
      lookLater();
      const now = zone();
      if (now === known) return;
      known = now;
      onChange();
    });
  };
  lookLater();
  return () => {
    cancel();
  };
}
