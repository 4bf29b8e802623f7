/** Who made an edit, one for every change event. */
export const ORIGINS = [
  'typed',
  'completed',
  'pasted',
  'undone',
  'assisted',
  'tooling',
  'external',
  'unknown',
] as const;
export type Origin = (typeof ORIGINS)[number];

/** Characters by origin, UTF-16 units; what was undone or redone counts in no share. */
export type OriginCharacters = Readonly<Record<Origin, number>>;

/** Cause of a reload from disk. */
export type ExternalCause = 'git' | 'agent' | 'other';

/** What the classifier says of one change event. */
export interface OriginVerdict {
  readonly origin: Origin;
  /** Id of the rule that decided, as listed in the rule table. */
  readonly rule: string;
  /** Set for `external` only. */
  readonly cause: ExternalCause | null;
}

/** Events and UTF-16 units per origin. */
export interface OriginCount {
  readonly events: number;
  readonly inserted: number;
  readonly deleted: number;
}
export type OriginCounts = Readonly<Record<Origin, OriginCount>>;

/** Edits by the person's own hands: the ones that make and extend an episode of implementing. */
export function isHandsOn(origin: Origin): boolean {
  return origin === 'typed' || origin === 'completed' || origin === 'pasted' || origin === 'undone';
}

/** Rule ids of accepted inline suggestions begin so: assisted, but a direct interaction and no agent's edit. */
export const INLINE_RULE_PREFIX = 'inline-';

/**
 * Is it an agent's edit: assisted except for an inline suggestion that the person accepted,
 * or a reload that an agent caused.
 */
export function isAgentEdit(verdict: OriginVerdict): boolean {
  if (verdict.origin === 'assisted') return !verdict.rule.startsWith(INLINE_RULE_PREFIX);
  return verdict.origin === 'external' && verdict.cause === 'agent';
}

export function emptyOriginCounts(): Record<Origin, OriginCount> {
  return Object.fromEntries(
    ORIGINS.map((origin) => [origin, { events: 0, inserted: 0, deleted: 0 }]),
  ) as Record<Origin, OriginCount>;
}
