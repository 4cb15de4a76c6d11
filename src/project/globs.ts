import ignore from 'ignore';

/** A test for paths by globs as in `.gitignore`; paths and globs are relative to one folder, with `/`. */
export function globTest(patterns: readonly string[]): (path: string) => boolean {
  const rules = ignore({ ignorecase: false }).add([...patterns]);
  return path => ignore.isPathValid(path) && rules.ignores(path);
}
