import { readCall } from '../../python/calls.js';
import type { SourceFile } from '../../python/source-file.js';
import { stringValue } from '../../python/strings.js';
import { descendants, type SyntaxNode, type SyntaxTree } from '../../python/syntax.js';
import { shortName } from '../sdk-api.js';
import { type SdkCall, sdkCalls } from '../sdk-calls.js';
import type { Semantics } from '../semantics.js';
import { type FunctionRef, handlerMethods, reach, type WorkflowUnit } from './unit.js';

/** A place in the code. */
export interface Place {
  readonly file: SourceFile;
  readonly node: SyntaxNode;
}

/** An activity or a child workflow that a run starts. */
export interface WorkCall extends Place {
  readonly what: 'activity' | 'child';
  /** Of the activity or workflow, for people. */
  readonly name: string;
  readonly sdk: SdkCall;
}

/** A signal, query or update handler. */
export interface Handler extends Place {
  readonly kind: string;
  /** The method or function; undefined where it is not known. */
  readonly fn: FunctionRef | undefined;
}

/** What a workflow does besides continuing as new. */
export interface Work {
  readonly calls: readonly WorkCall[];
  /** Sleeps, those of no length left out. */
  readonly timers: readonly Place[];
  /** Waits for a condition, those for running handlers to finish left out. */
  readonly waits: readonly Place[];
  readonly handlers: readonly Handler[];
}

/** Looks through the code of a unit. */
export function workOf(unit: WorkflowUnit, semantics: Semantics): Work {
  const calls = unit.functions.flatMap(({ file, node }) =>
    callsOf(file, semantics).flatMap((sdk): WorkCall[] => {
      const { kind } = sdk.api;
      if ((kind !== 'activity' && kind !== 'child-workflow') || !within(sdk.call.node, node)) return [];
      const what = kind === 'activity' ? 'activity' : 'child';
      return [{ file, node: sdk.call.node, what, name: targetName(sdk, what), sdk }];
    }),
  );
  const others = unit.functions.flatMap(ref => namedCalls(ref, semantics));
  const sleeps = others.filter(({ name }) => name === 'asyncio.sleep' || name === 'temporalio.workflow.sleep');
  return {
    calls,
    timers: sleeps.filter(({ file, node }) => !/\(\s*0\s*\)$/.test(file.textOf(node))),
    waits: others.filter(call => call.name === 'temporalio.workflow.wait_condition' && !waitsForHandlers(call)),
    handlers: handlersOf(unit, semantics),
  };
}

// By tree: a file outlives its nodes.
const known = new WeakMap<SyntaxTree, readonly SdkCall[]>();

/** The calls of the SDK in a file; each file is looked through once. */
function callsOf(file: SourceFile, semantics: Semantics): readonly SdkCall[] {
  let calls = known.get(file.tree);
  if (!calls) {
    calls = [...sdkCalls(file, semantics)].flatMap(call => (call.kind === 'sdk' ? call : []));
    known.set(file.tree, calls);
  }
  return calls;
}

/** Whether a node lies in another one. */
export function within(node: SyntaxNode, outer: SyntaxNode): boolean {
  return outer.start <= node.start && node.end <= outer.end;
}

function targetName({ file, target }: SdkCall, what: string): string {
  if (!target) return `an unnamed ${what}`;
  const text = stringValue(target, file.text);
  if (text !== undefined) return text;
  if (target.type !== 'identifier' && target.type !== 'attribute') return `an unnamed ${what}`;
  // A workflow is given by its run, an activity by itself.
  const named = what === 'child' && target.type === 'attribute' ? (target.child('object') ?? target) : target;
  return shortName(file.textOf(named).replace(/\s/g, ''));
}

const NAMED = new Set(['sleep', 'wait_condition', 'set_signal_handler', 'set_query_handler', 'set_update_handler']);

/** The calls of a few functions from outside the repository, by their dotted names. */
function namedCalls({ file, node: outer }: Place, { resolver }: Semantics): (Place & { readonly name: string })[] {
  return [...descendants(outer)].flatMap(node => {
    const callee = node.type === 'call' ? node.child('function') : undefined;
    if (!callee || !NAMED.has(shortName(file.textOf(callee)))) return [];
    const resolved = resolver.resolve(file, callee);
    return resolved.kind === 'external' ? [{ file, node, name: resolved.name }] : [];
  });
}

/** `wait_condition(workflow.all_handlers_finished)` is good manners before continuing as new, and says nothing more. */
function waitsForHandlers({ file, node }: Place): boolean {
  const first = node.child('arguments')?.parts[0];
  return first !== undefined && /^(lambda\s*:\s*)?[\w.]*all_handlers_finished(\(\))?$/.test(file.textOf(first));
}

function handlersOf({ owner, functions }: WorkflowUnit, semantics: Semantics): Handler[] {
  const decorated = owner ? handlerMethods(owner, semantics) : [];
  const handlers = decorated.map(({ file, node, kind }): Handler => {
    return { file, node: node.child('name') ?? node, kind, fn: { file, node } };
  });
  // `workflow.set_signal_handler(name, function)`, in `__init__` or anywhere else in the class.
  const places = owner ? [owner] : functions;
  for (const { file, node, name } of places.flatMap(place => namedCalls(place, semantics))) {
    const kind = /set_(\w+)_handler$/.exec(name)?.[1];
    if (!kind) continue;
    const call = readCall(node, file.text);
    const given = call?.args.filter(arg => arg.kind === 'positional')[1]?.value;
    const method =
      given?.type === 'attribute' && owner
        ? semantics.resolver.member({ kind: 'definition', ...owner }, file.textOf(given.child('attribute')!))
        : given && semantics.resolver.resolve(file, given);
    const fn = method?.kind === 'definition' ? { file: method.file, node: method.node } : undefined;
    handlers.push({ file, node, kind, fn });
  }
  return handlers;
}

/** The functions that handlers of signals and updates come to: what they change is fed from outside. */
export function handlerCode(work: Work, unit: WorkflowUnit, semantics: Semantics): FunctionRef[] {
  const starts = work.handlers.flatMap(({ kind, fn }) => (fn && kind !== 'query' ? fn : []));
  return unit.owner ? reach(starts, unit.owner, semantics) : starts;
}
