import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RawEvent } from '../../../src/core/events/rawEvent';
import { readTrace } from '../../../src/tracking/replay/readTrace';
import { truthsOf, type Truth } from './truth';

export const TRACES = join(__dirname, '../../fixtures/traces');

/** The labelled recordings; the ones made by rule carry no labels. */
export const RECORDINGS = [
  'micro',
  'micro-agent',
  'micro-restore',
  'session-implementing',
  'session-mixed',
  'session-reviewing',
] as const;

/** Recorded by this repository's own end-to-end tests. */
export const PLAYED = join(__dirname, '../../fixtures/played');
export const PLAYED_RECORDINGS = ['editing', 'activities'] as const;

/** Mixed work by chance, recorded to see how the rules do on what they were not made for. */
export const MIXED = join(__dirname, '../../fixtures/mixed');
export const MIXED_RECORDINGS = readdirSync(MIXED)
  .filter((file) => file.endsWith('.jsonl'))
  .map((file) => file.slice(0, -'.jsonl'.length));

/** Small edits of agents at the caret. */
export const SMALL = join(__dirname, '../../fixtures/small');

export interface Recording {
  readonly name: string;
  /** As the code under test sees them: without labels and marks, texts clipped. */
  readonly events: readonly RawEvent[];
  /** By `seq` of the change event, for the ones that are scored. */
  readonly truths: ReadonlyMap<number, Truth>;
}

export function readRecording(name: string, folder: string = TRACES): Recording {
  const text = readFileSync(join(folder, `${name}.jsonl`), 'utf8');
  return { name, events: readTrace(text).events, truths: truthsOf(text) };
}
