import { keyword, readCall } from '../python/calls.js';
import { decoratorsOf, isBoundMethod, methodsOf, type Parameter, parametersOf } from '../python/functions.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import { constantString } from './constants.js';
import { decoratorNames } from './decorator-names.js';
import type { Semantics } from './semantics.js';

const ACTIVITY = 'temporalio.activity.defn';
const WORKFLOW = 'temporalio.workflow.defn';

/** Decorators that leave a function's parameters as they are written. */
const TRANSPARENT = new Set(['staticmethod', 'classmethod', 'override', 'abstractmethod']);

/** An activity that the repository defines: a function, a method, or a class with `__call__`. */
export interface ActivityDefinition {
  /** The name it is registered under; undefined where it is not a literal. */
  readonly name: string | undefined;
  readonly dynamic: boolean;
  readonly file: SourceFile;
  /** The function, or the method that runs. */
  readonly node: SyntaxNode;
  /** The parameters that take payloads, in order: `self` and `cls` are left out. */
  readonly parameters: readonly Parameter[];
  /** Another decorator may have changed the parameters. */
  readonly wrapped: boolean;
}

/** A workflow class that the repository defines. */
export interface WorkflowDefinition {
  readonly name: string | undefined;
  readonly dynamic: boolean;
  readonly file: SourceFile;
  readonly node: SyntaxNode;
  /** The `@workflow.run` method of the class itself, if it has one. */
  readonly run: SyntaxNode | undefined;
}

/** The activity that a function or class definition is; undefined where it has no `@activity.defn`. */
export function activityOf(file: SourceFile, node: SyntaxNode, semantics: Semantics): ActivityDefinition | undefined {
  const decorator = findDecorator(file, node, ACTIVITY, semantics);
  const run = node.type === 'class_definition' ? methodOf(file, node, '__call__') : node;
  if (!decorator || !run) return undefined;
  const parameters = parametersOf(file, run);
  const others = decoratorsOf(node).filter(other => other !== decorator && !TRANSPARENT.has(lastName(file, other)));
  return {
    ...registration(file, decorator, node, semantics),
    file,
    node: run,
    parameters: isBoundMethod(file, run) ? parameters.slice(1) : parameters,
    wrapped: others.length > 0 || (run !== node && decoratorsOf(run).length > 0),
  };
}

/** The workflow that a class definition is; undefined where it has no `@workflow.defn`. */
export function workflowOf(file: SourceFile, node: SyntaxNode, semantics: Semantics): WorkflowDefinition | undefined {
  const decorator = node.type === 'class_definition' ? findDecorator(file, node, WORKFLOW, semantics) : undefined;
  if (!decorator) return undefined;
  const run = methodsOf(node).find(method => semantics.decorators(file, method).includes('temporalio.workflow.run'));
  return { ...registration(file, decorator, node, semantics), file, node, run };
}

export function findDecorator(
  file: SourceFile,
  node: SyntaxNode,
  name: string,
  { resolver }: Semantics,
): SyntaxNode | undefined {
  return decoratorsOf(node).find(decorator => decoratorNames(file, decorator, resolver).includes(name));
}

/** Name and dynamic flag from `@….defn(name=…, dynamic=…)`; the default name is the definition's own (SDK: activity.py). */
export function registration(file: SourceFile, decorator: SyntaxNode, node: SyntaxNode, semantics: Semantics) {
  const call = decorator.type === 'call' ? readCall(decorator, file.text) : undefined;
  const dynamicArg = call && keyword(call, 'dynamic');
  const dynamic = dynamicArg !== undefined && file.textOf(dynamicArg.value) !== 'False';
  const given = call && keyword(call, 'name');
  if (given) return { name: constantString(file, given.value, semantics), dynamic };
  // A decorator of the repository may take the name in another way.
  const own = call && semantics.resolver.resolve(file, call.callee).kind === 'definition';
  const unclear = decorator.type === 'call' && (!call || own || call.args.some(arg => arg.kind === 'double-star'));
  return { name: unclear ? undefined : file.textOf(node.child('name')!), dynamic };
}

function lastName(file: SourceFile, decorator: SyntaxNode): string {
  return file.textOf(decorator.type === 'attribute' ? decorator.child('attribute')! : decorator);
}

function methodOf(file: SourceFile, node: SyntaxNode, name: string): SyntaxNode | undefined {
  return methodsOf(node).find(method => file.textOf(method.child('name')!) === name);
}
