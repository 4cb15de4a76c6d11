import type { Parameter } from '../python/functions.js';
import { obviousMismatch } from '../python/literal-types.js';
import type { Resolver } from '../python/resolver.js';
import type { SourceFile } from '../python/source-file.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';
import type { FieldTypes } from './field-types.js';
import { fieldName } from './names.js';
import { takesNone } from './takes-none.js';
import type { WorkflowRun } from './workflow-run.js';

/** A name that the model's text uses, and the module that it comes from. */
export interface NeededName {
  readonly module: string;
  readonly name: string;
}

/** One field of the model that takes the place of a run's parameters. */
export interface ModelField {
  readonly name: string;
  readonly parameter: Parameter;
  /** As it goes into the model. */
  readonly annotation: string;
  readonly default: string | undefined;
}

/** The fields of a model, or why there can be none. */
export interface ModelFields {
  readonly fields: readonly ModelField[];
  /** What keeps a parameter from becoming a field, for people. */
  readonly obstacle: string | undefined;
  /** What people should look at afterwards. */
  readonly remarks: readonly string[];
  readonly needed: readonly NeededName[];
  /** Types that need the SDK's Pydantic data converter. */
  readonly needsConverter: ReadonlySet<string>;
}

/** What decides how fields are written. */
export interface FieldChoices {
  readonly types: FieldTypes;
  readonly resolver: Resolver;
  /** Parameter name → dotted type that its field gets. */
  readonly mapped: Readonly<Record<string, string>>;
  /** Whether `X | None` can be evaluated wherever the project runs (PEP 604: Python 3.10). */
  readonly unions: boolean;
  /** The types of parameters without an annotation, by name, where they are known. */
  readonly sent?: ReadonlyMap<string, string>;
}

/** The fields for the parameters of a run, in their order. */
export function fieldsFor(workflow: WorkflowRun, choices: FieldChoices): ModelFields {
  const { file, parameters, node } = workflow;
  const used = namesIn(file, parameters);
  const taken = new Set<string>();
  const remarks: string[] = [];
  const needed: NeededName[] = [];
  const needsConverter = new Set<string>();
  const fields: ModelField[] = [];
  let obstacle: string | undefined;
  for (const parameter of parameters) {
    const name = fieldName(parameter.name, name => used.has(name) || taken.has(name));
    taken.add(name);
    if (name !== parameter.name)
      remarks.push(`the field for ${parameter.name} is ${name}, since a model cannot have its name`);
    const value = parameter.node.child('value');
    const given = value && file.textOf(value);
    const type = parameter.annotation?.parts[0] ?? parameter.annotation;
    if (type) {
      const verdict = choices.types.judge(file, type, node);
      for (const each of verdict.needsConverter) needsConverter.add(each);
      obstacle ??= verdict.obstacle && `${parameter.name}: ${verdict.obstacle}`;
    } else {
      const sent = choices.sent?.get(parameter.name);
      const becomes =
        sent === undefined ? 'becomes Any' : `becomes ${sent}, by ${value ? 'its default and ' : ''}what callers send`;
      remarks.push(`the parameter ${parameter.name} has no annotation and ${becomes}`);
    }
    obstacle ??= value && defaultObstacle(file, parameter, value, node, choices.resolver);
    const annotation = annotationOf(file, parameter, type, choices, needed);
    fields.push({ name, parameter, annotation, default: given });
  }
  const described = describedInDocstring(workflow);
  if (described.length > 0)
    remarks.push(
      `the docstring of ${workflow.runName} still describes ${described.join(', ')}: move that to the model`,
    );
  return { fields, obstacle, remarks, needed, needsConverter };
}

/** The parameters that the docstring of run has a line of its own for: `name: …`, `name (type): …`, `:param name: …`. */
function describedInDocstring({ file, run, parameters }: WorkflowRun): string[] {
  const [first] = run.child('body')?.parts ?? [];
  const [string] = first?.type === 'expression_statement' ? first.parts : [];
  if (string?.type !== 'string') return [];
  const text = file.textOf(string);
  return parameters
    .map(({ name }) => name)
    .filter(name =>
      new RegExp(`^[ \\t]*(?::param[^:\\n]*[ ]${name}:|${name}[ ]*(?:\\([^)\\n]*\\))?[ ]*:)`, 'm').test(text),
    );
}

function annotationOf(
  file: SourceFile,
  parameter: Parameter,
  type: SyntaxNode | undefined,
  { mapped, unions, resolver, sent }: FieldChoices,
  needed: NeededName[],
): string {
  const wanted = mapped[parameter.name];
  let annotation = type ? file.textOf(type) : (sent?.get(parameter.name) ?? 'Any');
  if (!type && annotation.includes('Any')) needed.push({ module: 'typing', name: 'Any' });
  if (wanted !== undefined && type?.type === 'identifier') {
    const dot = wanted.lastIndexOf('.');
    annotation = wanted.slice(dot + 1);
    if (dot > 0) needed.push({ module: wanted.slice(0, dot), name: annotation });
  }
  const value = parameter.node.child('value');
  if (value?.type !== 'none' || !type || takesNone(file, type, resolver)) return annotation;
  // A model checks what it is given: None has to be among the types, though a signature lets it pass.
  if (unions && !annotation.startsWith('"') && !annotation.startsWith("'")) return `${annotation} | None`;
  needed.push({ module: 'typing', name: 'Optional' });
  return `Optional[${annotation}]`;
}

/** A default is evaluated again in the model: what it names must mean the same there. */
function defaultObstacle(
  file: SourceFile,
  parameter: Parameter,
  value: SyntaxNode,
  owner: SyntaxNode,
  resolver: Resolver,
): string | undefined {
  if (value.type === 'ellipsis')
    return `${parameter.name}: its default is ..., which in a model means that it has none`;
  const { annotation } = parameter;
  const wrong =
    annotation && value.type !== 'none' && obviousMismatch({ file, node: value }, { file, node: annotation }, resolver);
  // A model sends its defaults, and the worker checks what arrives.
  if (wrong) return `${parameter.name}: its default does not fit (${wrong})`;
  for (const node of descendants(value)) {
    if (node.type !== 'identifier') continue;
    if (file.scopes.lookup(file.textOf(node), node).some(binding => binding.scope.node === owner)) {
      return `${parameter.name}: its default uses ${file.textOf(node)}, which is defined in the body of the workflow class`;
    }
  }
  return undefined;
}

/** The names that annotations and defaults use: a field of such a name would hide it from them (PEP 526). */
function namesIn(file: SourceFile, parameters: readonly Parameter[]): Set<string> {
  const names = new Set<string>();
  for (const { annotation, node } of parameters) {
    for (const part of [annotation, node.child('value')]) {
      for (const inner of part ? descendants(part) : []) {
        if (inner.type === 'identifier' && inner.field !== 'attribute') names.add(file.textOf(inner));
        if (inner.type === 'string')
          for (const word of file.textOf(inner).match(/[\w.]+/g) ?? []) names.add(word.split('.')[0]!);
      }
    }
  }
  return names;
}
