import {
  BRACKETS,
  type Breaker,
  breakBracket,
  breakWrap,
  callsIn,
  explodeArguments,
  fill,
  indentAt,
  type Wrap,
} from './bracket-breaks.js';
import type { SourceFile } from './source-file.js';
import { descendants, type SyntaxNode } from './syntax.js';
import { type EditSet, Rank } from './text-edits.js';
import { indentOf, lineBreak, width } from './whitespace.js';

/** Comments that speak of the code on their own line: a line that ends with one is never split. */
export const PRAGMA = /#\s*(?:type:|noqa|pyright:|pylint:|mypy:|pragma|flake8|nosec|fmt:|isort:|ruff:|ty:|pyre-)/i;

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
  if (wrap && !alone && width(before) <= limit && breakAtArguments(breaker, wrap, line)) return true;
  // A list of names on lines of their own, in the middle of others, reads worse than a line that is a little too long.
  if (wrap && !alone && isOfNames(wrap)) return false;
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

/**
 * The call's arguments stand on several lines, several on some, which no formatter leaves: the new list begins a line as
 * the next argument does, and what follows it another one where that is needed. False where no line shows how far in.
 */
function breakAtArguments(breaker: Breaker, wrap: Wrap, line: number): boolean {
  const { file, edits, limit, newline } = breaker;
  const { lines, text } = file;
  const { parts } = wrap.list;
  const opensLine = ({ start }: SyntaxNode) => text.slice(lines.starts[lines.lineOf(start)], start).trim() === '';
  const at = parts.indexOf(wrap.keyword ?? wrap.first);
  const first = parts[at]!;
  const like = parts.find(part => lines.lineOf(part.start) >= line && part !== first && opensLine(part));
  if (!like || opensLine(first)) return false;
  const indent = indentOf(lines.lineText(lines.lineOf(like.start)));
  const previous = parts[at - 1];
  const gap = previous ? text.indexOf(',', previous.end) + 1 : wrap.list.start + 1;
  const end = lines.lineEnd(line);
  const whole = width(indent) + width(edits.applied(first.start, end).trimStart());
  fill(breaker, gap, first.start, newline + indent, Rank.beforeGap);
  if (whole <= limit) return true;
  const next = parts.find(part => part.start >= wrap.last.end);
  if (next && lines.lineOf(next.start) === line)
    fill(breaker, text.indexOf(',', wrap.last.end) + 1, next.start, newline + indent, Rank.beforeGap);
  const own = width(indent) + width(edits.applied(first.start, wrap.last.end).trimStart()) + 1;
  if (own > limit && !(wrap.first === wrap.last && isOfNames(wrap))) breakWrap(breaker, wrap, indent);
  return true;
}

/** All payloads are names or attributes. */
function isOfNames({ list, first, last }: Wrap): boolean {
  const items =
    first === last ? [first] : list.parts.filter(({ start, end }) => start >= first.start && end <= last.end);
  return items.every(({ type }) => type === 'identifier' || type === 'attribute');
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
  const behind = bracket.end + closersOfEarlierLines(file, bracket, end);
  return (
    /^(?: as [\w.]+)?[,:]?\s*(?:#.*)?$/.test(text.slice(behind, end)) && !/[()\]}]/.test(head.slice(target.length))
  );
}

/** How many brackets close directly behind this one that were opened on lines before: `…, last(x)])`. */
function closersOfEarlierLines({ lines, text }: SourceFile, bracket: SyntaxNode, end: number): number {
  const { length } = /^[)\]}]*/.exec(text.slice(bracket.end, end))![0];
  const line = lines.starts[lines.lineOf(bracket.start)]!;
  for (let node = bracket.parent; node && node.end <= bracket.end + length; node = node.parent) {
    if (node.end > bracket.end && node.start >= line) return 0;
  }
  return length;
}
