import type { Project } from '../project/project.js';
import { keyword, readCall } from '../python/calls.js';
import { decoratorsOf } from '../python/functions.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import type { FieldTypes } from './field-types.js';
import { fieldName } from './names.js';
import { takesNone } from './takes-none.js';

/** One field of a dataclass that is to become a field of a model. */
export interface DataclassField {
  readonly name: string;
  readonly node: SyntaxNode;
  /** The callee of `field(…)`, which becomes `Field`. */
  readonly field: SyntaxNode | undefined;
  /** An annotation that has to take None, which its default is. */
  readonly widen: SyntaxNode | undefined;
}

/** A dataclass as far as it matters for a model. */
export interface DataclassShape {
  readonly decorator: SyntaxNode;
  readonly frozen: boolean;
  readonly fields: readonly DataclassField[];
}

const HARMLESS_ARGUMENTS = new Set(['frozen', 'kw_only', 'eq', 'repr']);
/** What dataclasses makes of a class by convention, and a model does not (Python: dataclasses). */
const SPECIAL = /^(?:__post_init__|__init__|__new__|__slots__|__setattr__|__getattr__|__getattribute__)$/;

/** Reads a dataclass; or says, for people, what about it a model cannot carry. */
export function dataclassShape(
  file: SourceFile,
  node: SyntaxNode,
  types: FieldTypes,
  project: Project,
): DataclassShape | { readonly obstacle: string } {
  const decorators = decoratorsOf(node);
  if (decorators.length !== 1) return { obstacle: 'it has another decorator' };
  const bases = node.child('superclasses')?.parts ?? [];
  if (bases.some(base => file.textOf(base) !== 'object')) return { obstacle: 'it derives from another class' };
  const decorator = decorators[0]!;
  const callee = project.resolver.resolve(file, decorator.type === 'call' ? decorator.child('function')! : decorator);
  if (callee.kind !== 'external' || callee.name !== 'dataclasses.dataclass') {
    return { obstacle: 'its decorator is not that of the standard library' };
  }
  const call = decorator.type === 'call' ? readCall(decorator, file.text) : undefined;
  for (const arg of call?.args ?? []) {
    const value = file.textOf(arg.value);
    const harmless = arg.kind === 'keyword' && HARMLESS_ARGUMENTS.has(arg.name) && /^(?:True|False)$/.test(value);
    if (harmless && !(value === 'False' && /^(?:eq|repr)$/.test(arg.name))) continue;
    if (value !== 'False' || arg.kind !== 'keyword') return { obstacle: `its decorator has ${file.textOf(arg.node)}` };
  }
  const frozen = call !== undefined && keyword(call, 'frozen') !== undefined;
  const fields: DataclassField[] = [];
  for (const statement of node.child('body')?.parts ?? []) {
    const found = readStatement(file, statement, node, types, project);
    if (typeof found === 'string') return { obstacle: found };
    if (found) fields.push(found);
  }
  return { decorator, frozen: frozen && file.textOf(keyword(call!, 'frozen')!.value) === 'True', fields };
}

function readStatement(
  file: SourceFile,
  statement: SyntaxNode,
  owner: SyntaxNode,
  types: FieldTypes,
  project: Project,
): DataclassField | string | undefined {
  const definition = statement.type === 'decorated_definition' ? statement.child('definition')! : statement;
  if (definition.type === 'function_definition') {
    const name = file.textOf(definition.child('name')!);
    return SPECIAL.test(name) ? `it defines ${name}` : undefined;
  }
  if (definition.type === 'pass_statement' || definition.type === 'class_definition') return undefined;
  const expression = statement.type === 'expression_statement' ? statement.parts[0] : undefined;
  if (expression?.type === 'string' || expression?.type === 'ellipsis') return undefined;
  const name = expression?.type === 'assignment' ? expression.child('left') : undefined;
  const type = expression?.child('type');
  if (name?.type !== 'identifier' || !type) return `its body holds ${file.textOf(statement).split('\n')[0]}`;
  const annotation = file.textOf(type);
  if (/\bClassVar\b/.test(annotation)) return undefined;
  if (/\bInitVar\b|\bKW_ONLY\b/.test(annotation)) return `its body holds ${annotation}`;
  const text = file.textOf(name);
  if (fieldName(text, () => false) !== text) return `a model cannot have a field ${text}`;
  const obstacle = types.judge(file, type.parts[0] ?? type, owner, false).obstacle;
  if (obstacle) return `${text}: ${obstacle}`;
  const value = expression!.child('right');
  const widen = value?.type === 'none' && !takesNone(file, type, project.resolver) ? type : undefined;
  if (widen && type.parts[0]?.type === 'string') return `${text}: its default is None, which its type does not take`;
  const call = value?.type === 'call' ? readCall(value, file.text) : undefined;
  const callee = call && project.resolver.resolve(file, call.callee);
  if (callee?.kind !== 'external' || callee.name !== 'dataclasses.field')
    return { name: text, node: name, field: undefined, widen };
  const odd = call!.args.find(arg => arg.kind !== 'keyword' || !/^(?:default|default_factory|kw_only)$/.test(arg.name));
  return odd ? `${text}: field() has ${file.textOf(odd.node)}` : { name: text, node: name, field: call!.callee, widen };
}
