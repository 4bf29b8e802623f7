import { weekdayOf } from '../calendar/week';
import { dayAt, offsetAt } from '../calendar/zone';
import { dayText } from '../format/dayText';
import { durationText } from '../format/duration';
import { markdownCode, markdownText } from '../format/markdown';
import { countText } from '../format/numbers';
import { commitLines, standLines, workLines } from './noteGit';
import type { HandOffFacts, HandOffPlace, HandOffProblem } from './handOffFacts';

/** The heading over the room for the next step, which begins two lines below. */
export const NEXT_STEP = '## Next step';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * A note from which somebody else can go on: what is really there, in Markdown, with room for the next step
 * and for open questions. What there is nothing of is left out, and what cannot be known is said.
 */
export function handOffNote(facts: HandOffFacts): string {
  const branch = facts.git?.branch ?? facts.git?.leftBranch ?? null;
  const sections = [
    [
      `# Hand-off: ${markdownText(facts.name)}${branch === null ? '' : `, ${markdownCode(branch)}`}`,
      '',
      whenText(facts),
    ],
    purpose(facts),
    [NEXT_STEP, '', ''],
    ['## Open questions', '', '- '],
    section('Where it stands', standLines(facts)),
    ...workLines(facts.git),
    commitLines(facts, clockText(facts.since, facts)),
    section('Where I was', facts.places.map(placeLine)),
    section('Problems', problemLines(facts)),
    section('Failing tests', failingLines(facts)),
    section('Debugging', debugLines(facts)),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, '', ...lines];
}

function whenText(facts: HandOffFacts): string {
  const day = dayAt(facts.zone, facts.now);
  return `${WEEKDAYS[weekdayOf(day)] ?? ''}, ${dayText(day, '0000')}, ${clockText(facts.now, facts)}`;
}

function purpose(facts: HandOffFacts): string[] {
  const { session } = facts;
  if (session === null) return ['**What for:** …'];
  const end = session.end === null ? 'now' : clockText(session.end, facts);
  const built = session.built === null ? '' : `, ${durationText(session.built)} built`;
  return [
    `**What for:** ${session.intention === '' ? '…' : markdownText(session.intention)}`,
    '',
    `Session from ${clockText(session.start, facts)} to ${end}${built}.`,
  ];
}

function placeLine({ path, line, column, symbols, unsaved }: HandOffPlace): string {
  const inside = symbols.length === 0 ? '' : ` in ${markdownCode(symbols.join(' › '))}`;
  return `- ${markdownCode(`${path}:${line}:${column}`)}${inside}${unsaved ? ', **not saved**' : ''}`;
}

function problemLines({ problems, errors, warnings }: HandOffFacts): string[] {
  const of = (kind: HandOffProblem['severity']): number =>
    problems.filter(({ severity }) => severity === kind).length;
  const more = [
    ...(errors > of('error') ? [countText(errors - of('error'), 'more error')] : []),
    ...(warnings > of('warning') ? [countText(warnings - of('warning'), 'more warning')] : []),
  ];
  return [
    ...problems.map(problemLine),
    ...(more.length === 0 ? [] : [`- ${more.join(' and ')} in this workspace`]),
  ];
}

function problemLine({ path, line, severity, source, message }: HandOffProblem): string {
  const by = source === '' ? '' : ` _(${markdownText(source)})_`;
  return `- ${severity} ${markdownCode(`${path}:${line}`)} ${markdownText(message)}${by}`;
}

function failingLines({ failing }: HandOffFacts): string[] {
  const known = failing.map(
    ({ path, line, message }) => `- ${markdownCode(`${path}:${line}`)} ${markdownText(message)}`,
  );
  return known.length === 0
    ? ['- … _(VS Code does not tell extensions which tests failed)_']
    : [...known, '- … _(only what test runners report as problems; VS Code reports no more)_'];
}

function debugLines({ breakpoints, debugging }: HandOffFacts): string[] {
  return [
    ...(debugging === null ? [] : [`- ${markdownText(debugging)} is being debugged`]),
    ...breakpoints.map(({ path, line }) => `- breakpoint at ${markdownCode(`${path}:${line}`)}`),
  ];
}

/** `14:05`, with its day where that is another one than the note's. */
function clockText(at: number, { now, zone }: Pick<HandOffFacts, 'now' | 'zone'>): string {
  const clock = new Date(at + offsetAt(zone, at)).toISOString().slice(11, 16).replace(/^0/, '');
  const day = dayAt(zone, at);
  const today = dayAt(zone, now);
  return day === today ? clock : `${clock} on ${dayText(day, today)}`;
}
