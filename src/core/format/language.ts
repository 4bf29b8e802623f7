/** Names of languages by ending; what is not listed is called by its ending. */
const LANGUAGES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['TypeScript', 'ts tsx mts cts'],
    ['JavaScript', 'js jsx mjs cjs'],
    ['Python', 'py pyi'],
    ['Java', 'java'],
    ['Kotlin', 'kt kts'],
    ['C#', 'cs'],
    ['C', 'c h'],
    ['C++', 'cc cpp cxx hpp hh'],
    ['Go', 'go'],
    ['Rust', 'rs'],
    ['Ruby', 'rb'],
    ['PHP', 'php'],
    ['Swift', 'swift'],
    ['Scala', 'scala'],
    ['Shell', 'sh bash zsh fish'],
    ['SQL', 'sql'],
    ['HTML', 'html htm'],
    ['CSS', 'css scss sass less'],
    ['Vue', 'vue'],
    ['Svelte', 'svelte'],
    ['Markdown', 'md mdx'],
    ['JSON', 'json jsonc jsonl'],
    ['YAML', 'yml yaml'],
    ['TOML', 'toml'],
    ['XML', 'xml'],
    ['Terraform', 'tf tfvars'],
    ['Jupyter', 'ipynb'],
  ].flatMap(([name = '', endings = '']) => endings.split(' ').map((ending) => [ending, name])),
);

/** What a file is written in, by the ending of its name: `TypeScript`, `.xyz`, `no ending`. */
export function languageOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  if (dot <= 0) return 'no ending';
  const ending = name.slice(dot + 1).toLowerCase();
  return LANGUAGES[ending] ?? `.${ending}`;
}

/** The top of a path: its first two directories at most, `''` for a file at the root. */
export function topFolderOf(path: string): string {
  return path.split('/').slice(0, -1).slice(0, 2).join('/');
}
