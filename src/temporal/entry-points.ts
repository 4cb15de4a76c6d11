import { ownerClass, type Parameter, parametersOf } from '../python/functions.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode, SyntaxTree } from '../python/syntax.js';
import { activityOf } from './definitions.js';
import type { Semantics } from './semantics.js';

/** A function that the SDK calls with payloads from outside, and whose result it sends. */
export interface EntryPoint {
  readonly kind: 'workflow' | 'signal' | 'query' | 'update' | 'activity';
  /** For people: the workflow's class, or the function. */
  readonly name: string;
  readonly file: SourceFile;
  readonly node: SyntaxNode;
  /** Those that take payloads: `self` is left out. */
  readonly parameters: readonly Parameter[];
  /** The annotation of the result. */
  readonly returns: SyntaxNode | undefined;
}

const HANDLERS: ReadonlyMap<string, EntryPoint['kind']> = new Map([
  ['temporalio.workflow.run', 'workflow'],
  ['temporalio.workflow.signal', 'signal'],
  ['temporalio.workflow.query', 'query'],
  ['temporalio.workflow.update', 'update'],
]);

// By tree: a file outlives its nodes.
const known = new WeakMap<SyntaxTree, readonly EntryPoint[]>();

/** A quick test whether a file, read as latin-1, can hold an entry point. */
export function mayHoldEntryPoints(latin1: string): boolean {
  return /\bdefn\b|@[ \t]*\w+(?:\.\w+)*\.(?:run|signal|query|update)\b/.test(latin1);
}

/** The entry points that a file defines, in source order; worked out once for each file. */
export function entryPoints(file: SourceFile, semantics: Semantics): readonly EntryPoint[] {
  const points = known.get(file.tree) ?? [...find(file, semantics)];
  known.set(file.tree, points);
  return points;
}

function* find(file: SourceFile, semantics: Semantics): Generator<EntryPoint> {
  for (const decorated of file.nodes('decorated_definition')) {
    const definition = decorated.child('definition');
    if (!definition) continue;
    const activity = activityOf(file, definition, semantics);
    if (activity) {
      const { node, parameters } = activity;
      // A decorator that makes another function of it may change what goes in and out.
      if (!activity.wrapped) yield point('activity', file.textOf(definition.child('name')!), file, node, parameters);
      continue;
    }
    const owner = definition.type === 'function_definition' ? ownerClass(definition) : undefined;
    if (!owner) continue;
    const [kind] = semantics.decorators(file, definition).flatMap(name => HANDLERS.get(name) ?? []);
    if (!kind) continue;
    const named = kind === 'workflow' ? owner : definition;
    const parameters = parametersOf(file, definition).slice(1);
    yield point(kind, file.textOf(named.child('name')!), file, definition, parameters);
  }
}

function point(
  kind: EntryPoint['kind'],
  name: string,
  file: SourceFile,
  node: SyntaxNode,
  parameters: readonly Parameter[],
): EntryPoint {
  return { kind, name, file, node, parameters, returns: node.child('return_type') };
}
