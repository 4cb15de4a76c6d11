import { readFileSync } from 'node:fs';
import { join } from 'node:path';

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

/** Reads what a project declares at its root; the texts are searched, not interpreted. */
export function readDependencies(root: string): Dependencies {
  const texts = new Map<string, string>();
  for (const name of FILES) {
    try {
      texts.set(name, readFileSync(join(root, name), 'utf8'));
    } catch {
      // Not there, or not to be read: then it says nothing.
    }
  }
  const floors = [...texts.values()].flatMap(text => {
    const said = /^\s*(?:requires-python|python_requires|python)\s*=\s*["']?[^"'\n]*?(?:>=|~=|\^|==)\s*3\.(\d+)/m.exec(
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
