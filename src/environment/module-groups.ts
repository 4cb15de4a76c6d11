import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ModuleGroup } from './ask-python.js';

/**
 * Files by the folder from which Python finds them as modules: the first one above them that is no package (Python
 * reference, 5.2); for a file outside of any package, the root of its project, if its folder is a namespace there.
 * @param root absolute
 * @param paths relative to the root, with `/`
 * @param imported whether some file of the repository imports this dotted module name
 */
export function moduleGroups(
  root: string,
  paths: readonly string[],
  imported: (module: string) => boolean,
): ModuleGroup[] {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const absolute = join(root, path);
    const base = baseOf(root, absolute, imported);
    const known = groups.get(base);
    if (known) known.push(absolute);
    else groups.set(base, [absolute]);
  }
  return [...groups].map(([base, files]) => ({ base, files }));
}

function baseOf(root: string, file: string, imported: (module: string) => boolean): string {
  let base = dirname(file);
  while (base !== root && existsSync(join(base, '__init__.py'))) base = dirname(base);
  // Namespace packages have no `__init__.py`: how others import the module tells where it is found from.
  for (let folder = base; folder !== root && folder !== dirname(folder); ) {
    folder = dirname(folder);
    const name = file
      .slice(folder.length + 1)
      .replace(/\.py$/, '')
      .replace(/[\\/]/g, '.');
    if (imported(name)) return folder;
  }
  return base;
}
