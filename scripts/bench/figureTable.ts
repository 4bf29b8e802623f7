import type { Figure } from './figure';

/** Figures as a table for people: what was missed is marked. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit, limit, better, ok, against }) => [
    ok ? ' ' : '!',
    name,
    `${shown(value)} ${unit}`,
    `${better === 'lower' ? '<=' : '>='} ${shown(limit)} ${unit}`,
    against,
  ]);
  const widths = [1, 2, 3].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const [names = 0, values = 0, limits = 0] = widths;
  const lines = rows.map(([mark = '', name = '', value = '', limit = '', against = '']) =>
    [mark, name.padEnd(names), value.padStart(values), limit.padEnd(limits), against].join('  '),
  );
  const missed = figures.filter(({ ok }) => !ok).length;
  return ['', ...lines, '', `${figures.length - missed} met, ${missed} missed`, ''].join('\n');
}

function shown(value: number): string {
  return String(Math.round(value * 100) / 100);
}
