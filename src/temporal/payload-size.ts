import { recordFields, rootType } from '../python/record-fields.js';
import type { Resolver } from '../python/resolver.js';
import type { SyntaxNode } from '../python/syntax.js';
import type { Type } from '../python/types.js';

/** How many bytes of JSON a value can take; `most` is undefined where the type does not bound it. */
export interface PayloadSize {
  readonly least: number;
  readonly most: number | undefined;
}

/** Characters of JSON for scalars, quotes included (Pydantic's and the SDK's JSON): what the longest usual value takes. */
const SCALARS: Readonly<Record<string, PayloadSize>> = {
  int: { least: 1, most: 20 },
  float: { least: 3, most: 24 },
  bool: { least: 4, most: 5 },
  UUID: { least: 38, most: 38 },
  datetime: { least: 21, most: 34 },
  date: { least: 12, most: 12 },
  time: { least: 10, most: 23 },
  timedelta: { least: 4, most: 30 },
};

const UNBOUNDED: PayloadSize = { least: 2, most: undefined };
const MAX_DEPTH = 8;

/** Estimates the JSON of a type from its field names, its scalars and the limits that it sets. */
export function payloadSize(type: Type, resolver: Resolver, inside: readonly SyntaxNode[] = []): PayloadSize {
  switch (type.kind) {
    case 'scalar': {
      const fixed = SCALARS[type.name];
      if (fixed) return fixed;
      // A character of a text can take four bytes, but one is usual.
      return type.maxLength === undefined ? UNBOUNDED : { least: 2, most: type.maxLength + 2 };
    }
    case 'none':
      return { least: 4, most: 4 };
    case 'literal': {
      const lengths = type.values.map(value => value.length);
      return { least: Math.min(...lengths), most: Math.max(...lengths) };
    }
    case 'enum':
      return { least: 1, most: 64 };
    case 'union': {
      const sizes = type.members.map(member => payloadSize(member, resolver, inside));
      return { least: Math.min(...sizes.map(({ least }) => least)), most: largest(sizes) };
    }
    case 'tuple':
      return sum(type.items.map(item => payloadSize(item, resolver, inside)));
    case 'collection': {
      const item = payloadSize(type.item, resolver, inside);
      const most =
        type.maxLength !== undefined && item.most !== undefined ? type.maxLength * (item.most + 1) + 2 : undefined;
      return { least: 2, most };
    }
    case 'class': {
      const root = rootType(type, resolver);
      if (root) return payloadSize(root, resolver, inside);
      const fields = inside.length < MAX_DEPTH && !inside.includes(type.node) ? recordFields(type, resolver) : [];
      if (fields.length === 0) return UNBOUNDED;
      const nested = [...inside, type.node];
      const sizes = fields.map(field => plus(payloadSize(field.type, resolver, nested), field.name.length + 3));
      return sum(sizes);
    }
    default:
      return UNBOUNDED;
  }
}

/** Items with a comma after each, in brackets. */
function sum(sizes: readonly PayloadSize[]): PayloadSize {
  const least = sizes.reduce((total, size) => total + size.least + 1, 1);
  const most = sizes.reduce<number | undefined>(
    (total, size) => (total === undefined || size.most === undefined ? undefined : total + size.most + 1),
    1,
  );
  return { least, most };
}

function plus({ least, most }: PayloadSize, more: number): PayloadSize {
  return { least: least + more, most: most === undefined ? undefined : most + more };
}

function largest(sizes: readonly PayloadSize[]): number | undefined {
  return sizes.some(({ most }) => most === undefined) ? undefined : Math.max(...sizes.map(({ most }) => most!));
}
