import type { Project } from '../project/project.js';
import { classKind, fieldsOf } from '../python/classes.js';
import type { Resolved } from '../python/resolver.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';

/**
 * Whether a value of a type can be a JSON object: `no`, one with any keys (`any`), or one with none but these keys.
 */
export type ObjectShape = 'no' | 'any' | ReadonlySet<string>;

const NO_OBJECT = new Set('str int float bool None list tuple set frozenset bytes'.split(' '));
const NO_OBJECT_EXTERNAL =
  /^(?:datetime|uuid|decimal|pathlib|ipaddress|enum)\.|^(?:typing|typing_extensions|collections\.abc)\.(?:List|Tuple|Set|FrozenSet|Sequence|Literal|Text|Iterable|Collection)$/;
const MAX_DEPTH = 10;

/** The JSON objects that a value of an annotation can be; `any` wherever that is not certain. */
export function objectShape(
  file: SourceFile,
  annotation: SyntaxNode | undefined,
  project: Project,
  depth = 0,
): ObjectShape {
  if (!annotation || depth > MAX_DEPTH) return 'any';
  const inner = (node: SyntaxNode | undefined) => objectShape(file, node, project, depth + 1);
  switch (annotation.type) {
    case 'type':
    case 'parenthesized_expression':
      return inner(annotation.parts[0]);
    case 'none':
      return 'no';
    case 'binary_operator':
    case 'union_type':
      return annotation.parts.map(inner).reduce(either, 'no');
    case 'generic_type':
    case 'subscript': {
      const [base, ...rest] = annotation.parts;
      const args = rest[0]?.type === 'type_parameter' ? rest[0].parts : rest;
      const resolved = base && project.resolver.resolve(file, base);
      const name = resolved?.kind === 'external' ? resolved.name : '';
      if (/^typing(_extensions)?\.(?:Optional|Union)$/.test(name)) return args.map(inner).reduce(either, 'no');
      if (/^typing(_extensions)?\.Annotated$/.test(name)) return inner(args[0]);
      return inner(base);
    }
    case 'identifier':
    case 'attribute':
      return ofName(project.resolver.resolve(file, annotation), file.textOf(annotation), project, depth);
    default:
      return 'any';
  }
}

function ofName(resolved: Resolved, written: string, project: Project, depth: number): ObjectShape {
  switch (resolved.kind) {
    case 'unknown':
      return NO_OBJECT.has(written) ? 'no' : 'any';
    case 'external':
      return NO_OBJECT_EXTERNAL.test(resolved.name) ? 'no' : 'any';
    case 'definition':
      return resolved.node.type === 'class_definition' ? ofClass(resolved.file, resolved.node, project) : 'any';
    case 'value': {
      const { binding, file } = resolved;
      const value = binding.kind === 'assignment' ? binding.value : undefined;
      return value && value.type !== 'call' ? objectShape(file, value, project, depth + 1) : 'any';
    }
    default:
      return 'any';
  }
}

function ofClass(file: SourceFile, node: SyntaxNode, project: Project): ObjectShape {
  const kind = classKind(file, node, project.resolver);
  if (kind === 'enum') return 'no';
  if (kind !== 'dataclass' && kind !== 'pydantic' && kind !== 'typed-dict') return 'any';
  if (/\bextra\s*=\s*["']allow["']|\balias/.test(file.textOf(node))) return 'any';
  const keys = new Set(fieldsOf(file, node).map(({ name }) => name));
  for (const base of project.resolver.bases(file, node)) {
    if (base.kind !== 'definition') continue;
    const inherited = ofClass(base.file, base.node, project);
    if (typeof inherited === 'string') return 'any';
    for (const key of inherited) keys.add(key);
  }
  return keys;
}

function either(a: ObjectShape, b: ObjectShape): ObjectShape {
  if (a === 'no') return b;
  if (b === 'no') return a;
  return a === 'any' || b === 'any' ? 'any' : new Set([...a, ...b]);
}
