import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/**
 * The walls of src: what each room may import. `rooms` are other folders of src, `types` those of which
 * only types may be taken, `packages` what may be named without a dot (`node:` stands for all of node's own).
 * A room's own folder is always allowed; extension.ts and the worker's code are imported by nobody.
 */
const ROOMS = {
  core: { rooms: [], packages: [] },
  util: { rooms: [], packages: [] },
  protocol: { rooms: [], types: ['core'], packages: ['birpc', 'valibot'] },
  store: { rooms: ['core', 'util'], packages: ['node:'] },
  git: { rooms: ['core', 'util'], packages: ['node:', 'simple-git'] },
  insights: { rooms: ['core', 'util'], packages: ['picomatch'] },
  worker: {
    rooms: ['store', 'git', 'insights', 'core', 'util', 'protocol'],
    packages: ['node:', 'birpc', 'valibot', 'picomatch'],
  },
  tracking: { rooms: ['core', 'util'], packages: ['picomatch'] },
  editor: { rooms: ['core', 'util'], packages: ['vscode'] },
  backend: { rooms: ['core', 'protocol', 'util'], packages: ['node:', 'birpc', 'valibot'] },
  ui: {
    rooms: ['core', 'protocol', 'util'],
    types: ['insights'],
    packages: ['vscode', 'birpc', 'valibot', 'ical-generator'],
  },
  webview: {
    rooms: ['protocol', 'core'],
    types: ['insights'],
    packages: ['birpc', 'valibot', 'chart.js', 'd3-hierarchy'],
  },
  cli: {
    rooms: ['core', 'store', 'git', 'insights', 'tracking', 'util'],
    packages: ['node:', 'valibot', 'picomatch', 'csv-stringify'],
  },
  // Takes extension.ts's work of putting parts together that belong to one thing.
  wiring: {
    rooms: ['backend', 'editor', 'tracking', 'ui', 'core', 'protocol', 'util'],
    packages: ['vscode'],
  },
};

/** The only two files that may start a process; everything else asks them. */
const GIT_DOORS = ['src/git/safeGit.ts', 'src/git/stream.ts'];

const PROCESSES = {
  regex: '^(node:)?child_process$',
  message: 'Processes are started in src/git/safeGit.ts and src/git/stream.ts only.',
};
const SIMPLE_GIT = {
  regex: '^simple-git(/|$)',
  allowTypeImports: true,
  message: 'git is called through src/git/safeGit.ts only.',
};
const NETWORK = {
  regex: '^(node:)?(http|https|http2|net|tls|dgram|dns)(/|$)',
  message: 'Nothing leaves the machine: there is no network code in the product.',
};

const escaped = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const fromRoom = (names) => String.raw`^(\.\.?/)+(src/)?(${names.join('|')})(/|$)`;

/** The restricted-import patterns that stand for one row of the table. */
function walls(room, { rooms, types = [], packages }) {
  const closed = Object.keys(ROOMS).filter(
    (other) => other !== room && !rooms.includes(other) && !types.includes(other),
  );
  const open = packages.map((name) => (name === 'node:' ? name : `${escaped(name)}(/|$)`));
  const outside = open.length > 0 ? `^(?!\\.)(?!${open.join('|')})` : String.raw`^(?!\.)`;
  return [
    { regex: fromRoom(closed), message: `${room} may not import this room.` },
    ...(types.length > 0
      ? [
          {
            regex: fromRoom(types),
            allowTypeImports: true,
            message: `${room} may take only types from this room (import type).`,
          },
        ]
      : []),
    { regex: outside, message: `${room} may not import this package.` },
    {
      regex: String.raw`^(\.\.?/)+(src/)?extension$`,
      message: 'extension.ts is imported by nobody.',
    },
    PROCESSES,
    SIMPLE_GIT,
    NETWORK,
  ];
}

const restrictImports = (files, patterns, ignores = []) => ({
  files,
  ignores,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
});

const noDoors = (room) => (room === 'git' ? GIT_DOORS : []);

const OUTER_STATE = [
  'process',
  'performance',
  'crypto',
  'console',
  'Buffer',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
].map((name) => ({ name, message: 'This room is pure: state in, state out.' }));

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', '.vscode-test/', 'coverage/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      // As tsc has it: a name that begins with _ says that it is not used.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'no-console': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // tsc asks for brackets on index signatures (noPropertyAccessFromIndexSignature).
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/cli/**'],
    rules: { 'no-console': 'error' },
  },

  ...Object.entries(ROOMS).map(([room, row]) =>
    restrictImports([`src/${room}/**/*.ts`], walls(room, row), noDoors(room)),
  ),
  // The doors keep their room's walls, without the ban on processes.
  restrictImports(
    GIT_DOORS,
    walls('git', ROOMS.git).filter((wall) => wall !== PROCESSES && wall !== SIMPLE_GIT),
  ),
  restrictImports(
    ['src/extension.ts'],
    [
      { regex: fromRoom(['worker', 'cli', 'webview']), message: 'This runs elsewhere.' },
      PROCESSES,
      SIMPLE_GIT,
      NETWORK,
    ],
  ),
  {
    files: ['src/{core,util,insights,tracking,protocol}/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...OUTER_STATE],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time comes in as an argument or a Clock.' },
        { object: 'Math', property: 'random', message: 'This room is pure.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Time comes in as an argument or a Clock.',
        },
        { selector: 'ImportExpression', message: 'The walls are about what is imported: say it.' },
      ],
    },
  },
  {
    files: ['src/{store,git,worker,editor,backend,ui,webview,cli}/**/*.ts', 'src/extension.ts'],
    rules: {
      'no-restricted-globals': ['error', 'fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'],
      'no-restricted-syntax': [
        'error',
        {
          // Of the same folder, and so of the same room.
          selector: 'ImportExpression:not([source.value=/^\\.\\x2F[A-Za-z]+$/])',
          message: 'The walls are about what is imported: say it.',
        },
      ],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: { '@typescript-eslint/prefer-readonly': 'error' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // node:assert's promises and mocha's suites are used for their effect.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'console',
          'process',
          'setTimeout',
          'setInterval',
          'URL',
          'require',
          'module',
          'window',
          'document',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
);
