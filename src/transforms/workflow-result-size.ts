import { resultsIn } from '../temporal/boundaries.js';
import { mayHoldEntryPoints } from '../temporal/entry-points.js';
import { payloadSize } from '../temporal/payload-size.js';
import type { FileRule } from './transform.js';

const LIMIT = 1024;

/** Results of a workflow that the type lets grow over 1 KB, or that cannot be smaller. */
export const workflowResultSize: FileRule = {
  name: 'workflow-result-size',
  kind: 'check',
  scope: 'file',
  summary: 'workflow results stay under 1 KB, as far as their types tell',
  severity: 'info',
  checklist: 'results-size',
  defaultOn: true,
  explain: {
    why: 'A result is stored in the history and sent to everyone who waits for it. The estimate adds up field names, scalars and the limits that the type sets; a text or list without limit has no estimate.',
    bad: 'class Report(BaseModel): body: Annotated[str, Field(max_length=50_000)]',
    good: 'class Report(BaseModel): body_location: str',
    fix: 'store what is large in an activity, and return its location.',
    limits:
      'texts and lists without a limit, which have no estimate; what the data converter does to the JSON, such as compression. Tests are left out.',
  },
  candidates: () => mayHoldEntryPoints,
  *find(file, project) {
    for (const { point, node, type } of resultsIn(file, 'workflow', project)) {
      const { least, most } = payloadSize(type, project.resolver);
      const says =
        least > LIMIT
          ? `takes at least ${least} bytes of JSON`
          : most !== undefined && most > LIMIT
            ? `may take ${most} bytes of JSON by the limits of its type`
            : undefined;
      if (!says) continue;
      yield {
        rule: workflowResultSize.name,
        path: file.path,
        span: { start: node.start, end: node.end },
        message: `${point.name}: the result ${says}, and ${LIMIT} are enough for a summary. Store the rest in an activity, and return its location.`,
      };
    }
  },
};
