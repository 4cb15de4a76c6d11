import type { WorkflowMap } from '../map-types.js';
import { codeOwners } from '../project/owners.js';
import type { Project } from '../project/project.js';
import { workflowMap } from '../project/workflow-map.js';
import type { Plan } from '../types.js';

/** The plan with what a page for people shows besides: the map of the workflows, and who owns each file. */
export function withOverview(plan: Plan, project: Project): Plan {
  const owners = codeOwners(project.root);
  const files = plan.files.map(file => {
    const own = owners?.(file.path) ?? [];
    return own.length > 0 ? { ...file, owners: own } : file;
  });
  const shown = new Set([...project.targets, ...files.map(({ path }) => path)]);
  return { ...plan, files, map: around(workflowMap(project), shown) };
}

/** The part of a map that lies in some files, with what calls into it and what it calls. */
function around({ nodes, edges }: WorkflowMap, paths: ReadonlySet<string>): WorkflowMap {
  const inside = new Set(nodes.filter(({ path }) => path !== undefined && paths.has(path)).map(({ id }) => id));
  const kept = edges.filter(({ from, to }) => inside.has(from) || inside.has(to));
  const ends = new Set(kept.flatMap(({ from, to }) => [from, to]));
  return { nodes: nodes.filter(({ id }) => inside.has(id) || ends.has(id)), edges: kept };
}
