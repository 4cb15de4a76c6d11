import type { TextEdit } from '../edits.js';
import { type ImportStatement, importBlock, importsInWith } from './import-block.js';
import type { SourceFile } from './source-file.js';
import { isLabel, type SyntaxNode } from './syntax.js';

/**
 * The edits that take names out of the imports at the module's top which nothing else in the file uses. A name that
 * stands in a string, as a quoted annotation or in `__all__`, counts as used. An import with a comment stays, as does one
 * that shares its line, or is all that a block holds. The edits are disjoint and sorted.
 */
export function removeUnusedImports(file: SourceFile, names: readonly string[]): TextEdit[] {
  // Beside code that is not understood nobody knows what stands in an import's place, or uses it.
  if (file.firstError !== undefined) return [];
  const unused = names.filter(name => !isUsed(file, name));
  const edits: TextEdit[] = [];
  const whole: ImportStatement[] = [];
  for (const statement of [...importBlock(file), ...importsInWith(file)]) {
    const only = /^import (?:[\w.]+ as )?(\w+)$/.exec(file.textOf(statement.node))?.[1];
    const { members } = statement;
    const gone = members.filter(({ bound }) => unused.includes(bound));
    if (only === undefined ? gone.length > 0 && gone.length === members.length : unused.includes(only)) {
      whole.push(statement);
      continue;
    }
    for (const [i, member] of members.entries()) {
      if (!gone.includes(member) || gone.includes(members[i - 1]!)) continue;
      // As many as stand one behind the other, with the comma that they no longer need.
      const kept = members.slice(i).find(each => !gone.includes(each));
      if (kept) edits.push({ start: member.node.start, end: kept.node.start, text: '' });
      else edits.push({ start: members[i - 1]!.node.end, end: members.at(-1)!.node.end, text: '' });
    }
  }
  for (const { node } of whole) {
    const block = node.parent?.type === 'block' ? node.parent : undefined;
    const isAllThereIs = block?.parts.every(part => whole.some(statement => statement.node === part));
    if (!isAllThereIs && isAlone(file, node)) edits.push(wholeStatement(file, node));
  }
  const losesComment = ({ start, end }: TextEdit) => file.text.slice(start, end).includes('#');
  return edits.filter(edit => !losesComment(edit)).sort((a, b) => a.start - b.start);
}

/** Nothing else stands on the lines of the statement. */
function isAlone({ lines, text }: SourceFile, { start, end }: SyntaxNode): boolean {
  const before = text.slice(lines.starts[lines.lineOf(start)]!, start).replace('\uFEFF', '');
  return `${before}${text.slice(end, lines.lineEnd(lines.lineOf(end)))}`.trim() === '';
}

const NAMING = new Set(['string', 'identifier']);

function isUsed(file: SourceFile, name: string): boolean {
  const word = new RegExp(`(?<![\\p{ID_Continue}])${name}(?![\\p{ID_Continue}])`, 'u');
  return file.tree.ofTypes(NAMING).some(node => {
    if (node.type === 'string') return word.test(file.textOf(node));
    if (node.type !== 'identifier' || file.textOf(node) !== name) return false;
    if (isLabel(node)) return false;
    const statement = node.ancestor('import_from_statement', 'import_statement', 'block', 'module');
    return !statement?.type.startsWith('import');
  });
}

/** The lines of a statement; with the blank line behind them, where the statement stood alone between two. */
function wholeStatement(file: SourceFile, { start, end }: SyntaxNode): TextEdit {
  const { lines } = file;
  const first = lines.lineOf(start);
  const last = lines.lineOf(end);
  const isBlank = (line: number) => line < lines.starts.length && lines.lineText(line).trim() === '';
  const alone = (first === 0 || isBlank(first - 1)) && isBlank(last + 1);
  const next = last + (alone ? 2 : 1);
  // A BOM is part of the first line, and stays.
  const from = file.text.startsWith('\uFEFF') ? Math.max(1, lines.starts[first]!) : lines.starts[first]!;
  return { start: from, end: lines.starts[next] ?? file.text.length, text: '' };
}
