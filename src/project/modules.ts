import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FoundModule, ModuleFinder } from '../python/resolver.js';
import type { SourceFile } from '../python/source-file.js';

const UNKNOWN: FoundModule = { kind: 'unknown' };
const PROJECT_FILES = ['pyproject.toml', 'setup.py', 'setup.cfg'];

/** What the finder needs of the project: paths are absolute. */
export interface ModuleHost {
  readonly root: string;
  /** The file at an absolute path, if it lies in the root and can be read. */
  fileAt(path: string): SourceFile | undefined;
  absolute(file: SourceFile): string;
  /** Every Python file of the repository, relative to the root, with `/`. */
  allPaths(): readonly string[];
}

/**
 * Finds modules as Python would from the repository's layout (Python reference, 5: the import system), without running
 * anything: `sys.path` is taken to hold the folder of the importing file's top package, the folders above it, their
 * `src`, and the roots of the repository's other projects. The SDK itself is always outside the repository.
 */
export function moduleFinder(host: ModuleHost): ModuleFinder {
  const kinds = new Map<string, 'file' | 'folder' | undefined>();
  const kindOf = (path: string) => {
    if (!kinds.has(path)) {
      kinds.set(path, kindAt(path));
    }
    return kinds.get(path);
  };
  const top = join(host.root, '/');
  const inRoot = (path: string) => path === host.root || path.startsWith(top);

  // Most modules are looked for in many folders and are in none of them: one look at what a folder holds tells.
  const listings = new Map<string, ReadonlySet<string>>();
  const holds = (folder: string, name: string) => {
    const known = listings.get(folder) ?? new Set(namesIn(folder));
    listings.set(folder, known);
    return known.has(name) || known.has(`${name}.py`);
  };

  /** The file of the regular package or module at base/parts. */
  const locate = (base: string, parts: readonly string[]): string | undefined => {
    if (parts[0] !== undefined && !holds(base, parts[0])) return undefined;
    const path = join(base, ...parts);
    const init = join(path, '__init__.py');
    if (kindOf(init) === 'file') return init;
    if (parts.length > 0 && kindOf(`${path}.py`) === 'file') return `${path}.py`;
    return undefined;
  };
  const found = (path: string, name: string): FoundModule => {
    const file = host.fileAt(path);
    return file ? { kind: 'file', file, name } : UNKNOWN;
  };
  /** The module at base/parts as Python's path finder would take it, a namespace package last. */
  const moduleAt = (base: string, parts: readonly string[], name: string): FoundModule | undefined => {
    const file = locate(base, parts);
    if (file) return found(file, name);
    if (parts[0] !== undefined && !holds(base, parts[0])) return undefined;
    const folder = join(base, ...parts);
    return inRoot(folder) && kindOf(folder) === 'folder' ? { kind: 'namespace', folder, name } : undefined;
  };

  const packageRoot = (path: string) => {
    let folder = dirname(path);
    while (inRoot(folder) && folder !== host.root && kindOf(join(folder, '__init__.py')) === 'file') {
      folder = dirname(folder);
    }
    return folder;
  };

  let projects: string[] | undefined;
  const projectRoots = () => {
    if (!projects) {
      const folders = new Set<string>();
      for (const path of host.allPaths()) {
        if (path.startsWith('../')) continue;
        for (let folder = path; folder !== ''; ) {
          folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
          if (folders.has(folder)) break;
          folders.add(folder);
        }
      }
      projects = [...folders]
        .map(folder => join(host.root, folder))
        .filter(folder => PROJECT_FILES.some(name => existsSync(join(folder, name))))
        .flatMap(folder => [folder, join(folder, 'src')]);
    }
    return projects;
  };

  const absoluteImport = (module: string, from: SourceFile): FoundModule => {
    const parts = module.split('.');
    if (parts[0] === 'temporalio') return { kind: 'external', name: module };
    const path = host.absolute(from);
    const near: string[] = [];
    for (let folder = packageRoot(path); inRoot(folder); folder = dirname(folder))
      near.push(folder, join(folder, 'src'));
    near.push(dirname(path));
    for (const base of near) {
      const file = locate(base, parts);
      if (file) return found(file, module);
      // The package is here: Python would look no further, and take a folder in it for a namespace package.
      if (parts.length > 1 && locate(base, parts.slice(0, 1))) return moduleAt(base, parts, module) ?? UNKNOWN;
    }
    // A namespace package is what is left when no regular module was found on the whole path.
    const far = new Set(projectRoots().flatMap(base => locate(base, parts) ?? []));
    if (far.size > 1) return UNKNOWN;
    const [only] = far;
    if (only) return found(only, module);
    for (const base of near) {
      const namespace = moduleAt(base, parts, module);
      if (namespace) return namespace;
    }
    return { kind: 'external', name: module };
  };

  // Files of one folder see the same modules, and import the same ones again and again.
  const imports = new Map<string, FoundModule>();
  return {
    find(module, level, from) {
      if (level === 0) {
        const key = `${dirname(from.path)}\0${module}`;
        const known = imports.get(key) ?? absoluteImport(module, from);
        imports.set(key, known);
        return known;
      }
      let base = dirname(host.absolute(from));
      for (let up = 1; up < level; up++) base = dirname(base);
      if (!inRoot(base)) return UNKNOWN;
      const parts = module === '' ? [] : module.split('.');
      return moduleAt(base, parts, module) ?? UNKNOWN;
    },
    submodule(parent, name) {
      if (parent.kind === 'namespace') return moduleAt(parent.folder, [name], `${parent.name}.${name}`) ?? UNKNOWN;
      const path = host.absolute(parent.file);
      if (!path.endsWith('__init__.py')) return UNKNOWN;
      return moduleAt(dirname(path), [name], `${parent.name}.${name}`) ?? UNKNOWN;
    },
  };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Nothing, too, where a file stands in the place of a folder, or a folder may not be entered. */
function kindAt(path: string): 'file' | 'folder' | undefined {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat?.isFile() ? 'file' : stat?.isDirectory() ? 'folder' : undefined;
  } catch {
    return undefined;
  }
}
