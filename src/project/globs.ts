import ignore, { type Ignore } from 'ignore';

/** A test for paths by globs as in `.gitignore`; paths and globs are relative to one folder, with `/`. */
export function globTest(patterns: readonly string[]): (path: string) => boolean {
  const rules = globRules(patterns);
  return path => ignore.isPathValid(path) && rules.ignores(path);
}

/**
 * The rules of globs as in `.gitignore`. git is case-sensitive unless told otherwise; the library is not by default.
 * A glob with more than two `**` inside counts as none: the library makes a regular expression of it, whose time grows
 * with the depth of the path to the power of their number. No project needs such a glob, and one from elsewhere could
 * keep the tool busy for ever.
 */
export function globRules(patterns: readonly string[]): Ignore {
  const tame = patterns.map(pattern => pattern.replace(/(?:\*\*\/)+/g, '**/')).filter(isTame);
  return ignore({ ignorecase: false, allowRelativePaths: true }).add(tame);
}

const MOST_STARS = 2;

function isTame(pattern: string): boolean {
  return pattern.split('**/').length - 1 <= MOST_STARS;
}
