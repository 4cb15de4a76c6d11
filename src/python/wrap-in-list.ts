import type { TextEdit } from '../edits.js';
import type { Wrap } from './bracket-breaks.js';
import { breakLongLines, PRAGMA } from './line-breaks.js';
import type { SourceFile } from './source-file.js';
import { descendants, type SyntaxNode } from './syntax.js';
import { EditSet, Rank } from './text-edits.js';
import { indentOf, lineBreak, unitOf, width } from './whitespace.js';

/**
 * The edits for a group of wraps that share lines or lie in one another, laid out as a person would write it and as
 * Black and ruff leave it: arguments on one line stay there, arguments on lines of their own become an indented block,
 * and a line that grows over the limit is split. Comments, and the content of multi-line strings, do not move.
 * @param wraps those that lie around others before them
 * @param lineLength in columns
 */
export function wrapInLists(file: SourceFile, wraps: readonly Wrap[], lineLength: number): TextEdit[] {
  const edits = new EditSet(file.text);
  // What the blocks around a line add to its indentation; outer wraps come first.
  const shifts: Shifts = new Map();
  for (const wrap of wraps) {
    protectStars(wrap, edits);
    if (isBlock(file, wrap)) wrapBlock(file, wrap, edits, lineLength, shifts);
    else wrapInline(wrap, edits);
  }
  return breakLongLines(file, edits, wraps, lineLength).list();
}

/** What a `*` in a list takes only in parentheses, though a `*` in a call takes it bare (Python reference, 6.15). */
export const LOOSE = new Set([
  'boolean_operator',
  'comparison_operator',
  'conditional_expression',
  'lambda',
  'not_operator',
]);

function protectStars({ list, first, last }: Wrap, edits: EditSet): void {
  for (const part of list.parts) {
    const value = part.type === 'list_splat' && part.start >= first.start && part.end <= last.end && part.parts[0];
    if (!value || !LOOSE.has(value.type)) continue;
    edits.insert(value.start, '(', Rank.openGap);
    edits.insert(value.end, ')', Rank.inner);
  }
}

function wrapInline(wrap: Wrap, edits: EditSet): void {
  openList(wrap, edits, '');
  edits.insert(wrap.last.end, ']', Rank.close);
}

function openList(wrap: Wrap, edits: EditSet, inner: string): void {
  const name = wrap.keyword?.child('name');
  if (name) edits.replace(name.start, name.end, 'args', Rank.open);
  edits.insert(wrap.first.start, `${name ? '' : 'args='}[${inner}`, Rank.open);
}

/** The first argument starts a line of its own, and the last ends on a later one. */
function isBlock(file: SourceFile, wrap: Wrap): boolean {
  const { lines } = file;
  const start = wrap.keyword?.start ?? wrap.first.start;
  return lines.lineOf(start) !== lines.lineOf(wrap.last.end) && startsLine(file, start);
}

/** Whether nothing but white space stands before the offset on its line. */
export function startsLine(file: SourceFile, offset: number): boolean {
  const start = file.lines.starts[file.lines.lineOf(offset)]!;
  return /^\s*$/.test(file.text.slice(start, offset));
}

type Shifts = Map<number, string>;

function wrapBlock(file: SourceFile, wrap: Wrap, edits: EditSet, lineLength: number, shifts: Shifts): void {
  const { lines, text } = file;
  const first = lines.lineOf(wrap.keyword?.start ?? wrap.first.start);
  const last = lines.lineOf(wrap.last.end);
  const own = indentOf(lines.lineText(first));
  const unit = indentUnit(file, wrap.list, own);
  const indent = own + (shifts.get(first) ?? '');
  const newline = lineBreak(file, first);

  openList(wrap, edits, `${newline}${indent}${unit}`);
  if (wrap.first === wrap.last && joinsOntoOneLine(file, wrap.last, indent + unit, lineLength)) {
    joinLines(wrap.last, edits);
    edits.insert(wrap.last.end, `${newline}${indent}]`, Rank.close);
    return;
  }
  const fixed = stringSpans(wrap.list);
  for (let line = first + 1; line <= last; line++) {
    const start = lines.starts[line]!;
    const blank = /^\s*$/.test(lines.lineText(line));
    if (!blank && !fixed.some(string => start > string.start && start < string.end)) {
      edits.insert(start, unit, Rank.beforeGap);
      shifts.set(line, (shifts.get(line) ?? '') + unit);
    }
  }

  const comma = nextToken(wrap.list, wrap.last);
  const comment = wrap.list.children.find(
    child => child.type === 'comment' && child.start >= wrap.last.end && lines.lineOf(child.start) === last,
  );
  const next = wrap.list.parts.find(part => part.start >= wrap.last.end);
  // A comment behind a later argument of the line belongs to that one.
  const commentAfter = comment && (!next || next.start > comment.start) ? comment : undefined;
  const lineEnd = text.slice(wrap.last.end, lines.lineEnd(last));
  if (!commentAfter && PRAGMA.test(lineEnd)) {
    // What stands on the line of a pragma must stay there.
    edits.insert(wrap.last.end, ']', Rank.close);
    return;
  }
  const single = wrap.first === wrap.last;
  if (comma?.type === ',' && (!single || commentAfter)) {
    // The comma becomes the list's own trailing comma, and a comment after it stays on its line.
    const end = commentAfter?.end ?? comma.end;
    const restOnLine = text.slice(end, lines.lineEnd(lines.lineOf(end)));
    edits.insert(end, `${newline}${indent}],`, restOnLine.trim() === '' ? Rank.close : Rank.closeGap);
  } else if (commentAfter && comma?.type !== ',') {
    edits.insert(commentAfter.end, `${newline}${indent}]`, Rank.close);
  } else {
    edits.insert(wrap.last.end, `${newline}${indent}]`, Rank.close);
  }
}

/**
 * The argument is a call whose own arguments stand on one line between its parentheses, and it fits on one line at the
 * new place: it was split for the comma after it, which is not there any more.
 */
function joinsOntoOneLine(file: SourceFile, node: SyntaxNode, indent: string, lineLength: number): boolean {
  const list = node.type === 'call' ? node.child('arguments') : undefined;
  if (list?.type !== 'argument_list' || list.end !== node.end || list.parts.length === 0) return false;
  const { lines, text } = file;
  const [first, last] = [list.parts[0]!, list.parts.at(-1)!];
  const content = lines.lineOf(first.start);
  const splitOnce =
    content === lines.lineOf(list.start) + 1 &&
    content === lines.lineOf(last.end) &&
    content === lines.lineOf(list.end) - 1 &&
    lines.lineOf(node.start) === lines.lineOf(list.start);
  const plain = list.children.every(child => child.type !== 'comment') && !text.slice(last.end, list.end).includes(',');
  const joined =
    text.slice(node.start, list.start + 1) + text.slice(first.start, last.end) + text.slice(list.end - 1, node.end);
  return splitOnce && plain && width(indent) + width(joined) <= lineLength;
}

function joinLines(node: SyntaxNode, edits: EditSet): void {
  const list = node.child('arguments')!;
  edits.replace(list.start + 1, list.parts[0]!.start, '', Rank.closeGap);
  edits.replace(list.parts.at(-1)!.end, list.end - 1, '', Rank.closeGap);
}

/** Strings that span lines: their lines are content and must not be indented. */
export function stringSpans(list: SyntaxNode): SyntaxNode[] {
  return [...descendants(list)].filter(node => node.type === 'string');
}

/** The first token of a bracket that follows one of its parts, comments left out. */
export function nextToken(list: SyntaxNode, after: SyntaxNode): SyntaxNode | undefined {
  return list.children.find(child => child.start >= after.end && child.type !== 'comment' && child.end > child.start);
}

/** One step of indentation: what the arguments are indented by against the line of the parenthesis, if that is sane. */
export function indentUnit(file: SourceFile, list: SyntaxNode, indent: string): string {
  const opening = indentOf(file.lines.lineText(file.lines.lineOf(list.start)));
  const step = indent.startsWith(opening) ? indent.slice(opening.length) : '';
  if (step !== '' && step.length <= 8 && !startsAfterToken(file, list)) return step;
  return unitOf(indent, file);
}

/** Something follows the opening parenthesis on its line, so the arguments are aligned, not indented. */
function startsAfterToken(file: SourceFile, list: SyntaxNode): boolean {
  const line = file.lines.lineOf(list.start);
  return (
    file.text
      .slice(list.start + 1, file.lines.lineEnd(line))
      .replace(/#.*/, '')
      .trim() !== ''
  );
}
