import { addCommit, codeLines, COLLEAGUE, git, makeRepository, ME } from './repository';

const DAY = 86_400_000;

/** Days before now of what happens in {@link makeStaleRepository}. */
export const STALE = { wrote: 200, merged: 20 } as const;

/** Enough folders that none of the others is cut into its parts. */
const TOOLS = Array.from({ length: 12 }, (_, index) => `tool${index}`);

/**
 * A repository with a blind spot of the lead: `services/billing`, written 200 days ago, in which a colleague
 * made four commits since on two branches that the lead merged. `web` was written yesterday. `services/billing`
 * holds a TODO in a file that nobody else touches.
 * @param now epoch ms
 */
export function makeStaleRepository(folder: string, now: number): void {
  const at = (days: number): number => now - days * DAY;
  makeRepository(folder, [
    {
      author: ME,
      message: 'Begin the shop',
      date: at(STALE.wrote),
      files: {
        'services/billing/package.json': '{ "name": "billing" }\n',
        'services/billing/src/invoice.ts': codeLines('invoice', 30),
        'services/billing/src/tax.ts': `${codeLines('tax', 10)}// TODO: say which rates hold for exports\n`,
        'services/billing/src/rates/eu.ts': codeLines('rate', 12),
        'services/mail/send.ts': codeLines('send', 20),
        'web/page.ts': codeLines('page', 20),
        'docs/README.md': '# Shop\n',
        ...Object.fromEntries(TOOLS.map((name) => [`${name}/src/main.ts`, codeLines(name, 4)])),
      },
    },
  ]);
  for (const [index, days] of [STALE.merged + 60, STALE.merged].entries()) {
    git(folder, ['checkout', '--quiet', '-b', `work-${index}`]);
    for (const step of [0, 1]) {
      addCommit(folder, {
        author: COLLEAGUE,
        message: `Round invoices, part ${index + 1}.${step + 1}`,
        date: at(days + 2 - step),
        files: {
          'services/billing/src/invoice.ts': codeLines(`rounded${index}${step}`, 30 + step),
          [`services/billing/src/round${index}${step}.ts`]: codeLines('round', 5),
        },
      });
    }
    git(folder, ['checkout', '--quiet', 'main']);
    const when = `${Math.floor(at(days) / 1000)} +0000`;
    git(folder, ['merge', '--quiet', '--no-ff', '-m', `Merge work-${index}`, `work-${index}`], {
      GIT_AUTHOR_DATE: when,
      GIT_COMMITTER_DATE: when,
    });
    git(folder, ['branch', '--quiet', '-d', `work-${index}`]);
  }
  addCommit(folder, {
    author: ME,
    message: 'Show the page',
    date: at(1),
    files: { 'web/page.ts': codeLines('shown', 25) },
  });
}
