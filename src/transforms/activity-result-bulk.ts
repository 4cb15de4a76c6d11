import { isNeverCalled } from '../project/called-activities.js';
import { resultsIn } from '../temporal/boundaries.js';
import { nearBulk, resultSeverity } from '../temporal/bulk-data.js';
import { bulkPlaces, describeBulk } from '../temporal/describe-bulk.js';
import { mayHoldEntryPoints } from '../temporal/entry-points.js';

import type { FileRule } from './transform.js';

/** Results of an activity that carry the data themselves back into the workflow. */
export const activityResultBulk: FileRule = {
  name: 'activity-result-bulk',
  kind: 'check',
  scope: 'file',
  summary: 'activities store data and return where they are',
  severity: 'warning',
  checklist: 'activities-results',
  defaultOn: true,
  explain: {
    why: 'Each result of an activity is stored in the history of the workflow that called it, and read again at each replay. An activity stores the data, and returns their location and what the workflow needs to go on: ids, counts, a verdict.',
    bad: 'async def load(table: str) -> list[dict]: ...',
    good: 'async def load(table: str) -> LoadedTable: ...  # rows_location: str, total: int',
    fix: 'store the data where the activity runs, and return their location and what the workflow decides on. Raw content and tables are findings; a list of rows is a remark, since a workflow may go through it to decide, and so is what an activity returns that nothing in the repository calls.',
    limits:
      'lists of records deeper than in a field of the result; collections of classes of other packages; texts, however long; results without annotation; activities whose other decorators may change them. Tests are left out.',
  },
  candidates: () => mayHoldEntryPoints,
  *find(file, project) {
    for (const { point, node, type } of resultsIn(file, 'activity', project)) {
      const bulks = nearBulk(type, project.resolver);
      if (bulks.length === 0) continue;
      yield {
        rule: activityResultBulk.name,
        path: file.path,
        span: { start: node.start, end: node.end },
        message: `${point.name} carries bulk data back into the workflow: ${describeBulk('the result', bulks)}. Store it, and return its location and a summary.`,
        ...(isNeverCalled(point, project) ? { severity: 'info' } : resultSeverity(bulks)),
        related: bulkPlaces(bulks),
      };
    }
  },
};
