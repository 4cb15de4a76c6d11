import { classKind } from '../python/classes.js';
import { recordFields } from '../python/record-fields.js';
import type { Resolver } from '../python/resolver.js';
import type { SyntaxNode } from '../python/syntax.js';
import type { Type } from '../python/types.js';

/** What JSON gives back as it was. */
const PLAIN = new Set(['str', 'int', 'float', 'bool']);
/** Read as a text or number by the table of types, but made to an object of its own where the hint is known. */
const MADE = /\b(?:SecretStr|NameEmail|\w*Url|\w+Dsn|ByteSize|condecimal)\b/;
/** JSON has lists and objects for these. */
const NOT_JSON =
  /\b(?:set|frozenset|deque|tuple|Set|FrozenSet|AbstractSet|MutableSet|Deque|Tuple|Counter|defaultdict|DefaultDict)\b/;
const MAX_DEPTH = 8;

/**
 * Whether a payload of this type arrives as something else where the SDK decodes it without its type hint: a model or
 * dataclass as a dict, a UUID as a text, a set as a list. What a type means that is not understood counts as such.
 */
export function needsHint(type: Type, resolver: Resolver, inside: readonly SyntaxNode[] = []): boolean {
  const inner = (part: Type) => needsHint(part, resolver, inside);
  switch (type.kind) {
    case 'any':
    case 'none':
    case 'literal':
    case 'nothing':
      return false;
    case 'scalar':
      return !PLAIN.has(type.name) || MADE.test(type.text);
    case 'collection':
      return NOT_JSON.test(type.text) || inner(type.item);
    case 'mapping':
      // The keys of an object are texts.
      return NOT_JSON.test(type.text) || !isText(type.key) || inner(type.value);
    case 'union':
      return type.members.some(inner);
    case 'class': {
      if (classKind(type.file, type.node, resolver) !== 'typed-dict' || inside.length >= MAX_DEPTH) return true;
      if (inside.includes(type.node)) return false;
      const within = [...inside, type.node];
      return recordFields(type, resolver).some(field => needsHint(field.type, resolver, within));
    }
    default:
      return true;
  }
}

function isText(type: Type): boolean {
  return type.kind === 'any' || type.kind === 'literal' || (type.kind === 'scalar' && type.name === 'str');
}
