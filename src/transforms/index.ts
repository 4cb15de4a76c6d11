import { activityArguments } from './activity-arguments.js';
import { activityName } from './activity-name.js';
import { argsList } from './args-list.js';
import { continueAsNew } from './continue-as-new.js';
import { dropBridge } from './drop-bridge.js';
import { patchedApi } from './patched-api.js';
import { pydanticConverter } from './pydantic-converter.js';
import { pydanticParams } from './pydantic-params.js';
import type { Rule } from './transform.js';

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
];

/** The rules that run for a command: the transform of that name with its companions, or every rule for `check`. */
export function rulesFor(command: string): readonly Rule[] {
  if (command === 'check') return rules;
  const transform = rules.find(rule => rule.name === command);
  return rules.filter(rule => rule === transform || transform?.companions?.includes(rule.name));
}
