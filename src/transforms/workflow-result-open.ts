import { resultsIn } from '../temporal/boundaries.js';
import { openData } from '../temporal/bulk-data.js';
import { bulkPlaces, describeBulk } from '../temporal/describe-bulk.js';
import { mayHoldEntryPoints } from '../temporal/entry-points.js';
import { returnsFixedRecord } from '../temporal/fixed-record.js';
import type { FileRule } from './transform.js';

/** Results of a workflow that may hold anything of any size. */
export const workflowResultOpen: FileRule = {
  name: 'workflow-result-open',
  kind: 'check',
  scope: 'file',
  summary: 'workflow results hold no dicts or lists of anything',
  severity: 'warning',
  checklist: 'results-references',
  defaultOn: true,
  explain: {
    why: 'Nothing says what may be in dict[str, Any], so nothing keeps a whole data set out of it, and a caller has to guess. Name the fields of the summary in a model.',
    bad: 'async def run(self, request: ImportRequest) -> dict[str, Any]: ...',
    good: 'async def run(self, request: ImportRequest) -> ImportSummary: ...',
    fix: 'name the fields of the summary in a model, the location of the data among them. An open field of a model is a remark.',
    limits:
      'dicts behind classes of other packages. A function that only returns dicts written out, of small values, is left alone. Tests are left out.',
  },
  candidates: () => mayHoldEntryPoints,
  *find(file, project) {
    for (const { point, node, type } of resultsIn(file, 'workflow', project)) {
      const bulks = openData(type, project.resolver);
      if (bulks.length === 0) continue;
      if (type.kind !== 'class' && returnsFixedRecord(file, point.node, project.resolver)) continue;
      yield {
        rule: workflowResultOpen.name,
        path: file.path,
        span: { start: node.start, end: node.end },
        message: `${point.name} may return anything: ${describeBulk('the result', bulks)}. Name the fields of the summary in a model; store data, and return their location.`,
        // A model was made; that one of its fields is open may be all that can be said.
        ...(bulks.every(({ fields }) => fields.length > 0) && { severity: 'info' }),
        related: bulkPlaces(bulks),
      };
    }
  },
};
