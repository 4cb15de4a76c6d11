import type { Project } from '../project/project.js';
import { classKind, fieldsOf } from '../python/classes.js';
import type { Binding } from '../python/scope.js';
import type { SourceFile } from '../python/source-file.js';
import { stringPrefix, stringValue } from '../python/strings.js';
import type { SyntaxNode } from '../python/syntax.js';
import { readType, type Type } from '../python/types.js';

/** What a value is in JSON, as far as a model's field tells values apart; a `dict` has strings for keys. */
export type ValueShape = 'str' | 'int' | 'float' | 'bool' | 'dict' | 'list' | 'None';

const LITERALS: Readonly<Record<string, ValueShape>> = {
  true: 'bool',
  false: 'bool',
  none: 'None',
  not_operator: 'bool',
  list: 'list',
  list_comprehension: 'list',
};
const CALLS: Readonly<Record<string, ValueShape>> = {
  str: 'str',
  int: 'int',
  float: 'float',
  bool: 'bool',
  len: 'int',
};
const MAX_DEPTH = 6;

/**
 * What an expression gives, each shape that it may have: read off literals, calls of `str` and the like, and what
 * parameters, variables and fields are declared as. Undefined where that does not say.
 */
export function shapesOf(
  file: SourceFile,
  node: SyntaxNode,
  project: Project,
  depth = 0,
): readonly ValueShape[] | undefined {
  if (depth > MAX_DEPTH) return undefined;
  switch (node.type) {
    case 'string':
      return /[bt]/.test(stringPrefix(node, file.text)) ? undefined : ['str'];
    case 'concatenated_string':
      return node.parts.every(part => shapesOf(file, part, project, depth + 1)) ? ['str'] : undefined;
    case 'integer':
      return /[jJlL]$/.test(file.textOf(node)) ? undefined : ['int'];
    case 'float':
      return /[jJ]$/.test(file.textOf(node)) ? undefined : ['float'];
    case 'unary_operator':
      return /^(?:integer|float)$/.test(node.parts[0]?.type ?? '') && node.has('-')
        ? shapesOf(file, node.parts[0]!, project, depth + 1)
        : undefined;
    case 'parenthesized_expression':
      return node.parts.length === 1 ? shapesOf(file, node.parts[0]!, project, depth + 1) : undefined;
    case 'dictionary': {
      const isKey = (pair: SyntaxNode) =>
        pair.type === 'pair' && stringValue(pair.child('key')!, file.text) !== undefined;
      return node.parts.every(isKey) ? ['dict'] : undefined;
    }
    case 'call':
      return ofCall(file, node);
    case 'identifier':
      return ofName(file, node, project, depth);
    case 'attribute':
      return ofField(file, node, project);
    default: {
      const shape = LITERALS[node.type];
      return shape && [shape];
    }
  }
}

/** A call of a built-in function that nothing hides. */
function ofCall(file: SourceFile, node: SyntaxNode): readonly ValueShape[] | undefined {
  const callee = node.child('function')!;
  const name = callee.type === 'identifier' ? file.textOf(callee) : '';
  const shape = Object.hasOwn(CALLS, name) ? CALLS[name] : undefined;
  return shape && file.scopes.lookup(name, callee).length === 0 && file.scopes.module.stars.length === 0
    ? [shape]
    : undefined;
}

/** A name that is bound once: a parameter by its annotation, a variable by its annotation or its value. */
function ofName(
  file: SourceFile,
  node: SyntaxNode,
  project: Project,
  depth: number,
): readonly ValueShape[] | undefined {
  const bindings = file.scopes.lookup(file.textOf(node), node);
  const [binding] = bindings;
  if (!binding || bindings.length !== 1 || binding.scope.kind !== 'function') return undefined;
  // `*names: str` is a tuple of them.
  if (/_splat_pattern$/.test(binding.node.parent?.type ?? '')) return undefined;
  if (binding.annotation) return ofAnnotation(file, binding.annotation, project, defaultOf(file, binding));
  if (binding.kind !== 'assignment' || !binding.value || binding.node.parent?.child('left') !== binding.node) {
    return undefined;
  }
  const shapes = shapesOf(file, binding.value, project, depth + 1);
  // What is put into it later is not looked at.
  return shapes?.includes('dict') ? undefined : shapes;
}

/** The default of a parameter, or what a variable is set to, as written; empty where there is none. */
function defaultOf(file: SourceFile, { node }: Binding): string {
  const value = node.parent?.child('value') ?? node.parent?.child('right');
  return value ? file.textOf(value) : '';
}

/** A field of an instance of a model or dataclass, by what the class itself declares. */
function ofField(file: SourceFile, node: SyntaxNode, project: Project): readonly ValueShape[] | undefined {
  const owner = project.types.typeOf(file, node.child('object')!);
  if (owner?.kind !== 'definition' || owner.node.type !== 'class_definition') return undefined;
  const kind = classKind(owner.file, owner.node, project.resolver);
  if (kind !== 'pydantic' && kind !== 'dataclass') return undefined;
  const name = file.textOf(node.child('attribute')!);
  if (!fieldsOf(owner.file, owner.node).some(field => field.name === name)) return undefined;
  for (const statement of owner.node.child('body')?.parts ?? []) {
    const [assignment] = statement.parts;
    const left = assignment?.type === 'assignment' ? assignment.child('left') : undefined;
    if (!left || owner.file.textOf(left) !== name) continue;
    const value = assignment!.child('right');
    return ofAnnotation(owner.file, assignment!.child('type')!, project, value ? owner.file.textOf(value) : '');
  }
  return undefined;
}

function ofAnnotation(
  file: SourceFile,
  at: SyntaxNode,
  project: Project,
  given: string,
): readonly ValueShape[] | undefined {
  // `name: str = None` is None as well, and so is a field whose default is.
  if (/\bNone\b/.test(given)) return undefined;
  return ofType(readType({ file, at, resolver: project.resolver }));
}

function ofType(type: Type): readonly ValueShape[] | undefined {
  switch (type.kind) {
    case 'none':
      return ['None'];
    case 'scalar':
      return /^(?:str|int|float|bool)$/.test(type.text) ? [type.text as ValueShape] : undefined;
    case 'collection':
      return /^(?:typing\.)?[lL]ist\b/.test(type.text) ? ['list'] : undefined;
    case 'mapping':
      return /^(?:typing\.)?[dD]ict\b/.test(type.text) && type.key.kind === 'scalar' && type.key.text === 'str'
        ? ['dict']
        : undefined;
    case 'union': {
      const members = type.members.map(ofType);
      return members.every(member => member !== undefined) ? members.flat() : undefined;
    }
    default:
      return undefined;
  }
}

/** What a literal default is, as written. */
function shapeOfLiteral(text: string): ValueShape | undefined {
  if (text === 'None') return 'None';
  if (/^(?:True|False)$/.test(text)) return 'bool';
  if (/^[rRuU]?["']/.test(text)) return 'str';
  if (/^-?\d[\d_]*$/.test(text)) return 'int';
  if (/^-?[\d_]*\.[\d_]*(?:[eE][-+]?\d+)?$/.test(text)) return 'float';
  if (/^\{\s*\}$/.test(text)) return 'dict';
  return /^\[\s*\]$/.test(text) ? 'list' : undefined;
}

/**
 * The type of a field whose values are known: the one that all of them have. Undefined where one is not known, where they
 * differ, where one may be None, and where nothing is sent at all: only a type that refuses nothing of what is sent is one.
 * Undefined, too, where the type cannot be written in the model.
 * @param values the shapes of each value that is sent
 * @param fallback the default as written
 * @param fields the names of the model's fields
 * @param home the file that the model stands in
 */
export function fieldType(
  values: readonly (readonly ValueShape[] | undefined)[],
  fallback: string | undefined,
  fields: readonly string[],
  home: SourceFile,
  project: Project,
): string | undefined {
  const type = commonType(values, fallback);
  if (type === undefined || isHidden(type, fields, home)) return undefined;
  // `list[Any]` can be evaluated since Python 3.9 (PEP 585).
  return type.includes('[') && (project.dependencies(home.path).oldestPython ?? 9) < 9 ? undefined : type;
}

function commonType(
  values: readonly (readonly ValueShape[] | undefined)[],
  fallback: string | undefined,
): string | undefined {
  const found = new Set<ValueShape | undefined>();
  for (const shapes of values) for (const shape of shapes ?? [undefined]) found.add(shape);
  if (fallback !== undefined) found.add(shapeOfLiteral(fallback));
  const [shape] = found;
  if (found.size !== 1 || shape === undefined || shape === 'None') return undefined;
  if (shape === 'dict') return 'dict[str, Any]';
  return shape === 'list' ? 'list[Any]' : shape;
}

/** Whether the name of a type means something else in a model of these fields, or in its module. */
function isHidden(type: string, fields: readonly string[], file: SourceFile): boolean {
  const name = /^\w+/.exec(type)![0];
  return fields.includes(name) || file.scopes.module.bindings.has(name);
}
