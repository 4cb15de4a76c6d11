import { classKind, derivesFrom } from './classes.js';
import type { Resolved, Resolver } from './resolver.js';
import type { SourceFile } from './source-file.js';
import { stringPrefix, stringValue } from './strings.js';
import type { SyntaxNode } from './syntax.js';

/** The shapes of values that a literal or constructor shows for certain. */
type Shape = 'str' | 'bytes' | 'int' | 'float' | 'bool' | 'None' | 'list' | 'tuple' | 'set' | 'dict';

/** What an expression is for certain. */
type Known = { readonly shape: Shape } | { readonly instanceOf: Extract<Resolved, { kind: 'definition' }> };

/** What an annotation lets in: shapes and classes; undefined for anything that is not fully understood. */
interface Accepted {
  readonly shapes: ReadonlySet<Shape>;
  readonly classes: readonly Extract<Resolved, { kind: 'definition' }>[];
}

const LITERALS: Readonly<Record<string, Shape>> = {
  integer: 'int',
  float: 'float',
  true: 'bool',
  false: 'bool',
  none: 'None',
  list: 'list',
  list_comprehension: 'list',
  tuple: 'tuple',
  set: 'set',
  set_comprehension: 'set',
  dictionary: 'dict',
  dictionary_comprehension: 'dict',
};

const SEQUENCE: readonly Shape[] = ['list', 'tuple', 'set'];
/**
 * What each built-in annotation lets in. Wider than mypy where JSON makes the values equal: a tuple arrives as a list,
 * an int as a float; a dict may be decoded to many a class.
 */
const BUILTIN: Readonly<Record<string, readonly Shape[]>> = {
  str: ['str'],
  bytes: ['bytes'],
  int: ['int', 'bool'],
  float: ['float', 'int', 'bool'],
  bool: ['bool'],
  None: ['None'],
  list: SEQUENCE,
  tuple: SEQUENCE,
  set: SEQUENCE,
  frozenset: SEQUENCE,
  dict: ['dict'],
};
const TYPING: Readonly<Record<string, readonly Shape[]>> = {
  List: SEQUENCE,
  Tuple: SEQUENCE,
  Set: SEQUENCE,
  FrozenSet: SEQUENCE,
  Sequence: [...SEQUENCE, 'str', 'bytes'],
  Iterable: [...SEQUENCE, 'str', 'bytes', 'dict'],
  Collection: [...SEQUENCE, 'str', 'bytes', 'dict'],
  MutableSequence: SEQUENCE,
  Dict: ['dict'],
  Mapping: ['dict'],
  MutableMapping: ['dict'],
};

/**
 * Says why an argument obviously cannot be what the annotation asks for; undefined where it can, or where either side is
 * not fully understood.
 */
export function obviousMismatch(
  argument: { readonly file: SourceFile; readonly node: SyntaxNode },
  annotation: { readonly file: SourceFile; readonly node: SyntaxNode },
  resolver: Resolver,
): string | undefined {
  const known = knownValue(argument.file, argument.node, resolver);
  if (!known) return undefined;
  const accepted = acceptedBy(annotation.file, annotation.node, resolver, 0);
  if (!accepted) return undefined;
  const wanted = annotation.file.textOf(annotation.node);
  if ('shape' in known) {
    if (accepted.shapes.has(known.shape)) return undefined;
    // A dict, and a list or tuple of fields, may be decoded to a class.
    if (accepted.classes.length > 0 && known.shape === 'dict') return undefined;
    return `${article(known.shape)} is given where ${wanted} is expected`;
  }
  const { file, node } = known.instanceOf;
  for (const wantedClass of accepted.classes) {
    if (derivesFrom(file, node, wantedClass.node, resolver) !== 'no') return undefined;
  }
  // Instances of data classes and models become JSON objects, which a dict parameter takes.
  if (accepted.shapes.has('dict') || !isData(classKind(file, node, resolver))) return undefined;
  return `${file.textOf(node.child('name')!)} is given where ${wanted} is expected`;
}

function isData(kind: string): boolean {
  return kind === 'dataclass' || kind === 'pydantic';
}

function article(shape: Shape): string {
  if (shape === 'None') return 'None';
  return `${shape === 'int' ? 'an' : 'a'} ${shape}`;
}

function knownValue(file: SourceFile, node: SyntaxNode, resolver: Resolver): Known | undefined {
  switch (node.type) {
    case 'string':
    case 'concatenated_string': {
      const prefix = stringPrefix(node, file.text);
      return prefix.includes('t') ? undefined : { shape: prefix.includes('b') ? 'bytes' : 'str' };
    }
    case 'parenthesized_expression':
      return node.parts.length === 1 ? knownValue(file, node.parts[0]!, resolver) : undefined;
    case 'unary_operator': {
      const operand = node.parts[0];
      return node.has('-') && (operand?.type === 'integer' || operand?.type === 'float')
        ? knownValue(file, operand, resolver)
        : undefined;
    }
    case 'call': {
      const callee = node.child('function')!;
      const resolved = resolver.resolve(file, callee);
      if (resolved.kind !== 'definition' || resolved.node.type !== 'class_definition') return undefined;
      return isData(classKind(resolved.file, resolved.node, resolver)) ? { instanceOf: resolved } : undefined;
    }
    default: {
      const shape = LITERALS[node.type];
      // Python 2 style long literals and complex numbers are no plain numbers.
      if (!shape || (shape !== 'bool' && /[jJlL]$/.test(file.textOf(node)) && /^\d/.test(file.textOf(node))))
        return undefined;
      return { shape };
    }
  }
}

function acceptedBy(file: SourceFile, node: SyntaxNode, resolver: Resolver, depth: number): Accepted | undefined {
  if (depth > 8) return undefined;
  const inner = (part: SyntaxNode | undefined) => part && acceptedBy(file, part, resolver, depth + 1);
  switch (node.type) {
    case 'type':
    case 'parenthesized_expression':
      return inner(node.parts[0]);
    case 'none':
      return shapes(['None']);
    case 'identifier':
    case 'attribute':
      return acceptedName(file, node, resolver);
    case 'binary_operator':
    case 'union_type':
      return node.has('|') ? union(node.parts.map(inner)) : undefined;
    case 'string': {
      // Only a plain built-in name in quotes; anything more would need a parser of its own.
      const name = stringValue(node, file.text);
      return name !== undefined && resolver.resolveName(file, name, node).kind === 'unknown'
        ? builtin(name)
        : undefined;
    }
    case 'generic_type':
    case 'subscript': {
      const [base, ...rest] = node.parts;
      const args = rest[0]?.type === 'type_parameter' ? rest[0].parts : rest;
      const name = base && externalName(file, base, resolver);
      if (/^typing(_extensions)?\.(Optional)$/.test(name ?? '')) return union([inner(args[0]), shapes(['None'])]);
      if (/^typing(_extensions)?\.Union$/.test(name ?? '')) return union(args.map(inner));
      if (/^typing(_extensions)?\.Annotated$/.test(name ?? '')) return inner(args[0]);
      return base && acceptedName(file, base, resolver);
    }
    default:
      return undefined;
  }
}

function acceptedName(file: SourceFile, node: SyntaxNode, resolver: Resolver): Accepted | undefined {
  const resolved = resolver.resolve(file, node);
  if (resolved.kind === 'unknown' && node.type === 'identifier') return builtin(file.textOf(node));
  if (resolved.kind === 'external') {
    const name = /^(?:typing|typing_extensions|collections\.abc)\.(\w+)$/.exec(resolved.name)?.[1];
    return name !== undefined && TYPING[name] ? shapes(TYPING[name]) : undefined;
  }
  if (resolved.kind !== 'definition' || resolved.node.type !== 'class_definition') return undefined;
  if (!isData(classKind(resolved.file, resolved.node, resolver)) || isRoot(resolved, resolver)) return undefined;
  return { shapes: new Set(), classes: [resolved] };
}

/** A model that stands for one value, or takes others by a validator, may accept anything. */
function isRoot({ file, node }: Extract<Resolved, { kind: 'definition' }>, resolver: Resolver): boolean {
  const body = file.textOf(node);
  if (
    /\bRootModel\b|__root__|model_validator|root_validator|__get_validators__|__get_pydantic_core_schema__/.test(body)
  )
    return true;
  return resolver.bases(file, node).some(base => base.kind === 'definition' && isRoot(base, resolver));
}

function externalName(file: SourceFile, node: SyntaxNode, resolver: Resolver): string | undefined {
  const resolved = resolver.resolve(file, node);
  return resolved.kind === 'external' ? resolved.name : undefined;
}

function builtin(name: string): Accepted | undefined {
  return Object.hasOwn(BUILTIN, name) ? shapes(BUILTIN[name]!) : undefined;
}

function shapes(list: readonly Shape[]): Accepted {
  return { shapes: new Set(list), classes: [] };
}

function union(members: readonly (Accepted | undefined)[]): Accepted | undefined {
  if (members.some(member => !member)) return undefined;
  const all = members as readonly Accepted[];
  return {
    shapes: new Set(all.flatMap(({ shapes }) => [...shapes])),
    classes: all.flatMap(({ classes }) => [...classes]),
  };
}
