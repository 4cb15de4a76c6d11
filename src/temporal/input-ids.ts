import { type RecordField, recordFields, rootType } from '../python/record-fields.js';
import type { Resolver } from '../python/resolver.js';
import type { SyntaxNode } from '../python/syntax.js';
import type { Type } from '../python/types.js';

/** A list of ids inside a type, and the fields that lead to it. */
export interface InputIds {
  readonly fields: readonly RecordField[];
  readonly text: string;
}

const NAME = /(?:^|_)(?:ids|uuids|guids|pks|primary_keys|identifiers)$/i;
const FEW = 20;
const MAX_DEPTH = 6;

/**
 * The lists of ids in a type: lists of scalars that are named so, or of UUIDs.
 * @param name what the value itself is called
 */
export function inputIds(name: string, type: Type, resolver: Resolver): InputIds[] {
  return find(name, type, resolver, [], []);
}

function find(
  name: string,
  type: Type,
  resolver: Resolver,
  fields: readonly RecordField[],
  inside: readonly SyntaxNode[],
): InputIds[] {
  if (type.maxLength !== undefined && type.maxLength <= FEW) return [];
  switch (type.kind) {
    case 'collection': {
      const { item } = type;
      if (item.kind !== 'scalar') return [];
      return item.name === 'UUID' || NAME.test(name) ? [{ fields, text: type.text }] : [];
    }
    case 'union':
      return type.members.flatMap(member => find(name, member, resolver, fields, inside)).slice(0, 1);
    case 'class': {
      const root = rootType(type, resolver);
      if (root) return find(name, root, resolver, fields, inside);
      if (inside.length >= MAX_DEPTH || inside.includes(type.node)) return [];
      return recordFields(type, resolver).flatMap(field =>
        find(field.name, field.type, resolver, [...fields, field], [...inside, type.node]),
      );
    }
    default:
      return [];
  }
}
