import { parametersIn } from '../temporal/boundaries.js';
import { bulkData, judgeBulk } from '../temporal/bulk-data.js';
import { bulkPlaces, describeBulk } from '../temporal/describe-bulk.js';
import { mayHoldEntryPoints } from '../temporal/entry-points.js';
import { speaksOfPlan } from '../temporal/plan-words.js';
import { workedThrough } from '../temporal/worked-through.js';
import type { FileRule } from './transform.js';

/** Parameters of a workflow that hold data which grows with what is processed. */
export const workflowParamsBulk: FileRule = {
  name: 'workflow-params-bulk',
  kind: 'check',
  scope: 'file',
  summary: 'workflow parameters hold no rows, raw content or tables',
  severity: 'warning',
  checklist: 'parameters-references',
  defaultOn: true,
  explain: {
    why: 'What a workflow is started with is stored in its history and sent to each worker that replays it; the server refuses payloads over 2 MB. Pass where the data are, and load them in an activity.',
    bad: 'class ImportRequest(BaseModel): rows: list[dict[str, Any]]',
    good: 'class ImportRequest(BaseModel): rows_location: str',
    fix: 'pass where the data are stored (a path, a key, a query), and load them in the activity that works on them. A list of models in a field is a remark, since it may be a handful of parts; it is a finding where the workflow loops over it around a call, or cuts it into slices. What the names call a plan or a choice (steps, phases, stages, tools, requested_…, selected_…) stays a remark.',
    limits:
      'collections of classes of other packages; texts, however long; what a plain class without annotations holds. A collection of at most 100 entries by its own limit counts as small. Tests are left out.',
  },
  candidates: () => mayHoldEntryPoints,
  *find(file, project) {
    for (const { point, parameter, node, type } of parametersIn(file, 'workflow', project)) {
      const bulks = bulkData(type, project.resolver);
      if (bulks.length === 0) continue;
      const { told, ...severity } = judgeBulk(parameter!, bulks, workedThrough(point, project), speaksOfPlan);
      yield {
        rule: workflowParamsBulk.name,
        path: file.path,
        span: { start: node.start, end: node.end },
        message: `${point.name} is started with bulk data: ${describeBulk(parameter!, told)}. Pass where the data are stored, and load them in an activity.`,
        ...severity,
        related: bulkPlaces(told),
      };
    }
  },
};
