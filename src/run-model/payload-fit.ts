import type { Project } from '../project/project.js';
import { classKind } from '../python/classes.js';
import { obviousMismatch } from '../python/literal-types.js';
import { recordFields } from '../python/record-fields.js';
import type { Resolver } from '../python/resolver.js';
import type { Binding } from '../python/scope.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import { readType, type Type } from '../python/types.js';
import type { ModelField } from './fields.js';

/** A payload and the field that it is sent for. */
export interface Fitting {
  readonly file: SourceFile;
  readonly value: SyntaxNode;
  readonly field: ModelField;
  /** The file of the workflow, where the field's annotation stands. */
  readonly home: SourceFile;
  /** Whether the model is made from the value as it is; else it is JSON before the model sees it. */
  readonly constructed: boolean;
}

/** Why a payload certainly does not fit its field, by the look of it or by how it is declared; undefined where it may. */
export function misfitOf(fitting: Fitting, project: Project): string | undefined {
  const { file, value, field, home } = fitting;
  const { annotation } = field.parameter;
  if (!annotation || (value.type === 'none' && field.default === 'None')) return undefined;
  const obvious = obviousMismatch({ file, node: value }, { file: home, node: annotation }, project.resolver);
  return obvious ?? declaredMisfit(fitting, annotation, project);
}

function declaredMisfit(fitting: Fitting, annotation: SyntaxNode, project: Project): string | undefined {
  const { file, value, field, home, constructed } = fitting;
  const declared = declaredType(file, value, project);
  const given = declared && kindsOf(declared, project.resolver);
  const wanted = kindsOf(readType({ file: home, at: annotation, resolver: project.resolver }), project.resolver);
  if (!declared || !given || !wanted) return undefined;
  const takes = field.default === 'None' ? [...wanted, 'None'] : wanted;
  if (given.some(kind => takes.some(each => accepts(each, kind, constructed)))) return undefined;
  return `${file.textOf(value)} is declared as ${declared.text}, where ${home.textOf(annotation)} is expected`;
}

/** What a name, or a field of a dataclass or model, is declared as: only where one place says so. */
function declaredType(file: SourceFile, node: SyntaxNode, project: Project): Type | undefined {
  if (node.type === 'parenthesized_expression' && node.parts.length === 1)
    return declaredType(file, node.parts[0]!, project);
  if (node.type === 'identifier') {
    const [binding, other] = file.scopes.lookup(file.textOf(node), node);
    return binding && !other ? ofBinding(file, binding, project) : undefined;
  }
  const owner = node.type === 'attribute' ? project.types.typeOf(file, node.child('object')!) : undefined;
  if (owner?.kind !== 'definition') return undefined;
  const kind = classKind(owner.file, owner.node, project.resolver);
  if (kind !== 'dataclass' && kind !== 'pydantic') return undefined;
  const name = file.textOf(node.child('attribute')!);
  const record = { kind: 'class', file: owner.file, node: owner.node, args: [], text: '' } as const;
  return recordFields(record, project.resolver).find(field => field.name === name)?.type;
}

function ofBinding(file: SourceFile, { kind, node, annotation, value }: Binding, { resolver }: Project) {
  if (annotation) {
    const type = readType({ file, at: annotation, resolver });
    const given = kind === 'parameter' ? node.parent?.child('value') : undefined;
    if (given?.type !== 'none') return type;
    return { kind: 'union', members: [type, { kind: 'none', text: 'None' }], text: type.text } satisfies Type;
  }
  const literal = kind === 'assignment' && (value?.type === 'true' || value?.type === 'false');
  return literal ? ({ kind: 'scalar', name: 'bool', text: 'bool' } as const) : undefined;
}

/** What values of a type are, in words of JSON and of the standard library; undefined where that is not certain. */
function kindsOf(type: Type, resolver: Resolver): readonly string[] | undefined {
  switch (type.kind) {
    case 'none':
      return ['None'];
    case 'scalar':
      return [type.name];
    case 'collection':
    case 'tuple':
      return ['list'];
    case 'mapping':
      return ['dict'];
    case 'union': {
      const members = type.members.map(member => kindsOf(member, resolver));
      return members.every(member => member !== undefined) ? members.flat() : undefined;
    }
    case 'class': {
      const kind = classKind(type.file, type.node, resolver);
      return kind === 'dataclass' || kind === 'pydantic' ? ['object'] : undefined;
    }
    default:
      return undefined;
  }
}

const TEXT = new Set(['UUID', 'datetime', 'date', 'time']);
/** What a field of a plain kind takes besides its own kind (docs.pydantic.dev, "Conversion Table"; JSON knows no more). */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  str: [],
  int: ['bool', 'float'],
  float: ['int', 'bool', 'Decimal'],
  bool: [],
  None: [],
  list: [],
  dict: [],
  UUID: ['str'],
  datetime: ['str', 'int', 'float', 'date'],
  date: ['str', 'int', 'float', 'datetime'],
  time: ['str', 'int', 'float'],
  timedelta: ['str', 'int', 'float', 'time'],
  Decimal: ['str', 'int', 'float'],
  Path: ['str'],
};

function accepts(field: string, given: string, constructed: boolean): boolean {
  const also = ALSO[field];
  // Every other kind, a class among them, may have a validator.
  if (!also || field === given || also.includes(given)) return true;
  if (constructed) return !ALSO[given] && given !== 'object';
  // In JSON, objects are dicts, and most of what is no number is text.
  if (given === 'object') return field === 'dict';
  return TEXT.has(given) ? field === 'str' : !ALSO[given];
}

/**
 * The parameter that a payload is named after, where that one is sent nothing: `args=[user, dry_run]` for
 * `run(user, limit=None, dry_run=False)`.
 * @param sent the parameters that are sent something
 */
export function namedAfterOther(
  { file, value, field }: Pick<Fitting, 'file' | 'value' | 'field'>,
  fields: readonly ModelField[],
  sent: ReadonlySet<string>,
): string | undefined {
  const named = value.type === 'attribute' ? value.child('attribute') : value;
  if (named?.type !== 'identifier') return undefined;
  const name = file.textOf(named);
  const other = name === field.parameter.name ? undefined : fields.find(({ parameter }) => parameter.name === name);
  return other && !sent.has(name) ? name : undefined;
}
