import { BlocksFeature } from '../ui/blocks/blocksFeature';
import type { Feature, FeatureParts } from './feature';

/** Protected blocks: their commands, and the word at their start. */
export function blocksFeature({ ledger, ...parts }: FeatureParts): Feature {
  return new BlocksFeature({ ...parts, blocks: ledger.blocks, focus: ledger.focus, areas: ledger });
}
