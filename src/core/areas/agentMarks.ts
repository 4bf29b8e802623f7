import type { ByteText } from './byteText';
import type { RawIdentity } from './identity';

/** A trace that a coding agent leaves in a commit. */
export interface AgentMark {
  readonly agent: string;
  /** Matched against `Name <email>` of the author and of co-authors, and against signing lines. */
  readonly pattern: RegExp;
  /** The identity it is found in is still a person: an author whose name carries the tool's suffix. */
  readonly person?: true;
}

/** Names alone are no mark: people are called Claude and Devin too. */
const BUILT_IN: readonly AgentMark[] = [
  { agent: 'Claude', pattern: /<noreply@anthropic\.com>|generated with \[?claude/i },
  { agent: 'Codex', pattern: /<(?:codex|noreply)@openai\.com>|^codex <|generated with \[?codex/i },
  {
    agent: 'Copilot',
    pattern:
      /(?:<|\+)copilot@users\.noreply\.github\.com>|<copilot@github\.com>|copilot-swe-agent/i,
  },
  {
    agent: 'Cursor',
    pattern: /<(?:cursoragent|agent|noreply)@cursor\.(?:com|sh)>|generated with \[?cursor/i,
  },
  { agent: 'aider', pattern: /^[^<]*\(aider\) *</i, person: true },
  { agent: 'aider', pattern: /<(?:noreply|aider)@aider\.chat>/i },
  { agent: 'Gemini', pattern: /gemini-(?:cli|code-assist)|<noreply@gemini\.google\.com>/i },
  { agent: 'Jules', pattern: /google-labs-jules/i },
  { agent: 'Devin', pattern: /devin-ai-integration|<[^<>]*@devin\.ai>|<[^<>]*@cognition\.ai>/i },
  { agent: 'Amp', pattern: /<amp@ampcode\.com>/i },
  { agent: 'OpenHands', pattern: /<openhands@all-hands\.dev>/i },
  { agent: 'opencode', pattern: /<[^<>]*@opencode\.ai>|generated with \[?opencode/i },
  { agent: 'Crush', pattern: /<crush@charm\.land>/i },
  { agent: 'Warp', pattern: /<agent@warp\.dev>/i },
  { agent: 'Windsurf', pattern: /<[^<>]*@windsurf\.com>/i },
  { agent: 'an agent', pattern: /^assisted-(?:by|with):/i },
  { agent: 'an agent', pattern: /^generated-(?:by|with):/i },
  {
    agent: 'an agent',
    pattern: /^co-authored-by:[ \t]*(?:claude|codex|copilot|cursor|aider|gemini)[ \t\r]*$/i,
  },
];

/**
 * The built-in table, extended by the person's own marks: regular expressions, matched without regard to case;
 * one that is none is taken as plain text.
 */
export function agentMarks(own: readonly string[]): readonly AgentMark[] {
  return [...BUILT_IN, ...own.map((text) => ({ agent: text, pattern: compiled(text) }))];
}

function compiled(text: string): RegExp {
  try {
    return new RegExp(text, 'i');
  } catch {
    return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), 'i');
  }
}

/** The mark in an identity, or undefined. */
export function markOfIdentity(
  marks: readonly AgentMark[],
  { name, email }: RawIdentity,
): AgentMark | undefined {
  const text = `${name} <${email}>`;
  return marks.find(({ pattern }) => pattern.test(text));
}

/** The mark in a signing line, or undefined. */
export function markOfLine(marks: readonly AgentMark[], line: ByteText): AgentMark | undefined {
  return marks.find(({ pattern }) => pattern.test(line));
}
