import { calledWorkflow } from '../project/call-targets.js';
import type { Project } from '../project/project.js';
import { parametersOf } from '../python/functions.js';
import { isTestFile } from '../python/test-files.js';
import { readType } from '../python/types.js';
import { type Bulk, type Judged, judgeBulk, nearBulk } from '../temporal/bulk-data.js';
import { candidateChildCalls } from '../temporal/candidates.js';
import type { WorkflowDefinition } from '../temporal/definitions.js';
import { bulkPlaces, describeBulk } from '../temporal/describe-bulk.js';
import { isLeftEmpty } from '../temporal/empty-defaults.js';
import { entryPoints } from '../temporal/entry-points.js';
import { speaksOfPlan } from '../temporal/plan-words.js';
import { sdkCalls } from '../temporal/sdk-calls.js';
import { workedThrough } from '../temporal/worked-through.js';
import type { FileRule } from './transform.js';

/** Child workflows that are given the data themselves, or give them back. */
export const childBulk: FileRule = {
  name: 'child-bulk',
  kind: 'check',
  scope: 'file',
  summary: 'child workflows take and return summaries, not the data',
  severity: 'warning',
  checklist: 'batches-results',
  defaultOn: true,
  explain: {
    why: 'What goes to a child and comes back is stored twice: in the history of the child and in that of its parent, where the data of all children pile up. Give a child what it needs to load its share, and let it return counts.',
    bad: 'await workflow.execute_child_workflow(ImportBatch.run, args=[rows], id=…)  # run(self, rows: list[Row]) -> list[Record]',
    good: 'await workflow.execute_child_workflow(ImportBatch.run, args=[BatchRequest(run_key, offset, size)], id=…)  # -> BatchSummary',
    fix: 'give the child the key of its share, let it load that in an activity, and return counts. A list of models in a field is a remark, unless the child works through it call by call; so is a plan or a choice by its name, and a field that is empty by default and that the file of the call does not name.',
    limits:
      'children of other repositories; lists of records deeper than in a field of the parameter or result; collections of classes of other packages. Tests are left out.',
  },
  candidates: candidateChildCalls,
  *find(file, project) {
    if (isTestFile(file)) return;
    for (const call of sdkCalls(file, project)) {
      if (call.kind !== 'sdk' || call.api.kind !== 'child-workflow' || !call.target) continue;
      const workflow = calledWorkflow(call, project);
      const { takes, returns } = workflow ? bulkOf(workflow, project) : { takes: [], returns: [] };
      if (!workflow || takes.length + returns.length === 0) continue;
      const worked = workedBy(workflow, project);
      const all: (Judged & { readonly name?: string })[] = takes.map(({ name, bulks }) => {
        const isHarmless = (field: string, bulk: Bulk) => speaksOfPlan(field, bulk) || isLeftEmpty(bulk, file);
        return { name, ...judgeBulk(name, bulks, worked, isHarmless) };
      });
      if (returns.length > 0) all.push(judgeBulk('the result', returns));
      const isSerious = all.some(({ severity }) => severity === undefined);
      const said = all.map(({ name, told }) =>
        name === undefined
          ? `it returns bulk data: ${describeBulk('the result', told)}`
          : `it takes bulk data: ${describeBulk(name, told)}`,
      );
      const name = workflow.node.child('name')!;
      yield {
        rule: childBulk.name,
        path: file.path,
        span: { start: call.target.start, end: call.target.end },
        ...(!isSerious && { severity: 'info' }),
        message: `the child ${workflow.file.textOf(name)}: ${said.join('; ')}. Both histories store it. Let the child load its share, and return a summary.`,
        related: [
          { path: workflow.file.path, start: name.start, end: name.end, message: 'the child workflow' },
          ...bulkPlaces(all.flatMap(({ told }) => told)),
        ],
      };
    }
  },
};

/** The names that the child works through. */
function workedBy({ file, run }: WorkflowDefinition, project: Project): ReadonlySet<string> {
  const point = entryPoints(file, project).find(({ node }) => node === run);
  return point ? workedThrough(point, project) : new Set();
}

function bulkOf({ file, run }: WorkflowDefinition, { resolver }: Project) {
  const takes = (run ? parametersOf(file, run).slice(1) : []).flatMap(({ name, annotation }) => {
    const bulks = annotation ? nearBulk(readType({ file, at: annotation, resolver }), resolver) : [];
    return bulks.length > 0 ? [{ name, bulks }] : [];
  });
  const result = run?.child('return_type');
  const returns: Bulk[] = result ? nearBulk(readType({ file, at: result, resolver }), resolver) : [];
  return { takes, returns };
}
