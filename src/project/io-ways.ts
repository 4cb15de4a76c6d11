import { readCall } from '../python/calls.js';
import { isBoundMethod, ownerClass, parametersOf } from '../python/functions.js';
import type { Binding } from '../python/scope.js';
import type { SourceFile } from '../python/source-file.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';
import { lineage } from '../temporal/workflow-entries.js';
import { type IoPlace, ioPlaces } from './io-places.js';
import type { Project } from './project.js';
import type { Pass, Step, WorkflowCode, WorkflowFunction } from './workflow-code.js';

/** A place that a call leads to, and the way there. */
export interface IoWay {
  readonly place: IoPlace;
  /** The functions from the one that is called to the one that holds the place. */
  readonly through: readonly WorkflowFunction[];
  /**
   * Whether the place is reached in a few calls, and no helper on the way asks its parameters whether to go on. What a
   * caller gives, and what is far away, may well lead elsewhere.
   */
  readonly sure: boolean;
}

/** A call in a method of a workflow of a function that is no such method, with the places that it leads to. */
export interface IoCall {
  readonly within: WorkflowFunction;
  readonly node: SyntaxNode;
  /** The sure ways first, then the shorter ones. */
  readonly ways: readonly IoWay[];
  /** Later calls of the same workflow that lead to nothing else. */
  readonly again: readonly SyntaxNode[];
}

const MOST_CALLS = 3;
const ownCode = new WeakMap<WorkflowCode, ReadonlySet<SyntaxNode>>();

/** Whether a function is a method of a workflow or of one of its bases: code that was written for workflows. */
export function isOwnCode({ node, role }: WorkflowFunction, project: Project): boolean {
  const owner = ownerClass(node);
  return role !== 'helper' || (owner !== undefined && workflowClasses(project).has(owner));
}

function workflowClasses(project: Project): ReadonlySet<SyntaxNode> {
  const code = project.workflowCode;
  const classes =
    ownCode.get(code) ??
    new Set(project.facts.workflows.flatMap(({ file, node }) => lineage(file, node, project).map(each => each.node)));
  ownCode.set(code, classes);
  return classes;
}

/** The calls of the workflows in a file that lead to I/O; of those of a workflow that lead to the same places, the first. */
export function ioCalls(file: SourceFile, project: Project): IoCall[] {
  const found = new Map<SyntaxNode, IoCall>();
  for (const { within, steps } of project.workflowCode.passes) {
    if (within.file !== file || !isOwnCode(within, project)) continue;
    for (const step of steps) {
      if (isOwnCode(step.to.within, project)) continue;
      // A call may mean several functions.
      const ways = new Map((found.get(step.node)?.ways ?? []).map(way => [way.place, way]));
      for (const way of waysFrom(step, file, project)) {
        if (!ways.get(way.place)?.sure) ways.set(way.place, way);
      }
      if (ways.size > 0)
        found.set(step.node, { within, node: step.node, ways: inOrder([...ways.values()]), again: [] });
    }
  }
  return withoutRepeats([...found.values()].sort((a, b) => a.node.start - b.node.start));
}

function withoutRepeats(calls: readonly IoCall[]): IoCall[] {
  const kept: (IoCall & { readonly again: SyntaxNode[] })[] = [];
  for (const call of calls) {
    const owner = ownerClass(call.within.node);
    const isToldBy = ({ within, ways }: IoCall) =>
      ownerClass(within.node) === owner &&
      call.ways.every(way => ways.some(({ place, sure }) => place === way.place && (sure || !way.sure)));
    const first = kept.find(isToldBy);
    if (first) first.again.push(call.node);
    else kept.push({ ...call, again: [] });
  }
  return kept;
}

interface Stop {
  readonly pass: Pass;
  readonly through: readonly WorkflowFunction[];
}

/** Breadth first, over sure steps alone and then over all, so that each place is known by the best way to it. */
function waysFrom({ node: call, to }: Step, caller: SourceFile, project: Project): IoWay[] {
  const open = openParameters(caller, call, to.within);
  const ways = new Map<IoPlace, IoWay>();
  for (const sure of [true, false]) {
    const seen = new Set([to]);
    const stops: Stop[] = [{ pass: to, through: [to.within] }];
    for (const { pass, through } of stops) {
      const { within } = pass;
      const answered = pass === to ? open : NONE;
      const goesOn = (node: SyntaxNode) => !sure || !asksParameters(within, node, answered);
      for (const place of ioPlaces(project).get(within.node) ?? []) {
        if (!ways.has(place) && goesOn(place.node)) ways.set(place, { place, through, sure });
      }
      if (sure && through.length === MOST_CALLS) continue;
      for (const step of pass.steps) {
        if (seen.has(step.to) || isOwnCode(step.to.within, project) || !goesOn(step.node)) continue;
        seen.add(step.to);
        stops.push({ pass: step.to, through: [...through, step.to.within] });
      }
    }
  }
  return inOrder([...ways.values()]);
}

/** The environment is the least of it. */
function inOrder(ways: readonly IoWay[]): IoWay[] {
  const rank = ({ place, sure }: IoWay) => (sure ? 0 : 2) + (place.kind === 'environment' ? 1 : 0);
  return [...ways].sort((a, b) => rank(a) - rank(b) || a.through.length - b.through.length);
}

const NONE: ReadonlySet<string> = new Set();
const WRITTEN_OUT =
  /^(?:string|concatenated_string|integer|float|true|false|none|list|tuple|dictionary|unary_operator)$/;

/** The parameters for which a workflow gives what it knows only when it runs: a branch on those may go either way. */
function openParameters(
  caller: SourceFile,
  node: SyntaxNode,
  { file, node: definition }: WorkflowFunction,
): ReadonlySet<string> {
  const args = (node.type === 'call' ? readCall(node, caller.text)?.args : undefined) ?? [];
  const parameters = parametersOf(file, definition).slice(isBoundMethod(file, definition) ? 1 : 0);
  const open = args.flatMap((arg, i) => {
    if (arg.kind !== 'keyword' && arg.kind !== 'positional') return [];
    const name = arg.kind === 'keyword' ? arg.name : parameters[i]?.name;
    return name !== undefined && !isWrittenOut(caller, arg.value) ? [name] : [];
  });
  return new Set(open);
}

/** A literal, or a name for nothing else. */
function isWrittenOut(file: SourceFile, value: SyntaxNode): boolean {
  if (value.type !== 'identifier') return WRITTEN_OUT.test(value.type);
  const bindings = file.scopes.lookup(file.textOf(value), value);
  return bindings.length > 0 && bindings.every(binding => binding.value && WRITTEN_OUT.test(binding.value.type));
}

/**
 * Whether a node runs only where a branch on a parameter of its function says so, or on one of a function inside it.
 * @param answered parameters that do not count
 */
function asksParameters(
  { file, node: definition }: WorkflowFunction,
  node: SyntaxNode,
  answered: ReadonlySet<string>,
): boolean {
  const self = isBoundMethod(file, definition) ? parametersOf(file, definition)[0]?.name : undefined;
  const isAsked = ({ scope, name }: Binding) => {
    if (scope.node === definition) return name !== self && !answered.has(name);
    return definition.start < scope.node.start && scope.node.end <= definition.end;
  };
  for (let inner = node; inner.parent && inner !== definition; inner = inner.parent) {
    if (conditionsOf(inner).some(condition => speaksOf(file, condition, isAsked, 0))) return true;
  }
  return false;
}

/** What a branch asks before it comes to this part of itself: an `elif` is a part of its `if`. */
function conditionsOf(part: SyntaxNode): SyntaxNode[] {
  const { parent } = part;
  const other = (node: SyntaxNode | undefined) => (node && node !== part ? [node] : []);
  switch (parent?.type) {
    case 'if_statement':
    case 'elif_clause':
      return other(parent.child('condition'));
    case 'conditional_expression':
      return other(parent.parts[1]);
    case 'boolean_operator':
      return part === parent.child('right') ? other(parent.child('left')) : [];
    case 'case_clause':
      return other(part.ancestor('match_statement')?.child('subject'));
    default:
      return [];
  }
}

/** Whether an expression names such a parameter, or a variable that is made of one. */
function speaksOf(
  file: SourceFile,
  expression: SyntaxNode,
  isAsked: (parameter: Binding) => boolean,
  depth: number,
): boolean {
  return [expression, ...descendants(expression)].some(part => {
    if (part.type !== 'identifier' || part.field === 'attribute') return false;
    return file.scopes.lookup(file.textOf(part), part).some(binding => {
      const { kind, value } = binding;
      if (kind === 'parameter') return isAsked(binding);
      return kind === 'assignment' && value !== undefined && depth < 3 && speaksOf(file, value, isAsked, depth + 1);
    });
  });
}
