import { readFileSync, statSync } from 'node:fs';

/** More than any settings file or ignore file is. */
const MOST_BYTES = 5_000_000;

/**
 * The text of a file that a repository has beside its code. A repository from elsewhere may have a device or a pipe there,
 * or a link to one, which could be read for ever: that counts as no file.
 * @returns undefined where there is no such file, or it cannot be read
 */
export function readText(path: string): string | undefined {
  try {
    const stat = statSync(path);
    return stat.isFile() && stat.size <= MOST_BYTES ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
