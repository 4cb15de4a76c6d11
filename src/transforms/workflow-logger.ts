import type { Project } from '../project/project.js';
import { noFixBecause, workflowFix } from '../project/workflow-fix.js';
import { isAskedOnly, testReached, type WorkflowSite, wayTo, workflowSites } from '../project/workflow-sites.js';
import { readCall } from '../python/calls.js';
import { logCall, mayLog } from '../temporal/log-calls.js';
import type { Fix } from '../types.js';
import type { FileRule, RuleOptions } from './transform.js';

/** Workflow code logs through workflow.logger. */
export const workflowLogger: FileRule = {
  name: 'workflow-logger',
  kind: 'transform',
  scope: 'file',
  summary: 'print and loggers become workflow.logger',
  severity: 'warning',
  checklist: 'runtime-logging',
  defaultOn: true,
  explain: {
    why: 'A replay runs the code again, so print and ordinary loggers say everything again: after a restart of a worker the log is full of what happened long ago. workflow.logger is silent in a replay and adds which workflow speaks.',
    bad: 'logger.info("charged %s", order_id)\nprint(f"done: {total}")',
    good: 'workflow.logger.info("charged %s", order_id)\nworkflow.logger.info(f"done: {total}")',
    fix: 'puts workflow.logger in the place of a logger of the standard library, and workflow.logger.info in the place of a print of one value. Safe: no command changes. The lines come under the name temporalio.workflow, so a level or handler that is set for the name of the module no longer counts; and what was printed is at level INFO.',
    limits:
      'queries and update validators, which no replay runs again; loggers whose class is not known. structlog, loguru, prints of several values, and calls in functions that may also run outside of workflows, where workflow.logger raises, are reported and not rewritten.',
  },
  options: ['lineLength'],
  candidates: testReached(mayLog),
  *find(file, project, options) {
    for (const site of workflowSites(file, project)) {
      const found = site.builtin ? site.name === 'print' : logCall(site.name) !== undefined;
      if (!found) continue;
      const { within, call } = site;
      // A replay does not say these again.
      if (isAskedOnly(within)) continue;
      const fix = fixOf(site, project, options);
      yield {
        rule: workflowLogger.name,
        path: file.path,
        span: { start: call.node.start, end: call.node.end },
        message: `${file.textOf(call.callee).replace(/\s+/g, '')}() in workflow code says it again in every replay. Use workflow.logger.${fix ? '' : noFixBecause(site, project)}`,
        ...wayTo(within),
        ...(fix && { fix }),
      };
    }
  },
};

function fixOf(site: WorkflowSite, project: Project, options: RuleOptions): Fix | undefined {
  const { call, name, within } = site;
  const method = site.builtin ? printedAs(site) : logCall(name)!.method;
  // `print` in the source of a {…=} field would show the change.
  if (method === undefined || call.node.ancestor('interpolation')) return undefined;
  const read = readCall(call.node, within.file.text);
  return read && workflowFix(site, call.callee, `$.logger.${method}`, 'safe', project, options);
}

/** A print of one value is a line of the log; one of several, or with a file or an end of its own, is not. */
function printedAs({ call, within }: WorkflowSite): string | undefined {
  const read = readCall(call.node, within.file.text);
  const alone = read?.args.length === 1 && read.args[0]!.kind === 'positional';
  return alone && call.node.parent?.type === 'expression_statement' ? 'info' : undefined;
}
