// Sketches: what a batch loop would look like as a parent with child workflows, as files of Python made from the code at
// hand. Knows loops and the code that they are made of; writes nothing.
import { keyword, readCall } from '../python/calls.js';
import { classKind } from '../python/classes.js';
import { type Parameter, parametersOf } from '../python/functions.js';
import type { SourceFile } from '../python/source-file.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';
import { type Carried, onlyValue } from '../temporal/continue-as-new/carried.js';
import type { Loop } from '../temporal/continue-as-new/classify.js';
import type { FunctionRef } from '../temporal/continue-as-new/unit.js';
import type { Semantics } from '../temporal/semantics.js';

/**
 * What becomes of a value that the runs hand on. `position`: each batch has its own. `setting`: the same for all.
 * `total`: each batch counts its own, the parent adds them up. `other`: changes in a way of its own.
 */
export type Role = 'position' | 'setting' | 'total' | 'other';

/** One field of the model that a batch takes. */
export interface StateField {
  readonly name: string;
  readonly annotation: SyntaxNode | undefined;
  /** The default, as Pydantic takes it. */
  readonly fallback: string | undefined;
  /** The code that the default is made of. */
  readonly value: SyntaxNode | undefined;
  readonly file: SourceFile;
  readonly role: Role;
}

/** What a batch is given, and how the code of the old run gets at it. */
export interface State {
  /**
   * `fields`: the old model's own fields, by the old name of the parameter. `parameters`: one field for each old parameter.
   */
  readonly shape: 'fields' | 'parameters';
  /** The old parameters of run, without `self`. */
  readonly parameters: readonly Parameter[];
  readonly fields: readonly StateField[];
  /** The old model, for `fields`. */
  readonly model: FunctionRef | undefined;
}

/** Works out what a batch is given; undefined where the run or what it hands on is not fully known. */
export function stateOf(loop: Loop, run: FunctionRef, semantics: Semantics): State | undefined {
  const all = parametersOf(run.file, run.node).slice(1);
  if (all.some(({ kind }) => kind !== 'positional')) return undefined;
  const [only] = all;
  const model = all.length === 1 && only ? modelOf(only, run, semantics) : undefined;
  const declared = model ? fieldsIn(model) : [];
  if (model && onlyAttributes(run, only!.name, new Set(declared.map(({ name }) => name)))) {
    const { file } = model;
    const fields = declared.map(({ name, annotation, value }): StateField => {
      const role = roleOf(name, file.textOf(annotation), loop, `${only!.name}.`);
      return { name, annotation, file, role, ...defaultOf(file, value, semantics) };
    });
    return { shape: 'fields', parameters: all, fields, model };
  }
  const { file } = run;
  const fields = all.map(({ name, annotation, node }): StateField => {
    const value = node.child('value');
    const role = roleOf(name, annotation ? file.textOf(annotation) : '', loop, '');
    return { name, annotation, file, role, value, fallback: value && file.textOf(value) };
  });
  return { shape: 'parameters', parameters: all, fields, model: undefined };
}

/** The dataclass of a parameter, if it is one that stands for itself: without bases, whose fields would be missed. */
function modelOf(parameter: Parameter, run: FunctionRef, { resolver }: Semantics): FunctionRef | undefined {
  const type = parameter.annotation?.parts[0];
  const resolved = type && resolver.resolve(run.file, type);
  if (resolved?.kind !== 'definition' || resolved.node.type !== 'class_definition') return undefined;
  if (resolved.node.child('superclasses') || classKind(resolved.file, resolved.node, resolver) !== 'dataclass')
    return undefined;
  return { file: resolved.file, node: resolved.node };
}

/** Whether only the fields of a parameter are used, never its methods or itself: another model with them does as well. */
function onlyAttributes({ file, node }: FunctionRef, name: string, fields: ReadonlySet<string>): boolean {
  const body = node.child('body');
  return [...(body ? descendants(body) : [])].every(part => {
    if (part.type !== 'identifier' || part.field === 'attribute' || file.textOf(part) !== name) return true;
    if (part.parent?.type === 'keyword_argument' && part.field === 'name') return true;
    const attribute =
      part.parent?.type === 'attribute' && part.field === 'object' ? part.parent.child('attribute') : undefined;
    return attribute !== undefined && fields.has(file.textOf(attribute));
  });
}

interface Declared {
  readonly name: string;
  readonly annotation: SyntaxNode;
  readonly value: SyntaxNode | undefined;
}

function fieldsIn({ file, node }: FunctionRef): Declared[] {
  return (node.child('body')?.parts ?? []).flatMap(statement => {
    const assignment = statement.type === 'expression_statement' ? statement.parts[0] : undefined;
    const left = assignment?.type === 'assignment' ? assignment.child('left') : undefined;
    const annotation = assignment?.child('type');
    if (left?.type !== 'identifier' || !annotation) return [];
    return [{ name: file.textOf(left), annotation, value: assignment?.child('right') }];
  });
}

/** `dataclasses.field(default_factory=list)` is `Field(default_factory=list)` to Pydantic; other options of it have no use. */
function defaultOf(
  file: SourceFile,
  value: SyntaxNode | undefined,
  { resolver }: Semantics,
): Pick<StateField, 'fallback' | 'value'> {
  const call = value?.type === 'call' ? readCall(value, file.text) : undefined;
  const resolved = call && resolver.resolve(file, call.callee);
  if (!call || resolved?.kind !== 'external' || resolved.name !== 'dataclasses.field') {
    return { value, fallback: value && file.textOf(value) };
  }
  const given = keyword(call, 'default_factory') ?? keyword(call, 'default');
  if (given?.kind !== 'keyword') return { value: undefined, fallback: undefined };
  return { value: given.value, fallback: `Field(${given.name}=${file.textOf(given.value)})` };
}

function roleOf(name: string, annotation: string, loop: Loop, prefix: string): Role {
  const carried = loop.carried.values.filter(value => value.name === name);
  // What moves on may be the value itself, or something in it.
  const path = `${prefix}${name}`;
  const moving = loop.progress.find(each => each.name === name || each.paths.some(own => own.startsWith(`${path}.`)));
  if (moving && (moving.selects !== 'nothing' || moving.strength === 'strong')) return 'position';
  if (moving?.move === 'step' && /^(int|float)$/.test(annotation)) return 'total';
  const same = carried.length > 0 && carried.every(value => sourceOf(value) === path);
  return same && !moving ? 'setting' : 'other';
}

/** The code that a carried value comes from, through a variable that is bound once. */
function sourceOf({ file, node, fn }: Carried): string {
  const made = node.type === 'identifier' ? onlyValue(file, node, fn) : undefined;
  return file.textOf(made ?? node);
}
