/**
 * Commands that start a coding agent in a terminal, one a line. Names are the first word of the command
 * line, without its folder and extension; a name of two words also asks for the first argument.
 */
export const AGENT_COMMANDS: readonly string[] = [
  'aider', // Aider
  'amp', // Sourcegraph Amp
  'auggie', // Augment
  'claude', // Claude Code
  'claude-code',
  'cline', // Cline CLI
  'codebuff',
  'codex', // OpenAI Codex CLI
  'copilot', // GitHub Copilot CLI
  'gh copilot', // the same behind GitHub's CLI
  'crush', // Charm Crush
  'cursor-agent', // Cursor CLI
  'droid', // Factory
  'gemini', // Gemini CLI
  'gemini-cli',
  'goose', // Goose
  'gptme',
  'grok', // Grok CLI
  'interpreter', // Open Interpreter
  'jules', // Jules CLI
  'kilocode',
  'kimi', // Kimi CLI
  'kiro-cli', // Kiro
  'mistral-vibe',
  'openhands',
  'opencode',
  'plandex',
  'pdx', // Plandex, short
  'q chat', // Amazon Q Developer
  'qodo',
  'qwen', // Qwen Code
  'qwen-code',
  'rovodev', // Atlassian Rovo Dev
  'acli rovodev',
  'sweagent',
];

/** Words before a command that only start another one. */
const STARTERS: ReadonlySet<string> = new Set([
  'npx',
  'bunx',
  'pnpx',
  'uvx',
  'pipx',
  'npm',
  'pnpm',
  'yarn',
  'bun',
  'deno',
  'uv',
  'exec',
  'dlx',
  'run',
  'x',
  'env',
  'sudo',
  'doas',
  'time',
  'nohup',
  'nice',
  'command',
  'caffeinate',
  'winpty',
  'mise',
  'direnv',
  'node',
  'python',
  'python3',
  '-m',
  'start',
  '&',
]);

/** Options of starters whose next word is a value. */
const VALUED: ReadonlySet<string> = new Set([
  '-p',
  '--package',
  '-u',
  '-g',
  '-n',
  '--with',
  '--from',
  '-c',
]);

/** How many words of a line are looked at. */
const MOST_WORDS = 12;

/**
 * Does a command line start a coding agent? Sees through a path, an extension, assignments of variables and
 * starters (`npx`, `env`, `sudo`, ...), and looks at each part of `a && b`, `a; b`, `a | b`. A terminal's
 * name or the program of its creation options can be asked in the same way.
 * @param extra more names, as the person set them.
 */
export function isAgentCommand(commandLine: string, extra: readonly string[] = []): boolean {
  return commandLine
    .slice(0, 2000)
    .split(/&&|\|\||[;|\n]/)
    .some((part) => startsAgent(part, extra));
}

function startsAgent(part: string, extra: readonly string[]): boolean {
  const words = (part.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).slice(0, MOST_WORDS).map(unquoted);
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (/^[A-Za-z_]\w*=/.test(word)) continue;
    const name = commandName(word);
    const next = (words[i + 1] ?? '').toLowerCase();
    if (isListed(name, next, AGENT_COMMANDS) || isListed(name, next, extra)) return true;
    if (i > 0 && word.startsWith('-') && word !== '-m') {
      if (VALUED.has(word)) i++;
      continue;
    }
    if (!STARTERS.has(name) && !STARTERS.has(word)) return false;
  }
  return false;
}

function isListed(name: string, next: string, list: readonly string[]): boolean {
  return list.some((entry) => {
    const [first = '', second] = entry.toLowerCase().trim().split(/\s+/);
    return first !== '' && first === name && (second === undefined || second === next);
  });
}

function unquoted(word: string): string {
  return /^(["']).*\1$/.test(word) ? word.slice(1, -1) : word;
}

/** `/usr/bin/claude`, `C:\x\codex.exe`, `@openai/codex@latest` -> `claude`, `codex`, `codex`. */
function commandName(word: string): string {
  const file = word.split(/[\\/]/).at(-1) ?? '';
  return file
    .toLowerCase()
    .replace(/(.)@[^@]*$/, '$1')
    .replace(/\.(exe|cmd|bat|ps1|sh|js|mjs|cjs|py)$/, '');
}
