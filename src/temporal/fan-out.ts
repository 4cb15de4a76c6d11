import { type Call, readCall } from '../python/calls.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';
import { passesOn } from './result-calls.js';
import type { WorkflowCode } from './run-code.js';

/** Whether a call in a loop is run together with those of the other turns, and nobody looks at what they give. */
export function isFannedOut(call: SyntaxNode, code: WorkflowCode): boolean {
  const at = taskOf(call, code);
  const { parent } = at;
  // `tg.create_task(…)` starts it, and its task is not kept.
  if (parent?.type === 'expression_statement') return at !== call;
  if (/_comprehension$|^generator_expression$/.test(parent?.type ?? '') && at.field === 'body') {
    return isGathered(parent!, code) || isOnlyGathered(nameFor(parent!, code), parent!, code);
  }
  const appended = listOf(at, code);
  if (appended) return isOnlyGathered(appended, at, code);
  const task = nameFor(at, code);
  const [use, ...others] = task === undefined ? [] : usesOf(task, at, code);
  return use !== undefined && others.length === 0 && isOnlyGathered(listOf(use, code), at, code);
}

/** The call itself, or what makes a task of it. */
function taskOf(node: SyntaxNode, code: WorkflowCode): SyntaxNode {
  const outer = callAround(node, code);
  const passes = outer && passesOn(outer, code.file, code.semantics.resolver);
  return outer && (passes === 'first' || passes === 'arguments') && outer.callee.child('attribute')
    ? taskOf(outer.node, code)
    : node;
}

/** The call that a node is a positional argument of, with or without a star. */
function callAround(node: SyntaxNode, { file }: WorkflowCode): Call | undefined {
  const argument = node.parent?.type === 'list_splat' ? node.parent : node;
  const list = argument.parent;
  return list?.type === 'argument_list' && list.parent ? readCall(list.parent, file.text) : undefined;
}

/** The name of the list that `list.append(node)` puts it into. */
function listOf(node: SyntaxNode, code: WorkflowCode): string | undefined {
  const callee = callAround(node, code)?.callee;
  const object = callee?.child('object');
  const isAppend = callee?.type === 'attribute' && code.file.textOf(callee.child('attribute')!) === 'append';
  return isAppend && object?.type === 'identifier' ? code.file.textOf(object) : undefined;
}

/** The name that a value is assigned to. */
function nameFor({ field, parent }: SyntaxNode, { file }: WorkflowCode): string | undefined {
  const left = parent?.type === 'assignment' && field === 'right' ? parent.child('left') : undefined;
  return left?.type === 'identifier' ? file.textOf(left) : undefined;
}

/** Where the function around a node reads a name. */
function usesOf(name: string, at: SyntaxNode, { file }: WorkflowCode): SyntaxNode[] {
  const body = at.ancestor('function_definition')?.child('body');
  return [...(body ? descendants(body) : [])].filter(
    node =>
      node.type === 'identifier' && node.field !== 'left' && node.field !== 'attribute' && file.textOf(node) === name,
  );
}

/** All that happens to a list of tasks: it is filled, asked whether it holds any, and awaited as a whole. */
function isOnlyGathered(name: string | undefined, at: SyntaxNode, code: WorkflowCode): boolean {
  if (name === undefined) return false;
  const uses = usesOf(name, at, code).filter(
    ({ field, parent }) => !(parent?.type === 'attribute' && field === 'object') && field !== 'condition',
  );
  return uses.length > 0 && uses.every(use => isGathered(use, code));
}

/** `await asyncio.gather(*tasks)` as a statement of its own. */
function isGathered(node: SyntaxNode, code: WorkflowCode): boolean {
  const call = callAround(node, code);
  if (!call || passesOn(call, code.file, code.semantics.resolver) !== 'gathered') return false;
  return call.node.parent?.type === 'await' && call.node.parent.parent?.type === 'expression_statement';
}
