import type { TextEdit } from '../edits.js';
import type { Call } from './calls.js';
import type { SourceFile } from './source-file.js';
import type { SyntaxNode } from './syntax.js';
import { indentOf, lineBreak } from './whitespace.js';
import { nextToken, startsLine } from './wrap-in-list.js';

/**
 * The edits that give a call one more keyword argument, behind all others: on a line of its own where they stand on lines
 * of their own, before a `**` only if nothing else would be behind it.
 * @param argument as written: `name=value`
 */
export function addArgument(file: SourceFile, { list }: Call, argument: string): TextEdit[] {
  const { lines } = file;
  const last = list.parts.at(-1);
  if (!last) return [insert(list.start + 1, argument)];
  const comma = nextToken(list, last);
  const trailing = comma?.type === ',' ? comma : undefined;
  const ownLine = startsLine(file, last.start) && lines.lineOf(list.end) > lines.lineOf(last.end);
  if (!ownLine) return [insert(last.end, `, ${argument}`)];
  const line = lines.lineOf(last.end);
  const indent = indentOf(lines.lineText(lines.lineOf(last.start)));
  const comment = commentBehind(file, list, last);
  const end = Math.max(trailing?.end ?? last.end, comment?.end ?? 0);
  const added = `${lineBreak(file, line)}${indent}${argument}`;
  if (trailing) return [insert(end, `${added},`)];
  // What stands on one line between the parentheses stays there.
  const shared = list.parts.length > 1 && lines.lineOf(list.parts[0]!.start) === lines.lineOf(last.start);
  if (shared && !comment) return [insert(last.end, `, ${argument}`)];
  return comment ? [insert(last.end, ','), insert(comment.end, `${added},`)] : [insert(last.end, `,${added},`)];
}

function insert(at: number, text: string): TextEdit {
  return { start: at, end: at, text };
}

function commentBehind(file: SourceFile, list: SyntaxNode, node: SyntaxNode): SyntaxNode | undefined {
  const line = file.lines.lineOf(node.end);
  return list.children.find(
    child => child.type === 'comment' && child.start >= node.end && file.lines.lineOf(child.start) === line,
  );
}
