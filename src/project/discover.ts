import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import ignore from 'ignore';
import { UserError } from '../errors.js';
import { GitIgnore } from './gitignore.js';
import { isInside } from './root.js';

/** Folders that hold no code of the project's own: ruff's default `exclude`, and the usual names of vendored code. */
const EXCLUDED = new Set(
  `.bzr .direnv .eggs .git .git-rewrite .hg .ipynb_checkpoints .mypy_cache .nox .pants.d .pyenv .pytest_cache .pytype
  .ruff_cache .svn .tox .venv .vscode __pypackages__ __pycache__ _build buck-out build dist node_modules site-packages venv
  vendor _vendor vendored third_party .temporal-codemod`.split(/\s+/),
);
/** A folder with one of these is an environment, whatever its name. */
const ENVIRONMENT = ['pyvenv.cfg', 'conda-meta'];

/** What was found. */
export interface Discovered {
  /** Absolute paths, sorted, each file once. */
  readonly files: readonly string[];
  /** What could not be looked at, and why. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
}

/**
 * Finds the Python files of files, folders and globs. A file that is named is always read; in folders, what git ignores,
 * environments, caches and vendored code are left out.
 * @param args as given by the user, relative to `cwd` or absolute
 * @param root the top folder of the repository, absolute
 * @throws UserError for a path that does not exist or holds no Python
 */
export function discover(args: readonly string[], cwd: string, root: string): Discovered {
  const walk = new Walk(root);
  for (const arg of args) {
    const path = resolve(cwd, arg);
    const stat = statSync(path, { throwIfNoEntry: false });
    const before = walk.found;
    if (stat?.isDirectory()) walk.folder(path);
    else if (stat) walk.file(path);
    else if (/[*?[]/.test(arg)) walk.glob(path);
    else throw new UserError(`${arg}: no such file or folder.`);
    if (walk.found === before)
      throw new UserError(`${arg}: ${stat ? 'holds no Python files' : 'matches no Python files'}.`);
  }
  return walk.result();
}

/** Every Python file below a folder; none is fine. */
export function discoverAll(root: string): Discovered {
  const walk = new Walk(root);
  walk.folder(root);
  return walk.result();
}

class Walk {
  readonly #ignored: GitIgnore;
  /** By real path, so that links cannot make a file count twice or a walk go round in circles. */
  readonly #files = new Map<string, string>();
  readonly #seen = new Set<string>();
  readonly #skipped: { path: string; reason: string }[] = [];
  found = 0;

  constructor(root: string) {
    this.#ignored = new GitIgnore(root);
  }

  result(): Discovered {
    return { files: [...this.#files.values()].sort(), skipped: this.#skipped };
  }

  file(path: string, real = realpathSync(path)): void {
    this.found++;
    if (!this.#files.has(real)) this.#files.set(real, path);
  }

  /** Walks a folder that was asked for, whatever its name. */
  folder(path: string, accept: (path: string) => boolean = () => true): void {
    this.#seen.clear();
    this.#walk(path, realpathSync(path), accept);
  }

  glob(pattern: string): void {
    const special = pattern.search(/[*?[]/);
    const base = pattern.slice(0, pattern.lastIndexOf(sep, special)) || sep;
    if (!existsSync(base)) return;
    const matcher = ignore({ ignorecase: false }).add(`/${relative(base, pattern).split(sep).join('/')}`);
    this.folder(base, path => matcher.ignores(relative(base, path).split(sep).join('/')));
  }

  #walk(folder: string, real: string, accept: (path: string) => boolean): void {
    if (this.#seen.has(real)) return;
    this.#seen.add(real);
    let entries: Dirent[];
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      this.#skipped.push({
        path: folder,
        reason: `the folder cannot be read (${(error as NodeJS.ErrnoException).code})`,
      });
      return;
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) this.#entry(folder, real, entry, accept);
  }

  #entry(folder: string, realFolder: string, entry: Dirent, accept: (path: string) => boolean): void {
    const path = join(folder, entry.name);
    let real = join(realFolder, entry.name);
    let isFolder = entry.isDirectory();
    let isFile = entry.isFile();
    if (entry.isSymbolicLink()) {
      const stat = statSync(path, { throwIfNoEntry: false });
      if (!stat) return;
      real = realpathSync(path);
      isFolder = stat.isDirectory();
      isFile = stat.isFile();
      // A link to a folder that the walk goes through anyway adds nothing.
      if (isFolder && isInside(realFolder, real)) return;
    }
    if (isFolder) {
      if (EXCLUDED.has(entry.name) || this.#ignored.ignores(path, true)) return;
      if (ENVIRONMENT.some(name => existsSync(join(path, name)))) return;
      this.#walk(path, real, accept);
    } else if (isFile && entry.name.endsWith('.py') && !this.#ignored.ignores(path, false) && accept(path)) {
      this.file(path, real);
    }
  }
}
