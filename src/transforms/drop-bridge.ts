import { METHOD } from '../run-model/bridge.js';
import { findBridge } from '../run-model/find-bridge.js';
import { workflowRun } from '../run-model/workflow-run.js';
import { workflowOf } from '../temporal/definitions.js';
import type { Finding } from '../types.js';
import type { FileRule } from './transform.js';

/** Takes out what `pydantic-params --in-flight` wrote to keep taking old payloads. */
export const dropBridge: FileRule = {
  name: 'drop-bridge',
  kind: 'transform',
  scope: 'file',
  summary: 'old payloads are no longer taken',
  severity: 'info',
  checklist: 'parameters-model',
  defaultOn: true,
  explain: {
    why: 'A bridge lets run take the payloads that were sent before there was a model. It also switches the type hints of the SDK off, so it should go when no old execution, schedule or starter is left.',
    bad: 'async def run(self, request: SendEmailRequest, *legacy: Any) -> bool:\n    request = SendEmailRequest.from_payloads(request, *legacy)',
    good: 'async def run(self, request: SendEmailRequest) -> bool: ...',
    fix: 'Gives what pydantic-params gives without --in-flight, byte for byte. It is unsafe: an execution that was started with the old payloads fails from then on. A bridge that was changed by hand is left alone, and the place is named.',
    limits:
      'whether old executions are left: ask the server, as docs/rollout.md shows. The time at which an execution started proves nothing about its payloads: one that was reset or retried, or that a cron schedule started again, is young and has the old ones.',
  },
  options: ['lineLength'],
  onlyOnRequest: true,
  candidates: () => latin1 => latin1.includes(METHOD),
  *find(file, project, options) {
    const columns = options.lineLength ?? project.layout(file.path).lineLength;
    for (const decorated of file.nodes('decorated_definition')) {
      const node = decorated.child('definition');
      const definition = node && workflowOf(file, node, project);
      const workflow = definition && workflowRun(definition, project);
      const bridge = workflow && findBridge(workflow, project, columns);
      if (!workflow || !bridge) continue;
      const { start, end } = workflow.run.child('parameters')!;
      const at: Pick<Finding, 'rule' | 'path'> = { rule: dropBridge.name, path: file.path };
      if (bridge.kind === 'changed') {
        const message = `${workflow.className}: ${bridge.why}, so the bridge is not taken out. Take it out by hand, or put it back as it was written.`;
        yield {
          ...at,
          span: { start: bridge.span.start, end: bridge.span.end },
          severity: 'warning',
          message,
          ...(bridge.related && { related: [bridge.related] }),
        };
        continue;
      }
      yield {
        ...at,
        span: { start, end },
        unit: 'workflow',
        message: `${workflow.className} no longer takes the payloads that were sent before ${bridge.model}: executions, schedules and starters that still have them fail.`,
        fix: {
          edits: bridge.edits.map(edit => ({ path: file.path, ...edit })),
          frees: [{ path: file.path, name: 'Any' }],
          safety: 'unsafe',
        },
      };
    }
  },
};
