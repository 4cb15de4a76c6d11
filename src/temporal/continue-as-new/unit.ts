import { decoratorsOf, methodsOf, ownerClass } from '../../python/functions.js';
import type { Resolved } from '../../python/resolver.js';
import type { SourceFile } from '../../python/source-file.js';
import { descendants, type SyntaxNode } from '../../python/syntax.js';
import type { WorkflowDefinition } from '../definitions.js';
import type { Semantics } from '../semantics.js';
import type { ContinueAsNewUse } from './uses.js';

/** A function or method of the repository. */
export interface FunctionRef {
  readonly file: SourceFile;
  readonly node: SyntaxNode;
}

/** The code of one workflow, as far as a use of continue-as-new has to do with it. */
export interface WorkflowUnit {
  /** The class; undefined where the use stands in a function that no workflow is known to call. */
  readonly owner: FunctionRef | undefined;
  /** Whether the class has `@workflow.defn`. */
  readonly isWorkflow: boolean;
  readonly run: FunctionRef | undefined;
  /** Run, what it calls in the repository, and the function that holds the use; in order of discovery. */
  readonly functions: readonly FunctionRef[];
}

const MOST_FUNCTIONS = 80;

/**
 * The workflows that a use belongs to: the class around it, or those whose run comes to the function that it stands in.
 * Where none is known, the class or function itself is looked at.
 * @param workflows all workflows of the repository; asked for only where the use stands in no workflow class
 */
export function unitsOf(
  use: ContinueAsNewUse,
  semantics: Semantics,
  workflows: () => readonly WorkflowDefinition[],
): WorkflowUnit[] {
  const { file, fn } = use;
  if (!fn) return [];
  const outer = outermost(fn);
  const own = ownerClass(outer);
  const holder: FunctionRef = { file, node: outer };
  if (own && semantics.decorators(file, own).includes('temporalio.workflow.defn')) {
    return [unit({ file, node: own }, runOf(file, own, semantics), holder, true, semantics)];
  }
  const callers = workflows().flatMap(workflow => {
    const run = workflow.run
      ? { file: workflow.file, node: workflow.run }
      : inheritedRun(workflow.file, workflow.node, semantics);
    if (!run) return [];
    const owner = { file: workflow.file, node: workflow.node };
    const starts = [run, ...handlerMethods(owner, semantics)];
    const reached = reach(starts, owner, semantics);
    return reached.some(each => each.node === outer) ? [unit(owner, run, holder, true, semantics)] : [];
  });
  if (callers.length > 0) return callers;
  if (!own) return [{ owner: undefined, isWorkflow: false, run: undefined, functions: [holder] }];
  const owner = { file, node: own };
  const methods = methodsOf(own).map(node => ({ file, node }));
  return [{ owner, isWorkflow: false, run: runOf(file, own, semantics), functions: reach(methods, owner, semantics) }];
}

function unit(
  owner: FunctionRef,
  run: FunctionRef | undefined,
  holder: FunctionRef,
  isWorkflow: boolean,
  semantics: Semantics,
): WorkflowUnit {
  return { owner, isWorkflow, run, functions: reach(run ? [run, holder] : [holder], owner, semantics) };
}

/** The function around nested ones. */
function outermost(fn: SyntaxNode): SyntaxNode {
  const outer = fn.ancestor('function_definition');
  return outer ? outermost(outer) : fn;
}

function runOf(file: SourceFile, owner: SyntaxNode, semantics: Semantics): FunctionRef | undefined {
  const run = methodsOf(owner).find(method => semantics.decorators(file, method).includes('temporalio.workflow.run'));
  return run && { file, node: run };
}

function inheritedRun(file: SourceFile, owner: SyntaxNode, semantics: Semantics): FunctionRef | undefined {
  for (const base of basesOf({ file, node: owner }, semantics)) {
    const run = runOf(base.file, base.node, semantics);
    if (run) return run;
  }
  return undefined;
}

/** The base classes that the repository defines, nearest first, theirs included. */
export function basesOf(owner: FunctionRef, semantics: Semantics): FunctionRef[] {
  const found: FunctionRef[] = [];
  const visit = ({ file, node }: FunctionRef) => {
    for (const base of semantics.resolver.bases(file, node)) {
      if (base.kind !== 'definition' || found.some(each => each.node === base.node)) continue;
      found.push(base);
      visit(base);
    }
  };
  visit(owner);
  return found;
}

const HANDLERS = ['signal', 'query', 'update'].map(kind => `temporalio.workflow.${kind}`);

/** The methods of a class and its bases that are decorated as handlers. */
export function handlerMethods(owner: FunctionRef, semantics: Semantics): (FunctionRef & { readonly kind: string })[] {
  return [owner, ...basesOf(owner, semantics)].flatMap(({ file, node }) =>
    methodsOf(node).flatMap(method => {
      const kind = semantics.decorators(file, method).find(name => HANDLERS.includes(name));
      return kind ? [{ file, node: method, kind: kind.slice(kind.lastIndexOf('.') + 1) }] : [];
    }),
  );
}

/** The functions themselves and those of the repository that they call, activities left out. */
export function reach(starts: readonly FunctionRef[], owner: FunctionRef, semantics: Semantics): FunctionRef[] {
  const found: FunctionRef[] = [];
  const take = (ref: FunctionRef) => {
    if (found.length < MOST_FUNCTIONS && !found.some(each => each.node === ref.node)) found.push(ref);
  };
  for (const start of starts) take(start);
  for (const ref of found) {
    for (const node of descendants(ref.node)) {
      const callee = node.type === 'call' ? node.child('function') : undefined;
      const called = callee && calledFunction(ref.file, callee, owner, semantics);
      if (called) take(called);
    }
  }
  return found;
}

function calledFunction(
  file: SourceFile,
  callee: SyntaxNode,
  owner: FunctionRef,
  semantics: Semantics,
): FunctionRef | undefined {
  const resolved = methodOfSelf(file, callee, owner, semantics) ?? semantics.resolver.resolve(file, callee);
  if (resolved.kind !== 'definition' || resolved.node.type !== 'function_definition') return undefined;
  const isActivity = semantics.decorators(resolved.file, resolved.node).includes('temporalio.activity.defn');
  return isActivity ? undefined : resolved;
}

/** `self.method`, looked for in the class of the workflow and not only in the one that holds the call. */
function methodOfSelf(
  file: SourceFile,
  callee: SyntaxNode,
  owner: FunctionRef,
  { resolver }: Semantics,
): Resolved | undefined {
  const object = callee.type === 'attribute' ? callee.child('object') : undefined;
  if (object?.type !== 'identifier' || !isSelf(file, object)) return undefined;
  return resolver.member({ kind: 'definition', ...owner }, file.textOf(callee.child('attribute')!));
}

/** Whether a name is the first parameter of the method that it stands in. */
export function isSelf(file: SourceFile, node: SyntaxNode): boolean {
  const [binding] = file.scopes.lookup(file.textOf(node), node);
  const method = binding?.kind === 'parameter' ? binding.scope.node : undefined;
  if (method?.type !== 'function_definition' || !ownerClass(method)) return false;
  if (decoratorsOf(method).some(decorator => file.textOf(decorator) === 'staticmethod')) return false;
  return method.child('parameters')?.parts[0] === binding!.node;
}
