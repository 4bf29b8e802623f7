import { ExpectedError } from '../errors/expectedError';
import { BROKE, SESSION_TAGS, type SessionWish } from './session';

const MINUTE = 60_000;

/** Shortest and longest time that may be planned, ms. */
export const LEAST_LENGTH = MINUTE;
export const MOST_LENGTH = 24 * 60 * MINUTE;
/** Of what a session is for, characters. */
export const LONGEST_INTENTION = 120;
/** A session holds no more stretches, so that its record stays small. */
export const MOST_SPANS = 20;

/** @throws ExpectedError that names the field and what is wrong with it */
export function refuse(field: string, reason: string, todo: string): never {
  throw new ExpectedError(`${field}: ${reason}.`, 'Nothing was changed.', todo);
}

/**
 * Checks what a session is to be started with.
 *
 * @returns how long it is, ms
 * @throws ExpectedError
 */
export function checkedLength({ length }: SessionWish, now: number): number {
  if (length.kind === 'until') {
    if (!Number.isSafeInteger(length.at))
      refuse('Until', 'is not a time', 'Enter a time, such as 12:00.');
    if (length.at <= now) refuse('Until', 'is in the past', 'Enter a time that is still to come.');
    checkSpan('Until', length.at - now);
    return length.at - now;
  }
  checkSpan('Length', length.ms);
  return length.ms;
}

/** @throws ExpectedError for less than a minute or more than a day */
export function checkSpan(field: string, ms: number): void {
  if (!Number.isSafeInteger(ms)) refuse(field, 'is not a duration', 'Enter minutes, such as 50.');
  if (ms < LEAST_LENGTH) {
    refuse(field, 'is less than a minute', 'Choose 1 minute to 24 hours.');
  }
  if (ms > MOST_LENGTH) refuse(field, 'is more than 24 hours', 'Choose 1 minute to 24 hours.');
}

/** The rest of a wish. @throws ExpectedError */
export function checkWords({ intention = '', estimate = null, tags = [] }: SessionWish): void {
  if (intention.length > LONGEST_INTENTION) {
    refuse('What for', `is longer than ${LONGEST_INTENTION} characters`, 'Use fewer words.');
  }
  // Work may take many sessions, but nobody estimates a year by the minute.
  if (estimate !== null && (!Number.isSafeInteger(estimate) || estimate < MINUTE)) {
    refuse(
      'Estimate',
      'is less than a minute',
      'Enter how long all of it takes, or leave it empty.',
    );
  }
  if (estimate !== null && estimate > 1_000 * 60 * MINUTE) {
    refuse('Estimate', 'is more than 1000 hours', 'Estimate a smaller part of it.');
  }
  for (const tag of tags) {
    if (!SESSION_TAGS.includes(tag)) refuse('Tags', `there is no ${tag}`, 'Choose from the list.');
  }
}

export function isBroke(value: unknown): boolean {
  return (BROKE as readonly unknown[]).includes(value);
}
