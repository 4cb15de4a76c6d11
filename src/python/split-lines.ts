import type { TextEdit } from '../edits.js';
import type { Span } from '../types.js';
import { BRACKETS, type Breaker, breakBracket, explodeArguments, fill, indentAt } from './bracket-breaks.js';
import { argumentsOnOneLine, endsUnit, PRAGMA } from './line-breaks.js';
import type { SourceFile } from './source-file.js';
import { descendants, type SyntaxNode } from './syntax.js';
import { EditSet, Rank } from './text-edits.js';
import { indentOf, lineBreak, unitOf, width } from './whitespace.js';

/**
 * The edits that split each line over the limit that holds one of the spans, at the brackets around it, as Black and ruff
 * would (see `breakLongLines`). A line that no bracket around a span can split stays as it is.
 * @param spans what was changed, as half-open spans of the text
 * @param limit in columns
 */
export function splitLongLines(file: SourceFile, spans: readonly Span[], limit: number): TextEdit[] {
  const { lines } = file;
  const byLine = new Map<number, Span[]>();
  for (const span of spans) {
    for (let line = lines.lineOf(span.start); line <= lines.lineOf(span.end); line++) {
      byLine.set(line, [...(byLine.get(line) ?? []), span]);
    }
  }
  let edits = new EditSet(file.text);
  for (const [line, own] of [...byLine].sort(([a], [b]) => a - b)) {
    const text = lines.lineText(line);
    if (width(text) <= limit || PRAGMA.test(text)) continue;
    const attempt = edits.clone();
    const breaker: Breaker = { file, edits: attempt, wraps: [], limit, newline: lineBreak(file, line) };
    if (splitLine(breaker, line, own)) edits = attempt;
  }
  return edits.list();
}

function splitLine(breaker: Breaker, line: number, spans: readonly Span[]): boolean {
  const { file } = breaker;
  const { lines } = file;
  const around = bracketsAround(file, line, spans);
  const shared = around.find(
    node => (node.type === 'argument_list' || node.type === 'parameters') && argumentsOnOneLine(file, node, line),
  );
  if (shared) return explodeArguments(breaker, shared, indentAt(breaker, shared.parts[0]!.start), false);
  const end = lines.lineEnd(line);
  const onLine = (node: SyntaxNode) => lines.lineOf(node.start) === line && lines.lineOf(node.end) === line;
  const outermost = around.filter(onLine).sort((a, b) => a.start - b.start)[0];
  if (!outermost) return unhug(breaker, line, around);
  if (!endsUnit(file, outermost, end)) return false;
  return breakBracket(breaker, outermost, indentAt(breaker, outermost.start), end - outermost.end);
}

/**
 * `f(a, b={` begins on the line and ends on another, with the brackets of its last argument: one argument a line, and what
 * is in the last one further in. Strings of several lines, and comments, keep it as it is.
 */
function unhug(breaker: Breaker, line: number, around: readonly SyntaxNode[]): boolean {
  const { file, edits, limit, newline } = breaker;
  const { lines, text } = file;
  const list = around.findLast(node => node.type === 'argument_list' && lines.lineOf(node.start) === line);
  const last = list?.parts.at(-1);
  if (!list || !last || list.parts.length === 1) return false;
  const lastLine = lines.lineOf(last.end);
  const isHugged =
    lines.lineOf(last.start) === line && lastLine > line && text.slice(last.end, list.end).trim() === ')';
  if (!isHugged) return false;
  const indent = indentOf(lines.lineText(line));
  if (width(text.slice(lines.starts[line], list.start + 1)) > limit) return false;
  for (const node of descendants(list)) {
    if (node.type === 'comment' && lines.lineOf(node.start) === line) return false;
    if (node.type === 'string' && lines.lineOf(node.start) !== lines.lineOf(node.end)) return false;
  }
  const unit = unitOf(indent, file);
  let from = list.start + 1;
  for (const { start, end } of list.parts) {
    fill(breaker, from, start, newline + indent + unit, Rank.beforeGap);
    from = text.indexOf(',', end) + 1;
  }
  edits.insert(last.end, `,${newline}${indent}`, Rank.afterGap);
  for (let inner = line + 1; inner <= lastLine; inner++) {
    if (lines.lineText(inner).trim() !== '') edits.insert(lines.starts[inner]!, unit, Rank.beforeGap);
  }
  return true;
}

const HOLDERS = new Set([...BRACKETS, 'parameters']);

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The brackets, outside of strings, that hold one of the spans of the line, are it, or belong to a call whose name does. */
function bracketsAround(file: SourceFile, line: number, spans: readonly Span[]): SyntaxNode[] {
  const start = file.lines.starts[line]!;
  const end = file.lines.lineEnd(line);
  const found: SyntaxNode[] = [];
  for (const node of file.tree.ofTypes(HOLDERS)) {
    if (node.start > end) break;
    if (node.end < start) continue;
    const callee =
      node.type === 'argument_list' && node.parent?.type === 'call' ? node.parent.child('function') : undefined;
    const isTouched = spans.some(span => holds(node, span) || holds(span, node) || (callee && holds(callee, span)));
    if (isTouched && !node.ancestor('interpolation')) found.push(node);
  }
  return found;
}
