import { ownerClass } from '../python/functions.js';
import type { SourceFile } from '../python/source-file.js';
import { symbolAt } from '../python/symbols.js';
import type { SyntaxNode } from '../python/syntax.js';
import { workflowOf } from '../temporal/definitions.js';
import type { Related } from '../types.js';
import type { Project } from './project.js';
import { isSupplied } from './supplied.js';
import type { WorkflowCall, WorkflowFunction } from './workflow-code.js';

/** A call in workflow code of something that the repository does not define. */
export interface WorkflowSite {
  readonly within: WorkflowFunction;
  readonly call: WorkflowCall;
  /** The dotted name, or that of a built-in function. */
  readonly name: string;
  readonly builtin: boolean;
}

/** The calls of external and built-in names in the workflow code of a file, without those that never come to run. */
export function* workflowSites(source: SourceFile, project: Project): Generator<WorkflowSite> {
  for (const within of project.workflowCode.byFile.get(source) ?? []) {
    for (const call of within.calls) {
      const { resolved } = call;
      const builtin = resolved.kind === 'unknown' ? builtinOf(within, call) : undefined;
      const name = resolved.kind === 'external' ? resolved.name : builtin;
      if (name === undefined || isSupplied(within, call.node, project)) continue;
      yield { within, call, name, builtin: builtin !== undefined };
    }
  }
}

/** The built-in function that an unresolved call calls by its own name; undefined where the name may mean something else. */
function builtinOf({ file }: WorkflowFunction, { callee }: WorkflowCall): string | undefined {
  if (callee.type !== 'identifier' || file.scopes.module.stars.length > 0) return undefined;
  const name = file.textOf(callee);
  return file.scopes.lookup(name, callee).length > 0 ? undefined : name;
}

const MOST_HOPS = 3;

/**
 * How a helper is reached, from the call that reaches it back to the workflow, if any call does. Of a long way the calls
 * nearest to it are told, and the one in the workflow.
 */
export function wayTo(within: WorkflowFunction): { readonly related?: readonly Related[] } {
  const hops: Related[] = [];
  for (let { via } = within; via; via = via.from.via) {
    const { file } = via.from;
    const caller = symbolAt(file, via.node.start);
    const root = via.from.via ? '' : `, workflow code of ${workflowNameOf(via.from)}`;
    hops.push({ path: file.path, start: via.node.start, end: via.node.end, message: `called from ${caller}${root}` });
  }
  if (hops.length === 0) return {};
  const left = hops.length - MOST_HOPS;
  const [first, second] = hops;
  const root = hops.at(-1)!;
  if (left <= 0) return { related: hops };
  const calls = left === 1 ? '1 more call' : `${left} more calls`;
  return { related: [first!, second!, { ...root, message: `… ${calls} …, ${root.message}` }] };
}

/** The name of the class of the workflow that a function was reached from. */
export function workflowNameOf({ workflow }: WorkflowFunction): string {
  return workflow.file.textOf(workflow.node.child('name')!);
}

/**
 * Whether a function runs in workflows and nowhere else, as a method of a workflow class does. Other functions may be
 * called by activities as well, where `workflow.now()` and its like raise.
 */
export function runsOnlyInWorkflows({ file, node, role }: WorkflowFunction, project: Project): boolean {
  if (role !== 'helper') return true;
  const owner = ownerClass(node);
  return owner !== undefined && workflowOf(file, owner, project) !== undefined;
}

/** All functions that a workflow can reach, itself included, by any way. */
export function reachOf(start: SyntaxNode, callees: ReadonlyMap<SyntaxNode, ReadonlySet<SyntaxNode>>): Set<SyntaxNode> {
  const reached = new Set([start]);
  for (const node of reached) for (const callee of callees.get(node) ?? []) reached.add(callee);
  return reached;
}

/** Whether a function runs only to answer: a replay asks no queries, and does not validate updates again. */
export function isAskedOnly(within: WorkflowFunction): boolean {
  const role = startOf(within);
  return role === 'query' || role === 'validator';
}

/** The role of the function from which another one is reached, over however many calls. */
export function startOf(within: WorkflowFunction): WorkflowFunction['role'] {
  let start = within;
  while (start.via) start = start.via.from;
  return start.role;
}

/**
 * A quick test for files of workflow code. Helpers need not name the SDK, and their bytes are at hand only once they have
 * been reached: so the workflow code is looked for first. Other files hold no findings, whatever their words.
 */
export function testReached(
  test: (latin1: string) => boolean,
): (project: Project) => (latin1: string, path: string) => boolean {
  return project => {
    const { byFile } = project.workflowCode;
    return (latin1, path) => {
      // What was reached has been read.
      const file = project.parsed(path);
      return file !== undefined && byFile.has(file) && test(latin1);
    };
  };
}
