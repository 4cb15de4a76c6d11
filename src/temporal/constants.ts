import type { SourceFile } from '../python/source-file.js';
import { stringValue } from '../python/strings.js';
import type { SyntaxNode } from '../python/syntax.js';
import type { Semantics } from './semantics.js';

/** The string that an expression certainly is: a literal, or a name that is bound once, to a literal. */
export function constantString(file: SourceFile, node: SyntaxNode, { resolver }: Semantics): string | undefined {
  const literal = stringValue(node, file.text);
  if (literal !== undefined) return literal;
  const resolved = resolver.resolve(file, node);
  if (resolved.kind !== 'value' || resolved.binding.kind !== 'assignment' || !resolved.binding.value) return undefined;
  return stringValue(resolved.binding.value, resolved.file.text);
}
