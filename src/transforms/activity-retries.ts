import type { Project } from '../project/project.js';
import { keyword, readCall } from '../python/calls.js';
import { optionOf } from '../temporal/call-options.js';
import { candidateActivityCalls } from '../temporal/candidates.js';
import { shortName } from '../temporal/sdk-api.js';
import { type SdkCall, sdkCalls } from '../temporal/sdk-calls.js';
import type { FileRule } from './transform.js';

/** Where maximum_attempts stands among the positional fields of RetryPolicy. */
const POSITION = 3;

/** Activity calls that are tried again without end. */
export const activityRetries: FileRule = {
  name: 'activity-retries',
  kind: 'check',
  scope: 'file',
  summary: 'activity calls are not tried again without end',
  severity: 'warning',
  checklist: 'runtime-failures',
  defaultOn: false,
  explain: {
    why: "The server's default is to try a failing activity again without limit. A mistake that no attempt can mend, such as a wrong address, then never reaches the workflow.",
    bad: 'await workflow.execute_activity(charge, args=[order_id], start_to_close_timeout=t)',
    good: 'await workflow.execute_activity(\n    charge, args=[order_id], start_to_close_timeout=t,\n    retry_policy=RetryPolicy(maximum_attempts=5),\n)',
    fix: 'give maximum_attempts, or schedule_to_close_timeout for all attempts together. Off unless selected: retrying for ever is what many teams want.',
    limits: 'policies that are variables, and options that are passed on as **options.',
  },
  candidates: candidateActivityCalls,
  *find(file, project) {
    for (const call of sdkCalls(file, project)) {
      if (call.kind !== 'sdk' || call.api.kind !== 'activity' || call.forwards) continue;
      const deadline = optionOf(call, 'schedule_to_close_timeout', project);
      if (deadline === 'set' || deadline === 'unknown' || !isUnlimited(call, project)) continue;
      const { node } = call.call;
      yield {
        rule: activityRetries.name,
        path: file.path,
        span: { start: node.start, end: node.end },
        message: `${shortName(call.api.name)}: a failing attempt is tried again without limit. Give the retry_policy maximum_attempts, or the call schedule_to_close_timeout.`,
      };
    }
  },
};

function isUnlimited(call: SdkCall, project: Project): boolean {
  const { file } = call;
  const policy = keyword(call.call, 'retry_policy');
  if (!policy) return optionOf(call, 'retry_policy', project) === 'absent';
  if (policy.value.type === 'none') return true;
  const made = policy.value.type === 'call' ? readCall(policy.value, file.text) : undefined;
  const resolved = made && project.resolver.resolve(file, made.callee);
  if (resolved?.kind !== 'external' || resolved.name !== 'temporalio.common.RetryPolicy') return false;
  if (made!.args.some(arg => arg.kind === 'star' || arg.kind === 'double-star')) return false;
  const positional = made!.args.filter(arg => arg.kind === 'positional');
  const attempts = keyword(made!, 'maximum_attempts') ?? positional[POSITION];
  return !attempts || file.textOf(attempts.value) === '0';
}
