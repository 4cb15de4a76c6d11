import { parse, TomlError } from 'smol-toml';
import type { Position } from '../types.js';

/** A table of a TOML file. */
export type Table = Readonly<Record<string, unknown>>;

/** What keeps a text from being TOML, and where. */
export class NoToml extends Error {
  readonly position: Position;

  constructor({ message, line, column }: TomlError) {
    super(message.replace(/^Invalid TOML document: /, '').split('\n')[0]);
    this.position = { line, column };
  }
}

/** The content of a TOML file. @throws NoToml */
export function parseToml(text: string): Table {
  try {
    return parse(text);
  } catch (error) {
    throw error instanceof TomlError ? new NoToml(error) : error;
  }
}

/** The value as a table; undefined where it is none. */
export function tableOf(value: unknown): Table | undefined {
  const isTable = typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
  return isTable ? (value as Table) : undefined;
}
