import { INLINE_RULE_PREFIX } from '../../../core/origins/origin';
import { AT_CARET_RULES } from './atCaret';
import { BACKGROUND_RULES } from './background';
import { COMMAND_RULES } from './commands';
import { COMPLETION_RULES } from './completions';
import { DISK_RULES } from './disk';
import { KEY_RULES } from './keys';
import { LINE_COMMAND_RULES } from './lineCommands';
import { BURST_RULES, REST_RULES } from './rest';
import type { EditFacts } from '../editFacts';
import type { Rule } from './rule';
import { SAVING_RULES } from './saving';
import { SPECIAL_RULES } from './special';
import { STREAM_RULES } from './streams';
import { LATER_TOOL_RULES, REFACTORING_RULES, TOOL_RULES } from './tools';

/** Rules that need not know how a run of insertions goes on. */
const EARLY_RULES: readonly Rule[] = [
  ...SPECIAL_RULES,
  ...DISK_RULES,
  ...BURST_RULES,
  ...KEY_RULES,
];

/**
 * All rules, in the order in which they are tried: what the event says itself, the disk, keys, then what
 * looks like a key only by itself (streams), the background, and at last the edits that no key announces.
 */
export const RULES: readonly Rule[] = [
  ...EARLY_RULES,
  ...STREAM_RULES,
  ...SAVING_RULES,
  ...TOOL_RULES,
  ...COMPLETION_RULES,
  ...COMMAND_RULES,
  ...LINE_COMMAND_RULES,
  ...AT_CARET_RULES,
  ...LATER_TOOL_RULES,
  ...BACKGROUND_RULES,
  ...REFACTORING_RULES,
  ...REST_RULES,
];

const EARLY: ReadonlySet<Rule> = new Set(EARLY_RULES);

/**
 * The first rule that holds.
 * @param settled is it known how the run that the edit belongs to goes on; if not, the answer may be null: wait.
 */
export function firstRule(facts: EditFacts, settled: boolean): Rule | null {
  const { unattended } = facts;
  const rule = RULES.find((one) => !(unattended && isOfHands(one)) && one.holds(facts));
  return rule !== undefined && (settled || EARLY.has(rule)) ? rule : null;
}

/** Only somebody at this window does that: types, pastes, accepts what is offered. */
function isOfHands({ id, origin }: Rule): boolean {
  return (
    origin === 'typed' ||
    origin === 'completed' ||
    origin === 'pasted' ||
    id.startsWith(INLINE_RULE_PREFIX)
  );
}

const BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule that a verdict names. */
export function ruleOf(id: string): Rule | null {
  return BY_ID.get(id) ?? null;
}
