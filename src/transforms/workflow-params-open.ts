import { parametersIn } from '../temporal/boundaries.js';
import { openData } from '../temporal/bulk-data.js';
import { bulkPlaces, describeBulk } from '../temporal/describe-bulk.js';
import { mayHoldEntryPoints } from '../temporal/entry-points.js';

import type { FileRule } from './transform.js';

/** Parameters of a workflow that may hold anything of any size. */
export const workflowParamsOpen: FileRule = {
  name: 'workflow-params-open',
  kind: 'check',
  scope: 'file',
  summary: 'workflow parameters hold no dicts or lists of anything',
  severity: 'info',
  checklist: 'parameters-small',
  defaultOn: true,
  explain: {
    why: 'Nothing says what may be in dict[str, Any], so nothing keeps a whole data set out of it, and neither a type checker nor Pydantic looks inside. Name the fields in a model.',
    bad: 'class ImportRequest(BaseModel): config: dict[str, Any]',
    good: 'class ImportRequest(BaseModel): config: ImportConfig',
    fix: 'name the fields in a model. What is data goes into storage, and the model holds its location.',
    limits: 'dicts behind classes of other packages. Tests are left out.',
  },
  candidates: () => mayHoldEntryPoints,
  *find(file, project) {
    for (const { point, parameter, node, type } of parametersIn(file, 'workflow', project)) {
      const bulks = openData(type, project.resolver);
      if (bulks.length === 0) continue;
      yield {
        rule: workflowParamsOpen.name,
        path: file.path,
        span: { start: node.start, end: node.end },
        message: `${point.name} takes anything: ${describeBulk(parameter!, bulks)}. Name what it holds in a model; pass the location of data.`,
        related: bulkPlaces(bulks),
      };
    }
  },
};
