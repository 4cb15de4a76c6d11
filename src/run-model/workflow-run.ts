// The run-model layer knows how the parameters of a workflow's run become one model: the fields, the body, the callers. It
// yields plain edits and reasons; it knows nothing of plans and reports.
import type { Project } from '../project/project.js';
import { decoratorsOf, ownerClass, type Parameter, parametersOf } from '../python/functions.js';
import type { Resolved } from '../python/resolver.js';
import type { SourceFile } from '../python/source-file.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';
import type { WorkflowDefinition } from '../temporal/definitions.js';
import type { Reference } from './references.js';

/** A workflow with its run, as far as a change of its parameters concerns them. */
export interface WorkflowRun {
  readonly file: SourceFile;
  /** The class. */
  readonly node: SyntaxNode;
  readonly className: string;
  /** The name it is registered under; undefined where that is not a literal. */
  readonly registered: string | undefined;
  /** The `@workflow.run` method. */
  readonly run: SyntaxNode;
  readonly runName: string;
  /** The parameters of run without `self`. */
  readonly parameters: readonly Parameter[];
  /** The `@workflow.init` method with its parameters, without `self`. */
  readonly init: { readonly node: SyntaxNode; readonly parameters: readonly Parameter[] } | undefined;
}

/** Reads a workflow; undefined for one without a run of its own, or with a run that takes raw payloads. */
export function workflowRun(definition: WorkflowDefinition, project: Project): WorkflowRun | undefined {
  const { file, node, run } = definition;
  if (!run || definition.dynamic) return undefined;
  const init = methods(node).find(method => project.decorators(file, method).includes('temporalio.workflow.init'));
  return {
    file,
    node,
    className: file.textOf(node.child('name')!),
    registered: definition.name,
    run,
    runName: file.textOf(run.child('name')!),
    parameters: parametersOf(file, run).slice(1),
    init: init && { node: init, parameters: parametersOf(file, init).slice(1) },
  };
}

/** The functions defined directly in a class body. */
function methods(node: SyntaxNode): SyntaxNode[] {
  return (node.child('body')?.parts ?? [])
    .map(part => (part.type === 'decorated_definition' ? part.child('definition')! : part))
    .filter(part => part.type === 'function_definition' && ownerClass(part) === node);
}

const HARMLESS_BASES = new Set(['abc.ABC', 'typing.Generic', 'typing_extensions.Generic', 'builtins.object']);

/** What about the definition itself keeps its parameters from being collapsed, for people; undefined where nothing does. */
export function structuralObstacle(workflow: WorkflowRun, project: Project): string | undefined {
  const { file, node, run, runName, parameters, init } = workflow;
  const odd = parameters.find(parameter => parameter.kind !== 'positional');
  if (odd) {
    const kind = odd.kind === 'keyword-only' ? 'is keyword-only' : 'takes any number of arguments';
    return `${odd.name} ${kind}: what callers send cannot be read off the signature`;
  }
  const runs = methods(node).filter(method => project.decorators(file, method).includes('temporalio.workflow.run'));
  if (runs.length > 1) return 'the class has more than one @workflow.run';
  if (decoratorsOf(run).length > 1) return 'run has another decorator, which may depend on its parameters';
  if (init && init.parameters.length !== parameters.length) {
    return '@workflow.init takes other parameters than run, which the SDK refuses';
  }
  const nested = nesting(file, node);
  if (nested) return nested;
  const base = baseObstacle(workflow, project);
  if (base) return base;
  const body = run.child('body');
  if (body && [...descendants(body)].some(each => callsSuper(file, each, runName)))
    return `it calls super().${runName}`;
  return undefined;
}

function nesting(file: SourceFile, node: SyntaxNode): string | undefined {
  const outer = node.ancestor('class_definition', 'function_definition');
  if (outer?.type === 'class_definition')
    return 'the class stands inside another class, whose body could not see the model';
  const lazy = /^from __future__ import [^\n#]*\bannotations\b/m.test(file.text);
  return outer && lazy
    ? 'the class stands inside a function, where `from __future__ import annotations` hides the model from the SDK'
    : undefined;
}

/** A base that could fix the signature: one that defines the method, or one that cannot be looked into. */
function baseObstacle({ file, node, runName }: WorkflowRun, { resolver }: Project): string | undefined {
  const parts = (node.child('superclasses')?.parts ?? []).filter(part => part.type !== 'keyword_argument');
  for (const [i, base] of resolver.bases(file, node).entries()) {
    const written = file.textOf(parts[i]!);
    if (written === 'object' || isHarmless(base)) continue;
    if (base.kind !== 'definition')
      return `its base ${written} cannot be looked into, and may fix the signature of ${runName}`;
    if (resolver.member(base, runName).kind !== 'unknown')
      return `its base ${written} fixes the signature of ${runName}`;
    const further = base.node.child('superclasses');
    if (
      further &&
      !resolver.bases(base.file, base.node).every(each => isHarmless(each) || each.kind === 'definition')
    ) {
      return `the bases of ${written} cannot be looked into, and may fix the signature of ${runName}`;
    }
  }
  return undefined;
}

function isHarmless(base: Resolved): boolean {
  return base.kind === 'external' && HARMLESS_BASES.has(base.name);
}

function callsSuper(file: SourceFile, node: SyntaxNode, name: string): boolean {
  if (node.type !== 'attribute' || file.textOf(node.child('attribute')!) !== name) return false;
  const object = node.child('object');
  return object?.type === 'call' && file.textOf(object.child('function')!) === 'super';
}

/** Whether run only stands for a workflow that is implemented elsewhere: its body does nothing. */
function isStub({ file, run }: WorkflowRun): boolean {
  const statements = run.child('body')?.parts ?? [];
  return statements.every(statement => {
    if (statement.type === 'pass_statement') return true;
    if (statement.type === 'raise_statement') return /\bNotImplementedError\b/.test(file.textOf(statement));
    const [expression] = statement.type === 'expression_statement' ? statement.parts : [];
    return expression?.type === 'string' || expression?.type === 'ellipsis';
  });
}

/** A class that only describes a workflow which runs elsewhere: its parameters are not ours to change. */
export function stubObstacle(workflow: WorkflowRun, references: readonly Reference[]): string | undefined {
  if (!isStub(workflow)) return undefined;
  const started = references.some(({ use }) => use.kind === 'sdk-call');
  const registered = references.some(({ use }) => use.kind === 'fine' && use.note === 'registered');
  return started && !registered
    ? 'its run does nothing and no worker here registers it, so it may stand for a workflow that is implemented elsewhere'
    : undefined;
}
