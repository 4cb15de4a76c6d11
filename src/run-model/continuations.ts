import type { Project } from '../project/project.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import { type SdkCall, sdkCalls } from '../temporal/sdk-calls.js';
import { mentions } from './names.js';
import { expectNames, filesThatName } from './reference-names.js';
import type { Found } from './references.js';
import type { WorkflowRun } from './workflow-run.js';

/**
 * `continue_as_new(…)` without `workflow=` continues whatever workflow it is called in: the one whose class it stands in,
 * or, in a helper or a base class, all those that use it.
 */
export function* continuations(workflows: readonly WorkflowRun[], project: Project): Generator<Found> {
  const byNode = new Map(workflows.map(workflow => [workflow.node, workflow]));
  const classes = new Set(project.facts.workflows.map(({ node }) => node));
  for (const file of project.filesWith(text => text.includes('continue_as_new'))) {
    const understood = new Set<SyntaxNode>();
    for (const sdk of sdkCalls(file, project)) {
      if (sdk.kind !== 'sdk' || sdk.api.kind !== 'continue-as-new') continue;
      const { node } = sdk.call;
      understood.add(node);
      if (sdk.target) continue;
      const own = workflowAround(node, classes);
      const workflow = own && byNode.get(own);
      if (workflow) yield [workflow, { file, node, use: { kind: 'sdk-call', sdk, byName: false } }];
      else if (!own && sendsPayloads(sdk)) yield* ofHelper(file, node, byNode, project);
    }
    for (const node of file.nodes('call')) {
      const own = understood.has(node) ? undefined : workflowAround(node, classes);
      const workflow = own && byNode.get(own);
      if (!workflow || !mayContinue(file, node)) continue;
      const callee = file.textOf(node.child('function')!).replace(/\s+/g, ' ');
      const note = `${callee} may continue ${workflow.className} as new, and with which payloads is not known`;
      yield [workflow, { file, node, use: { kind: 'blocked', note } }];
    }
  }
}

/** `stream.continue_as_new(…)`, `run_agent(…, continue_as_new_after=10)`: what libraries offer to continue their caller. */
function mayContinue(file: SourceFile, call: SyntaxNode): boolean {
  const callee = call.child('function')!;
  const name = file.textOf(callee.child('attribute') ?? callee);
  const given = call.child('arguments')?.parts ?? [];
  if (name === 'continue_as_new') return given.length > 0;
  return given.some(
    part => part.type === 'keyword_argument' && /^continue_as_new/.test(file.textOf(part.child('name')!)),
  );
}

function workflowAround(node: SyntaxNode, classes: { has(node: SyntaxNode): boolean }): SyntaxNode | undefined {
  let around = node.ancestor('class_definition');
  while (around && !classes.has(around)) around = around.ancestor('class_definition');
  return around;
}

function sendsPayloads({ payloads, arg, args, forwards, options }: SdkCall): boolean {
  return payloads.length > 0 || arg !== undefined || args !== undefined || forwards || options;
}

/** The workflows whose class speaks of the function that continues as new, or of another one that does. */
function* ofHelper(
  file: SourceFile,
  node: SyntaxNode,
  workflows: ReadonlyMap<SyntaxNode, WorkflowRun>,
  project: Project,
): Generator<Found> {
  const helper = functionAround(node);
  if (!helper) return;
  const name = file.textOf(helper.child('name')!);
  const queue = [{ name, definition: helper, file }];
  const known = new Set<SyntaxNode>([helper]);
  const blocked = new Set<WorkflowRun>();
  const block = function* (workflow: WorkflowRun): Generator<Found> {
    if (blocked.has(workflow)) return;
    blocked.add(workflow);
    const note = `${name} continues as new with payloads of its own, and ${workflow.className} uses it`;
    yield [workflow, { file, node, use: { kind: 'blocked', note } }];
  };
  for (let next = queue.shift(); next; next = queue.shift()) {
    if (next.name.startsWith('__')) {
      // Special methods are called by way of their class, and an instance may go anywhere: whoever speaks of it, counts.
      const owner = next.definition.ancestor('class_definition');
      const className = owner && next.file.textOf(owner.child('name')!);
      for (const workflow of workflows.values()) {
        if (className && mentions(workflow.file.textOf(workflow.node), className)) yield* block(workflow);
      }
      continue;
    }
    for (const { file: at, place, certain } of usesOf(next.name, next.definition, project)) {
      const around = workflowAround(place, workflows);
      const workflow = around && workflows.get(around);
      if (workflow) yield* block(workflow);
      // A method of that name on who knows what is followed to a workflow, not through the whole repository.
      const further = around || !certain ? undefined : functionAround(place);
      if (!further || known.has(further)) continue;
      known.add(further);
      queue.push({ name: at.textOf(further.child('name')!), definition: further, file: at });
    }
  }
}

interface Use {
  readonly file: SourceFile;
  readonly place: SyntaxNode;
  /** It means the function, or a method of `self` that has its name. */
  readonly certain: boolean;
}

/** The places of the repository that may speak of a function: what certainly means something else is left out. */
function* usesOf(name: string, definition: SyntaxNode, project: Project): Generator<Use> {
  const words = [name];
  for (const word of words) {
    expectNames([word], project);
    for (const file of filesThatName(word, project)) {
      for (const place of file.nodes('identifier')) {
        if (file.textOf(place) !== word || place === definition.child('name')) continue;
        const alias = place.ancestor('aliased_import')?.child('alias');
        if (alias && !words.includes(file.textOf(alias))) words.push(file.textOf(alias));
        const expression = place.field === 'attribute' && place.parent ? place.parent : place;
        const resolved = project.resolver.resolve(file, expression);
        if (resolved.kind === 'external' || resolved.kind === 'module') continue;
        if (resolved.kind === 'definition' && resolved.node !== definition) continue;
        const object = expression.type === 'attribute' ? expression.child('object') : undefined;
        const ofSelf = object !== undefined && /^(?:self|cls|super\(\))$/.test(file.textOf(object));
        yield { file, place, certain: resolved.kind === 'definition' || ofSelf };
      }
    }
  }
}

/** The function that a node stands in, as others can call it: the method of a class, or one of the module. */
function functionAround(node: SyntaxNode): SyntaxNode | undefined {
  let around = node.ancestor('function_definition');
  for (let outer = around?.ancestor('function_definition', 'class_definition'); outer; ) {
    if (outer.type === 'class_definition') break;
    around = outer;
    outer = outer.ancestor('function_definition', 'class_definition');
  }
  return around;
}
