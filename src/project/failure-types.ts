import { type Call, keyword, readCall } from '../python/calls.js';
import { exceptionClass } from '../python/exception-classes.js';
import { decoratorsOf } from '../python/functions.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import type { WorkflowDefinition } from '../temporal/definitions.js';
import type { Project } from './project.js';

/** Exceptions that fail a workflow instead of its task, as a decorator or a worker says. */
export interface FailureTypes {
  /** The first name of each class, see ExceptionClass. */
  readonly names: ReadonlySet<string>;
  /** Something is given that cannot be read. */
  readonly unclear: boolean;
}

const KEYWORD = 'workflow_failure_exception_types';

interface WorkerSetting extends FailureTypes {
  readonly file: SourceFile;
  /** The classes that the worker runs; undefined where they are not written down. */
  readonly workflows: ReadonlySet<SyntaxNode> | undefined;
}

const settings = new WeakMap<Project, readonly WorkerSetting[]>();

/**
 * The exceptions that fail this workflow: of its decorator, and of every worker of the repository that may run it. A
 * worker whose workflows are not written down may run those that its file mentions.
 */
export function failureTypes(workflow: WorkflowDefinition, project: Project): FailureTypes {
  const known = settings.get(project) ?? workerSettings(project);
  settings.set(project, known);
  const own = decoratorsOf(workflow.node).flatMap(decorator => {
    const call = decorator.type === 'call' ? readCall(decorator, workflow.file.text) : undefined;
    const given = call && keyword(call, 'failure_exception_types');
    return given ? [classesIn(workflow.file, given.value, project)] : [];
  });
  const title = new RegExp(`\\b${workflow.file.textOf(workflow.node.child('name')!)}\\b`);
  const runs = ({ workflows, file }: WorkerSetting) => workflows?.has(workflow.node) ?? title.test(file.text);
  const all = [...own, ...known.filter(runs)];
  return { names: new Set(all.flatMap(({ names }) => [...names])), unclear: all.some(({ unclear }) => unclear) };
}

function workerSettings(project: Project): WorkerSetting[] {
  const found: WorkerSetting[] = [];
  for (const file of project.filesWith(latin1 => latin1.includes(KEYWORD))) {
    for (const node of file.nodes('call')) {
      const call = readCall(node, file.text);
      const given = call && keyword(call, KEYWORD);
      // A parameter that is handed on says nothing by itself.
      if (!given || given.value.type === 'identifier') continue;
      found.push({ ...classesIn(file, given.value, project), file, workflows: workflowsOf(file, call, project) });
    }
  }
  return found;
}

function workflowsOf(file: SourceFile, call: Call, { resolver }: Project): ReadonlySet<SyntaxNode> | undefined {
  const listed = keyword(call, 'workflows')?.value;
  const parts = listed?.type === 'list' || listed?.type === 'tuple' ? listed.parts : undefined;
  const resolved = parts?.map(part => resolver.resolve(file, part));
  if (!resolved?.every(each => each.kind === 'definition')) return undefined;
  return new Set(resolved.map(each => (each as { readonly node: SyntaxNode }).node));
}

function classesIn(file: SourceFile, value: SyntaxNode, { resolver }: Project): FailureTypes {
  if (!['list', 'tuple', 'set'].includes(value.type)) return { names: new Set(), unclear: true };
  const classes = value.parts.map(part => exceptionClass(file, part, resolver));
  return {
    names: new Set(classes.flatMap(each => each?.names[0] ?? [])),
    unclear: classes.some(each => !each),
  };
}
