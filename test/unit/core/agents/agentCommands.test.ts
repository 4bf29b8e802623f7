import assert from 'node:assert/strict';
import { AGENT_COMMANDS, isAgentCommand } from '../../../../src/core/agents/agentCommands';

describe('agent commands', () => {
  it('are known by their first word, whatever folder, extension, version or starter is around it', () => {
    for (const line of [
      'claude',
      'claude -p "fix it"',
      'Claude Code',
      '/usr/local/bin/codex exec',
      String.raw`C:\tools\codex.exe`,
      '"C:/Program Files/x/gemini.cmd" -y',
      'npx -y @anthropic-ai/claude-code@latest',
      'npx -p some-package opencode',
      'pnpm dlx @openai/codex',
      'uvx --from aider-chat aider',
      'python3 -m aider --model x',
      'ANTHROPIC_API_KEY=x FOO=y claude',
      'env FOO=1 sudo -u me goose session',
      'cd app && npm ci; cursor-agent',
      'cat notes.md | claude',
      'gh copilot suggest',
    ]) {
      assert.equal(isAgentCommand(line), true, line);
    }
  });

  it('are not words further on, nor other programs', () => {
    for (const line of [
      '',
      'bash',
      'npm test',
      'node run.js',
      'git commit -m claude',
      'ls codex',
      'node cli.js codex',
      'gh pr view',
      'echo aider',
      'vim claude.md',
      'claudette',
      '='.repeat(5_000),
    ]) {
      assert.equal(isAgentCommand(line), false, line);
    }
  });

  it('can be more than the built-in ones', () => {
    assert.equal(isAgentCommand('my-agent --go'), false);
    assert.equal(isAgentCommand('npx my-agent --go', ['My-Agent', ' ']), true);
  });

  it('are listed once each', () => {
    assert.equal(new Set(AGENT_COMMANDS).size, AGENT_COMMANDS.length);
  });
});
