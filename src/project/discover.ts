import { readdirSync, realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { UserError } from '../errors.js';
import { globTest } from './globs.js';
import { globBase, statOf } from './root.js';
import { type Discovered, Walk } from './walk.js';

export type { Discovered } from './walk.js';

/**
 * Finds the Python files of files, folders and globs. A file that is named is always read; in folders, what git ignores,
 * environments, caches and vendored code are left out. A folder that is named is walked whatever it is called, and even
 * if git ignores it.
 * @param args as given by the user, relative to `cwd` or absolute
 * @param root the top folder of the repository, absolute
 * @throws UserError for a path that does not exist, cannot be read or holds no Python
 */
export function discover(args: readonly string[], cwd: string, root: string): Discovered {
  const walk = new Walk(root);
  for (const arg of args) {
    if (arg === '') throw new UserError('an empty path was given. For the current folder, write a dot.');
    const [found, excluded] = [walk.found, walk.excluded];
    const kind = look(arg, resolve(cwd, arg), walk);
    if (walk.found > found) continue;
    const left = walk.excluded - excluded;
    const but = left === 0 ? '' : `, apart from ${left} ignored or excluded ${left === 1 ? 'path' : 'paths'}`;
    throw new UserError(`${arg}: ${kind === 'glob' ? 'matches' : 'holds'} no Python files${but}.`);
  }
  return walk.result();
}

/** Every file below a folder with this ending, by default every Python file; none is fine. */
export function discoverAll(root: string, ending = '.py'): Discovered {
  const walk = new Walk(root, ending);
  walk.folder(root);
  return walk.result();
}

function look(arg: string, path: string, walk: Walk): 'file' | 'folder' | 'glob' {
  const stat = statOf(path);
  if (stat?.isDirectory()) {
    refuseUnreadable(arg, path);
    walk.folder(path);
    return 'folder';
  }
  if (stat?.isFile()) {
    walk.file(path, realpathSync(path));
    return 'file';
  }
  if (stat) throw new UserError(`${arg}: is neither a file nor a folder.`);
  const base = globBase(path);
  if (base === undefined) throw new UserError(`${arg}: no such file or folder.`);
  if (statOf(base)?.isDirectory()) {
    refuseUnreadable(arg, base);
    walk.folder(base, matcher(base, path));
  }
  return 'glob';
}

/** A path that was asked for and cannot be looked at is a mistake; below it, it is only skipped. */
function refuseUnreadable(arg: string, folder: string): void {
  try {
    readdirSync(folder);
  } catch (error) {
    throw new UserError(`${arg}: the folder cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/** Globs as in `.gitignore`, counted from their base: `*`, `?`, `[a-z]` within a name, `**` for any folders. */
function matcher(base: string, pattern: string): (path: string) => boolean {
  const inside = (path: string) => relative(base, path).split(sep).join('/');
  const matches = globTest([`/${inside(pattern)}`]);
  return path => matches(inside(path));
}
