import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const SRC = path.resolve(__dirname, '../../../src');
const ENDINGS = ['', '.ts', '.tsx', '/index.ts'];

type Imports = ReadonlyMap<string, readonly string[]>;

/** The files of src that each file of src imports, types included. */
function importsOfSrc(): Imports {
  const files = globSync('**/*.{ts,tsx}', { cwd: SRC }).map((file) => path.join(SRC, file));
  return new Map(files.map((file) => [file, importsOf(file, readFileSync(file, 'utf8'))]));
}

function importsOf(file: string, code: string): string[] {
  return ts.preProcessFile(code, true, true).importedFiles.flatMap(({ fileName }) => {
    if (!fileName.startsWith('.')) return [];
    const base = path.resolve(path.dirname(file), fileName);
    const found = ENDINGS.map((ending) => base + ending).find(
      (one) => /\.tsx?$/.test(one) && existsSync(one),
    );
    return found === undefined ? [] : [found];
  });
}

/** One way round for each file at which a walk through the imports comes back to where it is. */
function circles(imports: Imports): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const way: string[] = [];
  const walk = (file: string): void => {
    if (way.includes(file)) {
      const round = [...way.slice(way.indexOf(file)), file];
      found.push(round.map((one) => path.relative(SRC, one)).join(' -> '));
      return;
    }
    if (done.has(file)) return;
    way.push(file);
    for (const next of imports.get(file) ?? []) walk(next);
    way.pop();
    done.add(file);
  };
  for (const file of imports.keys()) walk(file);
  return found;
}

describe('the imports of src', () => {
  it('never go round in a circle, types included', () => {
    const imports = importsOfSrc();
    const links = [...imports.values()].reduce((sum, { length }) => sum + length, 0);
    assert.ok(imports.size > 300 && links > imports.size, `${imports.size} files, ${links} links`);
    assert.deepEqual(circles(imports), []);
  });

  it('would be found in a circle', () => {
    const at = (name: string): string => path.join(SRC, name);
    const imports = new Map([
      [at('a.ts'), [at('b.ts'), at('c.ts')]],
      [at('b.ts'), [at('c.ts')]],
      [at('c.ts'), [at('b.ts')]],
    ]);
    assert.deepEqual(circles(imports), ['b.ts -> c.ts -> b.ts']);
    const file = at('tracking/origins/rules/x.ts');
    const code = "import type { Rule } from './rule';\nimport { at } from '../positions';\n";
    assert.deepEqual(importsOf(file, code), [
      at('tracking/origins/rules/rule.ts'),
      at('tracking/origins/positions.ts'),
    ]);
  });
});
