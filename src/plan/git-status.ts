import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../errors.js';
import { safeEnvironment } from '../safe-environment.js';

/**
 * The files among these that have uncommitted changes: modified, staged or untracked. Files outside of a git repository,
 * or on a machine without git, have none.
 * @param paths real and absolute
 * @throws UserError where git is there and cannot tell
 */
export function uncommitted(paths: readonly string[]): string[] {
  const byRepository = new Map<string, string[]>();
  for (const path of paths) {
    const top = repositoryOf(path);
    if (top === undefined) continue;
    const known = byRepository.get(top);
    if (known) known.push(path);
    else byRepository.set(top, [path]);
  }
  return [...byRepository].flatMap(([top, files]) => dirtyIn(top, files)).sort();
}

// No paths on the command line: a plan can be longer than an argument list.
const STATUS = ['--no-optional-locks', 'status', '--porcelain=v1', '-z'];
const ALL_FILES = ['--untracked-files=all', '--no-renames', '--ignore-submodules=all'];

function dirtyIn(top: string, files: readonly string[]): string[] {
  const result = git(top, [...withoutPrograms(top), ...STATUS, ...ALL_FILES]);
  if ((result.error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return [];
  if (result.error || result.status !== 0) {
    if (/not a git repository/i.test(result.stderr ?? '')) return [];
    const why = result.error?.message ?? result.stderr.trim();
    throw new UserError(
      `git cannot tell whether files in ${top} have uncommitted changes: ${why}\nPass --allow-dirty to write all the same. Nothing was written.`,
    );
  }
  const dirty = new Set(
    result.stdout
      .split('\0')
      .filter(entry => entry !== '')
      .map(entry => join(top, entry.slice(3))),
  );
  return files.filter(path => dirty.has(path));
}

/** Where git may fetch what a partial clone lacks: the repository's own settings name the programs that do it. */
const NOWHERE = { GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' };

/**
 * Asks git about a repository; it answers from what is there, and fetches nothing. Its words are English, and no hook's
 * environment leads it elsewhere.
 */
export function git(top: string, args: readonly string[]) {
  const env = { ...gitEnvironment(), ...NOWHERE };
  return spawnSync('git', ['-C', top, ...args], { encoding: 'utf8', maxBuffer: 1 << 28, env });
}

/**
 * Settings that keep git from starting programs of the repository's choice: a file system monitor, hooks, and the filters
 * that its own configuration defines. Filters of the user, such as those of git-lfs, stay.
 */
export function withoutPrograms(top: string): string[] {
  const filters = new Set(
    OF_REPOSITORY.flatMap(scope => {
      const args = ['config', scope, '--includes', '--name-only', '-z', '--get-regexp', '^filter\\.'];
      return (git(top, args).stdout ?? '').split('\0').filter(name => name !== '');
    }),
  );
  const settings = ['core.fsmonitor=false', 'core.hooksPath=/dev/null'];
  for (const name of filters) {
    // git takes what is behind the first `=` for the value, and another filter for the one that is meant.
    if (name.includes('=')) throw new UserError(`git's settings in ${top} have a filter with = in its name: ${name}.`);
    settings.push(`${name}=${name.endsWith('.required') ? 'false' : ''}`);
  }
  return settings.flatMap(setting => ['-c', setting]);
}

/** Without a worktree's own settings, git takes the second for the first, or refuses. */
const OF_REPOSITORY = ['--local', '--worktree'];

/** Set by git for its hooks; they would point every repository to the one of the hook. */
const OF_A_HOOK = new Set(['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_COMMON_DIR', 'GIT_PREFIX']);

/** The environment for git, without what a hook adds. Messages stay in English, so that they can be told apart. */
export function gitEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(safeEnvironment()).filter(([name]) => !OF_A_HOOK.has(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

/** The nearest folder above a file with a `.git` file or folder. */
export function repositoryOf(path: string): string | undefined {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}
