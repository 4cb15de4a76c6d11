import { existsSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import type { Ignore } from 'ignore';
import { globRules } from './globs.js';
import { readText } from './read-text.js';
import { isInside } from './root.js';

/**
 * Answers whether git ignores a path, from `.gitignore` files and `info/exclude`; needs no git to run. A user's own
 * `core.excludesFile` is not read: the same tree gives the same files on every machine.
 */
export class GitIgnore {
  readonly #top: string;
  readonly #levels = new Map<string, readonly Level[]>();
  /** Folders that are known to change nothing. */
  readonly #plain = new Set<string>();

  /** @param top the folder above which no ignore file counts, absolute: the top of the repository */
  constructor(top: string) {
    this.#top = top;
  }

  /**
   * Whether a file or folder is ignored. Folders above it are taken not to be: a walk never gets below an ignored one.
   * Files nearer to the path win over files above it (git's gitignore documentation, "PATTERN FORMAT").
   */
  ignores(path: string, isFolder: boolean): boolean {
    for (const level of this.#levelsOf(dirname(path))) {
      const verdict = level.verdict(path, isFolder);
      if (verdict !== undefined) return verdict;
    }
    return false;
  }

  /** Takes note of the names in a folder: most folders need not be asked for ignore files then. */
  listed(folder: string, names: readonly string[]): void {
    if (folder !== this.#top && !names.includes('.gitignore') && !names.includes('.git')) this.#plain.add(folder);
  }

  /** Whether a folder, or one between it and the top, is ignored. */
  ignoresBelow(folder: string): boolean {
    if (folder === this.#top || !isInside(folder, this.#top)) return false;
    return this.ignoresBelow(dirname(folder)) || this.ignores(folder, true);
  }

  /** Ignore files that apply inside a folder, the nearest first. */
  #levelsOf(folder: string): readonly Level[] {
    const known = this.#levels.get(folder);
    if (known) return known;
    if (this.#plain.has(folder) && isInside(folder, this.#top)) return this.#levelsOf(dirname(folder));
    const inner = readLevel(folder, join(folder, '.gitignore'));
    // A submodule or a worktree is a repository of its own: what surrounds it does not count.
    const gitFolder = join(folder, '.git');
    const isTop = folder === this.#top || !isInside(folder, this.#top) || existsSync(gitFolder);
    const outer = isTop
      ? [readLevel(folder, join(commonGitFolder(gitFolder), 'info', 'exclude'))]
      : this.#levelsOf(dirname(folder));
    const levels = [inner, ...outer].filter(level => level !== undefined);
    this.#levels.set(folder, levels);
    return levels;
  }
}

/** The rules of one ignore file for the folder that they count from. */
class Level {
  readonly #folder: string;
  readonly #text: string;
  readonly #rules: Ignore;
  #single: Ignore[] | undefined;

  constructor(folder: string, text: string) {
    this.#folder = folder;
    this.#text = text;
    this.#rules = globRules(linesOf(text));
  }

  /** Whether the path is ignored (true) or taken back (false); undefined where no rule is about it. */
  verdict(path: string, isFolder: boolean): boolean | undefined {
    const inside = path.slice(this.#folder.length + (this.#folder.endsWith(sep) ? 0 : 1)).replaceAll(sep, '/');
    const name = isFolder ? `${inside}/` : inside;
    const { ignored, unignored } = this.#rules.test(name);
    if (!ignored) return unignored ? false : undefined;
    // The library also ignores whatever lies in a folder that its rules ignore. A file further down may have taken that
    // folder back, or the walk would not be in it: then only rules about the path itself count.
    const above = inside.slice(0, inside.lastIndexOf('/') + 1);
    return above === '' || !this.#rules.test(above).ignored ? true : this.#ownVerdict(name);
  }

  /** The last rule that matches the path itself decides. A negative rule is the one that does not look at folders above. */
  #ownVerdict(name: string): boolean | undefined {
    const patterns = linesOf(this.#text).reverse();
    this.#single ??= patterns.map(line => globRules([line.startsWith('!') ? line : `!${line}`]));
    const match = this.#single.findIndex(rule => rule.test(name).unignored);
    return match < 0 ? undefined : !patterns[match]!.startsWith('!');
  }
}

/** The lines of an ignore file that hold a pattern. */
function linesOf(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  return lines.filter(line => line !== '' && !line.startsWith('#'));
}

function readLevel(folder: string, path: string): Level | undefined {
  const text = readText(path);
  return text === undefined ? undefined : new Level(folder, text);
}

/** Where a repository keeps what its worktrees share: a worktree's and a submodule's `.git` is a file that leads there. */
function commonGitFolder(path: string): string {
  const link = /^gitdir: (.*)/.exec(readText(path) ?? '')?.[1];
  if (link === undefined) return path;
  const own = resolve(dirname(path), link);
  const common = readText(join(own, 'commondir'));
  return common === undefined ? own : resolve(own, common.replace(/\n$/, ''));
}
