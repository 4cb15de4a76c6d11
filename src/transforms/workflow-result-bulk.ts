import { returnedPiles } from '../temporal/accumulation.js';
import { resultsIn } from '../temporal/boundaries.js';
import { bulkData, judgeBulk } from '../temporal/bulk-data.js';
import { bulkPlaces, describeBulk } from '../temporal/describe-bulk.js';
import { mayHoldEntryPoints } from '../temporal/entry-points.js';
import { isWrittenByHand } from '../temporal/own-lists.js';
import { workflowCode } from '../temporal/run-code.js';
import type { FileRule } from './transform.js';

/** Results of a workflow that hold data which grows with what was processed. */
export const workflowResultBulk: FileRule = {
  name: 'workflow-result-bulk',
  kind: 'check',
  scope: 'file',
  summary: 'workflows return summaries and locations, not the data',
  severity: 'warning',
  checklist: 'results-summary',
  defaultOn: true,
  explain: {
    why: 'The result of a workflow is stored in its history, and once more in the history of a parent that waits for it. Return counts, and where the data are.',
    bad: 'async def run(self, request: ImportRequest) -> list[Record]: ...',
    good: 'async def run(self, request: ImportRequest) -> ImportSummary: ...  # total: int, records_location: str',
    fix: 'store the data in an activity, and return counts and the location. A list of models in a field of the result is a remark, since it may be a handful of parts; it is a finding where the workflow fills it call by call. So is a list to which the workflow only adds dicts that its own code writes out.',
    limits:
      'collections of classes of other packages; texts, however long; results without annotation. Tests are left out.',
  },
  candidates: () => mayHoldEntryPoints,
  *find(file, project) {
    for (const { point, node, type } of resultsIn(file, 'workflow', project)) {
      const bulks = bulkData(type, project.resolver);
      if (bulks.length === 0) continue;
      const code = workflowCode(point, project);
      const piles = returnedPiles(code).length > 0;
      const judged = judgeBulk('the result', bulks, new Set(), (_, bulk) => isWrittenByHand(bulk, code));
      const { told, ...severity } = piles ? { told: bulks } : judged;
      yield {
        rule: workflowResultBulk.name,
        path: file.path,
        span: { start: node.start, end: node.end },
        message: `${point.name} returns bulk data: ${describeBulk('the result', told)}. Store it in an activity, and return a summary and its location.`,
        ...severity,
        related: bulkPlaces(told),
      };
    }
  },
};
