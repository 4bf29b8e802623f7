import type { RuleEdits } from '../../core/time/pulse';

/**
 * The rules behind a row of edits, in one column of it: an edit is seldom looked at by its rule, so a row for
 * each would double the file. NULL in rows of before rules were kept.
 */
export const ruleEditsSchema: readonly string[] = [
  `CREATE TABLE rule (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT`,
  `ALTER TABLE pulse_edit ADD COLUMN rules TEXT`,
];

/** `rule:events:inserted:deleted`, joined by blanks, zeros at the end left out. @param idOf the rule's number in the file */
export function ruleText(rules: readonly RuleEdits[], idOf: (rule: string) => number): string {
  return rules
    .map(({ rule, events, inserted, deleted }) =>
      [idOf(rule), events, inserted, deleted].join(':').replace(/(?::0)+$/, ''),
    )
    .join(' ');
}

/** What {@link ruleText} wrote; rules of which the file has no name are left out. */
export function rulesOfText(text: string, nameOf: (id: number) => string | undefined): RuleEdits[] {
  if (text === '') return [];
  return text.split(' ').flatMap((part) => {
    const [id = NaN, events = 0, inserted = 0, deleted = 0] = part.split(':').map(Number);
    const rule = nameOf(id);
    return rule === undefined ? [] : [{ rule, events, inserted, deleted }];
  });
}
