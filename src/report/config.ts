import { kebab, type OptionRow } from '../settings/option-table.js';
import type { Settings } from '../settings/settings.js';
import type { RuleOptions } from '../transforms/transform.js';

/**
 * What applies to the files, as the TOML that would say so, each line with where it comes from. Files under one table
 * are shown once, as a count.
 * @param rows the options of the command's rules
 * @param given those that the command line sets
 */
export function configReport(
  settings: Settings,
  paths: readonly string[],
  rows: readonly OptionRow[],
  given: Partial<RuleOptions>,
): string {
  const groups = new Map<string | undefined, string[]>();
  for (const path of paths) {
    const from = settings.from(path).path;
    const known = groups.get(from);
    if (known) known.push(path);
    else groups.set(from, [path]);
  }
  return [...groups]
    .map(([from, [first, ...rest]]) => section(settings, from, first!, rest.length, rows, given))
    .join('\n');
}

function section(
  settings: Settings,
  from: string | undefined,
  first: string,
  more: number,
  rows: readonly OptionRow[],
  given: Partial<RuleOptions>,
): string {
  const own = settings.from(first).settings;
  const line = (name: string, value: unknown, source: string) => `${name} = ${toml(value)}  # ${source}`;
  const lines = (['include', 'exclude', 'select', 'ignore'] as const).flatMap(name =>
    own[name] === undefined ? [] : [line(name, own[name], from!)],
  );
  if (own.formatCommand !== undefined) lines.push(line('format-command', own.formatCommand, from!));
  const options = settings.optionsOf(first);
  for (const { key } of rows) {
    if (options[key] === undefined) continue;
    const source = given[key] !== undefined ? 'command line' : own.options[key] !== undefined ? from! : 'default';
    lines.push(line(kebab(key), options[key], source));
  }
  const others = more === 0 ? '' : ` and ${more} more ${more === 1 ? 'file' : 'files'}`;
  return `# ${first}${others}: ${from ?? 'no [tool.temporal-codemod] above'}\n${['[tool.temporal-codemod]', ...lines].join('\n')}\n`;
}

/** A text, number, yes or no, list or table in TOML. JSON's strings are TOML's basic strings. */
function toml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toml).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, each]) => `${JSON.stringify(key)} = ${toml(each)}`)
    .join(', ')} }`;
}
