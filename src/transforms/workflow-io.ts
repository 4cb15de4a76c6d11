import type { Project } from '../project/project.js';
import type { WorkflowFunction } from '../project/workflow-code.js';
import { testReached, wayTo, workflowSites } from '../project/workflow-sites.js';
import type { SyntaxNode } from '../python/syntax.js';
import { builtinHazard, type HazardKind, hazardOf, mayHold } from '../temporal/hazards.js';
import type { Finding } from '../types.js';
import type { FileRule } from './transform.js';

const DOES: Partial<Record<HazardKind, string>> = {
  network: 'talks to the network',
  file: 'touches the file system',
  process: 'reaches for processes or the terminal',
  thread: 'starts threads, processes or an event loop',
  environment: 'reads what another worker may have set differently',
};

/** Workflow code that reaches out of the workflow: network, files, processes, threads, environment. */
export const workflowIo: FileRule = {
  name: 'workflow-io',
  kind: 'check',
  scope: 'file',
  summary: 'workflow code does not touch network, files, processes, threads or the environment',
  severity: 'error',
  checklist: 'runtime-determinism',
  defaultOn: true,
  explain: {
    why: 'Workflow code runs again in every replay, on any worker. What it reads from outside is another thing then, what it does outside is done again, and while it waits it blocks all workflows of the worker.',
    bad: 'async def run(self, request: OrderRequest) -> None:\n    rates = requests.get(RATES_URL).json()',
    good: 'async def run(self, request: OrderRequest) -> None:\n    rates = await workflow.execute_activity(load_rates, args=[request.day], start_to_close_timeout=t)',
    fix: 'move it into an activity. Read settings when the worker starts, or in the starter, and pass them in.',
    limits:
      'libraries that are not in its table, clients that are made elsewhere, and code behind names that are not resolved. Calls under with workflow.unsafe.sandbox_unrestricted(), and in branches that ask workflow.in_workflow() or workflow.unsafe.is_replaying(), are taken to be meant.',
  },
  candidates: testReached(mayHold('network', 'file', 'process', 'thread', 'environment')),
  *find(file, project) {
    for (const { within, call, name, builtin } of workflowSites(file, project)) {
      const hazard = builtin ? builtinHazard(name) : hazardOf(name);
      const does = hazard && DOES[hazard.kind];
      if (!does) continue;
      const asked = `${within.file.textOf(call.callee).replace(/\s+/g, '')}()`;
      yield report(within, call.node, `${asked} ${does}`, hazard.kind);
    }
    for (const within of project.workflowCode.byFile.get(file) ?? []) {
      for (const node of within.nodes) {
        if (isEnviron(within, node, project))
          yield report(within, node, `os.environ[…] ${DOES.environment!}`, 'environment');
      }
    }
  },
};

function report(within: WorkflowFunction, { start, end }: SyntaxNode, what: string, kind: HazardKind): Finding {
  const instead = kind === 'environment' ? 'Pass the value in, or read it in an activity.' : 'Do it in an activity.';
  return {
    rule: workflowIo.name,
    path: within.file.path,
    span: { start, end },
    message: `${what}, in workflow code. ${instead}`,
    severity: kind === 'environment' ? 'warning' : 'error',
    ...wayTo(within),
  };
}

/** `os.environ["X"]` */
function isEnviron({ file }: WorkflowFunction, node: SyntaxNode, { resolver }: Project): boolean {
  const value = node.type === 'subscript' ? node.child('value') : undefined;
  if (!value || !file.textOf(value).endsWith('environ')) return false;
  const resolved = resolver.resolve(file, value);
  return resolved.kind === 'external' && resolved.name === 'os.environ';
}
