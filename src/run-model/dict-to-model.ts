import type { TextEdit } from '../edits.js';
import type { Project } from '../project/project.js';
import type { Parameter } from '../python/functions.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import { shortName } from '../temporal/sdk-api.js';
import type { Edit, ImportNeed } from '../types.js';
import type { SiteVerdict } from './call-site.js';
import {
  type Conversion,
  type ConversionChoices,
  chooseName,
  disjoint,
  followReferences,
  type Refusal,
} from './conversion.js';
import { isFieldKey, type KeyUse, keyUses } from './dict-keys.js';
import { type KeyTypes, keyTypes, literalKeys, payloadOf, sentKeys } from './dict-payloads.js';
import type { ModelField } from './fields.js';
import { modelClass } from './model-class.js';
import { importedName, isOtherwiseBound } from './model-definition.js';
import { modelAccess, seesModel } from './model-import.js';
import { needsNamespace } from './names.js';
import type { Reference } from './references.js';
import type { WorkflowRun } from './workflow-run.js';

/** A dict parameter that becomes a model of its keys, with the keys that were seen. */
export type DictConversion = (Conversion | Refusal) & {
  readonly keys: readonly string[];
  /** Those that are `Any`. */
  readonly untyped?: readonly string[];
  /** Those whose type was read off what callers send: it may refuse what they sent when they were other code. */
  readonly inferred?: readonly string[];
};

/**
 * Turns the one dict parameter of a run into a model that is inferred from the keys which the body and the callers use. The
 * JSON stays the same: fields are `Any` unless all that is sent is seen to be of one type, a key is required only where every
 * execution reads it, and keys that nobody reads are ignored.
 */
export function dictToModel(
  workflow: WorkflowRun,
  references: readonly Reference[],
  project: Project,
  choices: ConversionChoices,
): DictConversion {
  const { file, run, init, parameters } = workflow;
  const methods = [
    { node: run, parameter: parameters[0]! },
    ...(init ? [{ node: init.node, parameter: init.parameters[0]! }] : []),
  ];
  const uses: KeyUse[] = [];
  const refuse = (obstacle: string): DictConversion => ({
    obstacle,
    ledger: [],
    keys: [...new Set(uses.map(({ key }) => key))],
  });
  let obstacle: string | undefined;
  for (const { node, parameter } of methods) {
    const own = keyUses(file, node, parameter.name);
    obstacle ??= own.obstacle;
    uses.push(...own.uses);
  }
  if (obstacle !== undefined) return refuse(obstacle);
  if (uses.length === 0) return refuse(unused(parameters[0]!));
  const sent = references.flatMap(reference => sentKeys(reference));
  const all = [...uses.map(({ key }) => key), ...sent];
  const fields = fieldsOf(workflow, uses, sent, keyTypes(workflow, references, all, project));
  if (typeof fields === 'string') return refuse(fields);
  if (parameters[0]!.hasDefault) return refuse('it has a default, which would have to be a model');

  const model = chooseName(workflow, references, choices);
  const namespaced = fields.some(({ name }) => needsNamespace(name));
  const names = [
    'pydantic.BaseModel',
    ...(namespaced ? ['pydantic.ConfigDict'] : []),
    ...(fields.some(({ annotation }) => annotation.includes('Any')) ? ['typing.Any'] : []),
  ];
  const hidden = names.find(name => isOtherwiseBound(file, shortName(name), name, project));
  if (hidden) return refuse(`${hidden} is needed, and its name means something else in this module`);
  const imports: ImportNeed[] = [];
  const nameFor = (name: string) => {
    const short = shortName(name);
    return importedName(file, { module: name.slice(0, -short.length - 1), name: short }, project, imports);
  };
  if (names.includes('typing.Any')) nameFor('typing.Any');
  const base = nameFor('pydantic.BaseModel');
  const config = namespaced ? nameFor('pydantic.ConfigDict') : '';
  const { offset, text } = modelClass(workflow, { name: model, base, config, fields });
  const own: TextEdit[] = [{ start: offset, end: offset, text }];
  for (const { parameter } of methods) {
    const { annotation } = parameter;
    if (!annotation) return refuse('a parameter of @workflow.init has no annotation');
    own.push({ start: annotation.start, end: annotation.end, text: model });
  }
  for (const { key, form, node } of uses) {
    const name = file.textOf(nameOf(node));
    own.push({
      start: node.start,
      end: node.end,
      text: form === 'in' ? `"${key}" in ${name}.model_fields_set` : `${name}.${key}`,
    });
  }
  const callers = followReferences(workflow, references, reference =>
    rewriteDict(reference, workflow, model, fields, uses, imports, project),
  );
  if ('obstacle' in callers) return { ...callers, keys: fields.map(({ name }) => name) };
  const edits: Edit[] = [...own.map(edit => ({ path: file.path, ...edit })), ...callers.edits];
  const keys = fields.map(({ name }) => name);
  const untyped = fields.filter(({ annotation }) => annotation === 'Any').map(({ name }) => name);
  const isDeclared = valueType(file, parameters[0]!) !== 'Any';
  const inferred = isDeclared ? [] : keys.filter(key => !untyped.includes(key));
  return { ...callers, model, edits: disjoint(edits), imports, keys, untyped, inferred };
}

function unused({ name }: Parameter): string {
  return `its body does not use ${name}, so nothing says which keys it has`;
}

/** The identifier of the parameter inside of a use. */
function nameOf(use: SyntaxNode): SyntaxNode {
  if (use.type === 'subscript') return use.child('value')!;
  return use.type === 'call' ? use.child('function')!.child('object')! : use.parts[1]!;
}

/** The fields for the keys, in the order in which they are first used; or why there can be none. */
function fieldsOf(
  { file, parameters }: WorkflowRun,
  uses: readonly KeyUse[],
  sent: readonly string[],
  typeOf: KeyTypes,
): ModelField[] | string {
  const parameter = parameters[0]!;
  const value = valueType(file, parameter);
  const fields: ModelField[] = [];
  for (const key of new Set([...uses.map(use => use.key), ...sent])) {
    if (!isFieldKey(key)) return `a model cannot have a field for the key "${key}"`;
    const own = uses.filter(use => use.key === key);
    const fallbacks = new Set(own.filter(({ form }) => form === 'get').map(({ fallback }) => fallback ?? 'None'));
    if (fallbacks.size > 1) return `the key ${key} has several defaults`;
    const required = own.some(({ always }) => always) && fallbacks.size === 0;
    const fallback = required ? undefined : ([...fallbacks][0] ?? 'None');
    const known = value === 'Any' ? (typeOf(key, fallback) ?? 'Any') : value;
    const annotation = fallback === 'None' && known !== 'Any' ? `${known} | None` : known;
    fields.push({ name: key, parameter, annotation, default: fallback });
  }
  return fields;
}

/** `dict[str, int]`: the SDK checks the values of such a dict when it decodes it. */
function valueType(file: SourceFile, { annotation }: Parameter): string {
  const written = annotation ? file.textOf(annotation) : '';
  return /^(?:typing\.)?[dD]ict\[\s*str\s*,\s*(str|int|bool)\s*\]$/.exec(written)?.[1] ?? 'Any';
}

function rewriteDict(
  reference: Reference,
  workflow: WorkflowRun,
  model: string,
  fields: readonly ModelField[],
  uses: readonly KeyUse[],
  imports: ImportNeed[],
  project: Project,
): SiteVerdict {
  const { file, node, use } = reference;
  const payload = payloadOf(reference);
  if (!payload) return { kind: 'blocked', note: 'what it sends cannot be read here' };
  if (use.kind === 'sdk-call' && use.byName && !seesModel(file, node, workflow)) {
    return { kind: 'fine', note: 'sends a dict of the same JSON' };
  }
  const own = use.kind === 'sdk-call' && use.sdk.api.kind === 'continue-as-new' && !use.sdk.target;
  const access = own ? { text: model } : modelAccess(file, node, workflow, model, project);
  if (!access) return { kind: 'blocked', note: `${model} cannot be imported here` };
  const keys = literalKeys(file, payload);
  // The model sends every field, so a key that was left out is there from now on.
  const noticed = uses.find(({ key, form }) => form === 'in' && !keys?.some(each => each.key === key));
  if (noticed)
    return { kind: 'blocked', note: `a model sends the key ${noticed.key}, and the body asks whether it is there` };
  if (access.need) imports.push(access.need);
  if (!keys) {
    const edits = [
      { start: payload.start, end: payload.start, text: `${access.text}.model_validate(` },
      { start: payload.end, end: payload.end, text: ')' },
    ];
    return { kind: 'rewrite', edits, note: `the dict is read into ${access.text}` };
  }
  const missing = fields.find(field => field.default === undefined && !keys.some(({ key }) => key === field.name));
  if (missing) return { kind: 'blocked', note: `the key ${missing.name} is not sent` };
  return { kind: 'rewrite', edits: asModel(payload, access.text, keys), note: `the dict becomes ${access.text}` };
}

/** `{"size": 3}` becomes `Model(size=3)`, laid out as it was. */
function asModel(
  payload: SyntaxNode,
  model: string,
  keys: readonly { readonly key: string; readonly pair: SyntaxNode }[],
): TextEdit[] {
  const edits: TextEdit[] = [{ start: payload.start, end: payload.start + 1, text: `${model}(` }];
  for (const { key, pair } of keys) {
    const value = pair.child('value')!;
    const bare = value.type === 'named_expression';
    edits.push({ start: pair.start, end: value.start, text: `${key}=${bare ? '(' : ''}` });
    if (bare) edits.push({ start: value.end, end: value.end, text: ')' });
  }
  edits.push({ start: payload.end - 1, end: payload.end, text: ')' });
  return edits;
}
