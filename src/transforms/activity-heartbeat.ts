import { heartbeats } from '../project/heartbeats.js';
import type { Project } from '../project/project.js';
import { activityTarget } from '../temporal/activity-targets.js';
import { optionOf } from '../temporal/call-options.js';
import { candidateActivityCalls } from '../temporal/candidates.js';
import { shortName } from '../temporal/sdk-api.js';
import { type SdkCall, sdkCalls } from '../temporal/sdk-calls.js';
import type { FileRule } from './transform.js';

/** Calls with a heartbeat timeout for activities that never send a heartbeat. */
export const activityHeartbeat: FileRule = {
  name: 'activity-heartbeat',
  kind: 'check',
  scope: 'file',
  summary: 'activities that are called with heartbeat_timeout send heartbeats',
  severity: 'warning',
  checklist: 'runtime-calls',
  defaultOn: true,
  explain: {
    why: 'With heartbeat_timeout the server waits for a sign of life from the activity. If none comes in time it takes the attempt for dead and starts another one, while the first goes on: every run that takes longer than the timeout fails, and its work is done twice.',
    bad: 'await workflow.execute_activity(import_file, args=[path], start_to_close_timeout=t, heartbeat_timeout=timedelta(seconds=10))\n\n@activity.defn\nasync def import_file(path: str) -> None:\n    for line in read(path):\n        store(line)',
    good: '@activity.defn\nasync def import_file(path: str) -> None:\n    for number, line in enumerate(read(path)):\n        store(line)\n        activity.heartbeat(number)',
    fix: 'call activity.heartbeat() inside of the loop, or leave heartbeat_timeout out.',
    limits:
      'activities under another decorator, which may send heartbeats itself, and activities that call something that is not known and may do so. Functions of the standard library and of the SDK are taken not to.',
  },
  candidates(project) {
    const calls = candidateActivityCalls(project);
    return latin1 => latin1.includes('heartbeat_timeout') && calls(latin1);
  },
  *find(file, project) {
    for (const call of sdkCalls(file, project)) {
      if (call.kind !== 'sdk' || call.api.kind !== 'activity' || /_local_/.test(call.api.name)) continue;
      const timeout = call.call.args.find(arg => arg.kind === 'keyword' && arg.name === 'heartbeat_timeout');
      if (!timeout || optionOf(call, 'heartbeat_timeout', project) !== 'set') continue;
      const activity = activityOf(call, project);
      if (!activity || activity.wrapped || heartbeats(activity, project) !== 'no') continue;
      const name = activity.node.child('name')!;
      yield {
        rule: activityHeartbeat.name,
        path: file.path,
        span: { start: timeout.node.start, end: timeout.node.end },
        message: `${shortName(call.api.name)}: heartbeat_timeout is set, but ${activity.file.textOf(name)} never calls activity.heartbeat(): an attempt that takes longer is given up and started again. Send heartbeats, or leave the timeout out.`,
        related: [{ path: activity.file.path, start: name.start, end: name.end, message: 'the activity' }],
      };
    }
  },
};

function activityOf(call: SdkCall, project: Project) {
  const target = activityTarget(call, project);
  if (target.kind === 'definition') return target.activity;
  const named = target.kind === 'name' ? project.facts.activitiesByName.get(target.name) : undefined;
  const [only] = named?.length === 1 ? named : [];
  // A fake in the tests is all there may be of an activity that is registered in another way.
  return only && isTest(only.file.path) && !isTest(call.file.path) ? undefined : only;
}

/** By the names that pytest looks for. */
function isTest(path: string): boolean {
  return /(?:^|\/)(?:tests?\/|test_[^/]*$|[^/]*_test\.py$|conftest\.py$)/.test(path);
}
