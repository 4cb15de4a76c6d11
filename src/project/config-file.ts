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
 * @throws UserError for a file that seems to hold the table and is no TOML, and for a table whose name is misspelt
 */
export function configIn(root: string, folder: string): ConfigFile | undefined {
  const path = folder === '' ? 'pyproject.toml' : `${folder}/pyproject.toml`;
  const text = readText(join(root, path));
  if (text === undefined || !/temporal.?codemod/i.test(text)) return undefined;
  const tools = toolTables(path, text) ?? {};
  const name = Object.keys(tools).find(isOurs);
  if (name === undefined) return undefined;
  const lines = text.split('\n');
  const line = Math.max(
    lines.findIndex(each => !/^\s*#/.test(each) && each.includes(name)),
    0,
  );
  const fail = (what: string) => new UserError(`${path}:${line + 1}: ${what}`);
  if (name !== NAME) throw fail(`there is no [tool.${name}]. Did you mean [tool.${NAME}]?`);
  const table = tableOf(tools[name]);
  if (!table) throw fail(`[tool.${NAME}] is a table.`);
  return { path, text, table };
}

const NAME = 'temporal-codemod';

/** Whether a name under `tool` is ours, or was meant to be: nobody else's settings begin so. */
function isOurs(name: string): boolean {
  return /^temporal[^a-z]?codemod/i.test(name);
}

function toolTables(path: string, text: string): Table | undefined {
  try {
    return tableOf(parseToml(text).tool);
  } catch (error) {
    if (!(error instanceof NoToml)) throw error;
    if (!text.includes(NAME)) return undefined;
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
