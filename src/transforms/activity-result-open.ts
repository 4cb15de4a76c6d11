import { resultsIn } from '../temporal/boundaries.js';
import { openData } from '../temporal/bulk-data.js';
import { bulkPlaces, describeBulk } from '../temporal/describe-bulk.js';
import { mayHoldEntryPoints } from '../temporal/entry-points.js';
import { returnsFixedRecord } from '../temporal/fixed-record.js';
import type { FileRule } from './transform.js';

/** Results of an activity that may hold anything of any size. */
export const activityResultOpen: FileRule = {
  name: 'activity-result-open',
  kind: 'check',
  scope: 'file',
  summary: 'activity results hold no dicts or lists of anything',
  severity: 'info',
  checklist: 'activities-results',
  defaultOn: true,
  explain: {
    why: 'Nothing says what may be in dict[str, Any], so nothing keeps a whole data set out of the history, and the workflow has to guess. Name what the workflow needs in a model.',
    bad: 'async def fetch(url: str) -> dict[str, Any]: ...',
    good: 'async def fetch(url: str) -> FetchResult: ...  # status: int, body_location: str',
    fix: 'name what the workflow needs in a model; store the rest, and return its location.',
    limits:
      'dicts in the fields of a model, which at least have a name; classes of other packages. An activity that only returns dicts written out, of small values, is left alone. Tests are left out.',
  },
  candidates: () => mayHoldEntryPoints,
  *find(file, project) {
    for (const { point, node, type } of resultsIn(file, 'activity', project)) {
      // A field of a model has a name: what the workflow gets is known but for a part.
      const bulks = openData(type, project.resolver).filter(({ fields }) => fields.length === 0);
      if (bulks.length === 0) continue;
      if (type.kind !== 'class' && returnsFixedRecord(file, point.node, project.resolver)) continue;
      yield {
        rule: activityResultOpen.name,
        path: file.path,
        span: { start: node.start, end: node.end },
        message: `${point.name} may bring anything into the workflow: ${describeBulk('the result', bulks)}. Name what the workflow needs in a model; store data, and return their location.`,
        related: bulkPlaces(bulks),
      };
    }
  },
};
