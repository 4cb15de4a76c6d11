import { keyword, readCall } from '../python/calls.js';
import type { Binding } from '../python/scope.js';
import type { SourceFile } from '../python/source-file.js';
import { isStandard } from '../python/standard-library.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';
import { workflowName } from '../temporal/workflow-name.js';
import type { Fix, Safety } from '../types.js';
import type { Project } from './project.js';
import type { WorkflowCall } from './workflow-code.js';
import { reachOf, runsOnlyInWorkflows, type WorkflowSite } from './workflow-sites.js';

/**
 * The fix that puts something of `temporalio.workflow` in the place of a node: `$` in the text stands for the module.
 * Undefined where the function may also run outside of workflows, where the SDK's functions raise, or where a comment
 * would be lost.
 */
export function workflowFix(
  { within }: WorkflowSite,
  node: SyntaxNode,
  text: string,
  safety: Safety,
  project: Project,
  { lineLength }: RuleColumns,
): Fix | undefined {
  const { file } = within;
  if (!runsOnlyInWorkflows(within, project)) return undefined;
  for (const part of descendants(node)) if (part.type === 'comment') return undefined;
  const { path } = file;
  const name = workflowName(file, node, project);
  const isFree = file.scopes.lookup('workflow', node).length === 0 && file.scopes.module.stars.length === 0;
  if (name === undefined && !isFree) return undefined;
  const { start, end } = node;
  return {
    edits: [{ path, start, end, text: text.replaceAll('$', () => name ?? 'workflow') }],
    safety,
    ...(name === undefined && { imports: [{ path, module: 'temporalio', name: 'workflow' }] }),
    // What a package imports, others may import from it.
    ...(!path.endsWith('__init__.py') && { frees: importsUsed(file, node).map(unused => ({ path, name: unused })) }),
    lineLengths: { [path]: lineLength ?? project.layout(path).lineLength },
  };
}

/** The imported names that a node uses; none of modules that may do something when they are loaded. */
function importsUsed(file: SourceFile, node: SyntaxNode): string[] {
  const isInert = ({ imported }: Binding) =>
    imported?.level === 0 && (isStandard(imported.module) || /^temporalio\b/.test(imported.module));
  const isImported = (name: string) => file.scopes.lookup(name, node).some(isInert);
  const names = [...descendants(node)].filter(({ type, field }) => type === 'identifier' && field !== 'attribute');
  return [...new Set(names.map(name => file.textOf(name)))].filter(isImported);
}

/** How long lines may become; undefined: what the project's formatter is set to. */
interface RuleColumns {
  readonly lineLength?: number;
}

/** What to say instead of a fix. */
export function noFixBecause({ within }: WorkflowSite, project: Project): string {
  return runsOnlyInWorkflows(within, project)
    ? ''
    : ' This function may be called outside of workflows too, where the SDK has no answer: pass the value in, or ask workflow.in_workflow().';
}

const DRAWS = new Set(['temporalio.workflow.random', 'temporalio.workflow.uuid4']);
const CHILDREN = new Set(['temporalio.workflow.start_child_workflow', 'temporalio.workflow.execute_child_workflow']);

/**
 * Whether some workflow that reaches the function takes other numbers out of the workflow's random generator: one more
 * draw then shifts all that follow, and a child without an id of its own gets another one in a replay (temporalio 1.35:
 * workflow/_workflow_ops.py, `id or str(uuid4())`).
 */
export function drawsElsewhere({ within }: WorkflowSite, project: Project): boolean {
  return workflowsThatReach(within.node, project).some(reach =>
    [...reach].some(node => project.workflowCode.byNode.get(node)?.calls.some(call => draws(call, node, project))),
  );
}

/** What each workflow that reaches a function reaches besides; all entries of a workflow share its generator. */
function workflowsThatReach(node: SyntaxNode, { workflowCode }: Project): Set<SyntaxNode>[] {
  const reaches = new Map<SyntaxNode, Set<SyntaxNode>>();
  for (const { node: entry, role, workflow } of workflowCode.functions) {
    if (role === 'helper') continue;
    const reach = reaches.get(workflow.node) ?? new Set();
    for (const each of reachOf(entry, workflowCode.callees)) reach.add(each);
    reaches.set(workflow.node, reach);
  }
  return [...reaches.values()].filter(reach => reach.has(node));
}

function draws({ resolved, node }: WorkflowCall, within: SyntaxNode, { workflowCode }: Project): boolean {
  if (resolved.kind !== 'external') return false;
  if (!CHILDREN.has(resolved.name)) return DRAWS.has(resolved.name);
  const call = readCall(node, workflowCode.byNode.get(within)!.file.text);
  const id = call && keyword(call, 'id');
  return !id || id.value.type === 'none';
}
