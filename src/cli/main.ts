import { areasCommand } from './areas';
import { checkCommand } from './check';
import { exportCommand } from './export';
import { importCommand } from './import';
import { replayCommand } from './replay';
import { reportCommand } from './report';
import { EXIT_OK, EXIT_USAGE, type Io, type Verb } from './verb';

const VERBS: Readonly<Record<string, { readonly run: Verb; readonly what: string }>> = {
  replay: { run: replayCommand, what: 'what a recorded session comes to' },
  areas: { run: areasCommand, what: 'what you and others did in each folder of a repository' },
  report: { run: reportCommand, what: 'the time of days and weeks, from a ledger' },
  export: { run: exportCommand, what: 'all of a ledger, for other tools or another ledger' },
  import: {
    run: importCommand,
    what: 'an export, an ActivityWatch bucket or a trace into a ledger',
  },
  check: { run: checkCommand, what: 'is a ledger file whole' },
};

const USAGE = [
  'usage: hands-on VERB [options]',
  ...Object.entries(VERBS).map(([name, { what }]) => `  ${name.padEnd(8)} ${what}`),
  '',
].join('\n');

async function main(args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--help' || name === 'help') {
    io.stdout(USAGE);
    return EXIT_OK;
  }
  const verb = name !== undefined && Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (verb === undefined) {
    io.stderr(name === undefined ? USAGE : `hands-on: there is no '${name}'\n${USAGE}`);
    return EXIT_USAGE;
  }
  return verb.run(rest, io);
}

// Whoever reads may have enough before the end (`| head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT_OK);
  throw error;
});

const io: Io = {
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
};
void main(process.argv.slice(2), io).then((code) => {
  process.exitCode = code;
});
