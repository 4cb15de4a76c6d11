import { readType, type Type } from '../python/types.js';
import { activityTarget } from '../temporal/activity-targets.js';
import type { ActivityDefinition, WorkflowDefinition } from '../temporal/definitions.js';
import type { SdkCall } from '../temporal/sdk-calls.js';
import { workflowTarget } from '../temporal/workflow-targets.js';
import type { Project } from './project.js';

/** The one activity that a call runs, by its function or by its name; undefined where it is not known for certain. */
export function calledActivity(call: SdkCall, project: Project): ActivityDefinition | undefined {
  const target = activityTarget(call, project);
  if (target.kind === 'definition') return target.activity;
  const named = target.kind === 'name' ? (project.facts.activitiesByName.get(target.name) ?? []) : [];
  return named.length === 1 ? named[0] : undefined;
}

/** The one workflow that a call starts, in the same way. */
export function calledWorkflow(call: SdkCall, project: Project): WorkflowDefinition | undefined {
  const target = workflowTarget(call, project);
  if (target.kind === 'definition') return target.workflow;
  if (target.kind !== 'name') return undefined;
  const named = project.facts.workflows.filter(({ name }) => name === target.name);
  return named.length === 1 ? named[0] : undefined;
}

/** The type of what a call of an activity or child workflow gives; undefined where its definition or annotation is not known. */
export function resultOf(call: SdkCall, project: Project): Type | undefined {
  const child = call.api.kind === 'child-workflow' ? calledWorkflow(call, project) : undefined;
  const called = child ?? (call.api.kind === 'activity' ? calledActivity(call, project) : undefined);
  const node = called && ('run' in called ? called.run : called.node);
  const annotation = node?.child('return_type');
  return called && annotation && readType({ file: called.file, at: annotation, resolver: project.resolver });
}
