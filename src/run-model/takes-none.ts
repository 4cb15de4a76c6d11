import type { Resolver } from '../python/resolver.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import { readType, type Type } from '../python/types.js';

/**
 * Whether None is a value of an annotation itself, and not of something inside of it: `Any`, `object`, `Optional[…]`, a
 * union with None, or an alias of one of these.
 */
export function takesNone(file: SourceFile, annotation: SyntaxNode, resolver: Resolver): boolean {
  const isIn = (type: Type): boolean => {
    if (type.kind === 'any' || type.kind === 'none') return true;
    if (type.kind === 'literal') return type.values.includes('None');
    return type.kind === 'union' && type.members.some(isIn);
  };
  return isIn(readType({ file, at: annotation, resolver }));
}
