/**
 * The dotted name under which a file is imported: from the folder above its outermost package.
 * @param allPaths every Python file of the repository, with `/`
 */
export function moduleName(path: string, allPaths: ReadonlySet<string>): string {
  const parts = path.replace(/\.py$/, '').split('/');
  let first = parts.length - 1;
  while (first > 0 && allPaths.has(`${parts.slice(0, first).join('/')}/__init__.py`)) first--;
  const name = parts.slice(first);
  return (name.at(-1) === '__init__' && name.length > 1 ? name.slice(0, -1) : name).join('.');
}
