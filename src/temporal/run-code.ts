import { readCall } from '../python/calls.js';
import { ownerClass, parametersOf } from '../python/functions.js';
import type { SourceFile } from '../python/source-file.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';
import type { EntryPoint } from './entry-points.js';
import { type SdkCall, sdkCalls } from './sdk-calls.js';
import type { Semantics } from './semantics.js';

/** A call that brings the result of an activity or child workflow: of the SDK itself, or of a helper around it. */
export interface SourceCall {
  readonly node: SyntaxNode;
  readonly sdk: SdkCall;
}

/** The code of one workflow: its run method and the methods and inner functions that run calls. */
export interface WorkflowCode {
  readonly point: EntryPoint;
  readonly file: SourceFile;
  readonly semantics: Semantics;
  /** The functions of the workflow, run first. */
  readonly functions: readonly SyntaxNode[];
  /** Names of parameters that hold the workflow's input or part of it, by function. */
  readonly inputs: ReadonlyMap<SyntaxNode, ReadonlySet<string>>;
  /** By the call's node. */
  readonly sources: ReadonlyMap<SyntaxNode, SourceCall>;
}

const SCOPES = ['function_definition', 'lambda', 'class_definition'] as const;
const known = new WeakMap<SyntaxNode, WorkflowCode>();

/** Gathers the code of a workflow from its run method, in its own file; worked out once for each workflow. */
export function workflowCode(point: EntryPoint, semantics: Semantics): WorkflowCode {
  const code = known.get(point.node) ?? gather(point, semantics);
  known.set(point.node, code);
  return code;
}

function gather(point: EntryPoint, semantics: Semantics): WorkflowCode {
  const { file, node: run } = point;
  const inputs = new Map<SyntaxNode, Set<string>>([[run, new Set(point.parameters.map(({ name }) => name))]]);
  const functions = [run];
  // Helpers are found while the list grows.
  for (const caller of functions) {
    for (const call of callsIn(caller)) {
      const callee = helperOf(file, call, run);
      if (!callee) continue;
      if (!functions.includes(callee)) functions.push(callee);
      handOn(file, call, callee, inputs, semantics);
    }
  }
  return { point, file, semantics, functions, inputs, sources: sourcesIn(file, functions, run, semantics) };
}

/** The calls that stand in a function itself, or in lambdas and comprehensions inside it. */
export function callsIn(definition: SyntaxNode): SyntaxNode[] {
  const body = definition.child('body');
  return [...(body ? descendants(body) : [])].filter(
    node => node.type === 'call' && node.ancestor('function_definition', 'class_definition') === definition,
  );
}

/** The method of the same class that `self.name(…)` calls, or the inner function that `name(…)` calls. */
function helperOf(file: SourceFile, call: SyntaxNode, run: SyntaxNode): SyntaxNode | undefined {
  const callee = call.child('function');
  if (callee?.type === 'identifier') {
    const bindings = file.scopes.lookup(file.textOf(callee), callee);
    const [only] = bindings.length === 1 ? bindings : [];
    return only?.kind === 'function' && only.value && only.value.ancestor(...SCOPES) !== undefined
      ? only.value
      : undefined;
  }
  const object = callee?.type === 'attribute' ? callee.child('object') : undefined;
  const owner = ownerClass(run);
  if (!object || !owner || file.textOf(object) !== 'self') return undefined;
  const first = owner.child('body')?.children[0];
  const bindings = first && file.scopes.of(first).bindings.get(file.textOf(callee!.child('attribute')!));
  const [only] = bindings?.length === 1 ? bindings : [];
  return only?.kind === 'function' ? only.value : undefined;
}

/** A parameter that is given a part of the input holds input as well. */
function handOn(
  file: SourceFile,
  call: SyntaxNode,
  callee: SyntaxNode,
  inputs: Map<SyntaxNode, Set<string>>,
  semantics: Semantics,
): void {
  const read = readCall(call, file.text);
  const names = parametersOf(file, callee).filter(({ kind }) => kind === 'positional');
  const positional = ownerClass(callee) ? names.slice(1) : names;
  const held = inputs.get(callee) ?? new Set<string>();
  for (const [i, argument] of (read?.args ?? []).entries()) {
    const name =
      argument.kind === 'keyword' ? argument.name : argument.kind === 'positional' ? positional[i]?.name : '';
    if (name && isInput(argument.value, { file, inputs, semantics })) held.add(name);
  }
  inputs.set(callee, held);
}

function sourcesIn(
  file: SourceFile,
  functions: readonly SyntaxNode[],
  run: SyntaxNode,
  semantics: Semantics,
): Map<SyntaxNode, SourceCall> {
  const sources = new Map<SyntaxNode, SourceCall>();
  const carriers = new Map<SyntaxNode, SdkCall>();
  for (const sdk of sdkCalls(file, semantics)) {
    if (sdk.kind !== 'sdk' || !isSource(sdk)) continue;
    const { node } = sdk.call;
    sources.set(node, { node, sdk });
    const around = node.ancestor('function_definition');
    // A helper that loops over its calls is looked at on its own.
    const single = !node
      .ancestor('for_statement', 'while_statement', 'function_definition')
      ?.type.endsWith('statement');
    if (around && around !== run && single && functions.includes(around)) carriers.set(around, sdk);
  }
  for (const caller of functions) {
    for (const node of callsIn(caller)) {
      const helper = sources.has(node) ? undefined : helperOf(file, node, run);
      const sdk = helper && carriers.get(helper);
      if (sdk && node.ancestor('function_definition') !== helper) sources.set(node, { node, sdk });
    }
  }
  return sources;
}

function isSource({ api }: SdkCall): boolean {
  return api.name.startsWith('temporalio.workflow.') && (api.kind === 'activity' || api.kind === 'child-workflow');
}

/** Built-ins that give the same items again. */
const SAME_ITEMS = new Set(['enumerate', 'sorted', 'list', 'tuple', 'set', 'reversed', 'zip', 'iter', 'frozenset']);
const SAME_METHODS = new Set(['items', 'values', 'keys', 'copy']);

/** Whether an expression is the workflow's input, a part of it, or its items in another order. */
export function isInput(
  node: SyntaxNode,
  code: Pick<WorkflowCode, 'file' | 'inputs' | 'semantics'>,
  depth = 0,
): boolean {
  if (depth > 12) return false;
  const inner = (part: SyntaxNode | undefined) => part !== undefined && isInput(part, code, depth + 1);
  const { file } = code;
  switch (node.type) {
    case 'identifier':
      return isInputName(node, code, depth);
    case 'attribute':
      return inner(node.child('object'));
    case 'subscript':
      // A slice of known ends is as long as it says.
      return !node.parts.slice(1).some(part => part.type === 'slice') && inner(node.child('value'));
    case 'parenthesized_expression':
      return inner(node.parts[0]);
    case 'boolean_operator':
      return node.parts.some(inner);
    case 'list_comprehension':
    case 'set_comprehension':
    case 'generator_expression':
      return inner(node.parts.find(part => part.type === 'for_in_clause')?.child('right'));
    case 'call': {
      const call = readCall(node, file.text);
      const first = call?.args[0]?.value;
      if (call?.callee.type === 'attribute') {
        return SAME_METHODS.has(file.textOf(call.callee.child('attribute')!)) && inner(call.callee.child('object'));
      }
      const name = call ? file.textOf(call.callee) : '';
      if (name === 'range' && call?.args.length === 1 && first?.type === 'call') {
        const length = readCall(first, file.text);
        return length !== undefined && file.textOf(length.callee) === 'len' && inner(length.args[0]?.value);
      }
      return SAME_ITEMS.has(name) && inner(first);
    }
    default:
      return false;
  }
}

function isInputName(
  node: SyntaxNode,
  code: Pick<WorkflowCode, 'file' | 'inputs' | 'semantics'>,
  depth: number,
): boolean {
  const { file, inputs } = code;
  const bindings = file.scopes.lookup(file.textOf(node), node);
  const [binding] = bindings;
  if (!binding || bindings.length > 1) return false;
  if (binding.kind === 'parameter') return inputs.get(binding.scope.node)?.has(binding.name) ?? false;
  if (binding.kind === 'assignment') return binding.value !== undefined && isInput(binding.value, code, depth + 1);
  // An item of a collection of the input may hold a collection of its own.
  const loop = binding.node.ancestor('for_statement', 'for_in_clause', 'function_definition');
  const left = loop?.child('left');
  const inLeft = left && binding.node.start >= left.start && binding.node.end <= left.end;
  const right = inLeft ? loop?.child('right') : undefined;
  return right !== undefined && isInput(right, code, depth + 1);
}
