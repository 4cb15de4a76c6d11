import { type ActivityDefinition, activityOf, type WorkflowDefinition, workflowOf } from '../temporal/definitions.js';
import type { Project } from './project.js';

/** The definitions of the whole repository, merged from all its files. */
export interface FactIndex {
  readonly activities: readonly ActivityDefinition[];
  readonly workflows: readonly WorkflowDefinition[];
  /** Activities by the name they are registered under. */
  readonly activitiesByName: ReadonlyMap<string, readonly ActivityDefinition[]>;
}

/** Every decorator that defines something ends in this word, however it is imported, unless it is renamed in place. */
const DEFINES = /\bdefn\b/;

/** Reads the definitions of all files that can hold any. */
export function buildFactIndex(project: Project): FactIndex {
  const activities: ActivityDefinition[] = [];
  const workflows: WorkflowDefinition[] = [];
  for (const file of project.filesWith(latin1 => DEFINES.test(latin1))) {
    for (const decorated of file.nodes('decorated_definition')) {
      const node = decorated.child('definition');
      const activity = node && activityOf(file, node, project);
      if (activity) activities.push(activity);
      const workflow = node && workflowOf(file, node, project);
      if (workflow) workflows.push(workflow);
    }
  }
  const activitiesByName = new Map<string, ActivityDefinition[]>();
  for (const activity of activities) {
    if (activity.name === undefined) continue;
    activitiesByName.set(activity.name, [...(activitiesByName.get(activity.name) ?? []), activity]);
  }
  return { activities, workflows, activitiesByName };
}
