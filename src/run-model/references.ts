import type { Project } from '../project/project.js';
import { readCall } from '../python/calls.js';
import type { Resolved } from '../python/resolver.js';
import type { SourceFile } from '../python/source-file.js';
import { stringValue } from '../python/strings.js';
import type { SyntaxNode } from '../python/syntax.js';
import { sdkMethods } from '../temporal/sdk-api.js';
import { type SdkCall, sdkCalls, understand } from '../temporal/sdk-calls.js';
import { type Context, contextOf } from './reference-context.js';
import { referenceNames } from './reference-names.js';
import type { WorkflowRun } from './workflow-run.js';

/** One place of the repository that speaks of a workflow, as far as its parameters are concerned. */
export interface Reference {
  readonly file: SourceFile;
  /** What stands there: the class, its run, or its name. */
  readonly node: SyntaxNode;
  readonly use:
    | { readonly kind: 'sdk-call'; readonly sdk: SdkCall; readonly byName: boolean }
    /** `Flow().run(…)`; `skip` arguments come before the payloads. */
    | { readonly kind: 'direct-call'; readonly call: SyntaxNode; readonly skip: number }
    /** `Flow(…)`, where `@workflow.init` takes the payloads. */
    | { readonly kind: 'init-call'; readonly call: SyntaxNode }
    | Context;
}

/** All references to the workflows, by workflow, in the order of paths and places. */
export function findReferences(
  workflows: readonly WorkflowRun[],
  project: Project,
): ReadonlyMap<WorkflowRun, readonly Reference[]> {
  const found = new Map<WorkflowRun, Reference[]>(workflows.map(workflow => [workflow, []]));
  const { names, paths } = referenceNames(workflows, project);
  const index: Index = { workflows, names, project, ...byNode(workflows) };
  for (const path of paths) {
    const file = project.file(path);
    if (!file) continue;
    for (const [workflow, reference] of referencesIn(file, index)) found.get(workflow)!.push(reference);
  }
  return found;
}

interface Index {
  readonly workflows: readonly WorkflowRun[];
  readonly names: ReadonlySet<string>;
  readonly project: Project;
  readonly classes: ReadonlyMap<SyntaxNode, WorkflowRun>;
  readonly runs: ReadonlyMap<SyntaxNode, WorkflowRun>;
  readonly runNames: ReadonlySet<string>;
  readonly registered: ReadonlyMap<string, readonly WorkflowRun[]>;
}

function byNode(workflows: readonly WorkflowRun[]) {
  const registered = new Map<string, WorkflowRun[]>();
  for (const workflow of workflows) {
    if (workflow.registered === undefined) continue;
    registered.set(workflow.registered, [...(registered.get(workflow.registered) ?? []), workflow]);
  }
  return {
    classes: new Map(workflows.map(workflow => [workflow.node, workflow])),
    runs: new Map(workflows.map(workflow => [workflow.run, workflow])),
    runNames: new Set(workflows.map(({ runName }) => runName)),
    registered,
  };
}

type Found = readonly [WorkflowRun, Reference];

function* referencesIn(file: SourceFile, index: Index): Generator<Found> {
  const calls = workflowCalls(file, index.project);
  const unknownRuns: SyntaxNode[] = [];
  const instantiated = new Set<WorkflowRun>();
  for (const node of file.tree.nodes) {
    if (node.type === 'string') yield* ofString(file, node, index, calls);
    if (node.type !== 'identifier') continue;
    const text = file.textOf(node);
    const isMember = node.field === 'attribute' && node.parent?.type === 'attribute';
    if (isMember && index.runNames.has(text)) {
      const workflow = runOf(file, node.parent!, index);
      if (workflow)
        yield [workflow, { file, node: node.parent!, use: useOfRun(file, node.parent!, workflow, calls, index) }];
      else if (mayBeInstance(file, node.parent!, index)) unknownRuns.push(node.parent!);
      continue;
    }
    if (!index.names.has(text) || inImport(node) || isOwnName(node)) continue;
    const expression = isMember ? node.parent! : node;
    for (const [workflow, reference] of ofName(file, expression, index, calls)) {
      if (reference.node.parent?.type === 'call' && reference.node.field === 'function') instantiated.add(workflow);
      yield [workflow, reference];
    }
  }
  yield* ownContinuations(file, index, calls);
  // A test that makes an instance in one place and runs a value of unknown class in another.
  for (const workflow of instantiated) {
    for (const node of unknownRuns.filter(each => file.textOf(each.child('attribute')!) === workflow.runName)) {
      const note = `${file.textOf(node)} may run it: what the receiver is was not found out`;
      yield [workflow, { file, node, use: { kind: 'blocked', note } }];
    }
  }
}

/** The calls of the SDK that start or continue a workflow, by the node of their target. */
function workflowCalls(file: SourceFile, project: Project): ReadonlyMap<SyntaxNode, SdkCall> {
  const calls = new Map<SyntaxNode, SdkCall>();
  for (const call of sdkCalls(file, project)) {
    if (call.kind === 'sdk') {
      if (call.api.target === 'workflow' && call.target) calls.set(bare(call.target), call);
      continue;
    }
    const api = call.apis.find(each => each.target === 'workflow');
    if (call.why !== 'receiver' || !api) continue;
    const understood = understand(file, call.call, api);
    if (understood.target) calls.set(bare(understood.target), understood);
  }
  for (const node of file.nodes('call')) {
    const wrapped = syncCall(file, node, project);
    if (wrapped?.target) calls.set(bare(wrapped.target), wrapped);
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

function bare(node: SyntaxNode): SyntaxNode {
  return node.type === 'parenthesized_expression' && node.parts.length === 1 ? bare(node.parts[0]!) : node;
}

/** The workflow whose run an attribute is: `Flow.run`, `self.run`, `flow.run` of an instance. */
function runOf(file: SourceFile, attribute: SyntaxNode, { runs, classes, project }: Index): WorkflowRun | undefined {
  const resolved = project.resolver.resolve(file, attribute);
  if (resolved.kind === 'definition') return runs.get(resolved.node);
  const object = attribute.child('object');
  const type = object && project.types.typeOf(file, object);
  if (type?.kind !== 'definition') return undefined;
  const workflow = classes.get(type.node);
  if (workflow) return file.textOf(attribute.child('attribute')!) === workflow.runName ? workflow : undefined;
  const member = project.resolver.member(type, file.textOf(attribute.child('attribute')!));
  return member.kind === 'definition' ? runs.get(member.node) : undefined;
}

function mayBeInstance(file: SourceFile, attribute: SyntaxNode, { project }: Index): boolean {
  if (attribute.parent?.type !== 'call' || attribute.field !== 'function') return false;
  const object = attribute.child('object');
  if (!object || project.types.typeOf(file, object)) return false;
  const resolved = project.resolver.resolve(file, attribute);
  return resolved.kind === 'unknown' && project.resolver.resolve(file, object).kind !== 'external';
}

function useOfRun(
  file: SourceFile,
  node: SyntaxNode,
  workflow: WorkflowRun,
  calls: ReadonlyMap<SyntaxNode, SdkCall>,
  { project }: Index,
): Reference['use'] {
  const sdk = calls.get(node);
  if (sdk) return { kind: 'sdk-call', sdk, byName: false };
  const { parent } = node;
  if (parent?.type === 'call' && node.field === 'function') {
    const object = node.child('object');
    const isClass = object && isSame(project.resolver.resolve(file, object), workflow.node);
    return { kind: 'direct-call', call: parent, skip: isClass ? 1 : 0 };
  }
  return contextOf(file, node, 'run', project);
}

function* ofName(
  file: SourceFile,
  expression: SyntaxNode,
  { classes, runs, registered, project }: Index,
  calls: ReadonlyMap<SyntaxNode, SdkCall>,
): Generator<Found> {
  const resolved = project.resolver.resolve(file, expression);
  if (resolved.kind === 'definition') {
    const workflow = classes.get(resolved.node);
    if (workflow) {
      yield [workflow, { file, node: expression, use: useOfClass(file, expression, workflow, project) }];
      return;
    }
    const run = runs.get(resolved.node);
    if (!run) return;
    const sdk = calls.get(expression);
    const use = sdk ? ({ kind: 'sdk-call', sdk, byName: false } as const) : contextOf(file, expression, 'run', project);
    yield [run, { file, node: expression, use }];
    return;
  }
  if (resolved.kind === 'ambiguous') {
    for (const option of resolved.options) {
      const workflow = option.kind === 'definition' ? (classes.get(option.node) ?? runs.get(option.node)) : undefined;
      if (!workflow) continue;
      const note = `${file.textOf(expression)} has several meanings here, and may be this workflow`;
      yield [workflow, { file, node: expression, use: { kind: 'blocked', note } }];
    }
    return;
  }
  // A constant that holds the registered name.
  if (resolved.kind !== 'value' || resolved.binding.kind !== 'assignment' || !resolved.binding.value) return;
  if (resolved.binding.node === expression) return;
  const name = stringValue(resolved.binding.value, resolved.file.text);
  for (const workflow of (name !== undefined && registered.get(name)) || []) {
    yield [workflow, { file, node: expression, use: useOfName(file, expression, calls, project) }];
  }
}

function* ofString(
  file: SourceFile,
  node: SyntaxNode,
  { registered, project }: Index,
  calls: ReadonlyMap<SyntaxNode, SdkCall>,
): Generator<Found> {
  const name = stringValue(node, file.text);
  for (const workflow of (name !== undefined && registered.get(name)) || []) {
    yield [workflow, { file, node, use: useOfName(file, node, calls, project) }];
  }
}

function useOfName(
  file: SourceFile,
  node: SyntaxNode,
  calls: ReadonlyMap<SyntaxNode, SdkCall>,
  project: Project,
): Reference['use'] {
  const sdk = calls.get(node);
  return sdk ? { kind: 'sdk-call', sdk, byName: true } : contextOf(file, node, 'name', project);
}

function useOfClass(file: SourceFile, node: SyntaxNode, { init }: WorkflowRun, project: Project): Reference['use'] {
  const { parent } = node;
  // `Flow.run` is a reference of its own; other members take no payload of run.
  if (parent?.type === 'attribute' && node.field === 'object') return { kind: 'fine', note: '' };
  if (parent?.type === 'call' && node.field === 'function' && init) return { kind: 'init-call', call: parent };
  return contextOf(file, node, 'class', project);
}

/** `continue_as_new(…)` without `workflow=` continues the workflow whose class it stands in. */
function* ownContinuations(
  file: SourceFile,
  { workflows, project }: Index,
  calls: ReadonlyMap<SyntaxNode, SdkCall>,
): Generator<Found> {
  const own = workflows.filter(workflow => workflow.file === file);
  if (own.length === 0) return;
  const targeted = new Set([...calls.values()].map(({ call }) => call.node));
  for (const sdk of sdkCalls(file, project)) {
    if (sdk.kind !== 'sdk' || sdk.api.kind !== 'continue-as-new' || targeted.has(sdk.call.node)) continue;
    const { node } = sdk.call;
    const around = classAround(node);
    for (const workflow of own) {
      if (sdk.target)
        yield [
          workflow,
          { file, node, use: { kind: 'blocked', note: 'continues as a workflow that is not known here' } },
        ];
      else if (around === workflow.node)
        yield [workflow, { file, node, use: { kind: 'sdk-call', sdk, byName: false } }];
      else if (!around && sdk.call.args.length > 0) {
        const note = 'a function of its module continues as new, and which workflow calls it is not known';
        yield [workflow, { file, node, use: { kind: 'blocked', note } }];
      }
    }
  }
}

function classAround(node: SyntaxNode): SyntaxNode | undefined {
  return node.ancestor('class_definition');
}

function isSame(resolved: Resolved, node: SyntaxNode): boolean {
  return resolved.kind === 'definition' && resolved.node === node;
}

function inImport(node: SyntaxNode): boolean {
  return (
    node.ancestor('import_statement', 'import_from_statement', 'block', 'module')?.type.startsWith('import') ?? false
  );
}

/** The name in a definition, of a keyword argument, or on the left of an assignment. */
function isOwnName(node: SyntaxNode): boolean {
  const { parent, field } = node;
  if (field === 'name') return parent?.type !== 'named_expression' || parent.child('name') === node;
  return field === 'left' && parent?.type === 'assignment';
}
