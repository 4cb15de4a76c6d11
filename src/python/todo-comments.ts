import type { TextEdit } from '../edits.js';
import type { SourceFile } from './source-file.js';
import type { SyntaxNode } from './syntax.js';
import { indentOf, lineBreak, width } from './whitespace.js';

/** A comment that a run left, or will leave, above a statement. */
export interface TodoEdit {
  readonly what: 'write' | 'change' | 'remove';
  readonly edit: TextEdit;
}

/** A comment that is wanted above a statement; the text says nothing of markers, and is one paragraph. */
export interface WantedTodo {
  readonly statement: SyntaxNode;
  readonly text: string;
}

const MARKER = 'TODO(temporal-codemod):';
/** How the second and further lines of a comment begin; formatters keep the spaces. */
const NEXT = '#   ';

interface Block {
  readonly first: number;
  readonly last: number;
  readonly text: string;
  /** Where the comment begins; only white space is in front of it, unless it stands behind code. */
  readonly start: number;
  readonly behindCode: boolean;
}

/** Whether a text, read as latin-1, may hold comments of a topic. */
export function mayHoldTodos(topic: string): (text: string) => boolean {
  return text => text.includes(MARKER) && text.includes(topic);
}

/**
 * What makes the comments of a file those that are wanted: each directly above its statement, as wide as the file's lines
 * may be, none twice, and none where its cause is gone. A comment whose text is right is left as people laid it out.
 * @param topic the word behind the marker that tells these comments from those of others
 */
export function todoEdits(
  file: SourceFile,
  topic: string,
  wanted: readonly WantedTodo[],
  lineLength: number,
): TodoEdit[] {
  const blocks = blocksIn(file, topic);
  const kept = new Set<Block>();
  const edits: TodoEdit[] = [];
  for (const { statement, text } of wanted) {
    const line = file.lines.lineOf(statement.start);
    const block = above(file, line, blocks);
    const indent = indentOf(file.lines.lineText(line));
    const eol = lineBreak(file, line);
    const content = `${topic}: ${text}`;
    const shown = wrap(content, indent, lineLength).join(eol);
    if (!block) {
      const start = statement.start - indent.length;
      edits.push({ what: 'write', edit: { start, end: start, text: `${shown}${eol}` } });
      continue;
    }
    kept.add(block);
    // People may have written on behind the text.
    if (block.text === content || block.text.startsWith(`${content} `)) continue;
    const start = block.start - indentOf(file.lines.lineText(block.first)).length;
    edits.push({ what: 'change', edit: { start, end: file.lines.lineEnd(block.last), text: shown } });
  }
  for (const block of blocks) if (!kept.has(block)) edits.push({ what: 'remove', edit: removal(file, block) });
  return edits.sort((a, b) => a.edit.start - b.edit.start);
}

/**
 * The statement above whose line a comment about a node belongs: the innermost one around it that begins its line, or the
 * one that begins the line that both are on.
 */
export function statementOf(file: SourceFile, node: SyntaxNode): SyntaxNode {
  let found: SyntaxNode | undefined;
  for (let at: SyntaxNode | undefined = node; at?.parent; at = at.parent) {
    if (at.parent.type !== 'block' && at.parent.type !== 'module') continue;
    found = at;
    const line = file.lines.lineOf(at.start);
    const first = at.parent.parts.find(part => file.lines.lineOf(part.start) === line);
    if (first && beginsLine(file, first)) return first;
  }
  return found ?? node;
}

function beginsLine({ lines, text }: SourceFile, node: SyntaxNode): boolean {
  const line = lines.lineOf(node.start);
  const before = text.slice(lines.starts[line], node.start);
  return /^[\uFEFF\s]*$/.test(before) && !(line > 0 && lines.lineText(line - 1).endsWith('\\'));
}

/** The comments of the topic in a file, each with the lines that go on with it. */
function blocksIn(file: SourceFile, topic: string): Block[] {
  const opening = new RegExp(`^#\\s*${MARKER.replace(/[()]/g, '\\$&')}\\s*(${topic}:.*)$`);
  return file.nodes('comment').flatMap((node): Block[] => {
    const match = opening.exec(file.textOf(node));
    if (!match) return [];
    const first = file.lines.lineOf(node.start);
    const indent = file.text.slice(file.lines.starts[first], node.start).replace(/^[\uFEFF\f]*/, '');
    const behindCode = /\S/.test(indent);
    let last = first;
    let text = match[1]!.trim();
    while (!behindCode && last + 1 < file.lines.starts.length) {
      const next = file.lines.lineText(last + 1);
      if (!next.startsWith(`${indent}${NEXT}`)) break;
      text = `${text} ${next.slice(indent.length + NEXT.length).trim()}`;
      last++;
    }
    return [{ first, last, text, start: node.start, behindCode }];
  });
}

/** The comment of the topic that stands above a line, with nothing but comments and blank lines in between. */
function above(file: SourceFile, line: number, blocks: readonly Block[]): Block | undefined {
  for (let at = line - 1; at >= 0; at--) {
    const text = file.lines.lineText(at);
    if (!/^[\uFEFF\s]*(#.*)?$/.test(text)) return undefined;
    const block = blocks.find(({ first, behindCode }) => first === at && !behindCode);
    if (block) return block;
  }
  return undefined;
}

function removal({ lines, text }: SourceFile, { first, last, start, behindCode }: Block): TextEdit {
  if (behindCode) {
    const before = text.slice(0, start).replace(/[ \t]+$/, '');
    return { start: before.length, end: lines.lineEnd(last), text: '' };
  }
  const from = start - indentOf(lines.lineText(first)).length;
  const end = lines.starts[last + 1];
  if (end !== undefined) return { start: from, end, text: '' };
  // The comment ends the file, without a line break: the one in front of it goes.
  return { start: first > 0 ? lines.lineEnd(first - 1) : from, end: text.length, text: '' };
}

/** The lines of a comment, no wider than the columns unless a word is. */
function wrap(text: string, indent: string, columns: number): string[] {
  const lines: string[] = [];
  let line = `${indent}# ${MARKER}`;
  for (const word of text.split(' ')) {
    const longer = `${line} ${word}`;
    if (width(longer) <= columns || line.endsWith(MARKER)) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = `${indent}${NEXT}${word}`;
  }
  return [...lines, line];
}
