import type { Project } from '../project/project.js';
import { decoratorsOf, isAsync, methodsOf, ownerClass, type Parameter, parametersOf } from '../python/functions.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import { type WorkflowDefinition, workflowOf } from '../temporal/definitions.js';
import { handlerName, lineage, type WorkflowEntry, workflowEntries } from '../temporal/workflow-entries.js';
import type { Finding, Related } from '../types.js';
import type { FileRule } from './transform.js';

/** Workflow classes that the SDK refuses when the module is imported. */
export const workflowDefinition: FileRule = {
  name: 'workflow-definition',
  kind: 'check',
  scope: 'file',
  summary: 'the SDK accepts every workflow class: one async run of its own, handlers that fit',
  severity: 'error',
  checklist: 'runtime-definitions',
  defaultOn: true,
  explain: {
    why: 'The SDK checks a workflow class when its module is imported. A class without exactly one async @workflow.run of its own, a handler name that is used twice, or an __init__ whose parameters are not those of run raises ValueError, and the worker does not start.',
    bad: '@workflow.defn\nclass Order:\n    @workflow.run\n    def run(self, request: OrderRequest) -> None: ...',
    good: '@workflow.defn\nclass Order:\n    @workflow.run\n    async def run(self, request: OrderRequest) -> None: ...',
    fix: 'write run as async def, in the class itself, once. An inherited run is overridden by one that calls super().run(…).',
    limits:
      'classes that take their methods from a base that is not in the repository, or whose methods carry decorators that are not understood.',
  },
  candidates: () => latin1 => /\bdefn\b/.test(latin1),
  *find(file, project) {
    for (const decorated of file.nodes('decorated_definition')) {
      const node = decorated.child('definition');
      const workflow = node && workflowOf(file, node, project);
      if (workflow) yield* checkWorkflow(workflow, project);
    }
  },
};

function at(file: SourceFile, node: SyntaxNode, message: string, related: Related[] = []): Finding {
  const rule = workflowDefinition.name;
  const span = { start: node.start, end: node.end };
  return { rule, path: file.path, span, message, ...(related.length > 0 && { related }) };
}

function* checkWorkflow(workflow: WorkflowDefinition, project: Project): Generator<Finding> {
  const { file, node } = workflow;
  const name = node.child('name')!;
  const title = file.textOf(name);
  const entries = workflowEntries(workflow, project);
  const runs = entries.filter(({ role }) => role === 'run');
  const own = runs.filter(run => ownerClass(run.node) === node);
  if (own.length > 1) {
    yield at(
      file,
      nameOf(own[1]!),
      `${title} has ${own.length} @workflow.run methods: the SDK refuses the class. Keep one.`,
    );
  }
  if (own.length === 0 && isKnown(workflow, project)) {
    const inherited = runs[0];
    yield inherited
      ? at(
          file,
          name,
          `${title} inherits @workflow.run: the SDK refuses a class that does not define its own. Override ${textOf(inherited)} here, with @workflow.run, and call super().`,
          [place(inherited, 'the inherited run')],
        )
      : at(
          file,
          name,
          `${title} has no @workflow.run method: the SDK refuses the class. Mark the method that is the workflow.`,
        );
  }
  for (const run of own) {
    if (isAsync(run.node)) continue;
    yield at(
      file,
      nameOf(run),
      `@workflow.run of ${title} is not async: the SDK refuses it. Write async def ${textOf(run)}.`,
    );
  }
  yield* repeatedHandlers(workflow, entries, project);
  const init = entries.find(entry => entry.role === 'init' && ownerClass(entry.node) === node);
  if (init && own[0]) yield* checkInit(workflow, init, own[0], project);
}

/** Nothing may hide from us that would give the class its run. */
function isKnown({ file, node }: WorkflowDefinition, project: Project): boolean {
  const classes = lineage(file, node, project);
  const bases = classes.flatMap(each => project.resolver.bases(each.file, each.node));
  const plain = (base: (typeof bases)[number]) =>
    base.kind === 'definition' ||
    (base.kind === 'external' && /^(?:abc\.ABC|typing\.(?:Generic|Protocol)(?:\[.*)?)$/.test(base.name));
  if (!bases.every(plain)) return false;
  // A decorator that is not understood may apply @workflow.run itself.
  return classes.every(each =>
    methodsOf(each.node).every(method => {
      const written = decoratorsOf(method).length;
      const names = project.decorators(each.file, method);
      const plain =
        names.length === written && names.every(name => /^(?:temporalio|typing|functools|abc)\./.test(name));
      return plain || !isAsync(method);
    }),
  );
}

function* repeatedHandlers(
  { file, node }: WorkflowDefinition,
  entries: readonly WorkflowEntry[],
  project: Project,
): Generator<Finding> {
  const seen = new Map<string, WorkflowEntry>();
  for (const entry of entries) {
    if (!['signal', 'query', 'update'].includes(entry.role) || ownerClass(entry.node) !== node) continue;
    const registered = handlerName(entry, project);
    if (registered === undefined) continue;
    const key = `${entry.role} ${registered}`;
    const first = seen.get(key);
    if (first && textOf(first) !== textOf(entry)) {
      yield at(
        file,
        nameOf(entry),
        `two ${entry.role} handlers are registered as ${JSON.stringify(registered)}: the SDK refuses the class. Rename one.`,
        [place(first, 'the other one')],
      );
    } else seen.set(key, entry);
  }
}

function* checkInit(
  workflow: WorkflowDefinition,
  init: WorkflowEntry,
  run: WorkflowEntry,
  project: Project,
): Generator<Finding> {
  const { file } = workflow;
  const marked = project.decorators(file, init.node).includes('temporalio.workflow.init');
  const ofInit = parametersOf(file, init.node).slice(1);
  const ofRun = parametersOf(file, run.node).slice(1);
  if (!marked) {
    const needed = ofInit.filter(
      ({ kind, hasDefault }) => !hasDefault && (kind === 'positional' || kind === 'keyword-only'),
    );
    if (needed.length === 0) return;
    yield at(
      file,
      nameOf(init),
      `__init__ requires ${needed.map(({ name }) => name).join(', ')}, but the SDK calls it without arguments. Mark it with @workflow.init, with the parameters of run.`,
    );
    return;
  }
  const fits = (one: Parameter, i: number) => ofRun[i] && sameParameter(file, one, ofRun[i], project);
  if (ofInit.length === ofRun.length && ofInit.every(fits)) return;
  yield at(
    file,
    nameOf(init),
    `@workflow.init takes other parameters than @workflow.run: the SDK refuses the class. Give both the same number, types and defaults.`,
    [place(run, 'run')],
  );
}

/** As far as it is certain: kind, whether there is a default, whether there is an annotation, and its class. */
function sameParameter(file: SourceFile, a: Parameter, b: Parameter, { types }: Project): boolean {
  if (a.kind !== b.kind || a.hasDefault !== b.hasDefault || !a.annotation !== !b.annotation) return false;
  if (!a.annotation || !b.annotation || file.textOf(a.annotation) === file.textOf(b.annotation)) return true;
  const [one, other] = [types.ofAnnotation(file, a.annotation), types.ofAnnotation(file, b.annotation)];
  return !(one?.kind === 'definition' && other?.kind === 'definition' && one.node !== other.node);
}

function nameOf({ node }: WorkflowEntry): SyntaxNode {
  return node.child('name')!;
}

function textOf(entry: WorkflowEntry): string {
  return entry.file.textOf(nameOf(entry));
}

function place(entry: WorkflowEntry, message: string): Related {
  const { start, end } = nameOf(entry);
  return { path: entry.file.path, start, end, message };
}
