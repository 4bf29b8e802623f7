import type { DatabaseSync } from 'node:sqlite';
import type { InsertedCharacters, InsertionLog } from '../../core/areas/commitShares';
import type { Origin } from '../../core/origins/origin';
import { isRootOf } from '../../util/folderOfRoot';
import { ORIGIN_CODES, wordOf } from './codes';

const originOf = wordOf<Origin, 'unknown'>(ORIGIN_CODES, 'unknown');

const COLUMNS = `e.place, e.origin, p.first_agent IS NOT NULL AS agent, min(p.start) AS at,
  sum(e.inserted) AS inserted`;
// Reloads stay apart: each may have a cause of its own.
const GROUPS = `e.place, e.origin, agent, CASE WHEN e.origin = ${ORIGIN_CODES.external} THEN p.id END`;

/** What the ledger saw being inserted into the files of one repository. @param folder its root on the disk */
export function insertionLog(db: DatabaseSync, folder: string): InsertionLog {
  const repos = reposAt(db, folder);
  if (repos.length === 0) return { since: null, inserted: () => [] };
  const first = db.prepare('SELECT start FROM pulse ORDER BY start LIMIT 1').get()?.['start'];
  const places = new Map<string, number[]>();
  const names = new Map<number, string>();
  const list = db.prepare('SELECT id, path FROM place WHERE repo = ? AND path IS NOT NULL');
  for (const row of repos.flatMap((repo) => list.all(repo))) {
    const [id, path] = [Number(row['id']), String(row['path'])];
    names.set(id, path);
    places.set(path, [...(places.get(path) ?? []), id]);
  }
  // Driven by the time, so that all commits together cost one pass over the pulses.
  const byTime = db.prepare(
    `SELECT ${COLUMNS} FROM pulse p CROSS JOIN pulse_edit e ON e.pulse = p.id
     WHERE p.start >= ? AND p.start < ? AND e.inserted > 0
       AND e.place IN (SELECT value FROM json_each(?)) GROUP BY ${GROUPS}`,
  );
  // For a stretch without a known beginning the edits of the few places are looked through instead.
  const byPlace = db.prepare(
    `SELECT ${COLUMNS} FROM pulse_edit e CROSS JOIN pulse p ON p.id = e.pulse
     WHERE p.start >= ? AND p.start < ? AND e.inserted > 0
       AND e.place IN (SELECT value FROM json_each(?)) GROUP BY ${GROUPS}`,
  );
  return {
    since: typeof first === 'number' ? first : null,
    inserted: (paths, from, to) => {
      const wanted = paths.flatMap((path) => places.get(path) ?? []);
      if (wanted.length === 0) return [];
      const bounded = from > -Infinity;
      return (bounded ? byTime : byPlace)
        .all(bounded ? from : Number.MIN_SAFE_INTEGER, to, JSON.stringify(wanted))
        .map((row): InsertedCharacters => ({
          path: names.get(Number(row['place'])) ?? '',
          origin: originOf(Number(row['origin'])),
          agent: row['agent'] === 1,
          at: Number(row['at']),
          inserted: Number(row['inserted']),
        }));
    },
  };
}

/** Numbers of the repository in the ledger: one for each kind of window that it was open in. */
function reposAt(db: DatabaseSync, folder: string): number[] {
  return db
    .prepare('SELECT id, root FROM repo')
    .all()
    .filter(({ root }) => isRootOf(String(root), folder))
    .map(({ id }) => Number(id));
}
