import { readLength } from '../../core/focus/lengthText';
import type { SessionArea, SessionWish } from '../../core/focus/session';
import { boundsOfDay, dayAt, offsetAt } from '../../core/calendar/zone';
import type { SharedGround } from '../../core/ports/focusPort';
import { areaName, groundLine, lengthWords, TAG_WORDS } from './sessionWords';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** The lengths that are offered, ms. */
const LENGTHS = [25 * MINUTE, 50 * MINUTE, 90 * MINUTE, 2 * HOUR];
/** Offered first before there was any session, ms. */
const USUAL = 50 * MINUTE;
/** A time of day is offered when it is at least so far away, ms. */
const WORTH_IT = 20 * MINUTE;

export interface LengthRow {
  readonly label: string;
  readonly description: string;
  readonly alwaysShow: boolean;
  /** Null says in its label why what was typed is no length. */
  readonly length: SessionWish['length'] | null;
}

/** The length that is offered first, ms, and why. @param last how long the last session was planned, ms */
export function firstLength(last: number | null): { length: number; words: string } {
  return last === null
    ? { length: USUAL, words: 'the usual length' }
    : { length: last, words: 'as long as the last one' };
}

/**
 * How long a session may be: what was typed, else the last one's length first.
 *
 * @param value what was typed so far
 * @param last ms; null before the first session
 * @param now epoch ms
 */
export function lengthRows(
  value: string,
  last: number | null,
  now: number,
  zone: string,
): LengthRow[] {
  const typed = value.trim() === '' ? undefined : typedRow(value, now, zone);
  const first = firstLength(last);
  const lengths = [first.length, ...LENGTHS.filter((ms) => ms !== first.length)];
  return [
    ...(typed === undefined ? [] : [typed]),
    ...lengths.map((ms, index): LengthRow => {
      const description = index === 0 ? first.words : '';
      return { ...shown(lengthWords(ms), description), length: { kind: 'for', ms } };
    }),
    ...fullHours(now, zone).map((at): LengthRow => {
      const label = `until ${clockText(at, zone)}`;
      return { ...shown(label, lengthWords(at - now)), length: { kind: 'until', at } };
    }),
  ];
}

function typedRow(value: string, now: number, zone: string): LengthRow {
  const reading = readLength(value, now, zone);
  if ('fault' in reading) {
    const label = `$(warning) ${reading.fault}`;
    return { label, description: '', alwaysShow: true, length: null };
  }
  const { length } = reading;
  const label = lengthLabel(length, zone);
  return { label, description: 'as typed', alwaysShow: true, length };
}

function shown(label: string, description: string): Omit<LengthRow, 'length'> {
  return { label, description, alwaysShow: false };
}

/** The next two full hours that are worth a session. */
function fullHours(now: number, zone: string): number[] {
  const local = now + offsetAt(zone, now);
  const first = local - (local % HOUR) + HOUR;
  const hours = [first, first + HOUR, first + 2 * HOUR].map((at) => at - offsetAt(zone, now));
  return hours.filter((at) => at - now >= WORTH_IT && at < endOfDay(now, zone)).slice(0, 2);
}

function endOfDay(now: number, zone: string): number {
  const [, end] = boundsOfDay(zone, dayAt(zone, now));
  return end;
}

/** `09:05` by the zone's clocks. @param at epoch ms */
export function clockText(at: number, zone: string): string {
  return new Date(at + offsetAt(zone, at)).toISOString().slice(11, 16);
}

/** `50 min`, `until 12:00`. */
export function lengthLabel(length: SessionWish['length'], zone: string): string {
  return length.kind === 'for' ? lengthWords(length.ms) : `until ${clockText(length.at, zone)}`;
}

/** What is offered to work on, with what is known of others there (undefined while it is looked up). */
export interface Suggestion {
  readonly area: SessionArea;
  /** Why it is offered. */
  readonly why: string;
  readonly ground?: SharedGround | null;
}

export type WhatStep =
  | { readonly kind: 'start'; readonly intention: string; readonly area: SessionArea | null }
  | { readonly kind: 'length' | 'estimate' | 'tags' };

export interface WhatRow {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly alwaysShow?: boolean;
  /** Null is a heading. */
  readonly step: WhatStep | null;
}

export interface WhatInput {
  /** What was typed so far. */
  readonly value: string;
  readonly wish: SessionWish;
  readonly zone: string;
  /** What is known of others in the wished area. */
  readonly ground: SharedGround | null;
  readonly recent: readonly string[];
  readonly suggestions: readonly Suggestion[];
}

/** What a session is for: Enter alone starts it, everything else is optional. */
export function whatRows(input: WhatInput): WhatRow[] {
  const { value, wish, zone, ground, recent, suggestions } = input;
  const area = wish.area ?? null;
  const typed = value.trim();
  const length = lengthLabel(wish.length, zone);
  const where = area === null ? '' : ` in ${areaName(area)}`;
  const intention = typed === '' ? (wish.intention ?? '') : typed;
  const what = intention === '' ? '' : `: ${intention}`;
  const warning = groundLine(ground);
  return [
    {
      label: `$(play) Start ${length}${where}${what}`,
      description: intention === '' ? 'type what it is for, or choose below' : '',
      ...(warning !== '' && { detail: `$(warning) ${warning}` }),
      alwaysShow: true,
      step: { kind: 'start', intention, area },
    },
    ...headed(
      'Lately',
      recent.map((text) => ({
        label: text,
        step: { kind: 'start', intention: text, area },
      })),
    ),
    ...headed(
      'Areas',
      area !== null
        ? []
        : suggestions.map(({ area: one, why, ground: known }) => ({
            label: areaName(one),
            description: why,
            ...(known && { detail: `$(warning) ${groundLine(known)}` }),
            step: { kind: 'start', intention: '', area: one },
          })),
    ),
    ...headed('Optional', [
      { label: `$(watch) Length: ${length}`, alwaysShow: true, step: { kind: 'length' } },
      {
        label: `$(law) Estimate: ${estimateWords(wish)}`,
        description: 'how long all of it will take you',
        alwaysShow: true,
        step: { kind: 'estimate' },
      },
      { label: `$(tag) Tags: ${tagWords(wish)}`, alwaysShow: true, step: { kind: 'tags' } },
    ]),
  ];
}

function headed(label: string, rows: readonly WhatRow[]): WhatRow[] {
  return rows.length === 0 ? [] : [{ label, step: null }, ...rows];
}

function estimateWords({ estimate = null }: SessionWish): string {
  return estimate === null ? 'none' : lengthWords(estimate);
}

function tagWords({ tags = [] }: SessionWish): string {
  return tags.length === 0 ? 'none' : tags.map((tag) => TAG_WORDS[tag].label).join(', ');
}
