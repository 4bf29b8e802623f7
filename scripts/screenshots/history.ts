import type { Person } from '../../test/support/repository';
import {
  addCommit,
  codeLines,
  COLLEAGUE,
  git,
  makeRepository,
  ME,
} from '../../test/support/repository';

const DAY = 24 * 60 * 60_000;
const OTHERS: readonly Person[] = [
  COLLEAGUE,
  { name: 'Robin Remote', email: 'robin@example.org' },
  { name: 'Sam Second', email: 'sam@example.org' },
  { name: 'Toni Third', email: 'toni@example.org' },
];

/** Folder, days since I last wrote there (null: never), changes of others since, and how many of them I merged. */
type Area = readonly [folder: string, wrote: number | null, changes: number, merged: number];

const AREAS: readonly Area[] = [
  ['services/billing', 232, 21, 9],
  ['services/search', 118, 17, 6],
  ['services/stock', 2, 3, 1],
  ['web/cart', 5, 6, 2],
  ['web/account', 46, 9, 4],
  ['web/checkout', null, 6, 2],
  ['libs/mail', 160, 8, 0],
  ['libs/money', 20, 4, 1],
  ['infra', null, 7, 0],
  ['docs', 75, 5, 2],
];

const FILES = ['index', 'rules', 'store', 'format', 'client'];

/** Makes a repository in which I wrote in most folders once, and others went on. */
export function makeLeadsRepository(folder: string, now: number): void {
  makeRepository(folder, []);
  const steps = AREAS.flatMap(stepsOf).toSorted((one, other) => other.back - one.back);
  for (const { back, run } of steps) run(folder, now - back * DAY);
}

interface Step {
  /** Days ago. */
  readonly back: number;
  readonly run: (folder: string, date: number) => void;
}

function stepsOf([area, wrote, changes, merged]: Area, place: number): Step[] {
  const commit =
    (author: Person, index: number) =>
    (folder: string, date: number): void => {
      const file = `${area}/${FILES[index % FILES.length] ?? 'index'}.ts`;
      const files = { [file]: codeLines(`v${index}x`, 20 + ((index * 7 + place) % 40)) };
      addCommit(folder, { author, message: `Change ${area}, step ${index}`, date, files });
    };
  const since = wrote ?? 300;
  const steps: Step[] = [{ back: since, run: commit(wrote === null ? COLLEAGUE : ME, 0) }];
  for (let index = 1; index <= changes; index++) {
    const author = OTHERS[(index + place) % OTHERS.length] ?? COLLEAGUE;
    const run = commit(author, index);
    const back = since - ((since - 0.2) * index) / (changes + 1);
    steps.push({ back, run: index <= merged ? merging(run, `${area}-${index}`) : run });
  }
  return steps;
}

/** The change on a branch of its own, which I merge. */
function merging(run: Step['run'], branch: string): Step['run'] {
  return (folder, date) => {
    git(folder, ['checkout', '--quiet', '-b', branch]);
    run(folder, date);
    git(folder, ['checkout', '--quiet', 'main']);
    const when = `${Math.floor(date / 1000) + 60} +0000`;
    git(folder, ['merge', '--quiet', '--no-ff', '--message', `Merge ${branch}`, branch], {
      GIT_AUTHOR_DATE: when,
      GIT_COMMITTER_DATE: when,
    });
  };
}
