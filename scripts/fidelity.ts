/**
 * How faithfully edits are told apart, on recordings of real editor events with the editor's own label for each;
 * and how faithfully time is told, on a scripted fortnight whose every second is known.
 *
 *   npm run fidelity                      tables: per recording, confusion, other tools' rules
 *   npm run fidelity -- --verbose         also which rule fired how often, and every wrong event
 *   npm run fidelity -- --json            one JSON document of figures and nothing else
 *   npm run fidelity -- --traces FOLDER   other recordings of the same kind
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ruleOf } from '../src/tracking/origins/rules/table';
import {
  PLAYED,
  PLAYED_RECORDINGS,
  readRecording,
  RECORDINGS,
  TRACES,
} from '../test/support/fidelity/recordings';
import {
  figuresOf,
  matrixTable,
  measure,
  scoreTable,
  TO_REACH,
  type Fidelity,
} from '../test/support/fidelity/report';
import { isRight } from '../test/support/fidelity/score';
import {
  compareFortnight,
  fortnightFigures,
  fortnightTables,
} from '../test/support/fortnight/compare';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    traces: { type: 'string' },
  },
});

const folder = values.traces ?? TRACES;
const names = values.traces === undefined ? RECORDINGS : labelledIn(folder);
const fidelity = measure(names.map((name) => readRecording(name, folder)));

const own = measure(PLAYED_RECORDINGS.map((name) => readRecording(name, PLAYED)));
const fortnight = compareFortnight();

if (values.json) {
  const ownFigures = figuresOf(own).map((figure) => ({ ...figure, name: `own.${figure.name}` }));
  const figures = [...figuresOf(fidelity), ...ownFigures, ...fortnightFigures(fortnight)];
  console.log(JSON.stringify({ figures }, null, 1));
} else {
  print(fidelity);
  console.log(
    "\nThe same on what this repository's own end-to-end tests played in a real VS Code\n",
  );
  console.log(scoreTable(own.rows));
  if (values.verbose) printDetails(own.rows);
  console.log("\nTime of a scripted fortnight, beside other trackers' published rules\n");
  console.log(fortnightTables(fortnight));
}

function labelledIn(path: string): string[] {
  return readdirSync(path)
    .filter((file) => file.endsWith('.jsonl'))
    .map((file) => file.slice(0, -'.jsonl'.length))
    .filter((name) => readRecording(name, path).truths.size > 0);
}

function print({ rows, total, peers }: Fidelity): void {
  console.log(
    "Truth: the editor's own label of every change event, removed before the classifier sees it.\n",
  );
  console.log(tableOfTruth());
  console.log('\nF1 and leaks by characters (inserted and deleted), the rest by events.');
  console.log(
    `To reach: F1 >= ${TO_REACH.typedF1}, leaks <= ${100 * TO_REACH.leak} %, events right >= ${100 * TO_REACH.right} %.\n`,
  );
  console.log(scoreTable(rows));
  for (const { name, score } of rows) {
    if (name !== 'all' && !values.verbose) continue;
    console.log(`\nConfusion, ${name} (events / characters)\n`);
    console.log(matrixTable(score));
  }
  console.log("\nOther tools' published rules on the same recordings\n");
  console.log(scoreTable([{ name: 'Hands-On', score: total }, ...peers]));
  console.log(`\n${peers.map(({ name, rule }) => `${name}: ${rule}`).join('\n')}`);
  if (values.verbose) printDetails(rows);
}

/** The table of the recordings' own README. */
function tableOfTruth(): string {
  const readme = readFileSync(join(TRACES, 'README.md'), 'utf8');
  const from = readme.indexOf('| host label');
  return readme.slice(from, readme.indexOf('\n\n', from));
}

function printDetails(rows: Fidelity['rows']): void {
  const counts = new Map<string, number>();
  for (const { rule } of rows.at(-1)?.judged ?? []) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  console.log('\nRules, and how often they decided\n');
  for (const [id, count] of [...counts].sort((a, b) => b[1] - a[1])) {
    const rule = ruleOf(id);
    console.log(
      `${String(count).padStart(6)}  ${id.padEnd(32)} ${rule?.origin.padEnd(10) ?? ''} ${rule?.reason ?? ''}`,
    );
  }
  console.log('\nWrong events\n');
  for (const { name, judged } of rows.slice(0, -1)) {
    for (const one of judged.filter((each) => !isRight(each))) {
      const { seq, origin, label, mark, inserted, deleted } = one.truth;
      console.log(
        `${name} ${seq}: said ${one.said} (${one.rule}), was ${origin} (${label}), +${inserted} -${deleted}, in "${mark}"`,
      );
    }
  }
}
