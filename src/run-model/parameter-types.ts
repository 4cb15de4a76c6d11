import type { Project } from '../project/project.js';
import { readCall } from '../python/calls.js';
import type { SyntaxNode } from '../python/syntax.js';
import { isTestFile } from '../python/test-files.js';
import { payloadsOf } from '../temporal/payloads.js';
import type { Reference } from './references.js';
import { fieldType, shapesOf, type ValueShape } from './value-shapes.js';
import type { WorkflowRun } from './workflow-run.js';

/**
 * The types of the parameters of a run, by name, that all callers are seen to send and that their defaults are of; for
 * those without an annotation. None is known where a caller is not understood, or none but tests is seen.
 */
export function parameterTypes(
  { file, parameters }: WorkflowRun,
  references: readonly Reference[],
  project: Project,
): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  const bare = parameters.filter(({ annotation }) => !annotation);
  const senders = references.filter(({ use }) => use.kind !== 'fine');
  if (bare.length === 0 || senders.every(sender => isTestFile(sender.file))) return types;
  const names = parameters.map(({ name }) => name);
  const sent = new Map<string, (readonly ValueShape[] | undefined)[]>(names.map(name => [name, []]));
  for (const sender of senders) {
    const values = valuesOf(sender, names);
    if (!values) return types;
    for (const [name, value] of values) sent.get(name)?.push(shapesOf(sender.file, value, project));
  }
  for (const { name, node } of bare) {
    const value = node.child('value');
    const type = fieldType(sent.get(name)!, value && file.textOf(value), names, file, project);
    if (type !== undefined) types.set(name, type);
  }
  return types;
}

/** What a caller sends, by the parameter that it is for. */
function valuesOf({ file, use }: Reference, names: readonly string[]): [string, SyntaxNode][] | undefined {
  if (use.kind === 'sdk-call') {
    const { sdk } = use;
    const values = sdk.forwards || sdk.misplaced || sdk.options ? undefined : payloadsOf(sdk);
    return values?.map((value, i) => [names[i] ?? '', value]);
  }
  if (use.kind !== 'direct-call' && use.kind !== 'init-call') return undefined;
  const args = readCall(use.call, file.text)?.args.slice(use.kind === 'direct-call' ? use.skip : 0);
  if (!args || args.some(arg => arg.kind === 'star' || arg.kind === 'double-star')) return undefined;
  return args.map((arg, i) => [arg.kind === 'keyword' ? arg.name : (names[i] ?? ''), arg.value]);
}
