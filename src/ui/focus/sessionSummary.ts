import { dayAt } from '../../core/calendar/zone';
import type { SessionWithResult } from '../../core/focus/result';
import type { FocusSession } from '../../core/focus/session';
import { durationText } from '../../core/format/duration';
import { countText } from '../../core/format/numbers';
import { areaName, BROKE_WORDS, lengthWords, nameOf, TAG_WORDS } from './sessionWords';
import { clockText } from './startRows';

/** A session as a Markdown document; what commits and people say is text there, never markup. */
export function sessionSummary({ session, result }: SessionWithResult, zone: string): string {
  const { start, end, seen, intention, area } = session;
  const name = nameOf(session);
  const share = result.share === null ? '' : ` (${Math.round(result.share * 100)}\u00a0%)`;
  const lines = [
    `# ${name === '' ? 'Focus session' : plain(name)}`,
    '',
    `${dayAt(zone, start)}, ${clockText(start, zone)} to ${end === null ? 'now' : clockText(end, zone)}: ` +
      `built **${durationText(result.built)}** of ${durationText(result.ran)}${share}.`,
    '',
    ...list([
      ['Planned', lengthWords(session.planned)],
      ['Paused', result.paused > 0 ? durationText(result.paused) : ''],
      ['Reviewed', result.reviewed > 0 ? durationText(result.reviewed) : ''],
      ['Directed agents', result.directed > 0 ? durationText(result.directed) : ''],
      ['Area', area !== null && intention !== '' ? plain(areaName(area)) : ''],
      ['Estimate', session.estimate === null ? '' : lengthWords(session.estimate)],
      ['Tags', session.tags.map((tag) => TAG_WORDS[tag].label.toLowerCase()).join(', ')],
      ['State', stateWords(session, seen, zone)],
      ['Broken by', session.broke === null ? '' : BROKE_WORDS[session.broke].label.toLowerCase()],
    ]),
    ...section(
      'Interruptions of over a minute',
      (
        [
          ['Focus elsewhere', result.interruptions.focus],
          ['Review of others', result.interruptions.review],
          ['Other', result.interruptions.other],
        ] as const
      )
        .filter(([, { count }]) => count > 0)
        .map(
          ([what, { count, ms }]) => `${what}: ${countText(count, 'time')}, ${durationText(ms)}`,
        ),
    ),
    ...section('Areas', result.areas.map(place)),
    ...section('Files', result.files.map(place)),
    ...section(
      'Commits',
      result.commits.map(
        ({ id, at, subject }) => `${clockText(at, zone)} \`${id.slice(0, 10)}\` ${plain(subject)}`,
      ),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function stateWords({ state }: FocusSession, seen: number, zone: string): string {
  if (state === 'abandoned') return 'abandoned';
  return state === 'ended' ? '' : `${state}, as of ${clockText(seen, zone)}`;
}

function place({
  repo,
  path,
  built,
}: {
  readonly repo: string;
  readonly path: string;
  readonly built: number;
}): string {
  return `${plain(areaName({ repo, path }))}: ${durationText(built)}`;
}

function list(rows: readonly (readonly [string, string])[]): string[] {
  return rows.filter(([, value]) => value !== '').map(([label, value]) => `- ${label}: ${value}`);
}

function section(title: string, rows: readonly string[]): string[] {
  return rows.length === 0 ? [] : ['', `## ${title}`, '', ...rows.map((row) => `- ${row}`)];
}

/** Any text as one line of Markdown that shows it as it is. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]()#+\-.!|<>~&:@]/g, String.raw`\$&`);
}
