import type { Day } from '../calendar/day';
import { dayText } from '../format/dayText';
import { countText, numberText } from '../format/numbers';
import { hoursText } from './hoursText';
import {
  ENOUGH_WEEKS,
  READING_CRITERIA,
  READING_NAMES,
  type QuarterModel,
  type QuarterPhase,
  type Reading,
} from './quarter';

/** A fact of the re-evaluation: what it is, and what it came to. */
export interface QuarterFact {
  readonly name: string;
  readonly text: string;
}

/** The reading in a sentence. */
export function readingText({ reading, counted }: QuarterModel): string {
  if (reading !== null) return `Reading: ${READING_NAMES[reading]}.`;
  return `No reading yet: it takes ${ENOUGH_WEEKS} counted weeks, and there ${counted === 1 ? 'is' : 'are'} ${counted}.`;
}

/** What each reading needs, the one that holds first named by `is`. */
export function criteriaTexts({ reading }: QuarterModel): readonly {
  readonly text: string;
  readonly holds: boolean;
}[] {
  return (['handsOn', 'drifting', 'management'] satisfies Reading[]).map((one) => ({
    text: `${capital(READING_NAMES[one])}: ${READING_CRITERIA[one]}`,
    holds: one === reading,
  }));
}

/** Everything that three months come to, a line each. */
export function quarterFacts(quarter: QuarterModel, today: Day): readonly QuarterFact[] {
  const { built, counted, buildingWeeks, median, areas, shipped } = quarter;
  const { typed, assisted, blocks, estimateBias, phases } = quarter;
  const fact = (name: string, text: string): QuarterFact => ({ name, text });
  const all = typed + assisted;
  return [
    // The hours are of all weeks, those of phases and holidays too.
    fact(
      'Built',
      `${hoursText(built)} in all${counted === 0 ? '' : `; some in ${buildingWeeks} of ${countText(counted, 'counted week')}`}`,
    ),
    fact('Median week', median === null ? 'no week counts yet' : `${hoursText(median)} built`),
    fact('Longest gap', gapText(quarter)),
    fact(areas.source === 'git' ? 'Areas written' : 'Folders built in', listText(areas.written)),
    fact('Lost', listText(areas.lost)),
    fact('Regained', listText(areas.regained)),
    fact(
      'Shipped',
      shipped === null
        ? `not known${areas.source === 'git' ? ' for these weeks' : ': no repository was read'}`
        : `${countText(shipped.written, 'commit')} written, ${numberText(shipped.directed)} directed`,
    ),
    fact(
      'Typed against assisted',
      all === 0
        ? 'nothing was inserted'
        : `${Math.round((typed / all) * 100)} % typed of ${numberText(all)} characters`,
    ),
    fact('Blocks kept', blocks === null ? 'no blocks' : `${blocks.kept} of ${blocks.of}`),
    fact(
      'Estimates',
      estimateBias === null
        ? 'too few'
        : `work takes ${estimateBias.toFixed(1)}× as long as estimated`,
    ),
    fact(
      'Phases',
      phases.length === 0 ? 'none' : phases.map((phase) => phaseFact(phase, today)).join('; '),
    ),
  ];
}

function gapText({ counted, longestGap }: QuarterModel): string {
  if (counted === 0) return 'no week counts yet';
  return longestGap === 0 ? 'none' : countText(longestGap, 'week');
}

function phaseFact({ name, until, state, daysLate }: QuarterPhase, today: Day): string {
  const planned = `${name} until ${dayText(until, today)}`;
  switch (state) {
    case 'open':
      return `${planned}, still running`;
    case 'over':
      return `${planned}, ${countText(daysLate, 'day')} over and not answered`;
    case 'late':
      return `${planned}, ended ${countText(daysLate, 'day')} late`;
    case 'newNormal':
      return `${planned}, became the new normal`;
    case 'followed':
      return `${planned}, followed by another`;
    case 'ended':
      return `${planned}, ended`;
  }
}

const LISTED = 6;

function listText(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  const more = names.length - LISTED;
  const shown = names.slice(0, LISTED).join(', ');
  return `${names.length}: ${shown}${more > 0 ? ` and ${more} more` : ''}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The re-evaluation as a document. */
export function quarterMarkdown(
  quarter: QuarterModel,
  decisions: readonly { readonly on: Day; readonly text: string }[],
  today: Day,
): string {
  const lines = [
    `# Re-evaluation, ${quarter.from} to ${quarter.to}`,
    '',
    `**${readingText(quarter)}**`,
    '',
    ...criteriaTexts(quarter).map(
      ({ text, holds }) => `- ${holds ? '**' : ''}${text}${holds ? '**' : ''}`,
    ),
    '',
    '| What | Came to |',
    '| --- | --- |',
    ...quarterFacts(quarter, today).map(({ name, text }) => `| ${name} | ${safe(text)} |`),
    '',
    '## Decisions',
    '',
    ...(decisions.length === 0
      ? ['None so far.']
      : decisions.map(({ on, text }) => `- ${dayText(on, today)}: ${safe(text)}`)),
    '',
  ];
  return lines.join('\n').replaceAll('\u00a0', ' ');
}

function safe(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
}
