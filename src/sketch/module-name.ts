/**
 * The dotted name under which a file is imported: from the folder above its outermost package. A file outside of packages
 * may lie in a folder that its own imports start from, as in `from src.flows import …`; else its name stands alone.
 * @param allPaths every Python file of the repository, with `/`
 * @param imported the top modules of the file's own absolute imports
 */
export function moduleName(path: string, allPaths: ReadonlySet<string>, imported: ReadonlySet<string>): string {
  const parts = path.replace(/\.py$/, '').split('/');
  let first = parts.length - 1;
  while (first > 0 && allPaths.has(`${parts.slice(0, first).join('/')}/__init__.py`)) first--;
  const known = first === parts.length - 1 ? parts.slice(0, -1).findIndex(part => imported.has(part)) : -1;
  const name = parts.slice(known >= 0 ? known : first);
  return (name.at(-1) === '__init__' && name.length > 1 ? name.slice(0, -1) : name).join('.');
}
