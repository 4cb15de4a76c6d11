import { accumulatedResult } from './accumulated-result.js';
import { activityArguments } from './activity-arguments.js';
import { activityHeartbeat } from './activity-heartbeat.js';
import { activityName } from './activity-name.js';
import { activityPerItem } from './activity-per-item.js';
import { activityResultBulk } from './activity-result-bulk.js';
import { activityResultOpen } from './activity-result-open.js';
import { activityRetries } from './activity-retries.js';
import { activityTimeout } from './activity-timeout.js';
import { anyAnnotation } from './any-annotation.js';
import { argsList } from './args-list.js';
import { childBulk } from './child-bulk.js';
import { childIdParent } from './child-id-parent.js';
import { childWorkflowId } from './child-workflow-id.js';
import { continueAsNew } from './continue-as-new.js';
import { dropBridge } from './drop-bridge.js';
import { idsInInput } from './ids-in-input.js';
import { missingAnnotation } from './missing-annotation.js';
import { missingAwait } from './missing-await.js';
import { patchedApi } from './patched-api.js';
import { pydanticConverter } from './pydantic-converter.js';
import { pydanticParams } from './pydantic-params.js';
import { queryResult } from './query-result.js';
import type { Rule } from './transform.js';
import { unusedIgnore } from './unused-ignore.js';
import { workflowDefinition } from './workflow-definition.js';
import { workflowFailure } from './workflow-failure.js';
import { workflowIo } from './workflow-io.js';
import { workflowLogger } from './workflow-logger.js';
import { workflowName } from './workflow-name.js';
import { workflowNow } from './workflow-now.js';
import { workflowOrder } from './workflow-order.js';
import { workflowParamsBulk } from './workflow-params-bulk.js';
import { workflowParamsOpen } from './workflow-params-open.js';
import { workflowRandom } from './workflow-random.js';
import { workflowResultBulk } from './workflow-result-bulk.js';
import { workflowResultOpen } from './workflow-result-open.js';
import { workflowResultSize } from './workflow-result-size.js';
import { workflowSleep } from './workflow-sleep.js';
import { workflowUuid4 } from './workflow-uuid4.js';

/** All rules, in the order in which they run and are listed. */
export const rules: readonly Rule[] = [
  argsList,
  pydanticParams,
  pydanticConverter,
  dropBridge,
  activityArguments,
  activityName,
  patchedApi,
  continueAsNew,
  workflowName,
  workflowParamsBulk,
  workflowParamsOpen,
  workflowResultBulk,
  workflowResultOpen,
  workflowResultSize,
  activityResultBulk,
  activityResultOpen,
  activityPerItem,
  accumulatedResult,
  missingAnnotation,
  anyAnnotation,
  childWorkflowId,
  childIdParent,
  childBulk,
  idsInInput,
  activityTimeout,
  activityRetries,
  activityHeartbeat,
  missingAwait,
  workflowDefinition,
  queryResult,
  workflowNow,
  workflowUuid4,
  workflowRandom,
  workflowSleep,
  workflowIo,
  workflowOrder,
  workflowLogger,
  workflowFailure,
  unusedIgnore,
];

/** The transforms, in the order in which `migrate` runs them: each works on the result of those before. */
export const transforms: readonly Rule[] = rules.filter(
  ({ kind, onlyOnRequest }) => kind === 'transform' && !onlyOnRequest,
);

/**
 * The rules that run for a command: the transform of that name with its companions, all transforms with theirs for
 * `migrate`, or every rule for `check`.
 */
export function rulesFor(command: string): readonly Rule[] {
  if (command === 'check') return rules;
  const own = command === 'migrate' ? transforms : rules.filter(rule => rule.name === command);
  return rules.filter(rule => own.includes(rule) || own.some(({ companions }) => companions?.includes(rule.name)));
}
