import { type Dirent, readdirSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { GitIgnore } from './gitignore.js';
import { isInside, statOf } from './root.js';

/** Folders that hold no code of the project's own: ruff's default `exclude`, caches, and the usual names of vendored code. */
const EXCLUDED = new Set(
  `.bzr .direnv .eggs .git .git-rewrite .hg .ipynb_checkpoints .mypy_cache .nox .pants.d .pyenv .pytest_cache .pytype
  .ruff_cache .svn .tox .venv .vscode __pypackages__ _build buck-out dist node_modules site-packages venv
  __pycache__ vendor _vendor vendored third_party .temporal-codemod`.split(/\s+/),
);
/** What Node gives for bytes of a name that are no UTF-8; under such a name nothing is found. */
const NOT_UTF8 = '\uFFFD';
/** Nobody keeps code deeper, and what has to be done for a path grows with its depth. */
const MOST_DEPTH = 100;
/** A folder with one of these is an environment, whatever its name. */
const ENVIRONMENT = new Set(['pyvenv.cfg', 'conda-meta']);

/** What was found. */
export interface Discovered {
  /** Absolute paths, sorted, each file once. A file that a link leads to goes by its own name. */
  readonly files: readonly string[];
  /** What could not be looked at, and why. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  /** How many folders and Python files were left out because git ignores them or of their name. */
  readonly excluded: number;
}

interface Link {
  readonly path: string;
  readonly accept: (path: string) => boolean;
}

/** Walks folders and collects Python files. Real paths decide, so that links neither hide what is ignored nor go in circles. */
export class Walk {
  readonly #root: string;
  readonly #ending: string;
  readonly #realRoot: string;
  readonly #repository: GitIgnore;
  /** By real path. */
  readonly #files = new Map<string, string>();
  readonly #skipped = new Map<string, string>();
  #seen = new Set<string>();
  #links: Link[] = [];
  #start = '';
  #ignored: GitIgnore;
  found = 0;
  excluded = 0;

  /** @param root the top folder of the repository, absolute */
  constructor(root: string, ending = '.py') {
    this.#root = root;
    this.#ending = ending;
    this.#realRoot = realpathSync(root);
    this.#repository = new GitIgnore(this.#realRoot);
    this.#ignored = this.#repository;
  }

  result(): Discovered {
    return {
      files: [...this.#files.values()].sort(),
      skipped: [...this.#skipped].map(([path, reason]) => ({ path, reason })),
      excluded: this.excluded,
    };
  }

  /** Takes a file, whatever its name. */
  file(path: string, real: string): void {
    this.found++;
    const inRoot = isInside(real, this.#realRoot);
    this.#files.set(real, inRoot ? this.#root + real.slice(this.#realRoot.length) : path);
  }

  /** Walks a folder that was asked for, whatever its name. */
  folder(path: string, accept: (path: string) => boolean = () => true): void {
    this.#start = realpathSync(path);
    // Inside an ignored folder that was asked for, what made it ignored does not count.
    this.#ignored = this.#repository.ignoresBelow(this.#start) ? new GitIgnore(this.#start) : this.#repository;
    this.#seen = new Set();
    this.#walk(path, this.#start, accept);
    // Links come last: what is found without them is found under its own name.
    for (let link = this.#links.pop(); link; link = this.#links.pop()) this.#follow(link);
  }

  #walk(folder: string, real: string, accept: (path: string) => boolean): void {
    if (this.#seen.has(real)) return;
    this.#seen.add(real);
    if (real.split(sep).length > MOST_DEPTH) {
      this.#skipped.set(folder, `the folder lies more than ${MOST_DEPTH} folders deep`);
      return;
    }
    let entries: Dirent[];
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      const why = folder.includes(NOT_UTF8) ? 'its name is not UTF-8' : code;
      this.#skipped.set(folder, `the folder cannot be read (${why})`);
      return;
    }
    if (real !== this.#start && entries.some(({ name }) => ENVIRONMENT.has(name))) {
      this.excluded++;
      return;
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    this.#rulesFor(real).listed(
      real,
      entries.map(({ name }) => name),
    );
    for (const entry of entries) {
      if (entry.isFile() && !entry.name.endsWith(this.#ending)) continue;
      this.#entry(entry, below(folder, entry.name), below(real, entry.name), accept);
    }
  }

  #entry(entry: Dirent, path: string, real: string, accept: (path: string) => boolean): void {
    const ignored = this.#rulesFor(real);
    if (entry.isSymbolicLink()) {
      // To git a link is a file, also one to a folder; people write their patterns for folders.
      const leftOut = EXCLUDED.has(entry.name) || ignored.ignores(real, false) || ignored.ignores(real, true);
      if (leftOut) this.excluded++;
      else this.#links.push({ path, accept });
    } else if (entry.isDirectory()) {
      if (EXCLUDED.has(entry.name) || ignored.ignores(real, true)) this.excluded++;
      else this.#walk(path, real, accept);
    } else if (entry.isFile() && accept(path)) {
      if (ignored.ignores(real, false)) this.excluded++;
      else this.file(path, real);
    }
  }

  #follow({ path, accept }: Link): void {
    const stat = statOf(path);
    const isPython = path.endsWith(this.#ending);
    if (!stat) {
      if (isPython) this.#skipped.set(path, 'the link leads nowhere');
      return;
    }
    if (!stat.isDirectory() && !(stat.isFile() && isPython && accept(path))) return;
    const real = realpathSync(path);
    if (!isInside(real, this.#realRoot) && !isInside(real, this.#start)) {
      this.#skipped.set(path, `the link leads out of ${this.#root}`);
    } else if (stat.isDirectory()) {
      // What lies in the folder that is being walked is found without the link, or left out for a reason.
      if (!isInside(real, this.#start) && !this.#leavesOut(real, true)) this.#walk(path, real, accept);
    } else if (this.#files.has(real) || !this.#leavesOut(real, false)) this.file(path, real);
  }

  #rulesFor(real: string): GitIgnore {
    return isInside(real, this.#start) ? this.#ignored : this.#repository;
  }

  /** Whether a walk from the start, or else from the root, would not get to a path. */
  #leavesOut(real: string, isFolder: boolean): boolean {
    const ignored = this.#rulesFor(real);
    const top = isInside(real, this.#start) ? this.#start : this.#realRoot;
    const parts = relative(top, real).split(sep);
    let path = top;
    return parts.some((part, i) => {
      path = join(path, part);
      const folder = isFolder || i < parts.length - 1;
      const named = folder && (EXCLUDED.has(part) || [...ENVIRONMENT].some(name => statOf(join(path, name))));
      return named || ignored.ignores(path, folder);
    });
  }
}

/** `join` for a path that is normal already and a name: there are many of them. */
function below(folder: string, name: string): string {
  return folder.endsWith(sep) ? folder + name : folder + sep + name;
}
