import type { Project } from '../project/project.js';
import { readCall } from '../python/calls.js';
import type { SourceFile } from '../python/source-file.js';
import { stringValue } from '../python/strings.js';
import type { SyntaxNode } from '../python/syntax.js';
import { sdkMethods } from '../temporal/sdk-api.js';
import { type SdkCall, understand } from '../temporal/sdk-calls.js';
import { expectNames, filesThatName } from './reference-names.js';
import type { Found } from './references.js';

/**
 * The targets of calls that start a workflow with payloads, but which workflow nobody can read off the code: `wf.run` of
 * a loop or a parameter, a name that is put together.
 * @param calls the calls of the SDK in the file, by target
 */
export function hiddenStarts(
  file: SourceFile,
  calls: ReadonlyMap<SyntaxNode, SdkCall>,
  project: Project,
): readonly SyntaxNode[] {
  const targets = new Set([...calls].filter(([, call]) => sends(call)).map(([target]) => target));
  for (const node of file.nodes('call')) {
    const callee = node.child('function');
    const method = callee?.type === 'attribute' ? file.textOf(callee.child('attribute')!) : '';
    const api = sdkMethods.get(method)?.find(each => each.target === 'workflow');
    const call = api && readCall(node, file.text);
    const understood = call && understand(file, call, api);
    if (understood?.target && !calls.has(understood.target) && sends(understood)) targets.add(understood.target);
  }
  return [...targets].filter(target => !isKnown(file, target, project));
}

function sends({ payloads, arg, args, options }: SdkCall): boolean {
  return payloads.length > 0 || arg !== undefined || args !== undefined || options;
}

function isKnown(file: SourceFile, target: SyntaxNode, project: Project): boolean {
  if (target.type === 'string' && stringValue(target, file.text) !== undefined) return true;
  if (target.type === 'attribute' && file.textOf(target.child('attribute')!) === '__name__') {
    return isKnown(file, target.child('object')!, project);
  }
  const resolved = project.resolver.resolve(file, target);
  if (resolved.kind === 'definition' || resolved.kind === 'external') return true;
  if (resolved.kind === 'value') {
    const { value } = resolved.binding;
    return value !== undefined && stringValue(value, resolved.file.text) !== undefined;
  }
  const object = target.type === 'attribute' ? target.child('object') : undefined;
  return object !== undefined && project.types.typeOf(file, object) !== undefined;
}

/** A reference that goes on under a name, where other files may take it up. */
export interface Outlet {
  readonly found: Found;
  readonly name: string;
  /** An instance goes on, not the class. */
  readonly instance: boolean;
}

/**
 * The starts in other files that may be of a workflow which goes on under a name: a list of classes that is imported, a
 * fixture that gives an instance.
 * @param startsIn the places of a file that may start what comes out of an outlet
 */
export function* startsElsewhere(
  outlets: readonly Outlet[],
  project: Project,
  startsIn: (file: SourceFile, outlet: Outlet) => readonly SyntaxNode[],
): Generator<Found> {
  // Who starts a class names the SDK's method; who runs an instance may name nothing of the SDK.
  expectNames(new Set(outlets.filter(({ instance }) => instance).map(({ name }) => name)), project);
  for (const [file, names] of filesThatName(new Set(outlets.map(({ name }) => name)), project)) {
    for (const outlet of outlets.filter(({ name }) => names.has(name))) {
      const [workflow, reference] = outlet.found;
      const [node] = file === reference.file ? [] : startsIn(file, outlet);
      if (!node) continue;
      const note = `${file.textOf(node)} may start it: ${outlet.name} holds it, and this file speaks of that`;
      yield [workflow, { file, node, use: { kind: 'blocked', note } }];
    }
  }
}
