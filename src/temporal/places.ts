import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import type { Related } from '../types.js';

/** A place that explains a finding, by its first line: of a whole loop that says enough. */
export function placeOf({ path, text }: SourceFile, { start, end }: SyntaxNode, message: string): Related {
  const line = text.indexOf('\n', start);
  return { path, start, end: line < 0 ? end : Math.min(end, line), message };
}
