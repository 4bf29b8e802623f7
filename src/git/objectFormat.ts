/** Hash function of a repository. */
export type ObjectFormat = 'sha1' | 'sha256';

/** Id of the blob without content. */
export function emptyBlobOf(format: ObjectFormat): string {
  return format === 'sha256'
    ? '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813'
    : 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391';
}
