import type { Project } from '../project/project.js';
import { classKind } from '../python/classes.js';
import type { Resolved } from '../python/resolver.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import { builtinTypes } from '../python/type-names.js';
import type { WorkflowRun } from './workflow-run.js';

/** What the policy asks of a run's parameters. */
export type Wanted =
  /** In order as it is, and why. */
  | { readonly kind: 'nothing'; readonly why: string }
  /** A new model in the place of the parameters. */
  | { readonly kind: 'model' }
  /** One dataclass: the same JSON as a model of its fields. */
  | { readonly kind: 'dataclass'; readonly file: SourceFile; readonly node: SyntaxNode }
  /** One dict, or a TypedDict. */
  | { readonly kind: 'dict' }
  /** Not to be decided, and why. */
  | { readonly kind: 'unclear'; readonly why: string };

const DICTS = /^(?:typing|typing_extensions|collections\.abc)\.(?:Dict|Mapping|MutableMapping)$/;

/** Compares the parameters of a run with the policy: none, or one Pydantic model. */
export function wantedOf({ file, parameters }: WorkflowRun, project: Project): Wanted {
  if (parameters.length === 0) return { kind: 'nothing', why: 'no parameter' };
  if (parameters.length > 1) return { kind: 'model' };
  const type = bareType(file, parameters[0]!.annotation, project);
  if (!type) return { kind: 'model' };
  const resolved = project.resolver.resolve(file, headOf(type));
  if (resolved.kind === 'unknown' && file.textOf(headOf(type)) === 'dict') return { kind: 'dict' };
  if (resolved.kind === 'unknown' && !builtinTypes.has(file.textOf(headOf(type)))) {
    return { kind: 'unclear', why: `whether ${file.textOf(type)} is a Pydantic model is not known: it was not found` };
  }
  if (resolved.kind === 'external') return ofExternal(resolved.name, file.textOf(type));
  if (resolved.kind !== 'definition' || resolved.node.type !== 'class_definition') return { kind: 'model' };
  return ofClass(resolved, project);
}

function ofExternal(name: string, written: string): Wanted {
  if (DICTS.test(name)) return { kind: 'dict' };
  if (/^temporalio\.common\.RawValue$/.test(name)) return { kind: 'nothing', why: 'takes raw payloads' };
  if (
    /^(?:typing|typing_extensions|collections|datetime|uuid|decimal|pathlib|enum|ipaddress|fractions|re)\b/.test(name)
  ) {
    return { kind: 'model' };
  }
  if (/^pydantic\.(?!types\b|networks\b)(?!\w*(?:Str|Url|Dsn|Date|Int|Float|Bytes)\b)/.test(name)) {
    return { kind: 'nothing', why: 'one Pydantic model' };
  }
  if (name.startsWith('pydantic.')) return { kind: 'model' };
  return {
    kind: 'unclear',
    why: `whether ${written} is a Pydantic model is not known: it comes from outside of the repository (${name})`,
  };
}

function ofClass({ file, node }: Extract<Resolved, { kind: 'definition' }>, project: Project): Wanted {
  const name = file.textOf(node.child('name')!);
  switch (classKind(file, node, project.resolver)) {
    case 'pydantic':
      return { kind: 'nothing', why: 'one Pydantic model' };
    case 'dataclass':
      return { kind: 'dataclass', file, node };
    case 'typed-dict':
      return { kind: 'dict' };
    case 'unknown':
      return {
        kind: 'unclear',
        why: `whether ${name} is a Pydantic model is not known: a base or decorator of it is not`,
      };
    default:
      return { kind: 'model' };
  }
}

/** The one type of an annotation, `None` left out; undefined for none, a union or a quoted type. */
function bareType(file: SourceFile, annotation: SyntaxNode | undefined, project: Project): SyntaxNode | undefined {
  if (!annotation) return undefined;
  switch (annotation.type) {
    case 'type':
    case 'parenthesized_expression':
      return bareType(file, annotation.parts[0], project);
    case 'binary_operator':
    case 'union_type': {
      const members = annotation.parts.filter(part => part.type !== 'none');
      return members.length === 1 ? bareType(file, members[0], project) : undefined;
    }
    case 'generic_type':
    case 'subscript': {
      const [base, ...rest] = annotation.parts;
      const resolved = base && project.resolver.resolve(file, base);
      const wrapper =
        resolved?.kind === 'external' && /^typing(_extensions)?\.(?:Optional|Annotated)$/.test(resolved.name);
      if (!wrapper) return annotation;
      return bareType(file, rest[0]?.type === 'type_parameter' ? rest[0].parts[0] : rest[0], project);
    }
    default:
      return annotation;
  }
}

function headOf(type: SyntaxNode): SyntaxNode {
  return type.type === 'generic_type' || type.type === 'subscript' ? type.parts[0]! : type;
}
