import { drawsElsewhere, noFixBecause, workflowFix } from '../project/workflow-fix.js';
import { testReached, wayTo, workflowSites } from '../project/workflow-sites.js';
import { hazardOf, mayHold } from '../temporal/hazards.js';
import type { FileRule } from './transform.js';

/** Workflow code makes its ids from the workflow's random generator. */
export const workflowUuid4: FileRule = {
  name: 'workflow-uuid4',
  kind: 'transform',
  scope: 'file',
  summary: 'uuid.uuid4() becomes workflow.uuid4()',
  severity: 'error',
  checklist: 'runtime-determinism',
  defaultOn: true,
  explain: {
    why: 'An id that is made anew in every replay is not the one that was sent: a child workflow or a key of the first run is not found again, and a child with another id fails the replay.',
    bad: 'key = str(uuid.uuid4())',
    good: 'key = str(workflow.uuid4())',
    fix: 'puts workflow.uuid4() in its place, which gives the same type. Safe where nothing else in the workflow draws from its random generator. Unsafe where something does, workflow.random(), workflow.uuid4() or a child without an id: one draw more shifts those behind it, and running workflows get other values for them.',
    limits:
      'functions that are handed on instead of called, as in default_factory=uuid.uuid4. Other ids, such as uuid1 and ULIDs, and calls in functions that may also run outside of workflows are reported and not rewritten.',
  },
  options: ['lineLength'],
  candidates: testReached(mayHold('uuid')),
  *find(file, project, options) {
    for (const site of workflowSites(file, project)) {
      if (site.builtin || hazardOf(site.name)?.kind !== 'uuid') continue;
      const { within, call, name } = site;
      const bare = call.node.child('arguments')?.parts.length === 0;
      const safety = drawsElsewhere(site, project) ? 'unsafe' : 'safe';
      const fix =
        name === 'uuid.uuid4' && bare ? workflowFix(site, call.node, '$.uuid4()', safety, project, options) : undefined;
      const shifts = fix?.safety === 'unsafe' ? ' The workflow draws other random values as well: they change.' : '';
      yield {
        rule: workflowUuid4.name,
        path: file.path,
        span: { start: call.node.start, end: call.node.end },
        message: `${file.textOf(call.callee)}() gives another id in every replay. Use workflow.uuid4().${shifts}${fix ? '' : noFixBecause(site, project)}`,
        ...wayTo(within),
        ...(fix && { fix }),
      };
    }
  },
};
