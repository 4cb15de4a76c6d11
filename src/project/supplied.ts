import { readCall } from '../python/calls.js';
import { isBoundMethod, parametersOf } from '../python/functions.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import type { Project } from './project.js';
import type { WorkflowFunction } from './workflow-code.js';

/**
 * Whether a call only stands in for a parameter that all workflow code gives: of `created or now()` the right side never
 * runs where `created` always comes with a value.
 */
export function isSupplied(within: WorkflowFunction, call: SyntaxNode, project: Project): boolean {
  const { file } = within;
  for (let node = call; node.parent && node.parent !== within.node; node = node.parent) {
    const { parent } = node;
    const [left, right] = parent.type === 'boolean_operator' && parent.has('or') ? parent.parts : [];
    if (left?.type !== 'identifier' || right !== node) continue;
    const index = parametersOf(file, within.node).findIndex(({ name }) => name === file.textOf(left));
    if (index >= 0 && isRebound(file, left)) return false;
    if (index >= 0) return allGive(within, index, project);
  }
  return false;
}

function isRebound(file: SourceFile, name: SyntaxNode): boolean {
  return file.scopes.lookup(file.textOf(name), name).length !== 1;
}

/** Whether each call of the function in workflow code has a value for the parameter, and there is one. */
function allGive({ file, node }: WorkflowFunction, index: number, project: Project): boolean {
  const { name } = parametersOf(file, node)[index]!;
  const position = index - (isBoundMethod(file, node) ? 1 : 0);
  let calls = 0;
  for (const caller of project.workflowCode.functions) {
    for (const call of caller.calls) {
      if (call.resolved.kind !== 'definition' || call.resolved.node !== node) continue;
      calls++;
      const args = readCall(call.node, caller.file.text)?.args ?? [];
      const named = args.find(arg => arg.kind === 'keyword' && arg.name === name);
      const value = named ?? args.filter(arg => arg.kind === 'positional')[position];
      if (!value || args.some(arg => arg.kind === 'star') || mayBeNone(caller, value.value)) return false;
    }
  }
  return calls > 0;
}

/** `None` itself, or a name that may hold it: a parameter with a default, or a name that is bound more than once. */
function mayBeNone({ file, node }: WorkflowFunction, value: SyntaxNode): boolean {
  if (value.type === 'none' || value.type === 'conditional_expression' || value.type === 'boolean_operator')
    return true;
  if (value.type !== 'identifier') return false;
  const [binding, ...others] = file.scopes.lookup(file.textOf(value), value);
  if (!binding || others.length > 0) return true;
  if (binding.kind === 'parameter') {
    const parameter = parametersOf(file, node).find(({ name }) => name === binding.name);
    const optional = parameter?.annotation && /\bNone\b|\bOptional\b/.test(file.textOf(parameter.annotation));
    return !parameter || parameter.hasDefault || optional === true;
  }
  return binding.value === undefined || binding.value.type === 'none';
}
