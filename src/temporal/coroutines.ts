import { isAsync } from '../python/functions.js';
import type { Resolved } from '../python/resolver.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import { shortName } from './sdk-api.js';
import type { Semantics } from './semantics.js';

const activityCalls = (prefix: string) => ['', '_method', '_class'].map(suffix => `${prefix}${suffix}`);
const under = (owner: string, names: readonly string[]) => names.map(name => `${owner}.${name}`);

/**
 * What the SDK and asyncio define as coroutine functions: calling one does nothing before it is awaited. `start_activity`
 * and its variants are left out: they start at once and return a task (temporalio 1.35: workflow/_activities.py).
 */
const COROUTINES: ReadonlySet<string> = new Set([
  ...under('temporalio.workflow', [
    ...activityCalls('execute_activity'),
    ...activityCalls('execute_local_activity'),
    'execute_child_workflow',
    'start_child_workflow',
    'signal_with_start_workflow',
    'sleep',
    'wait_condition',
    'wait',
  ]),
  ...under('temporalio.workflow.ChildWorkflowHandle', ['signal']),
  ...under('temporalio.workflow.ExternalWorkflowHandle', ['signal', 'cancel']),
  ...under('temporalio.client.Client', [
    'connect',
    'start_workflow',
    'execute_workflow',
    'execute_update_with_start_workflow',
    'start_update_with_start_workflow',
    'create_schedule',
    ...activityCalls('start_activity'),
    ...activityCalls('execute_activity'),
  ]),
  ...under('temporalio.client.WorkflowHandle', [
    'result',
    'signal',
    'query',
    'execute_update',
    'start_update',
    'cancel',
    'terminate',
    'describe',
    'fetch_history',
  ]),
  ...under('temporalio.worker.Worker', ['run', 'shutdown']),
  ...under('asyncio', ['sleep', 'wait', 'wait_for', 'to_thread']),
]);

/** The last parts of their names. */
export const coroutineNames: ReadonlySet<string> = new Set([...COROUTINES].map(shortName));

/** A quick test of the last name of what is called; a name that stands alone may have been given by an import. */
export function mayMakeCoroutine(file: SourceFile, call: SyntaxNode): boolean {
  const callee = call.child('function');
  const attribute = callee?.type === 'attribute' ? callee.child('attribute') : undefined;
  return callee?.type === 'identifier' || (attribute !== undefined && coroutineNames.has(file.textOf(attribute)));
}

/** A coroutine that a call makes. */
export interface Coroutine {
  /** For people. */
  readonly name: string;
  /** Where the repository defines it. */
  readonly definition?: { readonly file: SourceFile; readonly node: SyntaxNode };
}

/** The coroutine that a call makes and that runs only if it is awaited; undefined for anything else. */
export function coroutineOf(file: SourceFile, call: SyntaxNode, semantics: Semantics): Coroutine | undefined {
  const callee = call.child('function');
  const resolved = callee && calledBy(file, callee, semantics);
  if (!resolved) return undefined;
  const name = file.textOf(callee).replace(/\s/g, '');
  if (resolved.kind === 'external') return COROUTINES.has(resolved.name) ? { name } : undefined;
  if (resolved.kind !== 'definition' || !isAsync(resolved.node)) return undefined;
  // A decorator may turn it into something that runs by itself; an async generator is iterated, not awaited.
  if (resolved.node.parent?.type === 'decorated_definition' && !isBare(resolved, semantics)) return undefined;
  if (/\byield\b/.test(resolved.file.textOf(resolved.node))) return undefined;
  return { name, definition: resolved };
}

function calledBy(file: SourceFile, callee: SyntaxNode, { resolver, types }: Semantics): Resolved | undefined {
  const resolved = resolver.resolve(file, callee);
  if (resolved.kind !== 'unknown' || callee.type !== 'attribute') return resolved;
  const type = types.typeOf(file, callee.child('object')!);
  return type && resolver.member(type, file.textOf(callee.child('attribute')!));
}

/** All decorators are the SDK's: a workflow's run, signal, … and an activity stay coroutine functions. */
function isBare(resolved: Resolved & { kind: 'definition' }, semantics: Semantics): boolean {
  const written = resolved.node.parent!.children.filter(child => child.type === 'decorator').length;
  const names = semantics.decorators(resolved.file, resolved.node);
  return names.length === written && names.every(name => /^(?:temporalio\.|abc\.abstractmethod$)/.test(name));
}
