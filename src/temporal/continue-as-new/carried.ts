import { type Call, keyword, readCall } from '../../python/calls.js';
import { fieldsOf } from '../../python/classes.js';
import { parametersOf } from '../../python/functions.js';
import type { Resolved } from '../../python/resolver.js';
import type { SourceFile } from '../../python/source-file.js';
import { stringValue } from '../../python/strings.js';
import { descendants, type SyntaxNode } from '../../python/syntax.js';
import { payloadsOf } from '../payloads.js';
import type { Semantics } from '../semantics.js';
import { isSelf, type WorkflowUnit } from './unit.js';
import type { ContinueAsNewUse } from './uses.js';
import type { Place } from './work.js';

/** One value that a run hands to the next one. */
export interface Carried extends Place {
  /** The parameter, field or key that takes it; empty where it is not known. */
  readonly name: string;
  /** The parameter of the next run that takes it or the object around it; empty where it is not known. */
  readonly parameter: string;
  /** The function that works it out. */
  readonly fn: SyntaxNode;
  /** Whether it is a field of an object, and not a payload of its own. */
  readonly inObject: boolean;
}

/** What the next run gets. */
export interface CarriedState {
  readonly values: readonly Carried[];
  /** Some of it cannot be read off the code: starred payloads, or things that are given by the caller. */
  readonly opaque: boolean;
}

const MAX_DEPTH = 6;
/** Calls that give their argument again in another form. */
const COPIES = new Set(['list', 'dict', 'tuple', 'set', 'copy', 'deepcopy', 'asdict', 'str', 'int']);
/** Methods that give their object again in another form. */
const FORMS = new Set(['model_dump', 'model_copy', 'dict', 'to_dict', 'to_json', 'copy', 'json', 'as_dict', 'items']);

/** Takes the payloads of a call apart, down to the values that fill parameters, fields and keys. */
export function carriedBy(use: ContinueAsNewUse, unit: WorkflowUnit, semantics: Semantics): CarriedState {
  const { call, file, fn } = use;
  const payloads = call ? payloadsOf(call) : raisedWith(use);
  if (!payloads || !fn) return { values: [], opaque: true };
  const parameters = unit.run ? parametersOf(unit.run.file, unit.run.node).slice(1) : [];
  const resolve = resolverFor(unit, semantics);
  const values = payloads.flatMap((payload, i) =>
    apart({ file, node: payload, fn, ...namesOf(parameters[i]?.name), inObject: false }, resolve, 0),
  );
  return { values, opaque: call?.options === true && payloads.length === 0 };
}

function namesOf(parameter = ''): Pick<Carried, 'name' | 'parameter'> {
  return { name: parameter, parameter };
}

/** What an error that is raised by hand is given: it was meant for the next run. */
function raisedWith({ file, node }: ContinueAsNewUse): SyntaxNode[] | undefined {
  const raised = node.type === 'raise_statement' ? node.parts[0] : undefined;
  const call = raised?.type === 'call' ? readCall(raised, file.text) : undefined;
  return call?.args.every(({ kind }) => kind === 'positional') ? call.args.map(({ value }) => value) : undefined;
}

type Resolve = (file: SourceFile, callee: SyntaxNode) => Resolved;

/** Resolves callees, `self.method` in the class of the workflow. */
function resolverFor({ owner }: WorkflowUnit, { resolver }: Semantics): Resolve {
  return (file, callee) => {
    const object = callee.type === 'attribute' ? callee.child('object') : undefined;
    const own = owner && object?.type === 'identifier' && isSelf(file, object);
    if (own) return resolver.member({ kind: 'definition', ...owner }, file.textOf(callee.child('attribute')!));
    return resolver.resolve(file, callee);
  };
}

function apart(item: Carried, resolve: Resolve, depth: number): Carried[] {
  const { file, node } = item;
  if (depth > MAX_DEPTH) return [item];
  const into = (part: SyntaxNode, more: Partial<Carried> = {}) =>
    apart({ ...item, ...more, node: part }, resolve, depth + 1);
  switch (node.type) {
    case 'parenthesized_expression':
    case 'await':
      return node.parts.length === 1 ? into(node.parts[0]!) : [item];
    case 'dictionary':
      return node.parts.flatMap(part => {
        if (part.type === 'dictionary_splat') return into(part.parts[0]!);
        const key = part.child('key');
        const value = part.child('value');
        return key && value ? into(value, { name: stringValue(key, file.text) ?? '', inObject: true }) : [];
      });
    case 'identifier': {
      const made = onlyValue(file, node, item.fn);
      return made && (made.type === 'call' || made.type === 'dictionary') ? [...into(made), item] : [item];
    }
    case 'call': {
      const call = readCall(node, file.text);
      return call ? callApart(call, item, resolve, into) : [item];
    }
    default:
      return [item];
  }
}

function callApart(
  call: Call,
  item: Carried,
  resolve: Resolve,
  into: (part: SyntaxNode, more?: Partial<Carried>) => Carried[],
): Carried[] {
  const { file } = item;
  const { callee, args } = call;
  const last = file.textOf(callee.type === 'attribute' ? callee.child('attribute')! : callee);
  const object = callee.type === 'attribute' ? callee.child('object') : undefined;
  const [first] = args;
  if (object && FORMS.has(last)) {
    const update = keyword(call, 'update');
    return [...(update ? into(update.value, { inObject: true }) : []), ...into(object)];
  }
  if (first?.kind === 'positional' && COPIES.has(last) && args.length === 1) return into(first.value);
  const resolved = resolve(file, callee);
  if (resolved.kind === 'definition' && resolved.node.type === 'function_definition') {
    const inner = { file: resolved.file, fn: resolved.node };
    return returned(resolved.node).flatMap(value => into(value, inner));
  }
  if (args.length === 0) return [item];
  const fields = resolved.kind === 'definition' ? fieldsOf(resolved.file, resolved.node).map(({ name }) => name) : [];
  return args.flatMap((arg, i) =>
    into(arg.value, { name: arg.kind === 'keyword' ? arg.name : (fields[i] ?? ''), inObject: true }),
  );
}

/** The one value that a local variable is bound to in a function; undefined where there are several, or it is no plain one. */
export function onlyValue(file: SourceFile, name: SyntaxNode, fn: SyntaxNode): SyntaxNode | undefined {
  const bindings = file.scopes.lookup(file.textOf(name), name).filter(({ kind }) => kind !== 'annotation');
  const [only] = bindings;
  if (bindings.length !== 1 || only?.kind !== 'assignment') return undefined;
  return only.node.start >= fn.start && only.node.end <= fn.end ? only.value : undefined;
}

/** What a function returns, functions inside it left out. */
export function returned(fn: SyntaxNode): SyntaxNode[] {
  return ownNodes(fn).flatMap(node => (node.type === 'return_statement' ? (node.parts[0] ?? []) : []));
}

/** The nodes of a function that belong to no function inside it. */
export function ownNodes(fn: SyntaxNode): SyntaxNode[] {
  const body = fn.child('body');
  if (!body) return [];
  return [...descendants(body)].filter(node => node.ancestor('function_definition', 'lambda') === fn);
}
