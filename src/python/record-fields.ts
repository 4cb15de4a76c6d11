import { classKind } from './classes.js';
import type { Resolver } from './resolver.js';
import type { SourceFile } from './source-file.js';
import type { SyntaxNode } from './syntax.js';
import { tableName } from './type-names.js';
import { parseTypeText } from './type-text.js';
import { readText, readType, type Type, type TypeArguments, type TypePlace } from './types.js';

/** A class as a type, with what its type parameters stand for. */
export type ClassType = Type & { readonly kind: 'class' };

/** One field of a model, dataclass, TypedDict or NamedTuple, inherited ones included. */
export interface RecordField {
  readonly name: string;
  readonly type: Type;
  readonly file: SourceFile;
  /** The name in the class body that declares it. */
  readonly node: SyntaxNode;
  /** What stands behind the `=`. */
  readonly value: SyntaxNode | undefined;
}

const MAX_BASES = 10;
const known = new WeakMap<SyntaxNode, readonly RecordField[]>();

/** The fields of a class in the order of declaration; a field that is declared again takes the place of the inherited one. */
export function recordFields(type: ClassType, resolver: Resolver): readonly RecordField[] {
  if (type.args.length > 0) return allFields(type, resolver, 0);
  const fields = known.get(type.node) ?? allFields(type, resolver, 0);
  known.set(type.node, fields);
  return fields;
}

function allFields(type: ClassType, resolver: Resolver, depth: number): RecordField[] {
  const fields = new Map<string, RecordField>();
  const place = placeInside(type, resolver);
  if (depth < MAX_BASES) {
    for (const base of basesOf(type, place)) {
      if (base.kind !== 'class') continue;
      for (const field of allFields(base, resolver, depth + 1)) fields.set(field.name, field);
    }
  }
  for (const field of ownFields(type, place)) fields.set(field.name, field);
  return [...fields.values()];
}

/** What a model that stands for one value stands for: `class Rows(RootModel[list[Row]])`. */
export function rootType(type: ClassType, resolver: Resolver): Type | undefined {
  for (const base of basesOf(type, placeInside(type, resolver))) {
    if (base.kind === 'external' && tableName(base.name).replace('.root_model', '') === 'pydantic.RootModel') {
      return base.args[0] ?? ownFields(type, placeInside(type, resolver)).find(({ name }) => name === 'root')?.type;
    }
    const inherited = base.kind === 'class' ? rootType(base, resolver) : undefined;
    if (inherited) return inherited;
  }
  return undefined;
}

function ownFields({ file, node }: ClassType, place: TypePlace): RecordField[] {
  const kind = classKind(file, node, place.resolver);
  return (node.child('body')?.parts ?? []).flatMap((statement): RecordField[] => {
    const assignment = statement.type === 'expression_statement' ? statement.parts[0] : undefined;
    const left = assignment?.type === 'assignment' ? assignment.child('left') : undefined;
    const annotation = assignment?.child('type');
    if (left?.type !== 'identifier' || !annotation) return [];
    const name = file.textOf(left);
    const value = assignment?.child('right');
    if (kind === 'pydantic' && name.startsWith('_')) return [];
    if (value && /\b(?:PrivateAttr\s*\(|exclude\s*=\s*True)/.test(file.textOf(value))) return [];
    const type = readType({ ...place, at: annotation });
    if (type.kind === 'nothing' && /ClassVar/.test(type.text)) return [];
    return [{ name, type: withLimit(type, value && file.textOf(value)), file, node: left, value }];
  });
}

/** `Field(max_length=50)` in the place of the default. */
function withLimit(type: Type, value: string | undefined): Type {
  const limit = /\bmax_(?:length|items)\s*=\s*(\d[\d_]*)/.exec(value ?? '')?.[1];
  return limit === undefined ? type : { ...type, maxLength: Number(limit.replace(/_/g, '')) };
}

function basesOf({ file, node }: ClassType, place: TypePlace): Type[] {
  const bases = (node.child('superclasses')?.parts ?? []).filter(part => part.type !== 'keyword_argument');
  return bases.map(base => readText(file.textOf(base), { ...place, at: base }));
}

/** Where the annotations of a class body stand: its type parameters mean what the class was given for them. */
function placeInside({ file, node, args }: ClassType, resolver: Resolver): TypePlace {
  return { file, at: node, resolver, arguments: argumentsOf(file, node, args) };
}

function argumentsOf(file: SourceFile, node: SyntaxNode, args: readonly Type[]): TypeArguments {
  if (args.length === 0) return new Map();
  const names = parameterNames(file, node);
  return new Map(names.flatMap((name, i): [string, Type][] => (args[i] ? [[name, args[i]]] : [])));
}

/** `class Page[T]`, or `class Page(Generic[T])`, or the base that has type arguments: `class Page(BaseModel, Base[T])`. */
function parameterNames(file: SourceFile, node: SyntaxNode): string[] {
  const own = node.child('type_parameters')?.parts.map(part => file.textOf(part).replace(/[^\w].*$/s, ''));
  if (own) return own;
  const bases = (node.child('superclasses')?.parts ?? []).map(part => parseTypeText(file.textOf(part)));
  const generic = bases.find(base => base?.kind === 'name' && /\bGeneric$/.test(base.name) && base.args);
  const from = generic ?? bases.find(base => base?.kind === 'name' && base.args);
  return from?.kind === 'name' ? (from.args ?? []).flatMap(arg => (arg.kind === 'name' ? [arg.name] : [])) : [];
}
