import { loadParser } from '../../src/python/parser.js';
import { SourceFile } from '../../src/python/source-file.js';
import type { SyntaxNode } from '../../src/python/syntax.js';
import { descendants } from '../../src/python/syntax.js';

/** Parses a text as the file of this path. */
export async function parse(text: string, path = 'module.py'): Promise<SourceFile> {
  return new SourceFile(path, text, await loadParser());
}

/** The node that starts at the marker `‸`, which is taken out of the text before parsing. */
export async function parseAt(marked: string): Promise<{ file: SourceFile; node: SyntaxNode }> {
  const offset = marked.indexOf('‸');
  if (offset < 0) throw new Error('the text has no marker');
  const file = await parse(marked.replace('‸', ''));
  const node = [...descendants(file.tree.root)].findLast(
    each => each.named && each.start === offset && each.end > offset,
  );
  if (!node) throw new Error('no node starts at the marker');
  return { file, node };
}
