import {
  decoratorsOf,
  enclosingFunction,
  isBoundMethod,
  methodsOf,
  ownerClass,
  parametersOf,
} from '../python/functions.js';
import type { Resolved } from '../python/resolver.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import type { WorkflowDefinition } from '../temporal/definitions.js';
import { workflowNodes } from '../temporal/workflow-body.js';
import { type EntryRole, workflowEntries } from '../temporal/workflow-entries.js';
import { handedOn } from './handed-on.js';
import type { Project } from './project.js';

/** A function that runs inside of workflows: the SDK calls it, or other workflow code does. */
export interface WorkflowFunction {
  readonly file: SourceFile;
  readonly node: SyntaxNode;
  readonly role: EntryRole | 'helper';
  /** The first workflow that it was reached from. */
  readonly workflow: WorkflowDefinition;
  /** The call that it was reached by; entries have none. */
  readonly via: { readonly from: WorkflowFunction; readonly node: SyntaxNode } | undefined;
  /** What of its body runs in a workflow, in source order. */
  readonly nodes: readonly SyntaxNode[];
  readonly calls: readonly WorkflowCall[];
}

/** A call in workflow code, with what it calls. */
export interface WorkflowCall {
  readonly node: SyntaxNode;
  readonly callee: SyntaxNode;
  readonly resolved: Resolved;
}

/** All workflow code of the repository, as far as names and types can be followed. */
export interface WorkflowCode {
  /** Each function once, those nearest to the SDK's own calls first. */
  readonly functions: readonly WorkflowFunction[];
  readonly byFile: ReadonlyMap<SourceFile, readonly WorkflowFunction[]>;
  readonly byNode: ReadonlyMap<SyntaxNode, WorkflowFunction>;
  /** The functions that a function calls. */
  readonly callees: ReadonlyMap<SyntaxNode, ReadonlySet<SyntaxNode>>;
  /** Each function once for each class that its `self` may be, with what it calls then. */
  readonly passes: readonly Pass[];
}

/** A function as it runs for one class of `self`: what `self.step()` calls depends on it. */
export interface Pass {
  readonly within: WorkflowFunction;
  readonly steps: readonly Step[];
}

/** A call, or a property that is read, of a function of the repository. */
export interface Step {
  readonly node: SyntaxNode;
  readonly to: Pass;
}

interface Visit {
  readonly file: SourceFile;
  readonly node: SyntaxNode;
  /** The class of `self`, where that is another than the one that defines the method. */
  readonly self: ClassRef | undefined;
  readonly role: WorkflowFunction['role'];
  readonly workflow: WorkflowDefinition;
  readonly via: WorkflowFunction['via'];
}

type ClassRef = Resolved & { readonly kind: 'definition' };

/**
 * Follows calls from what the SDK calls: run, signals, queries, updates, their validators and `__init__` of every
 * workflow, to functions, methods and constructors of the repository, across files. Activities are not entered. Breadth
 * first, so that each function is known by its shortest way.
 */
export function findWorkflowCode(project: Project): WorkflowCode {
  const byNode = new Map<SyntaxNode, WorkflowFunction>();
  const callees = new Map<SyntaxNode, Set<SyntaxNode>>();
  const seen = new Map<SyntaxNode, Map<SyntaxNode | undefined, GrowingPass>>();
  const queue: Visit[] = project.facts.workflows.flatMap(workflow => {
    const self: ClassRef = { kind: 'definition', file: workflow.file, node: workflow.node };
    return workflowEntries(workflow, project).map(entry => ({ ...entry, self, workflow, via: undefined }));
  });
  let waiting: Visit[] | undefined;
  for (let next = 0; next < queue.length || !waiting; next++) {
    if (next === queue.length) {
      waiting = handedOn(byNode, project).flatMap(({ file, node, workflow }): Visit[] => {
        if (isActivity({ file, node }, project)) return [];
        const self: ClassRef = { kind: 'definition', file: workflow.file, node: workflow.node };
        return [{ file, node, self, role: 'helper', workflow, via: undefined }];
      });
      queue.push(...waiting);
      // What is handed on may hand on more.
      if (waiting.length > 0) waiting = undefined;
      next--;
      continue;
    }
    const visit = queue[next]!;
    const pass = passOf(visit, seen);
    if (pass.within) continue;

    const known = byNode.get(visit.node);
    const nodes = known?.nodes ?? [...workflowNodes(visit.file, visit.node, project)];
    const calls = callsOf(visit, nodes, project);
    const { self: _, ...rest } = visit;
    const reached = known ?? { ...rest, nodes, calls };
    byNode.set(visit.node, reached);
    pass.within = reached;
    for (const { node, resolved } of [...calls, ...propertiesOf(visit, nodes, project)]) {
      for (const target of targetsOf(resolved)) {
        if (isActivity(target, project)) continue;
        callees.set(visit.node, (callees.get(visit.node) ?? new Set()).add(target.node));
        // A function inside of one that was read is part of it.
        if (isInside(target.node, byNode)) continue;
        // What is called on `self` sees the same `self`.
        const self = target.self && (resolved.kind === 'definition' && onSelf(visit, node) ? visit.self : target.self);
        const called: Visit = {
          ...target,
          self,
          role: 'helper',
          workflow: visit.workflow,
          via: { from: reached, node },
        };
        pass.steps.push({ node, to: passOf(called, seen) as Pass });
        queue.push(called);
      }
    }
  }
  const functions = [...byNode.values()];
  const byFile = new Map<SourceFile, WorkflowFunction[]>();
  for (const reached of functions) byFile.set(reached.file, [...(byFile.get(reached.file) ?? []), reached]);
  const passes = [...seen.values()].flatMap(each => [...each.values()] as Pass[]);
  return { functions, byFile, byNode, callees, passes };
}

/** Without its function while it waits for its turn. */
type GrowingPass = { within?: WorkflowFunction; steps: Step[] };

function passOf({ node, self }: Visit, seen: Map<SyntaxNode, Map<SyntaxNode | undefined, GrowingPass>>): GrowingPass {
  const passes = seen.get(node) ?? new Map<SyntaxNode | undefined, GrowingPass>();
  seen.set(node, passes);
  const pass = passes.get(self?.node) ?? { steps: [] };
  passes.set(self?.node, pass);
  return pass;
}

/** Whether the function is defined inside of one of these. */
function isInside(node: SyntaxNode, known: ReadonlyMap<SyntaxNode, unknown>): boolean {
  for (let outer = enclosingFunction(node); outer; outer = enclosingFunction(outer)) if (known.has(outer)) return true;
  return false;
}

/** The name of the first parameter of a method. */
function instanceOf({ file, node, self }: Visit): string | undefined {
  return self && isBoundMethod(file, node) ? parametersOf(file, node)[0]?.name : undefined;
}

/** Whether a call or attribute is one of `self`. */
function onSelf(visit: Visit, node: SyntaxNode): boolean {
  const attribute = node.type === 'call' ? node.child('function') : node;
  const object = attribute?.type === 'attribute' ? attribute.child('object') : undefined;
  return object?.type === 'identifier' && visit.file.textOf(object) === instanceOf(visit);
}

const PROPERTY = new Set(['property', 'cached_property', 'functools.cached_property']);

/** Properties of `self` that are read: they run like calls. */
function propertiesOf(
  visit: Visit,
  nodes: readonly SyntaxNode[],
  { resolver }: Project,
): Pick<WorkflowCall, 'node' | 'resolved'>[] {
  const { self, file } = visit;
  if (!self || instanceOf(visit) === undefined) return [];
  return nodes.flatMap(node => {
    if (node.type !== 'attribute' || node.field === 'function' || !onSelf(visit, node)) return [];
    const resolved = resolver.member(self, file.textOf(node.child('attribute')!));
    if (resolved.kind !== 'definition' || resolved.node.type !== 'function_definition') return [];
    const decorators = decoratorsOf(resolved.node).map(each => resolved.file.textOf(each));
    return decorators.some(each => PROPERTY.has(each)) ? [{ node, resolved }] : [];
  });
}

function callsOf(visit: Visit, nodes: readonly SyntaxNode[], project: Project): WorkflowCall[] {
  const { file, self } = visit;
  const instance = instanceOf(visit);
  return nodes.flatMap((each): WorkflowCall[] => {
    const callee = each.type === 'call' ? each.child('function') : undefined;
    if (!callee) return [];
    return [{ node: each, callee, resolved: resolveCallee(file, callee, instance, self, project) }];
  });
}

function resolveCallee(
  file: SourceFile,
  callee: SyntaxNode,
  instance: string | undefined,
  self: ClassRef | undefined,
  project: Project,
): Resolved {
  const object = callee.type === 'attribute' ? callee.child('object') : undefined;
  const name = object && file.textOf(callee.child('attribute')!);
  if (object && name !== undefined) {
    if (self && object.type === 'identifier' && file.textOf(object) === instance) {
      const member = project.resolver.member(self, name);
      if (member.kind === 'definition') return member;
    }
    if (object.type === 'call' && file.textOf(object) === 'super()') return inherited(file, callee, name, project);
  }
  const resolved = project.resolver.resolve(file, callee);
  if (resolved.kind !== 'unknown' && resolved.kind !== 'value') return resolved;
  const type = object && project.types.typeOf(file, object);
  return type && name !== undefined ? project.resolver.member(type, name) : resolved;
}

/** `super().name`, taken from the bases of the class around it. */
function inherited(file: SourceFile, at: SyntaxNode, name: string, { resolver }: Project): Resolved {
  const owner = at.ancestor('class_definition');
  for (const base of owner ? resolver.bases(file, owner) : []) {
    const member = resolver.member(base, name);
    if (member.kind === 'definition') return member;
  }
  return { kind: 'unknown' };
}

const CONSTRUCTORS = new Set(['__init__', '__post_init__', 'model_post_init']);

/** The functions that run when this is called: the function itself, or what makes an instance of the class. */
function targetsOf(resolved: Resolved): Pick<Visit, 'file' | 'node' | 'self'>[] {
  if (resolved.kind !== 'definition') return [];
  const { file, node } = resolved;
  if (node.type === 'class_definition') {
    const self: ClassRef = { kind: 'definition', file, node };
    return methodsOf(node)
      .filter(method => CONSTRUCTORS.has(file.textOf(method.child('name')!)))
      .map(method => ({ file, node: method, self }));
  }
  const owner = ownerClass(node);
  return [{ file, node, self: owner && { kind: 'definition', file, node: owner } }];
}

function isActivity({ file, node }: Pick<Visit, 'file' | 'node'>, project: Project): boolean {
  if (decoratorsOf(node).length === 0) return false;
  return project.decorators(file, node).some(name => name.startsWith('temporalio.activity.'));
}
