import type { TextEdit } from '../edits.js';
import { importBlock } from './import-block.js';
import type { SourceFile } from './source-file.js';

/**
 * The edits that take names out of the imports at the module's top which nothing else in the file uses. A name that
 * stands in a string, as a quoted annotation or in `__all__`, counts as used. The edits are disjoint and sorted.
 */
export function removeUnusedImports(file: SourceFile, names: readonly string[]): TextEdit[] {
  const unused = names.filter(name => !isUsed(file, name));
  const edits: TextEdit[] = [];
  for (const statement of importBlock(file)) {
    const only = /^import (?:[\w.]+ as )?(\w+)$/.exec(file.textOf(statement.node))?.[1];
    if (only !== undefined && unused.includes(only)) {
      edits.push(wholeStatement(file, statement.node.start, statement.node.end));
      continue;
    }
    const gone = statement.members.filter(({ text }) => unused.includes(/^(?:\w+ as )?(\w+)$/.exec(text)?.[1] ?? ''));
    if (gone.length === 0) continue;
    if (gone.length === statement.members.length) {
      edits.push(wholeStatement(file, statement.node.start, statement.node.end));
      continue;
    }
    for (const member of gone) {
      const i = statement.members.indexOf(member);
      const next = statement.members[i + 1];
      const previous = statement.members[i - 1];
      if (next) edits.push({ start: member.node.start, end: next.node.start, text: '' });
      else if (previous) edits.push({ start: previous.node.end, end: member.node.end, text: '' });
    }
  }
  return edits;
}

const NAMING = new Set(['string', 'identifier']);

function isUsed(file: SourceFile, name: string): boolean {
  const word = new RegExp(`(?<![\\p{ID_Continue}])${name}(?![\\p{ID_Continue}])`, 'u');
  return file.tree.ofTypes(NAMING).some(node => {
    if (node.type === 'string') return word.test(file.textOf(node));
    if (node.type !== 'identifier' || file.textOf(node) !== name) return false;
    if (node.field === 'attribute' || (node.field === 'name' && node.parent?.type === 'keyword_argument')) return false;
    const statement = node.ancestor('import_from_statement', 'import_statement', 'block', 'module');
    return !statement?.type.startsWith('import');
  });
}

/** The lines of a statement; with the blank line behind them, where the statement stood alone between two. */
function wholeStatement(file: SourceFile, start: number, end: number): TextEdit {
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
