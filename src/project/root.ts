import { existsSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

const PROJECT_FILES = ['pyproject.toml', 'setup.py', 'setup.cfg'];

/**
 * The folder that all paths of a run are relative to, and outside of which nothing is read or written: the git
 * repository of the paths; without git the nearest folder above that is a Python project; else the current folder if it
 * holds them all, or the folder that they have in common.
 * @param paths absolute; they need not exist
 */
export function findRoot(paths: readonly string[], cwd: string): string {
  const common = paths.map(folderOf).reduce<string | undefined>(commonFolder, undefined) ?? cwd;
  return (
    above(common, folder => existsSync(join(folder, '.git'))) ??
    above(common, folder => PROJECT_FILES.some(name => existsSync(join(folder, name)))) ??
    (isInside(common, cwd) ? cwd : common)
  );
}

/** Whether the path is the folder or lies below it. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** The folder of a path: for a glob, the last one before the first special character. */
function folderOf(path: string): string {
  const special = path.search(/[*?[\]{}]/);
  const plain = special >= 0 && !existsSync(path) ? path.slice(0, path.lastIndexOf(sep, special)) : path;
  const stat = statSync(plain, { throwIfNoEntry: false });
  return stat?.isDirectory() ? plain : dirname(plain);
}

function commonFolder(a: string | undefined, b: string): string {
  if (a === undefined) return b;
  let folder = a;
  while (!isInside(b, folder)) folder = dirname(folder);
  return folder;
}

function above(start: string, test: (folder: string) => boolean): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (test(folder)) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}
