import { classKind } from '../python/classes.js';
import { recordFields } from '../python/record-fields.js';
import type { Resolver } from '../python/resolver.js';
import type { SyntaxNode } from '../python/syntax.js';
import type { Type } from '../python/types.js';

const MAX_DEPTH = 8;

/** Whether values of a type hold Pydantic models: the type itself, members, items, and fields at any depth. */
export function holdsModel(type: Type, resolver: Resolver, inside: readonly SyntaxNode[] = []): boolean {
  const inner = (part: Type) => holdsModel(part, resolver, inside);
  switch (type.kind) {
    case 'collection':
      return inner(type.item);
    case 'mapping':
      return inner(type.value);
    case 'tuple':
      return type.items.some(inner);
    case 'union':
      return type.members.some(inner);
    case 'external':
      return type.name.startsWith('pydantic.') || type.args.some(inner);
    case 'class': {
      if (classKind(type.file, type.node, resolver) === 'pydantic') return true;
      if (inside.length >= MAX_DEPTH || inside.includes(type.node)) return false;
      const within = [...inside, type.node];
      return recordFields(type, resolver).some(field => holdsModel(field.type, resolver, within));
    }
    default:
      return false;
  }
}
