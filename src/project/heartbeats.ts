import type { SourceFile } from '../python/source-file.js';
import { isStandard } from '../python/standard-library.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';
import type { ActivityDefinition } from '../temporal/definitions.js';
import type { Project } from './project.js';

/** An activity that is completed elsewhere is kept alive from there, through its handle. */
const SENDS = new Set(['temporalio.activity.heartbeat', 'temporalio.activity.raise_complete_async']);

/** Whether an activity sends heartbeats, its helpers in any file included; `unknown` where it calls what is not known. */
export function heartbeats(activity: ActivityDefinition, project: Project): 'yes' | 'no' | 'unknown' {
  let answer: 'no' | 'unknown' = 'no';
  const queue: { readonly file: SourceFile; readonly node: SyntaxNode }[] = [activity];
  const seen = new Set<SyntaxNode>();
  for (const { file, node } of queue) {
    if (seen.has(node)) continue;
    seen.add(node);
    for (const part of descendants(node.child('body') ?? node)) {
      if (part.type === 'identifier' || part.type === 'attribute') {
        // A mere mention counts: it may be handed to something that calls it.
        if (!/heartbeat|complete_async/i.test(file.textOf(part)) || part.parent?.type === 'attribute') continue;
        const resolved = project.resolver.resolve(file, part);
        if (resolved.kind === 'external' && SENDS.has(resolved.name)) return 'yes';
        // Some function of that name that cannot be followed, such as a method of something unknown.
        if (resolved.kind === 'unknown' || resolved.kind === 'value') answer = 'unknown';
      }
      if (part.type !== 'call') continue;
      const called = calledBy(file, part, project);
      if (called === 'heartbeat') return 'yes';
      if (called === 'unknown') answer = 'unknown';
      else if (called) queue.push(called);
    }
  }
  return answer;
}

/** What of the repository a call runs; undefined where it is known to be something that sends no heartbeat. */
function calledBy(
  file: SourceFile,
  call: SyntaxNode,
  project: Project,
): { readonly file: SourceFile; readonly node: SyntaxNode } | 'heartbeat' | 'unknown' | undefined {
  const callee = call.child('function')!;
  let resolved = project.resolver.resolve(file, callee);
  if (resolved.kind === 'unknown' && callee.type === 'attribute') {
    const type = project.types.typeOf(file, callee.child('object')!);
    // A method of an object of unknown class does not get to know of the activity, unless the object is our own.
    if (!type) return /^self\b/.test(file.textOf(callee)) ? 'unknown' : undefined;
    resolved = project.resolver.member(type, file.textOf(callee.child('attribute')!));
  }
  switch (resolved.kind) {
    case 'definition':
      return { file: resolved.file, node: resolved.node };
    case 'external':
      if (SENDS.has(resolved.name)) return 'heartbeat';
      return isStandard(resolved.name) || resolved.name.startsWith('temporalio.') ? undefined : 'unknown';
    case 'unknown':
      // A built-in function, as far as no star import hides another.
      return callee.type === 'identifier' && file.scopes.module.stars.length === 0 ? undefined : 'unknown';
    default:
      return 'unknown';
  }
}
