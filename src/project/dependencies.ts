import { dirname, join, relative, sep } from 'node:path';
import { readText } from './read-text.js';

const FILES = [
  'pyproject.toml',
  'setup.cfg',
  'setup.py',
  'requirements.txt',
  'requirements.in',
  'requirements/base.txt',
  'requirements/prod.txt',
  'Pipfile',
  'environment.yml',
];

/** What the files of a project say about what it needs. */
export interface Dependencies {
  /** The files that were found, relative to the root. */
  readonly files: readonly string[];
  /** Whether one of them names the package, as a word. */
  names(name: string): boolean;
  /** The oldest minor version of Python 3 that the project says it runs on; undefined where it says nothing. */
  readonly oldestPython: number | undefined;
}

/** Reads what a folder, and those above it up to the root, declare; the texts are searched, not interpreted. */
export function readDependencies(root: string, folder: string): Dependencies {
  const texts = new Map<string, string>();
  for (let at = folder; ; at = dirname(at)) {
    for (const name of FILES) {
      const text = readText(join(at, name));
      if (text !== undefined) texts.set(relative(root, join(at, name)).split(sep).join('/'), text);
    }
    if (at === root || at === dirname(at)) break;
  }
  const floors = [...texts.values()].flatMap(text => {
    const said =
      /^[ \t]*(?:requires-python|python_requires|python)[ \t]*=[ \t]*["']? ?(?:[^"'\s][^"'\n]*?)?(?:>=|~=|\^|==)[ \t]*3\.(\d+)/m.exec(
        text,
      );
    return said ? [Number(said[1])] : [];
  });
  return {
    files: [...texts.keys()],
    names: name => [...texts.values()].some(text => new RegExp(`(?<![\\w-])${name}(?![\\w])`).test(text)),
    oldestPython: floors.length > 0 ? Math.min(...floors) : undefined,
  };
}
