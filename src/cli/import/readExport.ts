import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Pulse } from '../../core/time/pulse';
import { pulseOf } from '../../core/time/pulseShape';
import {
  EXPORT_FORMAT,
  EXPORT_VERSION,
  type ExportHead,
} from '../../insights/export/exportDocument';
import { fieldsOf, jsonOf, linesOf } from './fileLines';
import { headSchema } from './headShape';

/** An export of ours, checked from its first to its last byte. */
export interface ReadExport {
  readonly head: ExportHead;
  /** Its pulses, read anew each time. */
  readonly pulses: () => Iterable<Pulse>;
}

/** Is it an export of ours, whole or not. */
export function isExport(file: Buffer): boolean {
  return file.toString('utf8', 0, 200).includes(`"${EXPORT_FORMAT}"`);
}

/** @throws in one sentence where the document is cut, newer, or not what it says. */
export function readExport(file: Buffer): ReadExport {
  const { head, pulses } = partsOf(file);
  const told = fieldsOf(head);
  if (typeof told['version'] === 'number' && told['version'] > EXPORT_VERSION) {
    throw new Error('the export was written by a newer version of Hands-On; update this one');
  }
  const parsed = v.safeParse(headSchema, head);
  if (!parsed.success) throw new Error(`the export is damaged: ${v.summarize(parsed.issues)}`);
  let number = 0;
  for (const pulse of pulses()) {
    number += 1;
    if (pulse === undefined) throw new Error(`the export is damaged or cut at its pulse ${number}`);
  }
  const checked = function* (): Generator<Pulse> {
    for (const pulse of pulses()) if (pulse !== undefined) yield pulse;
  };
  if (!parsed.output.redacted) return { head: parsed.output, pulses: checked };
  return apart({ head: parsed.output, pulses: checked }, file);
}

interface Parts {
  readonly head: unknown;
  /** undefined for one that is not to be understood. */
  readonly pulses: () => Iterable<Pulse | undefined>;
}

const HEAD_END = ',"pulses":[';

function partsOf(file: Buffer): Parts {
  const [first = ''] = linesOf(file);
  if (first.endsWith(HEAD_END)) {
    const head = jsonOf(`${first.slice(0, -HEAD_END.length)}}`);
    return { head, pulses: () => pulsesByLine(file) };
  }
  // Somebody else wrote it out anew.
  const { pulses, ...head } = fieldsOf(jsonOf(file.toString('utf8')));
  if (!Array.isArray(pulses)) throw new Error('the export is damaged or cut');
  return { head, pulses: () => pulses.map(pulseOf) };
}

function* pulsesByLine(file: Buffer): Generator<Pulse | undefined> {
  let number = 0;
  let whole = false;
  for (const line of linesOf(file)) {
    number += 1;
    if (number === 1 || line === '') continue;
    if (line === ']}') whole = true;
    else yield pulseOf(jsonOf(line.endsWith(',') ? line.slice(0, -1) : line));
  }
  if (!whole) yield undefined;
}

/** Numbers stand for names in a redacted export: another one's are other windows and hosts. */
function apart({ head, pulses }: ReadExport, file: Buffer): ReadExport {
  const mark = createHash('sha256').update(file).digest('hex').slice(0, 12);
  const own = (name: string): string => `${mark}/${name}`;
  return {
    head: {
      ...head,
      hosts: head.hosts.map(({ key, name, windows }) => ({
        key: own(key),
        name,
        windows: windows.map(own),
      })),
      sessions: head.sessions.map(({ session, result }) => ({
        session: { ...session, id: own(session.id), host: own(session.host) },
        result,
      })),
      decisions: head.decisions.map((decision) => ({
        ...decision,
        id: own(decision.id),
        ...('phase' in decision && { phase: own(decision.phase) }),
      })),
      measures: {
        sessions: head.measures.sessions.map((one) => ({
          ...one,
          session: own(one.session),
          host: own(one.host),
        })),
        blocks: head.measures.blocks.map((one) => ({ ...one, host: own(one.host) })),
      },
      rollups: head.rollups.map((rollup) => ({ ...rollup, host: own(rollup.host) })),
    },
    pulses: function* () {
      for (const pulse of pulses()) yield { ...pulse, window: own(pulse.window) };
    },
  };
}
