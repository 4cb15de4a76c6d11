import type { Call } from '../python/calls.js';
import { classKind } from '../python/classes.js';
import type { Resolver } from '../python/resolver.js';
import type { SourceFile } from '../python/source-file.js';

/** Take an awaitable and give it, or what it gives, again. */
const WAITS = /^(?:asyncio|workflow)\.(?:create_task|ensure_future|wait_for|shield)$/;
const GATHERS = /^(?:asyncio|workflow)\.(?:gather|wait|as_completed)$/;
const SAME_ITEMS = new Set(['list', 'tuple', 'set', 'sorted', 'reversed', 'dict', 'enumerate', 'zip', 'filter']);
const SAME_METHODS = new Set(['copy', 'values', 'items', 'result', 'model_dump']);
const TASKS = new Set(['create_task', 'start_soon']);

/**
 * What a call hands on of what it is given: all results at once (`gathered`), its arguments as they are, its first one
 * (`tg.create_task(…)`), or its receiver (`results.values()`). Undefined for a call that makes something else of them.
 */
export function passesOn(
  call: Call,
  file: SourceFile,
  resolver: Resolver,
): 'gathered' | 'arguments' | 'first' | 'receiver' | undefined {
  const { callee } = call;
  const resolved = resolver.resolve(file, callee);
  const written = file.textOf(callee);
  const name = resolved.kind === 'external' ? resolved.name.replace('temporalio.', '') : written;
  if (GATHERS.test(name)) return 'gathered';
  if (WAITS.test(name) || SAME_ITEMS.has(written)) return 'arguments';
  if (callee.type === 'attribute') {
    const method = file.textOf(callee.child('attribute')!);
    if (TASKS.has(method)) return 'first';
    if (SAME_METHODS.has(method)) return 'receiver';
  }
  // A model, dataclass or other class of the repository keeps what it is made of.
  if (resolved.kind !== 'definition' || resolved.node.type !== 'class_definition') return undefined;
  return classKind(resolved.file, resolved.node, resolver) === 'enum' ? undefined : 'arguments';
}
