import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The files among these that have uncommitted changes, untracked ones among them. Files outside of a git repository,
 * or on a machine without git, have none.
 * @param paths absolute
 */
export function uncommitted(paths: readonly string[]): string[] {
  const byRepository = new Map<string, string[]>();
  for (const path of paths) {
    const top = repositoryOf(path);
    if (top !== undefined) byRepository.set(top, [...(byRepository.get(top) ?? []), path]);
  }
  return [...byRepository].flatMap(([top, files]) => dirtyIn(top, files)).sort();
}

function dirtyIn(top: string, files: readonly string[]): string[] {
  // Fixed options, no paths on the command line: a repository can be larger than an argument list.
  const result = spawnSync(
    'git',
    ['-C', top, '--no-optional-locks', 'status', '--porcelain=v1', '-z', '--untracked-files=all', '--no-renames'],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  if (result.error || result.status !== 0) return [];
  const dirty = new Set(
    result.stdout
      .split('\0')
      .filter(entry => entry !== '')
      .map(entry => join(top, entry.slice(3))),
  );
  return files.filter(path => dirty.has(path));
}

/** The nearest folder above with a `.git` file or folder. */
function repositoryOf(path: string): string | undefined {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}
