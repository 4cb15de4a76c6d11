import type { TextEdit } from '../edits.js';
import {
  type ImportStatement,
  importBlock,
  importStatementAt,
  isSorted,
  memberKey,
  moduleKey,
} from './import-block.js';
import type { SourceFile } from './source-file.js';
import { isDocstring } from './strings.js';
import type { SyntaxNode } from './syntax.js';
import { indentOf, lineBreak, unitOf, width } from './whitespace.js';

/** A name that a file has to import; see ImportNeed. Offsets are of the file's text. */
export interface Wanted {
  readonly module: string;
  readonly name: string;
  readonly beside?: number;
  readonly near?: number;
}

/**
 * The edits that import the names: into a statement that is there, in the order that it keeps, or as a statement of its
 * own where isort and ruff would have it (docs.astral.sh/ruff/rules/unsorted-imports). The edits are disjoint and sorted.
 * @param columns the line length beyond which a statement is split
 */
export function importEdits(file: SourceFile, wanted: readonly Wanted[], columns: number): TextEdit[] {
  const additions = new Map<SyntaxNode, { readonly statement: ImportStatement; readonly names: string[] }>();
  const fresh = new Map<string, { readonly want: Wanted; readonly names: string[] }>();
  for (const want of unique(wanted)) {
    const statement = statementFor(file, want);
    if (statement) {
      const known = additions.get(statement.node) ?? { statement, names: [] };
      known.names.push(want.name);
      additions.set(statement.node, known);
    } else {
      const known = fresh.get(want.module);
      if (known) known.names.push(want.name);
      else fresh.set(want.module, { want, names: [want.name] });
    }
  }
  const edits = [...additions.values()].flatMap(({ statement, names }) => addNames(file, statement, names, columns));
  for (const { want, names } of fresh.values()) edits.push(newStatement(file, want, names, columns));
  return mergeInserts(edits.sort((a, b) => a.start - b.start || a.end - b.end));
}

function unique(wanted: readonly Wanted[]): Wanted[] {
  const seen = new Set<string>();
  return wanted.filter(({ module, name, beside }) => {
    const key = `${module}\0${name}\0${beside ?? ''}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** The statement that takes the name in: the one that is named, or one of the module's top level from the same module. */
function statementFor(file: SourceFile, { module, beside }: Wanted): ImportStatement | undefined {
  if (beside !== undefined) return importStatementAt(file, beside);
  return importBlock(file).find(
    statement => statement.from === module && statement.members.length > 0 && statement.plain,
  );
}

function addNames(file: SourceFile, statement: ImportStatement, names: readonly string[], columns: number): TextEdit[] {
  const { members, node } = statement;
  const known = new Set(members.map(({ name }) => name));
  const missing = names.filter(name => !known.has(name));
  if (missing.length === 0) return [];
  const sorted = isSorted(members.map(({ name }) => memberKey(name)));
  const { lines, text } = file;
  const onOneLine = lines.lineOf(node.start) === lines.lineOf(node.end);
  const last = members.at(-1)!;
  if (onOneLine) {
    const all = merge(members, missing, sorted);
    const indent = indentOf(lines.lineText(lines.lineOf(node.start)));
    const tail = text.slice(last.node.end, lines.lineEnd(lines.lineOf(node.end)));
    const head = text.slice(lines.starts[lines.lineOf(node.start)]!, members[0]!.node.start);
    const written = all.map(({ text: member }) => member);
    const inParentheses = /\(\s*$/.test(head);
    if (inParentheses || width(head + written.join(', ') + tail.replace(/#.*$/, '').trimEnd()) <= columns) {
      return insertMembers(members, missing, sorted, ', ');
    }
    const newline = lineBreak(file, lines.lineOf(node.start));
    const inner = newline + indent + unitOf(indent, file);
    const block = `(${written.map(member => `${inner}${member},`).join('')}${newline}${indent})`;
    return [{ start: members[0]!.node.start, end: last.node.end, text: block }];
  }
  const ownLines = members.every(
    ({ node: { start } }) =>
      lines
        .lineText(lines.lineOf(start))
        .trimStart()
        .startsWith(text.slice(start, start + 1)) &&
      /^\s*$/.test(text.slice(lines.starts[lines.lineOf(start)]!, start)),
  );
  if (!ownLines) return insertMembers(members, missing, sorted, ', ');
  const indent = indentOf(lines.lineText(lines.lineOf(last.node.start)));
  const separator = `,${lineBreak(file, lines.lineOf(last.node.start))}${indent}`;
  return insertMembers(members, missing, sorted, separator);
}

interface Written {
  readonly name: string;
  readonly text: string;
}

function merge(members: ImportStatement['members'], missing: readonly string[], sorted: boolean): Written[] {
  const all: Written[] = members.map(({ name, text }) => ({ name, text }));
  for (const name of [...missing].sort((a, b) => (memberKey(a) < memberKey(b) ? -1 : 1))) {
    const at = sorted ? all.findIndex(member => memberKey(member.name) > memberKey(name)) : -1;
    all.splice(at < 0 ? all.length : at, 0, { name, text: name });
  }
  return all;
}

/** Inserts each name before the member that follows it, or behind the last one. */
function insertMembers(
  members: ImportStatement['members'],
  missing: readonly string[],
  sorted: boolean,
  separator: string,
): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const name of [...missing].sort((a, b) => (memberKey(a) < memberKey(b) ? -1 : 1))) {
    const next = sorted ? members.find(member => memberKey(member.name) > memberKey(name)) : undefined;
    const at = next ? next.node.start : members.at(-1)!.node.end;
    const text = next ? `${name}${separator}` : `${separator}${name}`;
    edits.push({ start: at, end: at, text });
  }
  return edits;
}

function newStatement(file: SourceFile, want: Wanted, names: readonly string[], columns: number): TextEdit {
  const anchor = want.near === undefined ? undefined : importStatementAt(file, want.near);
  const indent = anchor ? indentOf(file.lines.lineText(file.lines.lineOf(anchor.node.start))) : '';
  const newline = lineBreak(file, 0);
  const sorted = [...names].sort((a, b) => (memberKey(a) < memberKey(b) ? -1 : 1));
  const flat = `from ${want.module} import ${sorted.join(', ')}`;
  const statement =
    width(indent + flat) <= columns
      ? flat
      : `from ${want.module} import (${sorted.map(name => `${newline}${indent}    ${name},`).join('')}${newline}${indent})`;
  const place = anchor ? placeNear(file, anchor, want.module) : placeAtTop(file, want.module);
  const { at, before } = place;
  const text =
    before === 'line'
      ? `${indent}${statement}${newline}`
      : before === 'block'
        ? `${statement}${newline}${newline}`
        : `${newline}${before === 'gap' ? newline : ''}${indent}${statement}`;
  return { start: at, end: at, text };
}

/** `line`: the statement goes on a line of its own before the offset, a line start. `block`: the same, and a blank line follows. Else it goes behind the line that ends at the offset. */
interface Place {
  readonly at: number;
  readonly before: 'line' | 'block' | 'end' | 'gap';
}

/** In order among the statements that stand together with the anchor. */
function placeNear(file: SourceFile, anchor: ImportStatement, module: string): Place {
  const { lines } = file;
  const group = together(file, siblings(file, anchor), anchor);
  return placeInGroup(lines, group, module);
}

function placeInGroup(lines: SourceFile['lines'], group: readonly ImportStatement[], module: string): Place {
  const froms = group.filter(({ from }) => from !== undefined);
  const keys = froms.map(({ from }) => moduleKey(from!));
  const next = isSorted(keys) ? froms.find(({ from }) => moduleKey(from!) > moduleKey(module)) : undefined;
  if (next) return { at: lines.codeStart(lines.lineOf(next.node.start)), before: 'line' };
  return { at: lines.lineEnd(lines.lineOf(group.at(-1)!.node.end)), before: 'end' };
}

function siblings(file: SourceFile, { node }: ImportStatement): ImportStatement[] {
  return (node.parent?.children ?? []).flatMap(child =>
    child.type === 'import_statement' || child.type === 'import_from_statement'
      ? (importStatementAt(file, child.start) ?? [])
      : [],
  );
}

/** The statements around the anchor with no blank line and no other code between them. */
function together(file: SourceFile, all: readonly ImportStatement[], anchor: ImportStatement): ImportStatement[] {
  const groups = groupsOf(file, all);
  return groups.find(group => group.some(({ node }) => node === anchor.node)) ?? [anchor];
}

function groupsOf(file: SourceFile, all: readonly ImportStatement[]): ImportStatement[][] {
  const groups: ImportStatement[][] = [];
  let last: ImportStatement | undefined;
  for (const statement of all) {
    const gap = last ? file.text.slice(last.node.end, statement.node.start) : '';
    const newlines = gap.replace(/\r\n?/g, '\n');
    const apart = !last || /\n[ \t\f]*\n/.test(newlines) || /\n[ \t]*[^\s#]/.test(newlines);
    if (apart) groups.push([statement]);
    else groups.at(-1)!.push(statement);
    last = statement;
  }
  return groups;
}

/** Modules of the standard library that code of this kind imports: enough to know where the group of them is. */
const STANDARD = new Set(
  `abc argparse asyncio base64 collections concurrent contextlib copy csv dataclasses datetime decimal enum functools
  hashlib importlib inspect io itertools json logging math operator os pathlib pickle platform queue random re shutil
  signal socket sqlite3 ssl string subprocess sys tempfile textwrap threading time traceback types typing unittest urllib
  uuid warnings zoneinfo`.split(/\s+/),
);

/** Modules that stand beside the SDK in such code: enough to know where the group of third-party modules is. */
const THIRD_PARTY = new Set(
  `aiohttp anthropic anyio boto3 celery django fastapi flask httpx loguru nexusrpc numpy openai opentelemetry pandas
  prometheus_client psycopg pydantic pydantic_ai pydantic_settings pytest redis requests sentry_sdk sqlalchemy starlette
  structlog temporalio tenacity typing_extensions uvicorn yaml`.split(/\s+/),
);

/** Among the third-party imports: those that hold the SDK, which sorts near. Never before `__future__`. */
function placeAtTop(file: SourceFile, module: string): Place {
  const { lines } = file;
  const groups = groupsOf(file, importBlock(file));
  if (STANDARD.has(module.split('.')[0]!)) {
    const standard = groups.find(group =>
      group.some(({ loads }) => loads.some(name => STANDARD.has(name.split('.')[0]!))),
    );
    if (standard) return placeInGroup(lines, standard, module);
    const first = groups[0]?.[0];
    // A comment above the first import is about the import.
    if (first && first.from !== '__future__')
      return { at: lines.codeStart(lines.lineOf(first.node.start)), before: 'block' };
  }
  const thirdParty = groups.find(group =>
    group.some(({ loads }) => loads.some(name => THIRD_PARTY.has(name.split('.')[0]!))),
  );
  if (thirdParty) return placeInGroup(lines, thirdParty, module);
  const last = groups.at(-1)?.at(-1);
  if (last) return { at: lines.lineEnd(lines.lineOf(last.node.end)), before: 'gap' };
  return afterHeader(file);
}

/** Behind BOM, shebang, encoding line and docstring, before the first statement. */
function afterHeader(file: SourceFile): Place {
  const { lines, tree } = file;
  const statements = tree.root.parts;
  const first = statements[0];
  const docstring = first && isDocstring(first, file.text) ? first : undefined;
  const rest = statements.filter(part => part !== docstring && part.type !== 'future_import_statement');
  const header = statements.filter(part => !rest.includes(part)).at(-1);
  if (header) return { at: lines.lineEnd(lines.lineOf(header.end)), before: 'gap' };
  const next = rest[0];
  return { at: next ? lines.codeStart(lines.lineOf(next.start)) : file.text.length, before: 'block' };
}

/** Inserts at one place are one edit. */
function mergeInserts(edits: readonly TextEdit[]): TextEdit[] {
  const merged: TextEdit[] = [];
  for (const edit of edits) {
    const last = merged.at(-1);
    if (last && last.start === last.end && edit.start === edit.end && last.start === edit.start) {
      merged[merged.length - 1] = { ...last, text: last.text + edit.text };
    } else merged.push(edit);
  }
  return merged;
}
