import { Desk, fileOf, type Truth } from './desk';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Monday, 2 November 2026, 09:00. */
export const FIRST_MORNING = Date.UTC(2026, 10, 2, 9);

const build = (seconds: number): Truth => [['implementing', seconds]];

/** Two weeks of a lead's work in two windows. Each line says what its seconds are. */
export function fortnight(): Desk {
  const desk = new Desk(FIRST_MORNING - HOUR);
  const days = [building, directing, debugging, reviewing, building];
  for (let day = 0; day < 14; day++) {
    until(desk, FIRST_MORNING + day * DAY);
    const work = days[day % 7];
    if (work === undefined) weekend(desk);
    else work(desk, day);
  }
  until(desk, FIRST_MORNING + 14 * DAY);
  return desk;
}

function until(desk: Desk, t: number): void {
  desk.spend([['absent', (t - desk.t) / 1_000]]);
}

/** Reads, types, runs tests, looks at the own diff, looks things up, reviews, has lunch. */
function building(desk: Desk, day: number): void {
  desk.focus('shop').file('a.ts');
  read(desk, 'a.ts', [
    ['reading', 420],
    ['implementing', 180],
  ]);
  type(desk, 'a.ts', 1_800);
  tests(desk, build(120));
  desk.file('a.ts');
  type(desk, 'a.ts', 600);
  desk.workingTreeDiff('a.ts');
  read(desk, 'a.ts', build(240));
  desk.file('a.ts');
  type(desk, 'a.ts', 300);
  // A short look into the browser is part of the work, a longer one is not seen.
  lookUp(desk, [['implementing', 40]]);
  type(desk, 'a.ts', 300);
  lookUp(desk, [['absent', 100]]);
  type(desk, 'a.ts', 600);
  // Thinking without a key is presence up to two minutes.
  desk.spend(build(110));
  type(desk, 'a.ts', 60);
  desk.pullRequestPage();
  desk.every(60, [['reviewing.others', 300]], () => desk.pullRequestPage().pullRequestDiff('b.ts'));
  desk.pullRequestDiff('b.ts');
  read(desk, 'b.ts', [['reviewing.others', 1_200]]);
  lunch(desk);
  desk.focus('lake').file('README.md');
  read(desk, 'README.md', [['reading', 900]]);
  desk.focus('shop').file('a.ts');
  type(desk, 'a.ts', 1_200);
  // Between two windows: what is edited in one goes on in the other one's time.
  desk.focus('lake');
  read(desk, 'README.md', build(60));
  desk.focus('shop');
  type(desk, 'a.ts', 300);
  desk.file('b.ts');
  read(desk, 'b.ts', [
    ['implementing', 15],
    ['reading', 385],
  ]);
  desk.workingTreeDiff('a.ts');
  read(desk, 'a.ts', [['reviewing.own', 300]]);
  goHome(desk, day, 'reviewing.own');
}

/** Lets an agent edit from a terminal, then reads what it wrote. */
function directing(desk: Desk, day: number): void {
  desk.focus('shop').file('c.ts');
  read(desk, 'c.ts', [['reading', 300]]);
  for (let round = 0; round < 4; round++) {
    desk.command('claude "mend the cart"');
    const files = ['x.ts', 'y.ts', 'z.ts'].map((name) => fileOf('shop', name));
    desk.spend(
      [['directing', 90]],
      files.map((u, i) => [40 + 10 * i, () => desk.own({ e: 'fsChange', u })] as const),
    );
    desk.commandEnds();
    desk.file('x.ts');
    read(desk, 'x.ts', [
      ['directing', 30],
      ['reviewing.agent', 270],
    ]);
    desk.file('y.ts');
    read(desk, 'y.ts', [['reviewing.agent', 300]]);
    desk.file('c.ts');
    read(desk, 'c.ts', [['reading', 200]]);
  }
  read(desk, 'c.ts', [
    ['reading', 20],
    ['implementing', 180],
  ]);
  desk.file('x.ts');
  type(desk, 'x.ts', 900);
  // An agent that works on while the person is at lunch is nobody's time.
  desk.command('claude');
  desk.spend(
    [['directing', 60]],
    [[5, () => desk.own({ e: 'fsChange', u: fileOf('shop', 'z.ts') })]],
  );
  lunch(desk, () => desk.tell('shop', { e: 'fsChange', u: fileOf('shop', 'y.ts') }));
  desk.focus('shop');
  desk.commandEnds();
  desk.file('y.ts');
  read(desk, 'y.ts', [['reviewing.agent', 400]]);
  goHome(desk, day, 'reviewing.agent');
}

/** Debugs, works in a notebook, runs commands, goes away without a word. */
function debugging(desk: Desk, day: number): void {
  desk.focus('shop').file('a.ts');
  read(desk, 'a.ts', [
    ['reading', 20],
    ['implementing', 180],
  ]);
  type(desk, 'a.ts', 600);
  desk.own({ e: 'dbgStart', id: 'd1' });
  desk.every(
    6,
    [
      ['implementing', 15],
      ['debugging', 1_185],
    ],
    () => {
      desk.debugStep('a.ts');
    },
  );
  desk.own({ e: 'dbgEnd', id: 'd1' });
  desk.pullRequestDiff('b.ts');
  read(desk, 'b.ts', [['reviewing.others', 600]]);
  desk.notebook('n.ipynb');
  desk.every(
    10,
    [
      ['reading', 120],
      ['implementing', 180],
    ],
    () => {
      desk.own({ e: 'nbSel', u: fileOf('shop', 'n.ipynb'), v: [[1, 2]] });
    },
  );
  desk.key('n.ipynb', 'vscode-notebook-cell');
  desk.every(3, build(900), () => {
    desk.key('n.ipynb', 'vscode-notebook-cell');
  });
  desk.command('git log');
  desk.every(
    50,
    [
      ['implementing', 15],
      ['other', 185],
    ],
    () => {
      desk.command('git log');
    },
  );
  desk.spend([
    ['other', 15],
    ['absent', 585],
  ]);
  desk.file('b.ts');
  read(desk, 'b.ts', [['reading', 600]]);
  lunch(desk);
  desk.focus('lake').file('plan.md');
  read(desk, 'plan.md', [['implementing', 120]]);
  type(desk, 'plan.md', 900);
  goHome(desk, day, 'implementing');
}

/** Reviews all day, corrects a line in a pull request, looks things up on the way. */
function reviewing(desk: Desk, day: number): void {
  desk.focus('shop');
  for (let round = 0; round < 5; round++) {
    desk.pullRequestPage();
    desk.spend([['reviewing.others', 100]]);
    desk.pullRequestDiff(`r${round}.ts`);
    read(desk, `r${round}.ts`, [['reviewing.others', 900]]);
    lookUp(desk, [['reviewing.others', 50]]);
    read(desk, `r${round}.ts`, [['reviewing.others', 300]]);
    lookUp(desk, [['absent', 240]]);
  }
  // A correction in the pull request's own file is writing while it lasts, and reviewing again soon after.
  read(desk, 'r4.ts', [['reviewing.others', 100]]);
  type(desk, 'r4.ts', 60);
  read(desk, 'r4.ts', [
    ['implementing', 15],
    ['reviewing.others', 285],
  ]);
  lunch(desk);
  desk.focus('shop').pullRequestDiff('s.ts');
  read(desk, 's.ts', [['reviewing.others', 2_400]]);
  goHome(desk, day, 'reviewing.others');
}

/** Nobody is there; formatters, agents and git are. */
function weekend(desk: Desk): void {
  const u = fileOf('shop', 'a.ts');
  for (let hour = 0; hour < 6; hour++) {
    desk.spend([['absent', 3_600]]);
    desk.tell('shop', formatted(u)).tell('shop', { e: 'willSave', u, reason: 2 });
    desk
      .tell('shop', { e: 'didSave', u })
      .tell('lake', { e: 'fsChange', u: fileOf('lake', 'z.md') });
  }
}

function read(desk: Desk, name: string, truth: Truth): void {
  desk.every(5, truth, () => {
    desk.scroll(name);
  });
}

function type(desk: Desk, name: string, seconds: number): void {
  desk.key(name);
  desk.every(3, build(seconds), () => {
    desk.key(name);
  });
}

function tests(desk: Desk, truth: Truth): void {
  desk.command('npm test');
  desk.every(60, truth, () => {
    desk.commandEnds();
    desk.command('npm test');
  });
  desk.commandEnds();
}

function lookUp(desk: Desk, truth: Truth): void {
  const seconds = truth.reduce((sum, [, length]) => sum + length, 0);
  desk.focus(null).elsewhere(seconds).spend(truth).focus('shop');
}

function lunch(desk: Desk, meanwhile: () => void = () => undefined): void {
  desk.focus(null);
  desk.spend([['absent', 2_700]], [[1_200, meanwhile]]);
}

/** Every third day the computer stays open with the window in front, as it was. */
function goHome(desk: Desk, day: number, before: string): void {
  if (day % 3 === 1) desk.spend([[before, 15]]);
  else desk.focus(null);
}

function formatted(u: string): Parameters<Desk['tell']>[1] {
  const blanks = (line: number) => ({ r: [line, 4, line, 5], rl: 1, tl: 2, x: '  ' }) as const;
  return {
    e: 'docChange',
    u,
    s: 'file',
    v: 3,
    n: 400,
    ch: [blanks(90), blanks(50), blanks(10)],
    reason: null,
    act: false,
    wf: false,
    dirty: true,
    sel: null,
  };
}
