import type { Project } from '../project/project.js';
import { enclosingFunction, isAsync } from '../python/functions.js';
import type { SourceFile } from '../python/source-file.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';
import { type Coroutine, coroutineNames, coroutineOf, mayMakeCoroutine } from '../temporal/coroutines.js';
import { activityOf } from '../temporal/definitions.js';
import { sdkNames } from '../temporal/sdk-api.js';
import { mayThrowAway } from '../temporal/thrown-away.js';
import type { Finding } from '../types.js';
import type { FileRule, RuleOptions } from './transform.js';

/** Coroutines of workflows, activities and clients that are made and thrown away. */
export const missingAwait: FileRule = {
  name: 'missing-await',
  kind: 'transform',
  scope: 'file',
  summary: 'coroutines of the SDK are awaited',
  severity: 'error',
  checklist: 'runtime-calls',
  defaultOn: true,
  explain: {
    why: 'Calling a coroutine function runs nothing: only await does. Without it the activity is not scheduled, the timer not started, the workflow not sent; Python says so in a warning at best.',
    bad: 'async def run(self, request: OrderRequest) -> None:\n    workflow.execute_activity(charge, args=[request], start_to_close_timeout=t)',
    good: 'async def run(self, request: OrderRequest) -> None:\n    await workflow.execute_activity(charge, args=[request], start_to_close_timeout=t)',
    fix: 'puts await in front of a call that stands alone in an async function. Never safe: the activity, timer or workflow that was never started is started from then on, so a running workflow that is past this point no longer replays. Guard it with workflow.patched(), or let those workflows end first.',
    limits:
      'coroutines that are handed on, kept in attributes or lists, or come from functions that are not resolved. Functions of the repository count only where workflow code, an activity or a client calls them.',
  },
  options: ['lineLength'],
  candidates(project) {
    const renamed = [...project.callNames].filter(name => !sdkNames.has(name));
    return mayThrowAway(new Set([...coroutineNames, ...renamed, ...ownCoroutines(project)]));
  },
  *find(file, project, options) {
    for (const statement of file.nodes('expression_statement')) {
      let [call] = statement.parts;
      while (call?.type === 'parenthesized_expression') call = call.parts[0];
      if (call?.type !== 'call' || statement.parts.length !== 1) continue;
      const finding = thrownAway(file, call, project, options);
      if (finding) yield finding;
    }
    for (const assignment of file.nodes('assignment')) {
      const finding = neverUsed(file, assignment, project);
      if (finding) yield finding;
    }
  },
};

/** The last names of the coroutine functions of the repository that workflow code or activities call in a statement. */
function* ownCoroutines(project: Project): Generator<string> {
  const { workflowCode, facts } = project;
  for (const { file, nodes } of workflowCode.functions) yield* lastNames(file, nodes, project);
  for (const { file, node } of facts.activities) yield* lastNames(file, descendants(node), project);
}

function* lastNames(file: SourceFile, nodes: Iterable<SyntaxNode>, project: Project): Generator<string> {
  for (const node of nodes) {
    if (node.type !== 'call' || !isStatement(node) || !coroutineOf(file, node, project)?.definition) continue;
    const callee = node.child('function')!;
    const last = callee.type === 'attribute' ? callee.child('attribute')! : callee;
    if (last.type === 'identifier') yield file.textOf(last);
  }
}

/** Whether a call is a statement, or the value of an assignment. */
function isStatement({ parent, field }: SyntaxNode): boolean {
  let around = parent;
  while (around?.type === 'parenthesized_expression') around = around.parent;
  return around?.type === 'expression_statement' || (around?.type === 'assignment' && field === 'right');
}

function thrownAway(
  file: SourceFile,
  call: SyntaxNode,
  project: Project,
  { lineLength }: RuleOptions,
): Finding | undefined {
  const coroutine = concerning(file, call, project);
  if (!coroutine) return undefined;
  const within = enclosingFunction(call);
  const { definition } = coroutine;
  const name = definition?.node.child('name');
  return {
    rule: missingAwait.name,
    path: file.path,
    span: { start: call.start, end: call.end },
    message: `${coroutine.name}(…) makes a coroutine that is never awaited: it does not run. Await it.`,
    ...(definition &&
      name && {
        related: [{ path: definition.file.path, start: name.start, end: name.end, message: 'the coroutine function' }],
      }),
    ...(within &&
      isAsync(within) && {
        fix: {
          edits: [{ path: file.path, start: call.start, end: call.start, text: 'await ' }],
          safety: 'unsafe' as const,
          lineLengths: { [file.path]: lineLength ?? project.layout(file.path).lineLength },
        },
      }),
  };
}

/** `x = workflow.execute_activity(…)`, and x is never mentioned again. */
function neverUsed(file: SourceFile, assignment: SyntaxNode, project: Project): Finding | undefined {
  const left = assignment.child('left');
  const call = assignment.child('right');
  if (left?.type !== 'identifier' || call?.type !== 'call' || assignment.parent?.type !== 'expression_statement')
    return undefined;
  const within = enclosingFunction(assignment);
  if (!within) return undefined;
  const name = file.textOf(left);
  const coroutine = concerning(file, call, project);
  if (!coroutine) return undefined;
  for (const node of descendants(within)) {
    if (node.type === 'identifier' && node !== left && file.textOf(node) === name) return undefined;
  }
  return {
    rule: missingAwait.name,
    path: file.path,
    span: { start: call.start, end: call.end },
    message: `${name} holds the coroutine of ${coroutine.name}(…) and is never used: the coroutine does not run. Await it here or later.`,
  };
}

/** The coroutine of a call, if it is the SDK's or made by workflow code or an activity. Most calls need not be resolved. */
function concerning(file: SourceFile, call: SyntaxNode, project: Project): Coroutine | undefined {
  const concerned = isConcerned(file, call, project);
  if (!concerned && !mayMakeCoroutine(file, call)) return undefined;
  const coroutine = coroutineOf(file, call, project);
  return coroutine?.definition && !concerned ? undefined : coroutine;
}

/** Whether the call is made by workflow code or by an activity. */
function isConcerned(file: SourceFile, call: SyntaxNode, project: Project): boolean {
  for (let outer = enclosingFunction(call); outer; outer = enclosingFunction(outer)) {
    if (project.workflowCode.byNode.has(outer)) return true;
    if (outer.type === 'function_definition' && activityOf(file, outer, project)) return true;
  }
  return false;
}
