import { existsSync, type Stats, statSync } from 'node:fs';
import { dirname, join, parse, sep } from 'node:path';

const PROJECT_FILES = ['pyproject.toml', 'setup.py', 'setup.cfg'];
/** What makes a path a glob. Other characters mean themselves. */
const SPECIAL = /[*?[]/;

/**
 * The folder that all paths of a run are relative to, and outside of which nothing is written: the git repository of the
 * paths; without git the nearest folder above that is a Python project; else the current folder if it holds them all, or
 * the folder that they have in common.
 * @param paths absolute files, folders or globs; they need not exist
 * @param cwd absolute
 */
export function findRoot(paths: readonly string[], cwd: string): string {
  const common = paths.map(folderOf).reduce<string | undefined>(commonFolder, undefined) ?? cwd;
  return (
    above(common, folder => existsSync(join(folder, '.git'))) ??
    above(common, folder => PROJECT_FILES.some(name => existsSync(join(folder, name)))) ??
    (isInside(common, cwd) ? cwd : common)
  );
}

/** Whether the path is the folder or lies below it. Both absolute and without `..`. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** What a path leads to, links followed; undefined where it leads nowhere, whatever the reason. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/**
 * The folder that a glob starts from: its path up to the first part with a special character. A part that exists under
 * just this name, such as a folder `a[1]`, is no pattern.
 * @returns undefined for a path that is no glob
 */
export function globBase(path: string): string | undefined {
  let base = parse(path).root;
  for (const part of path.slice(base.length).split(sep)) {
    const next = join(base, part);
    if (SPECIAL.test(part) && !statOf(next)) return base;
    base = next;
  }
  return undefined;
}

/** The nearest folder that there is. */
function folderOf(path: string): string {
  return above(globBase(path) ?? path, folder => statOf(folder)?.isDirectory() === true) ?? parse(path).root;
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
