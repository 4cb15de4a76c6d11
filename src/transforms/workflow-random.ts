import type { Project } from '../project/project.js';
import { drawsElsewhere, noFixBecause, workflowFix } from '../project/workflow-fix.js';
import { testReached, type WorkflowSite, wayTo, workflowSites } from '../project/workflow-sites.js';
import { hazardOf, mayHold } from '../temporal/hazards.js';
import { shortName } from '../temporal/sdk-api.js';
import type { Fix } from '../types.js';
import type { FileRule, RuleOptions } from './transform.js';

/** Workflow code draws its random numbers from the workflow's generator. */
export const workflowRandom: FileRule = {
  name: 'workflow-random',
  kind: 'transform',
  scope: 'file',
  summary: 'random.… becomes workflow.random().…',
  severity: 'error',
  checklist: 'runtime-determinism',
  defaultOn: true,
  explain: {
    why: 'A random number is another one in every replay. Where it decides what the workflow does, the replay fails.',
    bad: 'delay = random.uniform(1, 5)',
    good: 'delay = workflow.random().uniform(1, 5)',
    fix: 'workflow.random() is a random.Random with a seed of its own in each workflow, so all functions of the random module but seed are methods of it. Safe where nothing else in the workflow draws from it, else unsafe: one draw more shifts those behind it.',
    limits:
      'generators that are made with a fixed seed are fine, and are not looked at. secrets, os.urandom and NumPy are reported and not rewritten: what is to be secret or fast belongs into an activity. So are calls in functions that may also run outside of workflows.',
  },
  options: ['lineLength'],
  candidates: testReached(mayHold('random')),
  *find(file, project, options) {
    for (const site of workflowSites(file, project)) {
      const { within, call, name } = site;
      if (site.builtin || !(hazardOf(name)?.kind === 'random' || isUnseeded(site))) continue;
      const fix = fixOf(site, project, options);
      const shifts = fix?.safety === 'unsafe' ? ' The workflow draws other random values as well: they change.' : '';
      const instead = /^(?:secrets|os)\./.test(name) ? 'Draw it in an activity' : 'Use workflow.random()';
      yield {
        rule: workflowRandom.name,
        path: file.path,
        span: { start: call.node.start, end: call.node.end },
        message: `${file.textOf(call.callee)}() gives another value in every replay. ${instead}.${shifts}${fix ? '' : noFixBecause(site, project)}`,
        ...wayTo(within),
        ...(fix && { fix }),
      };
    }
  },
};

const MODULE = /^random\.(?!seed$|SystemRandom$|Random$)[a-z]\w*$/;

function fixOf(site: WorkflowSite, project: Project, options: RuleOptions): Fix | undefined {
  if (!MODULE.test(site.name)) return undefined;
  const safety = drawsElsewhere(site, project) ? 'unsafe' : 'safe';
  return workflowFix(site, site.call.callee, `$.random().${shortName(site.name)}`, safety, project, options);
}

/** `random.Random()`, which takes its seed from the machine. */
function isUnseeded({ name, call }: WorkflowSite): boolean {
  return name === 'random.Random' && call.node.child('arguments')?.parts.length === 0;
}
