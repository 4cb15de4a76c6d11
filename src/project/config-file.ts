import { join } from 'node:path';
import { UserError } from '../errors.js';
import { readText } from './read-text.js';
import { NoToml, parseToml, type Table, tableOf } from './toml.js';

/** The `[tool.temporal-codemod]` table of a `pyproject.toml`. What it says is not looked at here. */
export interface ConfigFile {
  /** Of the file, relative to the project's root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly table: Table;
}

/**
 * The table that a folder's own `pyproject.toml` holds; undefined where there is none, and that of the folder above
 * applies. As with ruff, a `pyproject.toml` without the table counts as none, and tables are not merged.
 * @param folder relative to the root, empty for the root itself
 * @throws UserError for a file that seems to hold the table and is no TOML
 */
export function configIn(root: string, folder: string): ConfigFile | undefined {
  const path = folder === '' ? 'pyproject.toml' : `${folder}/pyproject.toml`;
  const text = readText(join(root, path));
  if (!text?.includes('temporal-codemod')) return undefined;
  try {
    const table = tableOf(tableOf(parseToml(text).tool)?.['temporal-codemod']);
    return table && { path, text, table };
  } catch (error) {
    if (!(error instanceof NoToml)) throw error;
    const { line, column } = error.position;
    throw new UserError(`${path}:${line}:${column}: is no valid TOML: ${error.message}.`);
  }
}

/** Looks up the table that applies to a file, folder by folder up to the root; each is read once. */
export function configSource(root: string): { config(path: string): ConfigFile | undefined } {
  const known = new Map<string, ConfigFile | undefined>();
  const config = (path: string): ConfigFile | undefined => {
    const folder = path.slice(0, Math.max(path.lastIndexOf('/'), 0));
    if (!known.has(folder)) known.set(folder, configIn(root, folder) ?? (folder === '' ? undefined : config(folder)));
    return known.get(folder);
  };
  return { config };
}
