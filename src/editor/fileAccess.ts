import type { Subscription } from './subscription';

/**
 * The little that is asked of the disk, always in the background. Files and folders are named by decoded
 * URIs without a trailing slash.
 */
export interface FileAccess {
  /** Null where there is nothing, or nothing that may be seen. Never rejects. */
  kind(uri: string): Promise<'file' | 'folder' | null>;
  /** The file's text, or null where it cannot be read. Only for small files. Never rejects. */
  read(uri: string): Promise<string | null>;
  /**
   * Tells of files of one folder that are written, made or removed, not of those below its folders.
   * @param names the files' names; a folder that is not there yet may never tell.
   */
  watch(folder: string, names: readonly string[], written: (name: string) => void): Subscription;
}
