import type { Project } from '../project/project.js';
import { ownerClass } from '../python/functions.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import { type SdkCall, sdkCalls } from '../temporal/sdk-calls.js';
import { mentions } from './names.js';
import { expectNames, filesThatName, referenceNames } from './reference-names.js';
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
  const known = new Set<SyntaxNode>([helper]);
  const blocked = new Set<WorkflowRun>();
  const block = function* (workflow: WorkflowRun): Generator<Found> {
    if (blocked.has(workflow)) return;
    blocked.add(workflow);
    const note = `${name} continues as new with payloads of its own, and ${workflow.className} uses it`;
    yield [workflow, { file, node, use: { kind: 'blocked', note } }];
  };
  // From the function to those that use it, and on to those that use these.
  for (let level: Helper[] = [{ name, definition: helper, file }]; level.length > 0; ) {
    // Special methods are called by way of their class, and an instance may go anywhere: whoever speaks of it, counts.
    for (const special of level.filter(each => each.name.startsWith('__'))) {
      const owner = special.definition.ancestor('class_definition');
      const className = owner && special.file.textOf(owner.child('name')!);
      for (const workflow of workflows.values()) {
        if (className && mentions(workflow.file.textOf(workflow.node), className)) yield* block(workflow);
      }
    }
    const users: Helper[] = [];
    const plain = level.filter(each => !each.name.startsWith('__'));
    for (const { file: at, place, certain } of usesOf(plain, workflows, project)) {
      const around = workflowAround(place, workflows);
      const workflow = around && workflows.get(around);
      if (workflow) yield* block(workflow);
      // A method of that name on who knows what is followed to a workflow, not through the whole repository.
      const further = around || !certain ? undefined : functionAround(place);
      if (!further || known.has(further)) continue;
      known.add(further);
      users.push({ name: at.textOf(further.child('name')!), definition: further, file: at });
    }
    level = users;
  }
}

/** A function that continues as new, or uses one that does. */
interface Helper {
  readonly name: string;
  readonly definition: SyntaxNode;
  readonly file: SourceFile;
}

interface Use {
  readonly file: SourceFile;
  readonly place: SyntaxNode;
  /** It means the function, or a method of `self` that has its name. */
  readonly certain: boolean;
}

/** The places of the repository that may speak of one of the functions: what certainly means something else is left out. */
function* usesOf(
  helpers: readonly Helper[],
  workflows: ReadonlyMap<SyntaxNode, WorkflowRun>,
  project: Project,
): Generator<Use> {
  const mayUse = usersOf(helpers, workflows, project);
  let fresh = byName(helpers.map(helper => [helper.name, helper]));
  // Under which names a function was looked for.
  const names = new Map(helpers.map(helper => [helper, new Set([helper.name])]));
  while (fresh.size > 0) {
    const aliases: (readonly [string, Helper])[] = [];
    expectNames(fresh.keys(), project);
    for (const [file, words] of filesThatName(new Set(fresh.keys()), project)) {
      if (![...words].some(word => [...fresh.get(word)!].some(helper => mayUse(file, helper)))) continue;
      for (const place of file.nodes('identifier')) {
        const word = file.textOf(place);
        const alias = fresh.has(word) ? place.ancestor('aliased_import')?.child('alias') : undefined;
        const other = alias && file.textOf(alias);
        for (const helper of fresh.get(word) ?? []) {
          if (place === helper.definition.child('name')) continue;
          if (other !== undefined && !names.get(helper)!.has(other)) aliases.push([other, helper]);
          const certain = isUse(file, place, word, helper.definition, project);
          if (certain !== undefined) yield { file, place, certain };
        }
      }
    }
    for (const [name, helper] of aliases) names.get(helper)!.add(name);
    fresh = byName(aliases);
  }
}

/**
 * Tells which files can use a helper. A method has often a common name: it is meant where its class is named, and may be by
 * a workflow or by way of `self`.
 */
function usersOf(
  helpers: readonly Helper[],
  workflows: ReadonlyMap<SyntaxNode, WorkflowRun>,
  project: Project,
): (file: SourceFile, helper: Helper) => boolean {
  const paths = new Set([...workflows.values()].map(({ file }) => file.path));
  const naming = new Map<SyntaxNode, ReadonlySet<string>>();
  for (const { definition, file } of helpers) {
    const node = ownerClass(definition);
    if (!node || naming.has(node)) continue;
    const subject = { className: file.textOf(node.child('name')!), registered: undefined, node };
    naming.set(node, new Set(referenceNames([subject], project).paths));
  }
  return (file, helper) => {
    const owner = ownerClass(helper.definition);
    if (!owner || naming.get(owner)!.has(file.path) || paths.has(file.path)) return true;
    return new RegExp(`\\b(?:self|cls|super\\(\\))\\s*\\.\\s*${helper.name}\\b`).test(file.text);
  };
}

function byName(pairs: Iterable<readonly [string, Helper]>): ReadonlyMap<string, ReadonlySet<Helper>> {
  const helpers = new Map<string, Set<Helper>>();
  for (const [name, helper] of pairs) helpers.set(name, (helpers.get(name) ?? new Set()).add(helper));
  return helpers;
}

/** Whether a name certainly means the function, or may; undefined where it means something else. */
function isUse(
  file: SourceFile,
  place: SyntaxNode,
  name: string,
  definition: SyntaxNode,
  project: Project,
): boolean | undefined {
  const expression = place.field === 'attribute' && place.parent ? place.parent : place;
  const resolved = project.resolver.resolve(file, expression);
  if (resolved.kind === 'external' || resolved.kind === 'module') return undefined;
  if (resolved.kind === 'definition') return resolved.node === definition ? true : undefined;
  return mayBeOwn(file, expression, name, definition, project);
}

/** `self.name` of a class that has no other method of that name, as far as its bases are known. */
function mayBeOwn(
  file: SourceFile,
  expression: SyntaxNode,
  name: string,
  definition: SyntaxNode,
  { types, resolver }: Project,
): boolean {
  const object = expression.type === 'attribute' ? expression.child('object') : undefined;
  if (!object || !/^(?:self|cls|super\(\))$/.test(file.textOf(object))) return false;
  const owner = types.typeOf(file, object);
  const method = owner?.kind === 'definition' ? resolver.member(owner, name) : undefined;
  return method?.kind !== 'definition' || method.node === definition;
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
