import { testReached, wayTo, workflowSites } from '../project/workflow-sites.js';
import { hazardOf, mayHold } from '../temporal/hazards.js';
import { shortName } from '../temporal/sdk-api.js';
import type { FileRule } from './transform.js';

/** Functions of asyncio that give tasks back in an order of their own. */
export const workflowOrder: FileRule = {
  name: 'workflow-order',
  kind: 'check',
  scope: 'file',
  summary: 'workflow code waits with workflow.wait and workflow.as_completed, which keep the order of a replay',
  severity: 'warning',
  checklist: 'runtime-determinism',
  defaultOn: true,
  explain: {
    why: 'asyncio.wait and asyncio.as_completed keep tasks in sets, whose order depends on memory addresses. What the workflow does next with the finished tasks may come in another order in a replay.',
    bad: 'done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)',
    good: 'done, pending = await workflow.wait(tasks, return_when=asyncio.FIRST_COMPLETED)',
    fix: 'use the functions of the SDK of the same name. workflow.wait returns lists instead of sets, and the order of commands may change for workflows that are running: that is why the tool leaves it to you.',
    limits: 'loops over sets that the code makes itself.',
  },
  candidates: testReached(mayHold('order')),
  *find(file, project) {
    for (const { within, call, name, builtin } of workflowSites(file, project)) {
      if (builtin || hazardOf(name)?.kind !== 'order') continue;
      yield {
        rule: workflowOrder.name,
        path: within.file.path,
        span: { start: call.callee.start, end: call.callee.end },
        message: `${name} gives tasks back in an order that may differ in a replay. Use workflow.${shortName(name)}.`,
        ...wayTo(within),
      };
    }
  },
};
