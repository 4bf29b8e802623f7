import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isAgentCommand } from '../core/agents/agentCommands';
import { KINDS, sumIntervals } from '../core/time/kind';
import {
  DEFAULT_PARAMETERS,
  parameterFault,
  type ParameterName,
  type TimeParameters,
} from '../core/time/parameters';
import { joinIntervals, type JoinedInterval } from '../core/time/joinIntervals';
import { readTrace } from '../tracking/replay/readTrace';
import { replayEvents, type Replay } from '../tracking/replay/replayEvents';
import { EXIT_OK, runVerb, UsageError, type Verb } from './verb';

/** Options in seconds, and the parameters they set. */
const SECONDS = {
  idle: 'idleTimeout',
  grace: 'idleGrace',
  away: 'awayGrace',
  episode: 'episodeGap',
  lead: 'episodeLead',
  assist: 'assistGap',
} as const satisfies Record<string, ParameterName>;

/** How it is called. */
export const REPLAY_USAGE =
  'usage: hands-on replay TRACE.jsonl [--json] [--idle S] [--grace S] [--away S] [--episode S] [--lead S] [--assist S]';

/** `replay TRACE.jsonl`: what a recorded session comes to, by the code that tracks a live one. */
export const replayCommand: Verb = (args, io) =>
  runVerb('replay', io, () => {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        idle: text,
        grace: text,
        away: text,
        episode: text,
        lead: text,
        assist: text,
      },
    });
    const [file, ...rest] = positionals;
    if (file === undefined || rest.length > 0) throw new UsageError(REPLAY_USAGE);
    const parameters = parametersOf(values);
    const { events, skipped } = readTrace(readText(file));
    const replay = replayEvents(events, { parameters, isAgentCommand: (c) => isAgentCommand(c) });
    io.stdout(
      values.json === true
        ? `${JSON.stringify(replayJson(replay, skipped))}\n`
        : replayText(replay, skipped),
    );
    return EXIT_OK;
  });

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new Error(`cannot read ${file} (${code})`, { cause: error });
  }
}

function parametersOf(
  values: Readonly<Record<string, string | boolean | undefined>>,
): TimeParameters {
  const parameters: Record<ParameterName, number> = { ...DEFAULT_PARAMETERS };
  for (const [option, name] of Object.entries(SECONDS)) {
    const value = values[option];
    if (typeof value !== 'string') continue;
    const ms = value.trim() === '' ? Number.NaN : Math.round(Number(value) * 1000);
    const fault = parameterFault(`--${option}`, ms);
    if (fault !== undefined) throw new UsageError(fault);
    parameters[name] = ms;
  }
  return parameters;
}

/** The contract of `replay --json`. */
function replayJson(replay: Replay, skipped: number): object {
  const { kinds, sub, headlines } = sumIntervals(replay.intervals);
  return {
    kinds,
    sub,
    headlines,
    origins: replay.origins,
    edits: replay.edits,
    intervals: joinIntervals(replay.intervals).map(intervalJson),
    skipped,
  };
}

function intervalJson({ start, end, kind, sub, surface, path }: JoinedInterval): object {
  return { start, end, kind, sub, surface, path };
}

function replayText(replay: Replay, skipped: number): string {
  const { kinds, headlines } = sumIntervals(replay.intervals);
  const minutes = (ms: number): string => `${(ms / 60_000).toFixed(1)} min`;
  const lines = [
    `built ${minutes(headlines.built)}, reviewed ${minutes(headlines.reviewed)}, directed ${minutes(headlines.directed)}`,
    ...KINDS.map((kind) => `  ${kind.padEnd(12)} ${minutes(kinds[kind]).padStart(10)}`),
    ...joinIntervals(replay.intervals).map(intervalText),
    `${String(replay.edits.length)} edits, ${String(skipped)} records skipped`,
  ];
  return `${lines.join('\n')}\n`;
}

function intervalText({ start, end, kind, sub, surface, path }: JoinedInterval): string {
  const time = (at: number): string => new Date(at).toISOString();
  const what = sub === null ? kind : `${kind}.${sub}`;
  return `${time(start)}  ${time(end)}  ${what.padEnd(18)} ${surface.padEnd(12)} ${path ?? ''}`;
}
