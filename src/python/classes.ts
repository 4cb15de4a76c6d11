import { decoratorsOf } from './functions.js';
import type { Resolved, Resolver } from './resolver.js';
import type { SourceFile } from './source-file.js';
import type { SyntaxNode } from './syntax.js';

/** What a class is, as far as its instances become JSON. `unknown`: a base or decorator was not resolved. */
export type ClassKind = 'dataclass' | 'pydantic' | 'typed-dict' | 'enum' | 'protocol' | 'plain' | 'unknown';

const BASES: Readonly<Record<string, ClassKind>> = {
  'pydantic.BaseModel': 'pydantic',
  'pydantic.main.BaseModel': 'pydantic',
  'typing.TypedDict': 'typed-dict',
  'typing_extensions.TypedDict': 'typed-dict',
  'enum.Enum': 'enum',
  'enum.IntEnum': 'enum',
  'enum.StrEnum': 'enum',
  'enum.Flag': 'enum',
  'enum.IntFlag': 'enum',
  'typing.Protocol': 'protocol',
  'typing_extensions.Protocol': 'protocol',
};
const DATACLASS = new Set(['dataclasses.dataclass', 'pydantic.dataclasses.dataclass']);
const TRANSPARENT_BASES = new Set(['abc.ABC', 'typing.Generic']);
const MAX_DEPTH = 10;

/** What kind of class this is, its bases followed across files. */
export function classKind(file: SourceFile, node: SyntaxNode, resolver: Resolver, depth = 0): ClassKind {
  if (depth > MAX_DEPTH) return 'unknown';
  let unresolved = false;
  for (const decorator of decoratorsOf(node)) {
    const callee = decorator.type === 'call' ? decorator.child('function')! : decorator;
    const resolved = resolver.resolve(file, callee);
    if (resolved.kind === 'external' && DATACLASS.has(resolved.name)) return 'dataclass';
    unresolved = true;
  }
  for (const base of resolver.bases(file, node)) {
    const kind = baseKind(base, resolver, depth);
    if (kind === 'unknown') unresolved = true;
    else if (kind !== 'plain') return kind;
  }
  return unresolved ? 'unknown' : 'plain';
}

function baseKind(base: Resolved, resolver: Resolver, depth: number): ClassKind {
  if (base.kind === 'external') return BASES[base.name] ?? (TRANSPARENT_BASES.has(base.name) ? 'plain' : 'unknown');
  if (base.kind !== 'definition' || base.node.type !== 'class_definition') return 'unknown';
  return classKind(base.file, base.node, resolver, depth + 1);
}

/**
 * Whether a class is the other one or derives from it: `yes`, `no`, or `unknown` where a base was not resolved.
 */
export function derivesFrom(
  file: SourceFile,
  node: SyntaxNode,
  ancestor: SyntaxNode,
  resolver: Resolver,
  depth = 0,
): 'yes' | 'no' | 'unknown' {
  if (node === ancestor) return 'yes';
  if (depth > MAX_DEPTH) return 'unknown';
  let answer: 'no' | 'unknown' = 'no';
  for (const base of resolver.bases(file, node)) {
    if (base.kind === 'external') continue;
    if (base.kind !== 'definition') {
      answer = 'unknown';
      continue;
    }
    const inherited = derivesFrom(base.file, base.node, ancestor, resolver, depth + 1);
    if (inherited === 'yes') return 'yes';
    if (inherited === 'unknown') answer = 'unknown';
  }
  return answer;
}

/** One field that a class body declares: `name: annotation = default`. */
export interface Field {
  readonly name: string;
  /** As written. */
  readonly annotation: string;
  readonly hasDefault: boolean;
}

/** The annotated names of a class body in order, without those of its bases (PEP 526; dataclasses, pydantic). */
export function fieldsOf(file: SourceFile, node: SyntaxNode): Field[] {
  return (node.child('body')?.parts ?? []).flatMap((statement): Field[] => {
    const assignment = statement.type === 'expression_statement' ? statement.parts[0] : undefined;
    const left = assignment?.type === 'assignment' ? assignment.child('left') : undefined;
    const type = assignment?.child('type');
    if (left?.type !== 'identifier' || !type) return [];
    const hasDefault = assignment?.child('right') !== undefined;
    return [{ name: file.textOf(left), annotation: file.textOf(type), hasDefault }];
  });
}
