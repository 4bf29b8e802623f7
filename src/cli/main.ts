import { AREAS_USAGE, areasCommand } from './areas';
import { CHECK_USAGE, checkCommand } from './check';
import { EXPORT_USAGE, exportCommand } from './export';
import { IMPORT_USAGE, importCommand } from './import';
import { REPLAY_USAGE, replayCommand } from './replay';
import { REPORT_USAGE, reportCommand } from './report';
import { EXIT_OK, EXIT_USAGE, type Io, type Verb } from './verb';

interface VerbEntry {
  readonly run: Verb;
  readonly what: string;
  readonly usage: string;
}

const VERBS: Readonly<Record<string, VerbEntry>> = {
  replay: {
    run: replayCommand,
    what: 'what a recorded session comes to',
    usage: REPLAY_USAGE,
  },
  areas: {
    run: areasCommand,
    what: 'what you and others did in each folder of a repository',
    usage: AREAS_USAGE,
  },
  report: {
    run: reportCommand,
    what: 'the time of days and weeks, from a ledger',
    usage: REPORT_USAGE,
  },
  export: {
    run: exportCommand,
    what: 'all of a ledger, for other tools or another ledger',
    usage: EXPORT_USAGE,
  },
  import: {
    run: importCommand,
    what: 'an export, an ActivityWatch bucket or a trace into a ledger',
    usage: IMPORT_USAGE,
  },
  check: { run: checkCommand, what: 'is a ledger file whole', usage: CHECK_USAGE },
};

const USAGE = [
  'usage: hands-on VERB [options]',
  ...Object.entries(VERBS).map(([name, { what }]) => `  ${name.padEnd(8)} ${what}`),
  'hands-on VERB --help lists the options of a verb',
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
  if (rest.includes('--help')) {
    io.stdout(`${verb.usage}\n`);
    return EXIT_OK;
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
