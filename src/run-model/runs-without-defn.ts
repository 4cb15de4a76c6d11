import type { Project } from '../project/project.js';
import { ownerClass } from '../python/functions.js';
import { type WorkflowRun, workflowRun } from './workflow-run.js';

/** A line that may hold the decorator of a run, whatever it is imported as. */
const DECORATED = /^[ \t]*@[\w.]*run\b/m;

/**
 * The runs of classes that have no `@workflow.defn` of their own: bases of workflows, and classes that are registered by a
 * call when the program runs. Which workflows they end up in is not for their file to say.
 */
export function* runsWithoutDefn(project: Project): Generator<WorkflowRun> {
  const defined = new Set(project.facts.workflows.map(({ node }) => node));
  for (const path of project.targets) {
    const file = DECORATED.test(project.latin1(path)) ? project.file(path) : undefined;
    for (const decorated of file?.nodes('decorated_definition') ?? []) {
      const run = decorated.child('definition');
      const node = run?.type === 'function_definition' ? ownerClass(run) : undefined;
      if (!file || !run || !node || defined.has(node)) continue;
      if (!project.decorators(file, run).includes('temporalio.workflow.run')) continue;
      const workflow = workflowRun({ name: undefined, dynamic: false, file, node, run }, project);
      if (workflow) yield workflow;
    }
  }
}
