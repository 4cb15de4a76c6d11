import type { Project } from '../project/project.js';
import { symbolAt } from '../python/symbols.js';
import type { Plan } from '../types.js';

/** The plan with the workflows and activities of the files that were asked for: what a score is a share of. */
export function withSubjects(plan: Plan, project: Project): Plan {
  const targets = new Set(project.targets);
  const named = ({ file, node }: Pick<(typeof project.facts.workflows)[number], 'file' | 'node'>) =>
    targets.has(file.path)
      ? [{ path: file.path, symbol: symbolAt(file, node.child('name')?.start ?? node.start) }]
      : [];
  const { workflows, activities } = project.facts;
  return { ...plan, subjects: { workflows: workflows.flatMap(named), activities: activities.flatMap(named) } };
}
