import { activityTarget } from '../temporal/activity-targets.js';
import { candidateActivityCalls } from '../temporal/candidates.js';
import { activityOf } from '../temporal/definitions.js';
import type { EntryPoint } from '../temporal/entry-points.js';
import { sdkCalls } from '../temporal/sdk-calls.js';
import type { Project } from './project.js';

/** The names of the activities that the repository calls; undefined where some call may be one of any activity. */
type Called = ReadonlySet<string> | undefined;

const known = new WeakMap<Project, { readonly names: Called }>();

/** Whether no call of the repository, tests included, can be one of this activity. */
export function isNeverCalled({ file, node }: EntryPoint, project: Project): boolean {
  const definition = activityOf(file, node, project);
  const { names } = known.get(project) ?? { names: calledNames(project) };
  known.set(project, { names });
  return definition?.name !== undefined && names !== undefined && !names.has(definition.name);
}

function calledNames(project: Project): Called {
  const names = new Set<string>();
  for (const file of project.filesWith(candidateActivityCalls(project))) {
    for (const call of sdkCalls(file, project)) {
      if (call.kind === 'doubtful') {
        if (call.apis.some(({ target }) => target === 'activity')) return undefined;
        continue;
      }
      if (call.api.target !== 'activity') continue;
      const target = activityTarget(call, project);
      const name =
        target.kind === 'name' ? target.name : target.kind === 'definition' ? target.activity.name : undefined;
      if (name === undefined) return undefined;
      names.add(name);
    }
  }
  return names;
}
