import type { BlockRecord } from '../../core/blocks/blockRecord';
import type { MeasuredBlock } from '../../core/blocks/measure';
import type { KeptSession } from '../../core/focus/result';
import type { MeasuredSession } from '../../core/focus/sessionMeasure';
import type { Correction } from '../../core/time/correction';
import type { DiffAuthorship } from '../../core/time/diffAuthorship';
import type { Elsewhere } from '../../core/time/elsewhere';
import type { TimeParameters } from '../../core/time/parameters';
import type { Pulse } from '../../core/time/pulse';
import type { Folded, Rollup } from '../../core/time/rollup';
import type { WeekDecision } from '../../core/weekly/weekReport';
import type { Decision } from '../../core/weeks/decision';

export const EXPORT_FORMAT = 'hands-on-export';
export const EXPORT_VERSION = 1;

/** All of an export but its pulses. Times are epoch ms. */
export interface ExportHead {
  readonly format: typeof EXPORT_FORMAT;
  readonly version: typeof EXPORT_VERSION;
  /** Names of repositories, files, revisions and hosts are replaced. */
  readonly redacted: boolean;
  /** The parameters that hold in the ledger. */
  readonly parameters: TimeParameters;
  /** Hosts that recorded, and which windows each. */
  readonly hosts: readonly ExportHost[];
  readonly corrections: readonly Correction[];
  readonly elsewhere: readonly Elsewhere[];
  /** Whose work diffs of two revisions showed, as far as it was looked up. */
  readonly diffs: readonly DiffAuthorship[];
  /** Focus sessions that are over. */
  readonly sessions: readonly KeptSession[];
  /** What the person decided and answered about weeks. */
  readonly decisions: readonly Decision[];
  /** What each week ended in. */
  readonly weekDecisions: readonly WeekDecision[];
  /** Protected blocks: what was planned when, and what the person said of single ones. */
  readonly blocks: BlockRecord;
  /** What was measured in sessions and blocks of which the pulses are gone, or are on another machine. */
  readonly measures: ExportMeasures;
  /** Days of which only totals are left. */
  readonly rollups: readonly Rollup[];
  readonly folded: Folded | null;
}

export interface ExportMeasures {
  readonly sessions: readonly MeasuredSession[];
  readonly blocks: readonly MeasuredBlock[];
}

export interface ExportHost {
  readonly key: string;
  readonly name: string;
  readonly windows: readonly string[];
}

/**
 * The first line of the document. It is one JSON document with a pulse a line, so that it can also be read
 * line by line, however long it is.
 */
export function headLine(head: ExportHead): string {
  return `${JSON.stringify(head).slice(0, -1)},"pulses":[\n`;
}

export function pulseText(pulse: Pulse, isFirst: boolean): string {
  return `${isFirst ? '' : ',\n'}${JSON.stringify(pulse)}`;
}

export const TAIL_LINE = '\n]}\n';
