import { keyword } from '../python/calls.js';
import { isTestFile } from '../python/test-files.js';
import { candidateChildCalls } from '../temporal/candidates.js';
import { idParts } from '../temporal/child-ids.js';
import { loopsAround } from '../temporal/loops.js';
import { shortName } from '../temporal/sdk-api.js';
import { sdkCalls } from '../temporal/sdk-calls.js';
import type { FileRule } from './transform.js';

/** Children that a loop starts, with an id that is made of something else than the parent's id. */
export const childIdParent: FileRule = {
  name: 'child-id-parent',
  kind: 'check',
  scope: 'file',
  summary: 'the ids of children that a loop starts contain the id of their parent',
  severity: 'info',
  checklist: 'batches-ids',
  defaultOn: false,
  explain: {
    why: 'With the parent’s id in it, the children of one parent are found by one search, and two parents never compete for one child. An id made of the business key alone is unique in the namespace: that can be what you want, to keep two parents from doing the same work.',
    bad: 'await workflow.execute_child_workflow(Batch.run, args=[batch], id=f"batch-{batch.number}")',
    good: 'await workflow.execute_child_workflow(Batch.run, args=[batch], id=f"{workflow.info().workflow_id}-batch-{i}")',
    fix: 'begin the id with workflow.info().workflow_id.',
    limits:
      'children that are started outside of a loop; ids that a function or an attribute of self gives. Tests are left out.',
  },
  candidates: candidateChildCalls,
  *find(file, project) {
    if (isTestFile(file)) return;
    for (const call of sdkCalls(file, project)) {
      if (call.kind !== 'sdk' || call.api.kind !== 'child-workflow') continue;
      const id = keyword(call.call, 'id')?.value;
      // A single child of a business key is mostly meant to be the only one of that key.
      if (!id || id.type === 'none' || loopsAround(file, call.call.node).length === 0) continue;
      const { random, constant, onlyIndex, varies, parent, unknown } = idParts(file, id, project);
      // The other cases are findings of child-workflow-id.
      if (random || constant || onlyIndex || !varies || parent || unknown) continue;
      yield {
        rule: childIdParent.name,
        path: file.path,
        span: { start: id.start, end: id.end },
        message: `${shortName(call.api.name)}: the id of the child does not contain the id of its parent. Begin it with workflow.info().workflow_id, unless two parents must not have this child twice.`,
      };
    }
  },
};
