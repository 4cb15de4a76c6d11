import type { Project } from '../project/project.js';
import type { Resolved } from '../python/resolver.js';
import type { SourceFile } from '../python/source-file.js';
import { stringValue } from '../python/strings.js';
import type { SyntaxNode } from '../python/syntax.js';
import type { SdkCall } from '../temporal/sdk-calls.js';
import { continuations } from './continuations.js';
import { type Outlet, startsElsewhere } from './hidden-starts.js';
import { NameFlow } from './name-flow.js';
import { doubles, type Namesakes, namesakesOf, whichIsMeant } from './namesakes.js';
import { overridesIn } from './overrides.js';
import { type Context, contextOf } from './reference-context.js';
import { type ReferenceNames, referenceNames } from './reference-names.js';
import { workflowCalls } from './workflow-calls.js';
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
  const { isName, paths } = referenceNames(workflows, project);
  const flow = new NameFlow(project);
  const index: Index = { isName, project, outlets: [], flow, ...byNode(workflows, project) };
  const add = (all: Iterable<Found>) => {
    for (const [workflow, reference] of all) found.get(workflow)!.push(reference);
  };
  for (const path of paths) {
    const file = project.file(path);
    if (file) add(referencesIn(file, index));
  }
  add(continuations(workflows, project));
  add(doubles(workflows, index.namesakes));
  add(
    startsElsewhere(index.outlets, project, (file, { instance, found: [{ runName }] }) =>
      instance ? runsOfUnknown(file, runName, index) : flow.hiddenIn(file),
    ),
  );
  for (const references of found.values()) references.sort(byPlace);
  return found;
}

function byPlace(a: Reference, b: Reference): number {
  return a.file.path < b.file.path ? -1 : a.file.path > b.file.path ? 1 : a.node.start - b.node.start;
}

interface Index {
  readonly isName: ReferenceNames['isName'];
  readonly project: Project;
  readonly classes: ReadonlyMap<SyntaxNode, WorkflowRun>;
  readonly runs: ReadonlyMap<SyntaxNode, WorkflowRun>;
  readonly runNames: ReadonlySet<string>;
  readonly registered: ReadonlyMap<string, readonly WorkflowRun[]>;
  /** All workflows of the repository by the name that they are registered under. */
  readonly namesakes: Namesakes;
  /** Filled on the way: references that go on under a name which other files may use. */
  readonly outlets: Outlet[];
  readonly flow: NameFlow;
}

function byNode(workflows: readonly WorkflowRun[], project: Project) {
  const namesakes = namesakesOf(project);
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
    namesakes,
  };
}

/** A workflow and a reference to it. */
export type Found = readonly [WorkflowRun, Reference];

/** The references of a file, settled: what goes on to where something unknown is started is no mention any more. */
function* referencesIn(file: SourceFile, index: Index): Generator<Found> {
  const calls = workflowCalls(file, index.project);
  for (const found of namedIn(file, index, calls)) {
    const [workflow, { node, use }] = found;
    const goesOn = use.kind === 'fine' || use.kind === 'look' ? use.goesOn : undefined;
    const instance = node.parent?.type === 'call' && node.field === 'function';
    if (goesOn === undefined || instance) {
      if (goesOn) index.outlets.push({ found, name: goesOn, instance });
      yield found;
      continue;
    }
    const [start] = index.flow.hiddenIn(file);
    if (start) {
      const line = file.lines.lineOf(start.start) + 1;
      const note = `${file.textOf(node)} may be what ${file.textOf(start)} stands for in line ${line}, where a workflow is started`;
      yield [workflow, { file, node, use: { kind: 'blocked', note } }];
      continue;
    }
    if (goesOn !== '') index.outlets.push({ found, name: goesOn, instance });
    yield found;
  }
  yield* overridesIn(file, index.classes, index.project.resolver);
}

const NAMING = new Set(['string', 'identifier']);

function* namedIn(file: SourceFile, index: Index, calls: ReadonlyMap<SyntaxNode, SdkCall>): Generator<Found> {
  const unknownRuns: SyntaxNode[] = [];
  const instantiated = new Set<WorkflowRun>();
  // Most identifiers of a file are none of these: no node is made for them.
  const mayName = (start: number, end: number) => {
    if (/["']/.test(file.text[end - 1]!)) return true;
    const word = file.text.slice(start, end);
    return index.runNames.has(word) || index.isName(file.path, word);
  };
  for (const node of file.tree.ofTypes(NAMING, mayName)) {
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
    if (!index.isName(file.path, text) || inImport(node) || isOwnName(node)) continue;
    const expression = isMember ? node.parent! : node;
    for (const [workflow, reference] of ofName(file, expression, index, calls)) {
      if (reference.node.parent?.type === 'call' && reference.node.field === 'function') instantiated.add(workflow);
      yield [workflow, reference];
    }
  }
  // A test that makes an instance in one place and runs a value of unknown class in another.
  for (const workflow of instantiated) {
    for (const node of unknownRuns.filter(each => file.textOf(each.child('attribute')!) === workflow.runName)) {
      const note = `${file.textOf(node)} may run it: what the receiver is was not found out`;
      yield [workflow, { file, node, use: { kind: 'blocked', note } }];
    }
  }
}

/** Calls of a method that has the name of a run, of a receiver that is not known. */
function runsOfUnknown(file: SourceFile, runName: string, index: Index): SyntaxNode[] {
  // Most files need not be parsed for the answer.
  if (!new RegExp(`\\.[\\s\\\\]*${runName}[\\s)\\\\]*\\(`).test(file.text)) return [];
  return file
    .nodes('attribute')
    .filter(node => file.textOf(node.child('attribute')!) === runName && mayBeInstance(file, node, index))
    .filter(node => (node.parent!.child('arguments')?.parts.length ?? 0) > 0);
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
  index: Index,
  calls: ReadonlyMap<SyntaxNode, SdkCall>,
): Generator<Found> {
  const { classes, runs, registered, project } = index;
  const resolved = project.resolver.resolve(file, expression);
  if (resolved.kind === 'definition') {
    const workflow = classes.get(resolved.node);
    if (workflow) {
      yield [workflow, { file, node: expression, use: useOfClass(file, expression, workflow, calls, project) }];
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
  if (resolved.kind === 'unknown' && expression.type === 'attribute') {
    const name = file.textOf(expression.child('attribute')!);
    const note = `${file.textOf(expression)} may be it: what it is an attribute of is not known`;
    for (const workflow of classes.values()) {
      if (workflow.className === name)
        yield [workflow, { file, node: expression, use: { kind: 'look', note, goesOn: '' } }];
    }
    return;
  }
  // A constant that holds the registered name.
  if (resolved.kind !== 'value' || resolved.binding.kind !== 'assignment' || !resolved.binding.value) return;
  if (resolved.binding.node === expression) return;
  const name = stringValue(resolved.binding.value, resolved.file.text);
  for (const workflow of (name !== undefined && registered.get(name)) || []) {
    yield [workflow, { file, node: expression, use: useOfName(file, expression, workflow, index, calls) }];
  }
}

function* ofString(
  file: SourceFile,
  node: SyntaxNode,
  index: Index,
  calls: ReadonlyMap<SyntaxNode, SdkCall>,
): Generator<Found> {
  const name = stringValue(node, file.text);
  for (const workflow of (name !== undefined && index.registered.get(name)) || []) {
    yield [workflow, { file, node, use: useOfName(file, node, workflow, index, calls) }];
  }
}

function useOfName(
  file: SourceFile,
  node: SyntaxNode,
  { registered, node: own }: WorkflowRun,
  { namesakes, project, flow }: Index,
  calls: ReadonlyMap<SyntaxNode, SdkCall>,
): Reference['use'] {
  const sdk = calls.get(node);
  const meant = sdk ? whichIsMeant(file, registered!, namesakes) : [];
  if (meant.length > 1) {
    const note = `${meant.length} workflows of the repository are registered as "${registered}", and which one this starts is not known`;
    return { kind: 'blocked', note };
  }
  if (meant.length === 1 && meant[0]!.node !== own) return { kind: 'fine', note: '' };
  return sdk
    ? { kind: 'sdk-call', sdk, byName: true }
    : followed(file, node, contextOf(file, node, 'name', project), flow);
}

/** What stands around a name, and where the name goes on from there. */
function followed(file: SourceFile, node: SyntaxNode, context: Context, flow: NameFlow): Context {
  const text = file.textOf(node);
  if (context.kind === 'blocked') {
    if (!context.table || !flow.allWritten) return context;
    return {
      kind: 'look',
      note: `${text} stands in a table, and every start of the repository names its workflow itself`,
    };
  }
  // Reads of a name that has one value are references of their own.
  const alias = node.parent?.type === 'assignment' && context.kind === 'fine' && context.goesOn === undefined;
  const reached = alias ? undefined : flow.reach(file, node);
  if (reached?.kind === 'start') {
    const { start } = reached;
    const where = `${start.file.path}:${start.file.lines.lineOf(start.node.start) + 1}`;
    const note =
      start.node === node
        ? `${text} is handed on in ${where}, and may be started there`
        : `${text} may be what ${start.file.textOf(start.node)} stands for in ${where}, where a workflow may be started`;
    return { kind: 'blocked', note };
  }
  if (!reached || context.goesOn !== undefined) return context;
  return { kind: 'look', note: context.note || `${text} goes on as a name`, goesOn: '' };
}

function useOfClass(
  file: SourceFile,
  node: SyntaxNode,
  { init, className, registered }: WorkflowRun,
  calls: ReadonlyMap<SyntaxNode, SdkCall>,
  project: Project,
): Reference['use'] {
  const { parent } = node;
  if (parent?.type === 'attribute' && /^__(?:qual)?name__$/.test(file.textOf(parent.child('attribute')!))) {
    const sdk = registered === className ? calls.get(parent) : undefined;
    return sdk ? { kind: 'sdk-call', sdk, byName: false } : contextOf(file, parent, 'name', project);
  }
  // `Flow.run` is a reference of its own; other members take no payload of run.
  if (parent?.type === 'attribute' && node.field === 'object') return { kind: 'fine', note: '' };
  if (parent?.type === 'call' && node.field === 'function' && init) return { kind: 'init-call', call: parent };
  return contextOf(file, node, 'class', project);
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
