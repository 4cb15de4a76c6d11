import type { Project } from '../project/project.js';
import { noFixBecause, workflowFix } from '../project/workflow-fix.js';
import { testReached, type WorkflowSite, wayTo, workflowSites } from '../project/workflow-sites.js';
import { hazardOf, mayHold } from '../temporal/hazards.js';
import { clockReading } from '../temporal/workflow-clock.js';
import type { Finding } from '../types.js';
import type { FileRule, RuleOptions } from './transform.js';

/** Workflow code reads the workflow's clock. */
export const workflowNow: FileRule = {
  name: 'workflow-now',
  kind: 'transform',
  scope: 'file',
  summary: 'datetime.now() becomes workflow.now()',
  severity: 'error',
  checklist: 'runtime-determinism',
  defaultOn: true,
  explain: {
    why: "A replay happens later than the run that it repeats. Code that reads the machine's clock may then go another way, and the workflow fails with a non-determinism error. The SDK's sandbox refuses such calls, but does not look into modules that are passed through.",
    bad: 'started = datetime.now(timezone.utc)\ndeadline = time.time() + 60',
    good: 'started = workflow.now()\ndeadline = workflow.time() + 60',
    fix: 'puts in what gives the same type and time zone: workflow.now() is aware and in UTC, so datetime.utcnow() becomes workflow.now().replace(tzinfo=None) and datetime.now(ZoneInfo(…)) is converted with astimezone. Safe: no command and no payload type changes, and the time is that of the history in every replay. Unsafe where a naive local time, datetime.now() or date.today(), becomes a naive time in UTC: the value is another one where the worker is in another time zone.',
    limits:
      'clocks that are handed on instead of called, as in default_factory=datetime.now. Clocks for measuring, such as time.monotonic(), calls in functions that may also run outside of workflows, and loops that wait for the time to pass are reported and not rewritten.',
  },
  options: ['lineLength'],
  candidates: testReached(mayHold('clock')),
  *find(file, project, options) {
    for (const site of workflowSites(file, project)) {
      if (site.builtin || hazardOf(site.name)?.kind !== 'clock') continue;
      yield report(site, project, options);
    }
  },
};

function report(site: WorkflowSite, project: Project, options: RuleOptions): Finding {
  const { within, call, name } = site;
  const { file } = within;
  const reading = waitsForTime(call.node) ? undefined : clockReading(file, call.node, name, project);
  const fix = reading && workflowFix(site, call.node, reading.text, reading.safety, project, options);
  const better = name.startsWith('time.') ? 'workflow.time()' : 'workflow.now()';
  const zone = reading?.safety === 'unsafe' ? " The time is in UTC then, and no longer in the worker's time zone." : '';
  return {
    rule: workflowNow.name,
    path: file.path,
    span: { start: call.node.start, end: call.node.end },
    message: `${file.textOf(call.callee)}() reads the clock in workflow code, and gives another time in every replay. Use ${better}.${zone}${fix ? '' : noFixBecause(site, project)}`,
    ...wayTo(within),
    ...(fix && { fix }),
  };
}

/** `while time.time() < end: …` without an await: the workflow's clock would stand still for ever. */
function waitsForTime(node: WorkflowSite['call']['node']): boolean {
  const loop = node.ancestor('while_statement');
  if (!loop) return false;
  const inside = [...loop.children];
  for (let part = inside.pop(); part; part = inside.pop()) {
    if (part.type === 'await') return false;
    inside.push(...part.children);
  }
  return true;
}
