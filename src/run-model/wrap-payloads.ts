import type { TextEdit } from '../edits.js';
import { PRAGMA } from '../python/line-breaks.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import { EditSet, Rank } from '../python/text-edits.js';
import { indentOf, lineBreak } from '../python/whitespace.js';
import { indentUnit, nextToken, startsLine, stringSpans } from '../python/wrap-in-list.js';

/** Payloads that stand side by side in a call, a list or a tuple and are to become one. */
export interface PayloadWrap {
  /** The brackets that the payloads stand in. */
  readonly container: SyntaxNode;
  /** In order, each with what goes before it: `user_id=`. */
  readonly values: readonly { readonly node: SyntaxNode; readonly prefix: string }[];
  /** Where the first payload starts as an argument: at the keyword of `arg=value`. */
  readonly start: number;
  readonly open: string;
  readonly close: string;
}

/**
 * The edits that put payloads into one, laid out as they were: those on one line stay there, those on lines of their own
 * become an indented block. Comments, and the content of multi-line strings, do not move.
 */
export function wrapPayloads(file: SourceFile, wrap: PayloadWrap): TextEdit[] {
  const edits = new EditSet(file.text);
  for (const { node, prefix } of wrap.values) {
    // `name := value` is an argument as it is, but not behind a keyword.
    const bare = node.type === 'named_expression';
    edits.insert(node.start, `${prefix}${bare ? '(' : ''}`, Rank.openGap);
    if (bare) edits.insert(node.end, ')', Rank.inner);
  }
  const { lines } = file;
  const last = wrap.values.at(-1)!.node;
  const block = startsLine(file, wrap.start) && lines.lineOf(wrap.start) !== lines.lineOf(last.end);
  if (block) wrapBlock(file, wrap, edits);
  else {
    edits.insert(wrap.values[0]!.node.start, wrap.open, Rank.open);
    edits.insert(last.end, `${wrap.close}${lacksComma(wrap) ? ',' : ''}`, Rank.close);
  }
  return edits.list();
}

/** A tuple of one needs a comma behind it. */
function lacksComma({ container, values }: PayloadWrap): boolean {
  return container.type === 'tuple' && nextToken(container, values.at(-1)!.node)?.type !== ',';
}

function wrapBlock(file: SourceFile, wrap: PayloadWrap, edits: EditSet): void {
  const { lines, text } = file;
  const { container, values, open, close } = wrap;
  const last = values.at(-1)!.node;
  const first = lines.lineOf(wrap.start);
  const lastLine = lines.lineOf(last.end);
  const indent = indentOf(lines.lineText(first));
  const unit = indentUnit(file, container, indent);
  const newline = lineBreak(file, first);
  edits.insert(values[0]!.node.start, `${open}${newline}${indent}${unit}`, Rank.open);
  const fixed = stringSpans(container);
  for (let line = first + 1; line <= lastLine; line++) {
    const start = lines.starts[line]!;
    const inString = fixed.some(string => start > string.start && start < string.end);
    if (!inString && lines.lineText(line).trim() !== '') edits.insert(start, unit, Rank.beforeGap);
  }
  const comma = nextToken(container, last);
  const comment = container.children.find(
    child => child.type === 'comment' && child.start >= last.end && lines.lineOf(child.start) === lastLine,
  );
  const next = container.parts.find(part => part.start >= last.end);
  const behind = comment && (!next || next.start > comment.start) ? comment : undefined;
  if (!behind && PRAGMA.test(text.slice(last.end, lines.lineEnd(lastLine)))) {
    edits.insert(last.end, `${close}${lacksComma(wrap) ? ',' : ''}`, Rank.close);
    return;
  }
  if (comma?.type === ',' && (values.length > 1 || behind)) {
    // The comma becomes the model's own trailing comma, and a comment behind it stays on its line.
    const end = Math.max(comma.end, behind?.end ?? 0);
    const rest = text.slice(end, lines.lineEnd(lines.lineOf(end))).trim();
    edits.insert(end, `${newline}${indent}${close},`, rest === '' ? Rank.close : Rank.closeGap);
    return;
  }
  const tail = comma?.type !== ',' && container.type === 'tuple' ? ',' : '';
  if (values.length > 1) edits.insert(last.end, ',', Rank.close);
  edits.insert(behind?.end ?? last.end, `${newline}${indent}${close}${tail}`, Rank.closeGap);
}
