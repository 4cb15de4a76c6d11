import { UserError } from '../errors.js';
import { nearest } from '../nearest.js';
import type { ConfigFile } from '../project/config-file.js';
import { rules } from '../transforms/index.js';
import type { RuleOptions } from '../transforms/transform.js';
import { kebab, type OptionRow, optionTable } from './option-table.js';
import { isValue, takes } from './option-value.js';

/** What one `[tool.temporal-codemod]` table says. */
export interface FileSettings {
  /** Globs as in `.gitignore`, counted from the folder of the file. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  /** Names of rules: only these, and not these. */
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  /** A command to run on the files that were written. */
  readonly formatCommand?: string;
  readonly options: Partial<RuleOptions>;
}

const LISTS = ['include', 'exclude', 'select', 'ignore'] as const;

/** The keys of the table, as they are written. */
export const settingNames: readonly string[] = [
  ...LISTS,
  'format-command',
  ...optionTable.map(({ key }) => kebab(key)),
];

/** @throws UserError with the place of the first key that is unknown or has a value that it does not take */
export function readSettings({ path, text, table }: ConfigFile): FileSettings {
  const settings: Record<string, unknown> = {};
  const options: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(table)) {
    const fail = (what: string) => new UserError(`${path}:${lineOf(name, text)}: [tool.temporal-codemod] ${what}`);
    const row = optionTable.find(({ key }) => kebab(key) === name);
    if (row) options[row.key] = option(row, value, fail);
    else if (name === 'format-command') {
      if (typeof value !== 'string' || value.trim() === '') throw fail(`${name} takes a command as one text.`);
      settings.formatCommand = value;
    } else if (LISTS.some(each => each === name)) settings[name] = list(name, value, fail);
    else throw fail(`has no key ${name}.${suggestion(name, settingNames) ?? ` The keys: ${settingNames.join(', ')}.`}`);
  }
  return { ...settings, options: options as Partial<RuleOptions> };
}

type Fail = (what: string) => UserError;

function option({ key, form }: OptionRow, value: unknown, fail: Fail): unknown {
  if (!isValue(form, value)) throw fail(`${kebab(key)} takes ${takes(form)}.`);
  return value;
}

function list(name: string, value: unknown, fail: Fail): readonly string[] {
  if (!Array.isArray(value) || !value.every(each => typeof each === 'string' && each !== '')) {
    throw fail(`${name} takes a list of texts.`);
  }
  if (name === 'select' || name === 'ignore') {
    const names = rules.map(rule => rule.name);
    const unknown = value.find(each => !names.includes(each));
    if (unknown !== undefined) {
      throw fail(
        `${name} names ${unknown}, which is no rule.${suggestion(unknown, names) ?? ` The rules: ${names.join(', ')}.`}`,
      );
    }
  }
  return value;
}

function suggestion(name: string, among: readonly string[]): string | undefined {
  const near = nearest(name, among);
  return near === undefined ? undefined : ` Did you mean ${near}?`;
}

/** The line that sets a key of the table: TOML's parser does not tell. */
function lineOf(name: string, text: string): number {
  const lines = text.split('\n');
  const header = lines.findIndex(line => /^\s*\[\s*tool\s*\.\s*["']?temporal-codemod/.test(line));
  const escaped = name.replace(/[^\w-]/g, '\\$&');
  const key = new RegExp(`^\\s*(?:\\[.*\\.\\s*)?["']?${escaped}["']?\\s*(?:=|\\.|\\])`);
  const found = lines.findIndex((line, i) => i >= header && key.test(line));
  return Math.max(found < 0 ? header : found, 0) + 1;
}
