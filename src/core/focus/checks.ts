/** Is a value from outside what it must be. */
export type Check = (value: unknown) => boolean;

export const instant: Check = (value) => Number.isSafeInteger(value);
export const length: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
export const flag: Check = (value) => typeof value === 'boolean';
export const text: Check = (value) => typeof value === 'string' && value.length <= 4_096;
export const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
export const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
export const oneOf =
  (words: readonly unknown[]): Check =>
  (value) =>
    words.includes(value);
export const listOf =
  (check: Check, most: number): Check =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(check);
export const shape =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(fields).every(([name, check]) =>
      check((value as Record<string, unknown>)[name]),
    );
