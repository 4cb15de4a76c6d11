import type { FactIndex } from '../project/fact-index.js';
import { nearestName } from '../python/edit-distance.js';
import { activityTarget } from '../temporal/activity-targets.js';
import { candidateActivityCalls } from '../temporal/candidates.js';
import type { ActivityDefinition } from '../temporal/definitions.js';
import { sdkCalls } from '../temporal/sdk-calls.js';
import type { Related } from '../types.js';
import type { FileRule } from './transform.js';

/** An activity called by a name that no activity of the repository is registered under. */
export const activityName: FileRule = {
  name: 'activity-name',
  kind: 'check',
  scope: 'file',
  summary: 'activities called by name exist in the repository',
  severity: 'error',
  checklist: 'types-fit',
  defaultOn: true,
  explain: {
    why: 'A misspelt name is found by nobody before the workflow runs: the task is retried until it times out. Call the function itself, or mend the name.',
    bad: 'await workflow.execute_activity("chrage", args=[order_id], start_to_close_timeout=t)',
    good: 'await workflow.execute_activity(charge, args=[order_id], start_to_close_timeout=t)',
    fix: 'call the function itself, or mend the name.',
    limits:
      'names that are put together at run time. Where some activity of the repository is dynamic, has such a name or is made by calling activity.defn(…) as a function, or the call names a task queue, only a name that is nearly that of another activity is reported.',
  },
  candidates: candidateActivityCalls,
  *find(file, project) {
    for (const call of sdkCalls(file, project)) {
      if (call.kind !== 'sdk' || call.api.target !== 'activity' || !call.target) continue;
      const target = activityTarget(call, project);
      if (target.kind !== 'name') continue;
      const { facts } = project;
      if (facts.activities.length === 0 || facts.activitiesByName.has(target.name)) continue;
      if (facts.activities.some(activity => activity.dynamic)) continue;
      const named = byFunction(target.name, facts);
      const near = named ?? nearest(target.name, facts);
      // Some activity has a name that cannot be read off the code, or the task goes to another worker: it may be this one.
      const elsewhere =
        facts.activities.some(activity => activity.name === undefined) ||
        facts.definedByCall.has('temporalio.activity.defn') ||
        call.call.args.some(arg => arg.kind === 'keyword' && arg.name === 'task_queue');
      if (elsewhere && !near) continue;
      const suggestion = named
        ? ` The function of that name is registered as ${JSON.stringify(named.name)}.`
        : near
          ? ` Is ${JSON.stringify(near.name)} meant?`
          : ' If another service defines it, nothing is wrong.';
      yield {
        rule: activityName.name,
        path: file.path,
        span: { start: call.target.start, end: call.target.end },
        message: `no activity of this repository is registered as ${JSON.stringify(target.name)}.${suggestion}`,
        ...(near && { related: [near.place] }),
      };
    }
  },
};

interface Known {
  readonly name: string;
  readonly place: Related;
}

/** The activity whose function has the name, and that `@activity.defn(name=…)` registers under another. */
function byFunction(name: string, { activities }: FactIndex): Known | undefined {
  const [activity, ...others] = activities.filter(({ file, node }) => file.textOf(node.child('name')!) === name);
  if (activity?.name === undefined || others.some(other => other.name !== activity.name)) return undefined;
  return { name: activity.name, place: placeOfName(activity, 'the function') };
}

function nearest(name: string, { activitiesByName }: FactIndex): Known | undefined {
  const best = nearestName(name, activitiesByName.keys());
  const activity = best === undefined ? undefined : activitiesByName.get(best)?.[0];
  return best === undefined || !activity
    ? undefined
    : { name: best, place: placeOfName(activity, 'the activity of that name') };
}

function placeOfName({ file, node }: ActivityDefinition, message: string): Related {
  const { start, end } = node.child('name')!;
  return { path: file.path, start, end, message };
}
