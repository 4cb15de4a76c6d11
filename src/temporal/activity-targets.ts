import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import { constantString } from './constants.js';
import { type ActivityDefinition, activityOf } from './definitions.js';
import type { SdkCall } from './sdk-calls.js';
import type { Semantics } from './semantics.js';

/** What the target of an activity call is. */
export type ActivityTarget =
  | { readonly kind: 'definition'; readonly activity: ActivityDefinition }
  /** Called by its registered name. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'unknown' };

const UNKNOWN: ActivityTarget = { kind: 'unknown' };

/** Finds the activity that a call names: `fn`, `module.fn`, `Class.method`, `instance.method`, a class, or a string. */
export function activityTarget({ file, target }: SdkCall, semantics: Semantics): ActivityTarget {
  if (!target) return UNKNOWN;
  const name = constantString(file, target, semantics);
  if (name !== undefined) return { kind: 'name', name };
  const definition = definitionOf(file, target, semantics);
  const activity = definition && activityOf(definition.file, definition.node, semantics);
  return activity ? { kind: 'definition', activity } : UNKNOWN;
}

function definitionOf(file: SourceFile, target: SyntaxNode, semantics: Semantics) {
  const resolved = semantics.resolver.resolve(file, target);
  if (resolved.kind === 'definition') return resolved;
  // An instance of a class with `__call__`, or a method of an instance.
  const type = semantics.types.typeOf(file, target);
  if (type?.kind === 'definition') return type;
  const object = target.type === 'attribute' ? target.child('object') : undefined;
  const owner = object && semantics.types.typeOf(file, object);
  if (owner?.kind !== 'definition') return undefined;
  const member = semantics.resolver.member(owner, file.textOf(target.child('attribute')!));
  return member.kind === 'definition' ? member : undefined;
}
