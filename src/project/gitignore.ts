import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { isInside } from './root.js';

/** The ignore files of one folder, if it has any. */
interface Level {
  readonly folder: string;
  readonly rules: Ignore;
}

/** Answers whether git ignores a path, from `.gitignore` files and `.git/info/exclude`; needs no git to run. */
export class GitIgnore {
  readonly #root: string;
  readonly #levels = new Map<string, readonly Level[]>();

  /** @param root the top folder of the repository, absolute */
  constructor(root: string) {
    this.#root = root;
  }

  /**
   * Whether a file or folder is ignored. Folders above it are taken not to be: a walk never gets below an ignored one.
   * Files nearer to the path win over files above it (git's gitignore documentation, "PATTERN FORMAT").
   */
  ignores(path: string, isFolder: boolean): boolean {
    for (const { folder, rules } of this.#levelsOf(dirname(path))) {
      const inside = relative(folder, path).split(sep).join('/') + (isFolder ? '/' : '');
      const { ignored, unignored } = rules.test(inside);
      if (ignored || unignored) return ignored;
    }
    return false;
  }

  /** Ignore files that apply inside a folder, the nearest first. */
  #levelsOf(folder: string): readonly Level[] {
    const known = this.#levels.get(folder);
    if (known) return known;
    const above = folder === this.#root || !isInside(folder, this.#root) ? [] : this.#levelsOf(dirname(folder));
    const own = readRules(join(folder, '.gitignore'));
    const levels: Level[] = own ? [{ folder, rules: own }, ...above] : [...above];
    const exclude = folder === this.#root ? readRules(join(folder, '.git', 'info', 'exclude')) : undefined;
    if (exclude) levels.push({ folder, rules: exclude });
    this.#levels.set(folder, levels);
    return levels;
  }
}

function readRules(path: string): Ignore | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  // git is case-sensitive unless told otherwise; the library is not by default.
  return ignore({ ignorecase: false, allowRelativePaths: true }).add(text);
}
