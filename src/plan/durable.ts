import { createHash } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  type Stats,
  writeSync,
} from 'node:fs';

/** SHA-256 in hex. */
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * The hash of what a file holds now.
 * @param path its real path: what has become a link, or lies behind one, does not count as the file
 * @returns undefined where there is no such file
 * @throws the system's error where there is one and it cannot be read
 */
export function currentHash(path: string): string | undefined {
  try {
    if (realpathSync(path) !== path || !lstatSync(path).isFile()) return undefined;
    return hashOf(readFileSync(path));
  } catch (error) {
    if (GONE.has((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

const GONE = new Set(['ENOENT', 'ENOTDIR', 'ELOOP']);

/**
 * Makes a new file and waits until its bytes are on disk.
 * @param like gives it the mode and, as far as the system permits, the owner of another file
 * @throws the system's error, also where the file exists
 */
export function createDurably(path: string, bytes: Uint8Array, like?: Stats): void {
  const descriptor = openSync(path, 'wx', 0o600);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    if (like) takeAfter(descriptor, like);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function takeAfter(descriptor: number, like: Stats): void {
  const own = fstatSync(descriptor);
  if (own.uid !== like.uid || own.gid !== like.gid) {
    try {
      fchownSync(descriptor, like.uid, like.gid);
    } catch {
      // Only root may give files away; the content matters more than the owner.
    }
  }
  fchmodSync(descriptor, like.mode & 0o7777);
}

/** Waits until the names in folders are on disk. */
export function syncFolders(folders: Iterable<string>): void {
  // Windows cannot open folders; there the rename is all there is.
  if (process.platform === 'win32') return;
  for (const folder of new Set(folders)) {
    const descriptor = openSync(folder, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }
}
