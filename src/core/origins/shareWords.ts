import { isHandsOn, ORIGINS, type Origin } from './origin';

/** `60 typed, 60 assisted; 50 % by hand`; '' where nothing came in. What was undone counts in no share. */
export function shareWords(inserted: Readonly<Partial<Record<Origin, number>>>): string {
  let [hands, all] = [0, 0];
  const words = ORIGINS.flatMap((origin) => {
    const count = origin === 'undone' ? 0 : (inserted[origin] ?? 0);
    all += count;
    if (isHandsOn(origin)) hands += count;
    return count === 0 ? [] : [`${count.toLocaleString('en')} ${origin}`];
  });
  return all === 0 ? '' : `${words.join(', ')}; ${Math.round((100 * hands) / all)}\u00a0% by hand`;
}
