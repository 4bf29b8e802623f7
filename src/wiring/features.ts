import { blocksFeature } from './blocks';
import { backupsFeature } from './backups';
import type { Feature, FeatureParts } from './feature';
import { mirrorFeature } from './mirror';
import { focusFeature } from './focus';
import { handOffFeature } from './handOff';
import { noticesFeature } from './notices';
import { weeklyFeature } from './weekly';
import { weeksFeature } from './weeks';

/** The features that stand on the record: each made in a file of its own beside this one. */
export function leadFeatures(parts: FeatureParts): readonly Feature[] {
  return [
    blocksFeature(parts),
    backupsFeature(parts),
    mirrorFeature(parts),
    handOffFeature(parts),
    noticesFeature(parts),
    focusFeature(parts),
    weeklyFeature(parts),
    weeksFeature(parts),
  ];
}
