import type { SourceFile } from './source-file.js';
import { descendants, type SyntaxNode } from './syntax.js';
import { type EditSet, Rank } from './text-edits.js';
import { indentOf, lineBreak, unitOf, width } from './whitespace.js';

/**
 * Arguments of a call that are to become one keyword argument with a list: `f, a, b` → `f, args=[a, b]`.
 * `first` and `last` are neighbours in the call. Where `keyword` is given, the one value stands as `arg=value` already.
 */
export interface Wrap {
  readonly list: SyntaxNode;
  readonly first: SyntaxNode;
  readonly last: SyntaxNode;
  readonly keyword?: SyntaxNode;
}

/** Comments that speak of the code on their own line: a line that ends with one is never split. */
export const PRAGMA = /#\s*(?:type:|noqa|pyright:|pylint:|mypy:|pragma|flake8|nosec|fmt:|isort:|ruff:|ty:|pyre-)/i;

const COLLECTIONS = new Set(['list', 'tuple', 'set', 'dictionary']);
const COMPREHENSIONS = new Set([
  'list_comprehension',
  'set_comprehension',
  'dictionary_comprehension',
  'generator_expression',
]);
export const BRACKETS = new Set(['argument_list', 'parenthesized_expression', ...COLLECTIONS, ...COMPREHENSIONS]);

/** What splitting needs to know. */
export interface Breaker {
  readonly file: SourceFile;
  readonly edits: EditSet;
  readonly wraps: readonly Wrap[];
  readonly limit: number;
  readonly newline: string;
}

/**
 * Splits each line that the edits made longer than the limit, at the brackets where Black and ruff would split it
 * (docs.astral.sh/ruff/formatter: the Black code style). A line that was too long before for other reasons than one
 * argument, that ends with a pragma comment, or that has no such bracket, stays as it is.
 */
export function breakLongLines(file: SourceFile, edits: EditSet, wraps: readonly Wrap[], limit: number): EditSet {
  const touched = new Set<number>();
  for (const edit of edits.list()) touched.add(file.lines.lineOf(edit.start));
  let result = edits;
  for (const line of touched) {
    const attempt = result.clone();
    const breaker = { file, edits: attempt, wraps, limit, newline: lineBreak(file, line) };
    if (breakLine(breaker, line)) result = attempt;
  }
  return result;
}

function breakLine(breaker: Breaker, line: number): boolean {
  const { file, edits, limit } = breaker;
  const { lines } = file;
  const start = lines.starts[line]!;
  const end = lines.lineEnd(line);
  const before = lines.lineText(line);
  if (PRAGMA.test(before)) return false;
  if (
    !edits
      .applied(start, end)
      .split(/\r\n|\n|\r/)
      .some(piece => width(piece) > limit)
  )
    return false;

  // Several arguments share an indented line of their own: one line each is the next wider form.
  const shared = [...enclosing(breaker.wraps), ...inside(breaker.wraps)].find(node =>
    argumentsOnOneLine(file, node, line),
  );
  if (shared && width(before) <= limit) {
    return explodeArguments(breaker, shared, indentAt(breaker, shared.parts[0]!.start), false);
  }
  const onLine = (from: number, to: number) => lines.lineOf(from) === line && lines.lineOf(to) === line;
  // The new list is the outermost bracket of the line when the parentheses of its call stand on other lines.
  const wrap = breaker.wraps.find(
    ({ list, first, last }) => onLine(first.start, last.end) && !onLine(list.start, list.end),
  );
  const alone = wrap && before.trim().replace(/,$/, '').length === wrap.last.end - (wrap.keyword ?? wrap.first).start;
  if (wrap && (alone || width(before) <= limit))
    return breakWrap(breaker, wrap, indentAt(breaker, wrap.keyword?.start ?? wrap.first.start));
  if (width(before) > limit) return false;
  const bracket = outermostBracket(file, line, breaker.wraps);
  if (bracket) {
    if (!endsUnit(file, bracket, end)) return false;
    return breakBracket(breaker, bracket, indentAt(breaker, bracket.start), end - bracket.end);
  }
  // A line inside of an argument that was indented further.
  const last = lastBracket(file, line, breaker.wraps);
  return last ? breakBracket(breaker, last, indentAt(breaker, last.start), end - last.end) : false;
}

/** The brackets, inside of a wrapped argument, with which the code of the line ends. */
function lastBracket(file: SourceFile, line: number, wraps: readonly Wrap[]): SyntaxNode | undefined {
  const { lines } = file;
  const codeEnd =
    lines.starts[line]! +
    lines
      .lineText(line)
      .replace(/\s*(?:#.*)?$/, '')
      .replace(/,$/, '').length;
  for (const { first, last, list } of wraps) {
    if (lines.lineOf(first.start) > line || lines.lineOf(last.end) < line) continue;
    for (const node of descendants(list)) {
      if (BRACKETS.has(node.type) && node.end === codeEnd && lines.lineOf(node.start) === line) return node;
    }
  }
  return undefined;
}

/** The indentation that the new line with this offset has. */
export function indentAt({ file, edits }: Breaker, offset: number): string {
  const start = file.lines.starts[file.lines.lineOf(offset)]!;
  return indentOf(
    edits
      .applied(start, offset)
      .split(/\r\n|\n|\r/)
      .at(-1)!,
  );
}

/** The argument lists of the wrapped calls and of the calls around them. */
function enclosing(wraps: readonly Wrap[]): SyntaxNode[] {
  const lists: SyntaxNode[] = [];
  for (const wrap of wraps) {
    for (let node: SyntaxNode | undefined = wrap.list; node; node = node.parent) {
      if (node.type === 'argument_list') lists.push(node);
    }
  }
  return lists;
}

/** The argument lists inside of the wrapped arguments, which may be indented further. */
function inside(wraps: readonly Wrap[]): SyntaxNode[] {
  return wraps.flatMap(({ list }) => [...descendants(list)].filter(node => node.type === 'argument_list'));
}

/** The arguments stand together on this line, their parentheses on the lines around it. */
export function argumentsOnOneLine(file: SourceFile, list: SyntaxNode, line: number): boolean {
  const { lines } = file;
  const parts = list.parts;
  return (
    parts.length > 1 &&
    list.parts.length === list.children.filter(child => child.named).length &&
    lines.lineOf(list.start) < line &&
    lines.lineOf(list.end) > line &&
    lines.lineOf(parts[0]!.start) === line &&
    lines.lineOf(parts.at(-1)!.end) === line &&
    lines.lineText(line).trim() === file.text.slice(parts[0]!.start, parts.at(-1)!.end)
  );
}

/** The outermost pair of brackets that opens and closes on the line and holds, or is, one of the wrapped calls. */
function outermostBracket(file: SourceFile, line: number, wraps: readonly Wrap[]): SyntaxNode | undefined {
  const { lines } = file;
  const onLine = (node: SyntaxNode) => lines.lineOf(node.start) === line && lines.lineOf(node.end) === line;
  let outermost: SyntaxNode | undefined;
  for (const wrap of wraps) {
    for (let node: SyntaxNode | undefined = wrap.list; node; node = node.parent) {
      if (!onLine(node)) break;
      if (BRACKETS.has(node.type) && (!outermost || node.start < outermost.start)) outermost = node;
    }
  }
  return outermost;
}

/**
 * Nothing but closing punctuation and a comment follows on the line, and no other bracket was closed before, but those of
 * one call in a chain: `handle(x).signal(…)` is split at its end, longer chains at their dots.
 */
export function endsUnit(file: SourceFile, bracket: SyntaxNode, end: number): boolean {
  const { lines, text } = file;
  const callee = bracket.parent?.type === 'call' ? bracket.parent.child('function') : undefined;
  const chained = callee && callsIn(callee) === 1;
  const head = text.slice(lines.starts[lines.lineOf(bracket.start)]!, chained ? callee.start : bracket.start);
  const target = /^\s*[\w.]+(?:\[[^()]*\])?(?:\s*:[^=()]*)?\s*=\s*/.exec(head)?.[0] ?? '';
  return (
    /^(?: as [\w.]+)?[,:]?\s*(?:#.*)?$/.test(text.slice(bracket.end, end)) && !/[()\]}]/.test(head.slice(target.length))
  );
}

/** The number of calls in a chain such as `a(x).b(y).c`; subscripts count as two. */
function callsIn(callee: SyntaxNode): number {
  let calls = 0;
  for (let node: SyntaxNode | undefined = callee; node; node = node.child('object') ?? node.child('function')) {
    if (node.type === 'call') calls++;
    if (node.type === 'subscript' || node.type === 'parenthesized_expression') calls += 2;
  }
  return calls;
}

/** Splits one pair of brackets; `tail` is the number of units that follow it on its line. */
export function breakBracket(breaker: Breaker, bracket: SyntaxNode, indent: string, tail: number): boolean {
  const { edits, limit } = breaker;
  const inner = indent + unitOf(indent, breaker.file);
  const follows = breaker.file.text.slice(bracket.end, bracket.end + tail);
  if (bracket.parts.length === 0 || follows.includes('\\') || holdsError(breaker, bracket)) return false;
  const content = edits.applied(bracket.start + 1, bracket.end - 1);
  const fits = width(inner) + width(content) <= limit;
  if (COLLECTIONS.has(bracket.type)) return explodeItems(breaker, bracket, indent, bracket.parts.length > 1);
  if (bracket.type === 'argument_list') {
    // A trailing comma asks for one argument a line.
    return fits && !content.trimEnd().endsWith(',')
      ? hug(breaker, bracket, indent)
      : explodeArguments(breaker, bracket, indent, true);
  }
  if (fits) return hug(breaker, bracket, indent);
  return COMPREHENSIONS.has(bracket.type) ? explodeItems(breaker, bracket, indent, false) : false;
}

/** Something in the brackets is not understood; one of them may have been supplied by the grammar. */
function holdsError({ file }: Breaker, { start, end }: SyntaxNode): boolean {
  return file.tree.errors.some(error => start <= error.start && error.end <= end);
}

/** The content goes as it is on one indented line. */
function hug(breaker: Breaker, bracket: SyntaxNode, indent: string): boolean {
  const { newline } = breaker;
  const inner = indent + unitOf(indent, breaker.file);
  fill(breaker, bracket.start + 1, bracket.parts[0]!.start, newline + inner, Rank.beforeGap);
  fill(breaker, bracket.parts.at(-1)!.end, bracket.end - 1, newline + indent, Rank.afterGap);
  return true;
}

/** Puts white space in the place of what is between two tokens. */
function fill({ edits }: Breaker, from: number, to: number, space: string, rank: number): void {
  if (from === to) edits.insert(from, space, rank);
  else edits.replace(from, to, space, rank);
}

/** What stands for one argument in the new text: a node of its own, or all that a wrap puts into one list. */
type Item = { readonly node: SyntaxNode; readonly wrap?: Wrap; readonly start: number; readonly end: number };

function itemsOf(breaker: Breaker, bracket: SyntaxNode): Item[] {
  const items: Item[] = [];
  const wrap = breaker.wraps.find(({ list }) => list === bracket);
  for (const node of bracket.parts) {
    const wrapped = wrap && (node === wrap.keyword || (node.start >= wrap.first.start && node.end <= wrap.last.end));
    if (!wrapped) items.push({ node, start: node.start, end: node.end });
    else if (node === wrap.keyword || node === wrap.first) {
      items.push({ node, wrap, start: node.start, end: wrap.keyword?.end ?? wrap.last.end });
    }
  }
  return items;
}

/** One argument a line. `brackets`: the parentheses stand on the line too and are split from the arguments. */
export function explodeArguments(breaker: Breaker, list: SyntaxNode, indent: string, brackets: boolean): boolean {
  if (holdsError(breaker, list)) return false;
  const inner = brackets ? indent + unitOf(indent, breaker.file) : indent;
  const items = itemsOf(breaker, list);
  const outer = brackets ? { open: inner, close: indent } : undefined;
  // One argument alone gets no trailing comma.
  return explode(breaker, list, items, inner, outer, items.length > 1);
}

/** One item a line, for collections and comprehensions. */
function explodeItems(breaker: Breaker, bracket: SyntaxNode, indent: string, comma: boolean): boolean {
  const inner = indent + unitOf(indent, breaker.file);
  return explode(breaker, bracket, itemsOf(breaker, bracket), inner, { open: inner, close: indent }, comma);
}

function explode(
  breaker: Breaker,
  bracket: SyntaxNode,
  items: readonly Item[],
  inner: string,
  outer: { readonly open: string; readonly close: string } | undefined,
  comma: boolean,
): boolean {
  const { file, edits, newline } = breaker;
  if (outer) fill(breaker, bracket.start + 1, items[0]!.start, newline + outer.open, Rank.beforeGap);
  items.forEach((item, i) => {
    const next = items[i + 1];
    if (next) {
      const gap = file.text.slice(item.end, next.start);
      const from = item.end + (gap.includes(',') ? gap.indexOf(',') + 1 : 0);
      edits.replace(from, next.start, newline + inner, Rank.beforeGap);
    }
    breakItem(breaker, item, inner, next || comma ? 1 : 0);
  });
  const last = items.at(-1)!;
  const trailing = file.text.slice(last.end, bracket.end - 1).includes(',');
  if (comma && !trailing) edits.insert(last.end, ',', Rank.afterGap);
  if (outer) {
    const from = trailing ? last.end + file.text.slice(last.end, bracket.end).indexOf(',') + 1 : last.end;
    fill(breaker, from, bracket.end - 1, newline + outer.close, Rank.afterGap);
  }
  return true;
}

/** Splits an item further if it is too long for its new line; `tail` is the width of the comma after it. */
function breakItem(breaker: Breaker, item: Item, indent: string, tail: number): void {
  const { edits, limit } = breaker;
  const text = edits.applied(item.start, item.end, item.wrap !== undefined).replace(/^[\r\n]+\s*/, '');
  if (width(indent) + width(text) + tail <= limit) return;
  if (item.wrap) {
    breakWrap(breaker, item.wrap, indent);
    return;
  }
  const bracket = tailBracket(item.node);
  if (bracket && bracket.parts.length > 0) breakBracket(breaker, bracket, indent, 0);
}

/** One element a line in the list that a wrap makes. */
function breakWrap(breaker: Breaker, wrap: Wrap, indent: string): boolean {
  const { file, edits, newline } = breaker;
  const inner = indent + unitOf(indent, breaker.file);
  const parts = wrap.list.parts.filter(part => part.start >= wrap.first.start && part.end <= wrap.last.end);
  const nodes = wrap.keyword ? [wrap.first] : parts;
  if (nodes.length === 0) return false;
  edits.insert(wrap.first.start, newline + inner, Rank.openGap);
  nodes.forEach((node, i) => {
    const next = nodes[i + 1];
    if (next) {
      const from = node.end + file.text.slice(node.end, next.start).indexOf(',') + 1;
      edits.replace(from, next.start, newline + inner, Rank.beforeGap);
    }
    breakItem(breaker, { node, start: node.start, end: node.end }, inner, nodes.length > 1 ? 1 : 0);
  });
  edits.insert(wrap.last.end, `${nodes.length > 1 ? ',' : ''}${newline}${indent}`, Rank.closeGap);
  return true;
}

/** The brackets at the end of an expression, which are the ones to split. */
function tailBracket(node: SyntaxNode): SyntaxNode | undefined {
  if (BRACKETS.has(node.type)) return node;
  switch (node.type) {
    case 'call': {
      const callee = node.child('function');
      return callee && callsIn(callee) <= 1 ? node.child('arguments') : undefined;
    }
    case 'await':
    case 'list_splat':
    case 'dictionary_splat':
    case 'keyword_argument':
    case 'pair': {
      const last = node.parts.at(-1);
      return last && tailBracket(last);
    }
    default:
      return undefined;
  }
}
