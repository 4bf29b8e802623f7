import type { Pulse } from '../core/time/pulse';
import { pulseOf } from '../core/time/pulseShape';

/** The pulse of a line; undefined where it is torn, or not in the shape that this version knows. */
export function pulseOfLine(line: string): Pulse | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  return pulseOf(value);
}
