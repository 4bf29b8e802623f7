import { statSync } from 'node:fs';
import type { Figure } from './figure';
import { rounded } from './figure';

/** The package that is downloaded and installed, KB. */
const LIMIT = 500;

/** @param vsix path of the packaged extension */
export function packageBench(vsix: string): Figure[] {
  const value = rounded(statSync(vsix).size / 1024);
  return [
    {
      name: 'vsix.size',
      value,
      unit: 'KB',
      limit: LIMIT,
      better: 'lower',
      ok: value <= LIMIT,
      against: 'the file as it is installed',
    },
  ];
}
