import { addDays, type Day } from '../../core/calendar/day';
import type { OverviewModel } from '../../core/ledger/overview';
import { listOf } from './periodWords';

/** A computer that told nothing for longer is one that is used no more, days. */
const RETIRED = 28;

/**
 * Other computers whose latest days may be missing in the period: they were used of late, but nothing is
 * known of yesterday and today.
 */
export function missingHosts({
  hosts,
  today,
  to,
}: Pick<OverviewModel, 'hosts' | 'today' | 'to'>): { readonly name: string; readonly last: Day }[] {
  return hosts.flatMap(({ name, own, last }) =>
    own ||
    last === null ||
    last >= to ||
    last >= addDays(today, -1) ||
    last < addDays(today, -RETIRED)
      ? []
      : [{ name, last }],
  );
}

/** Which computers the numbers are of; empty where there is only one. */
export function hostWords({ hosts }: Pick<OverviewModel, 'hosts'>): string {
  const known = hosts.filter(({ own, last }) => own || last !== null);
  if (known.length < 2) return '';
  return `The sum of ${listOf(known.map(({ name, own }) => (own ? `${name} (this computer)` : name)))}.`;
}
