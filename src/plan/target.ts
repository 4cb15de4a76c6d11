import { randomBytes } from 'node:crypto';
import { accessSync, constants, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { UserError } from '../errors.js';
import { isInside } from '../project/root.js';
import { currentHash } from './durable.js';

/** A file that may be replaced. */
export interface Target {
  /** Real, absolute path. */
  readonly path: string;
  /** The same relative to the real root, with `/`. */
  readonly inRoot: string;
  readonly stat: Stats;
  /** Real, absolute path in the same folder, free to be written to before it takes the file's place. */
  readonly temporary: string;
}

/** File systems take names of up to 255 bytes; what is added to the name must fit in. */
const LONGEST_NAME = 200;

/**
 * Checks that a file still holds what it held, and can be replaced. Follows links, but not out of the root.
 * @param root real path
 * @param path relative to the root
 * @param hash of the bytes that it must hold
 * @throws UserError that says why not; nothing is touched
 */
export function targetOf(root: string, path: string, hash: string): Target {
  const named = join(root, path);
  const fail = (what: string) => new UserError(`${path}: ${what}. Nothing was written.`);
  if (!isInside(named, root)) throw fail(`lies outside of ${root}`);
  const { real, stat, holds } = look(root, named, fail);
  if (!isInside(real, root)) throw fail(`is a link to ${real}, outside of ${root}`);
  if (!stat.isFile()) throw fail('is no longer a file');
  if (holds !== hash) throw fail('changed since it was read. Run the command again');
  if (!isWritable(real, stat)) throw fail('is read-only');
  const folder = dirname(real);
  if (!isWritable(folder, statSync(folder))) throw fail('its folder is read-only');
  const short = Buffer.byteLength(basename(real)) > LONGEST_NAME ? 'long-name' : basename(real);
  const temporary = join(folder, `.${short}.temporal-codemod-${randomBytes(4).toString('hex')}.tmp`);
  return { path: real, inRoot: relative(root, real).split(sep).join('/'), stat, temporary };
}

function look(root: string, named: string, fail: (what: string) => UserError) {
  try {
    const real = realpathSync(named);
    return { real, stat: statSync(real), holds: isInside(real, root) ? currentHash(real) : undefined };
  } catch (error) {
    throw fail(`cannot be read any more (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** Nobody may write, or this user may not. Root may always, but a mode without a single `w` is a wish to be respected. */
function isWritable(path: string, stat: Stats): boolean {
  if ((stat.mode & 0o222) === 0) return false;
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
