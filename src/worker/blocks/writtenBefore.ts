import { areaById } from '../../core/areas/areaById';
import { writtenBefore } from '../../core/areas/writtenBefore';
import type { SessionArea } from '../../core/focus/session';
import type { Repositories } from '../repositories/repositories';

/**
 * When the person last committed work of their own hands in an area before an instant, epoch ms; null for
 * never, undefined where the repository is not open or has no such area.
 */
export async function lastWritten(
  repositories: Pick<Repositories, 'shown'>,
  { repo, path }: SessionArea,
  at: number,
): Promise<number | null | undefined> {
  const [shown] = await repositories.shown(repo);
  if (shown === undefined) return undefined;
  const { perspective } = shown.seen;
  const area = areaById(perspective.view.directories, shown.plan, path);
  return area === null ? undefined : writtenBefore(perspective, area, at);
}
