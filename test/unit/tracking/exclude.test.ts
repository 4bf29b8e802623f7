import assert from 'node:assert/strict';
import { excluder } from '../../../src/tracking/exclude';

const at = (path: string): { root: string; path: string } => ({ root: 'file:///lake', path });

describe('excluder', () => {
  it('matches names at any depth, paths from the root, and all below a folder', () => {
    const isExcluded = excluder(['*.env', 'secrets/', './notes/private.md', ' ']);
    for (const path of ['.env', 'a/b/prod.env', 'x/secrets/key.txt', 'notes/private.md']) {
      assert.equal(isExcluded(at(path)), true, path);
    }
    for (const path of ['', 'env.ts', 'secretsauce.ts', 'old/notes/private.md']) {
      assert.equal(isExcluded(at(path)), false, path);
    }
  });

  it('excludes nothing without globs', () => {
    assert.equal(excluder([])(at('a.ts')), false);
  });
});
