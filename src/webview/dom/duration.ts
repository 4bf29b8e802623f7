import { durationExact, durationIso, durationText } from '../../core/format/duration';
import { h } from './h';

/** A duration for people and for machines: exact to the ms in `datetime`. @param ms duration */
export function durationElement(ms: number, className = 'duration'): HTMLTimeElement {
  return h(
    'time',
    { class: className, datetime: durationIso(ms), title: durationExact(ms) },
    durationText(ms),
  );
}
