import { type Argument, type Call, keyword, readCall } from '../python/calls.js';
import type { Resolved } from '../python/resolver.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode, SyntaxTree } from '../python/syntax.js';
import { type SdkApi, sdkApiByName, sdkMethods } from './sdk-api.js';
import type { Semantics } from './semantics.js';

/** A call of the SDK, understood. */
export interface SdkCall {
  readonly kind: 'sdk';
  readonly api: SdkApi;
  readonly call: Call;
  readonly file: SourceFile;
  /** The activity, workflow, signal, … that is called; undefined where the SDK takes it from elsewhere. */
  readonly target: SyntaxNode | undefined;
  /** The positional payloads, stars among them, in source order. */
  readonly payloads: readonly Argument[];
  readonly arg: Argument | undefined;
  readonly args: Argument | undefined;
  /** A `*star` stands where the target should: the call hands on what it was given. */
  readonly forwards: boolean;
  /** `**options` are passed as well. */
  readonly options: boolean;
  /** A positional argument (only a star can) follows a keyword argument. */
  readonly starAfterKeyword: boolean;
  /** A positional argument stands although the target is given by keyword: Python refuses the call. */
  readonly misplaced: boolean;
}

/** A call that could be one of the SDK: its name fits, but its receiver is not known. */
export interface DoubtfulCall {
  readonly kind: 'doubtful';
  readonly apis: readonly SdkApi[];
  readonly call: Call;
  readonly file: SourceFile;
  readonly why: 'receiver' | 'ambiguous';
}

// By tree: a file outlives its nodes.
const known = new WeakMap<SyntaxTree, readonly (SdkCall | DoubtfulCall)[]>();

/** All calls of a file that are, or may be, calls of the SDK, in source order; worked out once for each file. */
export function sdkCalls(file: SourceFile, semantics: Semantics): readonly (SdkCall | DoubtfulCall)[] {
  const calls = known.get(file.tree) ?? [...findCalls(file, semantics)];
  known.set(file.tree, calls);
  return calls;
}

function* findCalls(file: SourceFile, semantics: Semantics): Generator<SdkCall | DoubtfulCall> {
  for (const node of file.nodes('call')) {
    // Most calls of a file are others, and following their names could mean parsing half of the repository.
    const callee = unwrapped(node.child('function'));
    const name = callee?.type === 'attribute' ? callee.child('attribute') : callee;
    if (!name || !semantics.callNames.has(file.textOf(name))) continue;
    const call = readCall(node, file.text);
    const found = call && identify(file, call, semantics);
    if (found) yield found;
  }
}

function unwrapped(node: SyntaxNode | undefined): SyntaxNode | undefined {
  return node?.type === 'parenthesized_expression' && node.parts.length === 1 ? unwrapped(node.parts[0]) : node;
}

function identify(file: SourceFile, call: Call, semantics: Semantics): SdkCall | DoubtfulCall | undefined {
  const resolved = semantics.resolver.resolve(file, call.callee);
  if (resolved.kind === 'external') {
    const api = sdkApiByName.get(resolved.name);
    return api && understand(file, call, api);
  }
  if (resolved.kind === 'ambiguous') {
    const apis = resolved.options.flatMap(option => apiOf(option) ?? []);
    const [first] = apis;
    // All meanings are the SDK's and take their payload in the same way: it does not matter which one it is.
    const same = apis.every(api => api.kind === first?.kind && api.payloadIndex === first.payloadIndex);
    if (first && same && apis.length === resolved.options.length) return understand(file, call, first);
    return apis.length > 0 ? { kind: 'doubtful', apis, call, file, why: 'ambiguous' } : undefined;
  }
  return call.callee.type === 'attribute' ? identifyMethod(file, call, semantics) : undefined;
}

function apiOf(resolved: Resolved): SdkApi | undefined {
  return resolved.kind === 'external' ? sdkApiByName.get(resolved.name) : undefined;
}

/** `client.start_workflow(…)`, `handle.signal(…)`: by the class of the receiver, or by a shape that leaves no doubt. */
function identifyMethod(file: SourceFile, call: Call, semantics: Semantics): SdkCall | DoubtfulCall | undefined {
  const object = call.callee.child('object');
  const attribute = call.callee.child('attribute');
  const apis = attribute && sdkMethods.get(file.textOf(attribute));
  if (!object || !apis) return undefined;
  const receiver = semantics.types.typeOf(file, object);
  if (receiver?.kind === 'external') {
    const api = sdkApiByName.get(`${receiver.name}.${file.textOf(attribute)}`);
    return api && understand(file, call, api);
  }
  if (receiver || semantics.resolver.resolve(file, object).kind === 'module') return undefined;
  const understood = understand(file, call, apis[0]!);
  const target = understood.target && semantics.resolver.resolve(file, understood.target);
  const shape = target?.kind === 'definition' && hasShape(apis[0]!, target, call, semantics);
  if (shape && !semantics.defines(file.textOf(attribute))) return understood;
  return semantics.usesTemporal(file) ? { kind: 'doubtful', apis, call, file, why: 'receiver' } : undefined;
}

/** The target is a run, signal, query or update of the repository, given as an attribute of its workflow. */
function hasShape(api: SdkApi, target: Resolved & { kind: 'definition' }, call: Call, semantics: Semantics): boolean {
  const decorator = api.target === 'workflow' ? 'run' : api.target;
  if (!semantics.decorators(target.file, target.node).some(name => name === `temporalio.workflow.${decorator}`)) {
    return false;
  }
  return api.target !== 'workflow' || (keyword(call, 'id') !== undefined && keyword(call, 'task_queue') !== undefined);
}

/** Sorts the arguments of a call by the signature of the callable. */
export function understand(file: SourceFile, call: Call, api: SdkApi): SdkCall {
  const { payloadIndex } = api;
  const given = api.target === undefined ? undefined : keyword(call, api.target);
  const targetByKeyword = payloadIndex > 0 && given !== undefined;
  const positional = call.args.filter(arg => arg.kind === 'positional' || arg.kind === 'star');
  const head = positional.slice(0, targetByKeyword ? 0 : payloadIndex);
  const firstKeyword = call.args.findIndex(arg => arg.kind === 'keyword' || arg.kind === 'double-star');
  const lastPositional = call.args.findLastIndex(arg => arg.kind === 'positional' || arg.kind === 'star');
  return {
    kind: 'sdk',
    api,
    call,
    file,
    target: given?.value ?? (payloadIndex > 0 ? head.at(-1)?.value : undefined),
    payloads: positional.slice(head.length),
    arg: keyword(call, 'arg'),
    args: keyword(call, 'args'),
    forwards: head.some(arg => arg.kind === 'star'),
    options: call.args.some(arg => arg.kind === 'double-star'),
    starAfterKeyword: firstKeyword >= 0 && lastPositional > firstKeyword,
    misplaced: targetByKeyword && positional.length > 0,
  };
}
