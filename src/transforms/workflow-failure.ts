import { failureTypes } from '../project/failure-types.js';
import type { Project } from '../project/project.js';
import type { WorkflowFunction } from '../project/workflow-code.js';
import { isAskedOnly, runsOnlyInWorkflows, startOf, testReached, wayTo } from '../project/workflow-sites.js';
import { type ExceptionClass, exceptionClass, isCaught } from '../python/exception-classes.js';
import { parametersOf } from '../python/functions.js';
import type { SourceFile } from '../python/source-file.js';
import { isStandard } from '../python/standard-library.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';
import { isTestFile } from '../python/test-files.js';
import type { FileRule } from './transform.js';

/** Exceptions in workflow code that fail its task, over and over, instead of the workflow. */
export const workflowFailure: FileRule = {
  name: 'workflow-failure',
  kind: 'check',
  scope: 'file',
  summary: 'workflow code fails with ApplicationError, so that the workflow fails and not its task',
  severity: 'warning',
  checklist: 'runtime-failures',
  defaultOn: true,
  explain: {
    why: 'Only a Temporal failure, such as ApplicationError, fails a workflow. With any other exception the SDK takes the code for broken: it fails the task, and the server tries it again until somebody mends the code. A wrong request then hangs for ever.',
    bad: 'if request.amount <= 0:\n    raise ValueError("amount")',
    good: 'if request.amount <= 0:\n    raise ApplicationError("amount", type="ValueError", non_retryable=True)',
    fix: 'raise ApplicationError where the request is wrong; or name the class in failure_exception_types of @workflow.defn or workflow_failure_exception_types of the worker. Where a bug is to hold the workflow until it is mended, suppress the finding and say so.',
    limits:
      'exceptions of other libraries, exceptions that are raised again or kept in variables, those that a caller catches, those in callbacks, and those of functions outside of workflow classes. Queries and update validators may raise what they like. AssertionError, NotImplementedError, and asserts about anything but the input speak of bugs, where holding the workflow until the code is mended is right. Tests are left out.',
  },
  candidates: testReached(latin1 => /\b(?:raise|assert)\b/.test(latin1)),
  *find(file, project) {
    // A workflow that a test makes up fails to show what happens then.
    if (isTestFile(file)) return;
    for (const within of project.workflowCode.byFile.get(file) ?? []) {
      // A query or validator that raises answers with the error.
      if (isAskedOnly(within) || isCalledElsewhere(within) || !runsOnlyInWorkflows(within, project)) continue;
      for (const node of within.nodes) {
        const thrown = thrownBy(within, node, project);
        if (!thrown || !failsTask(within, node, thrown, project)) continue;
        const what = node.type === 'assert_statement' ? 'a failing assert' : `raise ${nameOf(file, node)}`;
        yield {
          rule: workflowFailure.name,
          path: file.path,
          span: { start: node.start, end: node.end },
          message: `${what} fails the workflow task, which is tried again for ever, and not the workflow. Raise ApplicationError to fail the workflow.`,
          ...wayTo(within),
        };
      }
    }
  },
};

/** Reached by nothing that is known, as a method that is handed on as a callback: who calls it may catch what it raises. */
function isCalledElsewhere(within: WorkflowFunction): boolean {
  return startOf(within) === 'helper';
}

function thrownBy(within: WorkflowFunction, node: SyntaxNode, { resolver }: Project): ExceptionClass | undefined {
  const { file } = within;
  if (node.type === 'assert_statement') {
    if (!judgesInput(within, node)) return undefined;
    return { names: ['AssertionError', 'Exception', 'BaseException'], complete: true };
  }
  if (node.type !== 'raise_statement') return undefined;
  const named = classOf(node);
  return named && exceptionClass(file, named, resolver);
}

/** The class in `raise X` and `raise X(…)`. */
function classOf(node: SyntaxNode): SyntaxNode | undefined {
  const [value] = node.parts;
  const named = value?.type === 'call' ? value.child('function') : value;
  return named?.type === 'identifier' || named?.type === 'attribute' ? named : undefined;
}

function nameOf(file: SourceFile, node: SyntaxNode): string {
  const named = classOf(node);
  return named ? file.textOf(named) : 'of an exception';
}

/**
 * Whether an assert looks at what was sent to the workflow: a wrong request then hangs. Any other assert is about the
 * code itself, and one about None or a class is there for the type checker.
 */
function judgesInput({ file, node, role }: WorkflowFunction, statement: SyntaxNode): boolean {
  const [condition] = statement.parts;
  if (!condition || role === 'helper' || /^isinstance\b|\bis\s+(?:not\s+)?None$/.test(file.textOf(condition)))
    return false;
  const sent = new Set(parametersOf(file, node).map(({ name }) => name));
  sent.delete('self');
  for (const part of descendants(condition)) {
    if (part.type === 'identifier' && part.field !== 'attribute' && sent.has(file.textOf(part))) return true;
  }
  return false;
}

const BUGS = new Set(['NotImplementedError', 'AssertionError']);

/** FailureError with its subclasses, and what ends a workflow in order (temporalio 1.35: worker/_workflow_instance.py). */
function isFailure(name: string): boolean {
  return (
    /^temporalio\.exceptions\.(?!TemporalError$)\w+$/.test(name) ||
    name.startsWith('temporalio.workflow.') ||
    /^asyncio\.(?:exceptions\.)?CancelledError$/.test(name) ||
    name === 'TimeoutError'
  );
}

function failsTask(within: WorkflowFunction, node: SyntaxNode, thrown: ExceptionClass, project: Project): boolean {
  if (!thrown.complete && !(thrown.names.length === 1 && isStandard(thrown.names[0]!))) return false;
  if (thrown.names.some(isFailure)) return false;
  // Said of what cannot happen or is not written yet: there the code is to be mended.
  if (node.type === 'raise_statement' && thrown.names.some(name => BUGS.has(name))) return false;
  const { names, unclear } = failureTypes(within.workflow, project);
  if (unclear || thrown.names.some(name => names.has(name))) return false;
  if (isCaught(within.file, node, thrown, project.resolver)) return false;
  for (let { via } = within; via; via = via.from.via) {
    // Whoever is handed a callback runs it, and may catch what it raises.
    if (via.node.ancestor('lambda', 'function_definition', 'class_definition')?.type === 'lambda') return false;
    if (isCaught(via.from.file, via.node, thrown, project.resolver)) return false;
  }
  return true;
}
