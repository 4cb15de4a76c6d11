import type { Project } from '../project/project.js';
import { readCall } from '../python/calls.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import { sdkMethods } from '../temporal/sdk-api.js';
import { type SdkCall, sdkCalls, understand } from '../temporal/sdk-calls.js';

/** The calls of the SDK that start or continue a workflow, by the node of their target. */
export function workflowCalls(file: SourceFile, project: Project): ReadonlyMap<SyntaxNode, SdkCall> {
  const calls = new Map<SyntaxNode, SdkCall>();
  for (const call of sdkCalls(file, project)) {
    if (call.kind === 'sdk') {
      if (call.api.target === 'workflow' && call.target) calls.set(bare(file, call.target, project), call);
      continue;
    }
    const api = call.apis.find(each => each.target === 'workflow');
    if (call.why !== 'receiver' || !api) continue;
    const understood = understand(file, call.call, api);
    if (understood.target) calls.set(bare(file, understood.target, project), understood);
  }
  for (const node of file.nodes('call')) {
    const wrapped = syncCall(file, node, project);
    if (wrapped?.target) calls.set(bare(file, wrapped.target, project), wrapped);
  }
  return calls;
}

/** `async_to_sync(client.start_workflow)(…)` (asgiref.sync). */
function syncCall(file: SourceFile, node: SyntaxNode, project: Project): SdkCall | undefined {
  const callee = node.child('function');
  if (callee?.type !== 'call') return undefined;
  const wrapper = project.resolver.resolve(file, callee.child('function')!);
  if (wrapper.kind !== 'external' || wrapper.name !== 'asgiref.sync.async_to_sync') return undefined;
  const [method] = callee.child('arguments')?.parts ?? [];
  const name = method?.type === 'attribute' ? file.textOf(method.child('attribute')!) : '';
  const api = sdkMethods.get(name)?.find(each => each.target === 'workflow');
  const call = api && readCall(node, file.text);
  return call && understand(file, call, api);
}

/** What a target is without parentheses and `typing.cast`. */
function bare(file: SourceFile, node: SyntaxNode, project: Project): SyntaxNode {
  if (node.type === 'parenthesized_expression' && node.parts.length === 1) return bare(file, node.parts[0]!, project);
  if (node.type !== 'call') return node;
  const callee = project.resolver.resolve(file, node.child('function')!);
  const [, value] = node.child('arguments')?.parts ?? [];
  return callee.kind === 'external' && callee.name === 'typing.cast' && value ? bare(file, value, project) : node;
}
