import { noFixBecause, workflowFix } from '../project/workflow-fix.js';
import { testReached, wayTo, workflowSites } from '../project/workflow-sites.js';
import { enclosingFunction, isAsync } from '../python/functions.js';
import { hazardOf, mayHold } from '../temporal/hazards.js';
import type { FileRule } from './transform.js';

/** Workflow code waits with a timer of the server, not by blocking the worker. */
export const workflowSleep: FileRule = {
  name: 'workflow-sleep',
  kind: 'transform',
  scope: 'file',
  summary: 'time.sleep(…) becomes workflow.sleep(…)',
  severity: 'error',
  checklist: 'runtime-determinism',
  defaultOn: true,
  explain: {
    why: 'time.sleep blocks the thread of the worker, in the first run and in every replay. After two seconds the SDK takes the workflow for deadlocked and fails its task. A timer of the server survives restarts and costs nothing while it runs.',
    bad: 'time.sleep(30)',
    good: 'await workflow.sleep(30)',
    fix: 'puts await workflow.sleep(…) in its place where the call stands alone in an async method of a workflow. Never safe: it starts a timer, a command that running workflows did not send.',
    limits:
      'waiting that is hidden in functions that are not resolved. Calls in functions that are not async, or that may also run outside of workflows, are reported and not rewritten.',
  },
  options: ['lineLength'],
  candidates: testReached(mayHold('sleep')),
  *find(file, project, options) {
    for (const site of workflowSites(file, project)) {
      if (site.builtin || hazardOf(site.name)?.kind !== 'sleep') continue;
      const { within, call } = site;
      const around = enclosingFunction(call.node);
      const alone = call.node.parent?.type === 'expression_statement' && around !== undefined && isAsync(around);
      const fix = alone ? workflowFix(site, call.callee, 'await $.sleep', 'unsafe', project, options) : undefined;
      yield {
        rule: workflowSleep.name,
        path: file.path,
        span: { start: call.node.start, end: call.node.end },
        message: `${file.textOf(call.callee)}() blocks the worker, in every replay again. Use await workflow.sleep(…).${fix ? ' That starts a timer, so running workflows that are past this place no longer replay.' : noFixBecause(site, project)}`,
        ...wayTo(within),
        ...(fix && { fix }),
      };
    }
  },
};
