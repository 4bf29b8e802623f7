import type { SessionArea } from './session';

/** What the command that starts a session may be given: all of it can be left out. */
export interface StartArgument {
  readonly minutes?: number;
  /** Epoch ms; goes before `minutes`. */
  readonly until?: number;
  readonly intention?: string;
  readonly area?: SessionArea;
  /** Key of the protected block that it keeps. */
  readonly block?: string;
}

/** The argument of a command comes from anywhere: only what is of the right kind is taken. */
export function startArgumentOf(value: unknown): StartArgument {
  if (typeof value !== 'object' || value === null) return {};
  const told = value as Readonly<Record<string, unknown>>;
  const { minutes, until, intention, area, block } = told;
  return {
    ...(typeof minutes === 'number' && { minutes }),
    ...(typeof until === 'number' && { until }),
    ...(typeof intention === 'string' && { intention }),
    ...(isArea(area) && { area }),
    ...(typeof block === 'string' && { block }),
  };
}

function isArea(value: unknown): value is NonNullable<StartArgument['area']> {
  if (typeof value !== 'object' || value === null) return false;
  const { repo, path, name } = value as Readonly<Record<string, unknown>>;
  return (
    typeof repo === 'string' &&
    typeof path === 'string' &&
    (name === undefined || typeof name === 'string')
  );
}
