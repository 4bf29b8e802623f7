import type { MirrorRow } from '../../core/mirror/month';
import { hasTable } from '../ledger/sqlite';
import type { MirroredTable } from '../mirror/mirroredTable';
import { firstOwnPlan, knownPlans, takePlan } from './plans';

/**
 * Plans of protected blocks, so that a lost ledger knows again what was planned before. Machines of one client have
 * the same settings; what was planned since this ledger noted them for the first time it knows itself.
 */
export const mirroredPlans: MirroredTable = {
  name: 'block_plan',
  rows: (db) =>
    knownPlans(db).map(({ since, json }) => ({
      key: JSON.stringify([since]),
      changed: since,
      at: since,
      value: json,
    })),
  take(db, { key, value }: MirrorRow) {
    const [since] = JSON.parse(key) as readonly unknown[];
    if (!hasTable(db, 'block_plan') || !Number.isSafeInteger(since) || !isPlan(value)) return false;
    const first = firstOwnPlan(db);
    return Number(since) < first && takePlan(db, Number(since), value);
  },
};

function isPlan(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  try {
    const blocks: unknown = JSON.parse(value);
    return Array.isArray(blocks) && blocks.every((one) => typeof one === 'object' && one !== null);
  } catch {
    return false;
  }
}
