import { classKind } from './classes.js';
import type { Resolved, Resolver } from './resolver.js';
import type { SourceFile } from './source-file.js';
import type { SyntaxNode } from './syntax.js';
import { builtinTypes, externalTypes, type NamedType, tableName } from './type-names.js';
import { parseTypeText, type TypeText } from './type-text.js';

/** What an annotation means, read through aliases, quotes and files. `text` is how it was written. */
export type Type = (
  | { readonly kind: 'any' | 'none' | 'bytes' | 'nothing' | 'unknown' | 'enum' }
  /** `str`, `int`, `UUID`, `datetime`, …: one value that does not hold others. */
  | { readonly kind: 'scalar'; readonly name: string }
  /** The values of a `Literal` as they are written. */
  | { readonly kind: 'literal'; readonly values: readonly string[] }
  | { readonly kind: 'collection'; readonly item: Type }
  | { readonly kind: 'mapping'; readonly key: Type; readonly value: Type }
  /** Of fixed length. */
  | { readonly kind: 'tuple'; readonly items: readonly Type[] }
  | { readonly kind: 'union'; readonly members: readonly Type[] }
  | { readonly kind: 'class'; readonly file: SourceFile; readonly node: SyntaxNode; readonly args: readonly Type[] }
  | { readonly kind: 'external'; readonly name: string; readonly args: readonly Type[] }
) & {
  readonly text: string;
  /** The most characters, items or entries that it can have, where the type says so. */
  readonly maxLength?: number;
};

/** What the type parameters of a generic class stand for. */
export type TypeArguments = ReadonlyMap<string, Type>;

/** Where a type is written: names in it mean what they mean at `at`. */
export interface TypePlace {
  readonly file: SourceFile;
  readonly at: SyntaxNode;
  readonly resolver: Resolver;
  readonly arguments?: TypeArguments;
}

const MAX_DEPTH = 25;
const known = new WeakMap<SyntaxNode, Type>();

/** What an annotation, or an expression that stands for a type, means. Never throws; what is not understood is `unknown`. */
export function readType(place: TypePlace): Type {
  if (place.arguments?.size) return read(place);
  const type = known.get(place.at) ?? read(place);
  known.set(place.at, type);
  return type;
}

function read(place: TypePlace, depth = 0): Type {
  return readText(place.file.textOf(place.at), place, depth);
}

/** The type that a text means at a place. */
export function readText(text: string, place: TypePlace, depth = 0): Type {
  const parsed = parseTypeText(text);
  return parsed ? interpret(parsed, place, depth) : { kind: 'unknown', text };
}

function interpret(type: TypeText, place: TypePlace, depth: number): Type {
  const { text } = type;
  if (depth > MAX_DEPTH) return { kind: 'unknown', text };
  switch (type.kind) {
    case 'union':
      return { kind: 'union', members: type.members.map(member => interpret(member, place, depth + 1)), text };
    case 'string':
      return readText(type.value, place, depth + 1);
    case 'name':
      return ofName(type.name, type.args, text, place, depth);
    case 'call':
      return ofCall(type, place, depth);
    default:
      return { kind: 'unknown', text };
  }
}

function ofName(
  name: string,
  args: readonly TypeText[] | undefined,
  text: string,
  place: TypePlace,
  depth: number,
): Type {
  const given = place.arguments?.get(name);
  if (given) return given;
  const resolved = resolveDotted(name, place);
  const inner = () => (args ?? []).map(arg => interpret(arg, place, depth + 1));
  switch (resolved.kind) {
    case 'unknown': {
      const builtin = builtinTypes.get(name);
      return builtin ? ofNamed(builtin, args, text, place, depth) : { kind: 'unknown', text };
    }
    case 'external': {
      const table = externalTypes.get(tableName(resolved.name));
      return table
        ? ofNamed(table, args, text, place, depth)
        : { kind: 'external', name: resolved.name, args: inner(), text };
    }
    case 'definition': {
      if (resolved.node.type !== 'class_definition') return { kind: 'unknown', text };
      const { file, node } = resolved;
      return classKind(file, node, place.resolver) === 'enum'
        ? { kind: 'enum', text }
        : { kind: 'class', file, node, args: inner(), text };
    }
    case 'value':
      return ofAlias(resolved, text, place, depth);
    default:
      return { kind: 'unknown', text };
  }
}

/** `date: date` in a class body: the name of the field does not yet hide the type (Python reference, 4.2.2). */
function resolveDotted(name: string, { file, at, resolver }: TypePlace): Resolved {
  const [first, ...attributes] = name.split('.');
  let resolved = resolver.resolveName(file, first!, at);
  if (resolved.kind === 'value' && resolved.binding.scope.kind === 'class') {
    resolved = resolver.resolveName(file, first!, resolved.binding.scope.node);
  }
  for (const attribute of attributes) resolved = resolver.member(resolved, attribute);
  return resolved;
}

/** `Rows = list[dict]`, `type Rows = list[dict]` and `UserId = NewType("UserId", str)`. */
function ofAlias({ file, binding }: Resolved & { kind: 'value' }, text: string, place: TypePlace, depth: number): Type {
  const { value, node } = binding;
  const statement = node.ancestor('type_alias_statement', 'block', 'module');
  const right = statement?.type === 'type_alias_statement' ? statement.child('right') : undefined;
  const alias = right ?? (binding.kind === 'assignment' ? value : undefined);
  if (!alias) return { kind: 'unknown', text };
  const meant = read({ file, at: alias, resolver: place.resolver }, depth + 1);
  // The alias says more than its name: `Rows (list[dict])`.
  return { ...meant, text: meant.kind === 'unknown' || meant.kind === 'enum' ? text : `${text} (${meant.text})` };
}

function ofCall(call: TypeText & { kind: 'call' }, place: TypePlace, depth: number): Type {
  const { name, args, text } = call;
  const resolved = resolveDotted(name, place);
  if (resolved.kind !== 'external') return { kind: 'unknown', text };
  const positional = args.filter(arg => arg.kind !== 'keyword');
  if (tableName(resolved.name) === 'typing.NewType') {
    return positional[1] ? interpret(positional[1], place, depth + 1) : { kind: 'unknown', text };
  }
  const table = externalTypes.get(tableName(resolved.name));
  const type = table && ofNamed(table, positional, text, place, depth);
  return type ? { ...type, ...limits(args) } : { kind: 'unknown', text };
}

/** `max_length=3` among the arguments of a call. */
function limits(args: readonly TypeText[]): { maxLength?: number } {
  for (const arg of args) {
    if (arg.kind !== 'keyword' || !/^max_(?:length|items)$/.test(arg.name)) continue;
    if (arg.value.kind === 'number') return { maxLength: arg.value.value };
  }
  return {};
}

function ofNamed(
  named: NamedType,
  args: readonly TypeText[] | undefined,
  text: string,
  place: TypePlace,
  depth: number,
): Type {
  const nth = (i: number): Type =>
    args?.[i] ? interpret(args[i], place, depth + 1) : { kind: 'any', text: 'anything' };
  if (typeof named === 'object') return { kind: 'scalar', name: named.scalar, text };
  switch (named) {
    case 'collection':
      return { kind: 'collection', item: nth(0), text };
    case 'mapping':
      return { kind: 'mapping', key: nth(0), value: nth(1), text };
    case 'counter':
      return { kind: 'mapping', key: nth(0), value: { kind: 'scalar', name: 'int', text: 'int' }, text };
    case 'tuple':
      if (!args || args[1]?.kind === 'ellipsis') return { kind: 'collection', item: nth(0), text };
      return { kind: 'tuple', items: args.map(arg => interpret(arg, place, depth + 1)), text };
    case 'optional':
      return { kind: 'union', members: [nth(0), { kind: 'none', text: 'None' }], text };
    case 'union':
      return { kind: 'union', members: (args ?? []).map(arg => interpret(arg, place, depth + 1)), text };
    case 'literal':
      return { kind: 'literal', values: (args ?? []).map(arg => arg.text), text };
    case 'wrapper':
      return nth(0);
    case 'annotated': {
      const found = (args ?? []).slice(1).map(arg => (arg.kind === 'call' ? limits(arg.args) : {}));
      return { ...nth(0), ...Object.assign({}, ...found) };
    }
    default:
      return { kind: named, text };
  }
}
