import { ownerClass } from '../python/functions.js';
import { constantString } from './constants.js';
import { type WorkflowDefinition, workflowOf } from './definitions.js';
import type { SdkCall } from './sdk-calls.js';
import type { Semantics } from './semantics.js';

/** What the target of a call that starts a workflow is. */
export type WorkflowTarget =
  | { readonly kind: 'definition'; readonly workflow: WorkflowDefinition }
  /** Started by its registered name. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'unknown' };

const UNKNOWN: WorkflowTarget = { kind: 'unknown' };

/** Finds the workflow that a call names: `Class.run`, `module.Class.run`, the class itself, or a string. */
export function workflowTarget(
  { file, target }: Pick<SdkCall, 'file' | 'target'>,
  semantics: Semantics,
): WorkflowTarget {
  if (!target) return UNKNOWN;
  const name = constantString(file, target, semantics);
  if (name !== undefined) return { kind: 'name', name };
  const resolved = semantics.resolver.resolve(file, target);
  if (resolved.kind !== 'definition') return UNKNOWN;
  const owner = resolved.node.type === 'class_definition' ? resolved.node : ownerClass(resolved.node);
  const workflow = owner && workflowOf(resolved.file, owner, semantics);
  return workflow ? { kind: 'definition', workflow } : UNKNOWN;
}
