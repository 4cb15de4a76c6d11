import type { SourceFile } from './source-file.js';
import type { SyntaxNode } from './syntax.js';
import { type EditSet, Rank } from './text-edits.js';
import { indentOf, unitOf, width } from './whitespace.js';

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
export function fill({ edits }: Breaker, from: number, to: number, space: string, rank: number): void {
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
export function breakWrap(breaker: Breaker, wrap: Wrap, indent: string): boolean {
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

/** The number of calls in a chain such as `a(x).b(y).c`; subscripts count as two. */
export function callsIn(callee: SyntaxNode): number {
  let calls = 0;
  for (let node: SyntaxNode | undefined = callee; node; node = node.child('object') ?? node.child('function')) {
    if (node.type === 'call') calls++;
    if (node.type === 'subscript' || node.type === 'parenthesized_expression') calls += 2;
  }
  return calls;
}
