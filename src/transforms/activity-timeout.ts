import { optionOf } from '../temporal/call-options.js';
import { candidateActivityCalls } from '../temporal/candidates.js';
import { shortName } from '../temporal/sdk-api.js';
import { sdkCalls } from '../temporal/sdk-calls.js';
import type { FileRule } from './transform.js';

const TIMEOUTS = ['start_to_close_timeout', 'schedule_to_close_timeout'];

/** Activity calls without any of the two timeouts that the SDK asks for. */
export const activityTimeout: FileRule = {
  name: 'activity-timeout',
  kind: 'check',
  scope: 'file',
  summary: 'every activity call has start_to_close_timeout or schedule_to_close_timeout',
  severity: 'error',
  checklist: 'runtime-calls',
  defaultOn: true,
  explain: {
    why: 'Without one of the two the SDK raises ValueError when the call runs: the workflow task fails and is tried again for ever. None and a timedelta of zero count as none.',
    bad: 'await workflow.execute_activity(charge, args=[order_id])',
    good: 'await workflow.execute_activity(charge, args=[order_id], start_to_close_timeout=timedelta(seconds=30))',
    fix: 'give start_to_close_timeout: how long one attempt may take. Nobody but you knows.',
    limits:
      'options that are passed on as **options, unless they are a dict that is written down in the repository and never changed; timeouts that are variables.',
  },
  candidates: candidateActivityCalls,
  *find(file, project) {
    for (const call of sdkCalls(file, project)) {
      if (call.kind !== 'sdk' || call.api.target !== 'activity' || call.forwards) continue;
      const options = TIMEOUTS.map(name => optionOf(call, name, project));
      if (options.some(option => option === 'unknown' || option === 'set')) continue;
      const { node } = call.call;
      const [given] = options.filter(option => option === 'none');
      yield {
        rule: activityTimeout.name,
        path: file.path,
        span: { start: node.start, end: node.end },
        message: `${shortName(call.api.name)}: ${given ? 'the timeout is None, so there is none' : 'neither start_to_close_timeout nor schedule_to_close_timeout is given'}: the SDK raises ValueError. Give start_to_close_timeout.`,
      };
    }
  },
};
