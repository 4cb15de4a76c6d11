import { keyword } from '../python/calls.js';
import { nearestName } from '../python/edit-distance.js';
import { candidateWorkflowStarts } from '../temporal/candidates.js';
import { sdkCalls, understand } from '../temporal/sdk-calls.js';
import { workflowTarget } from '../temporal/workflow-targets.js';
import type { FileRule } from './transform.js';

/** A workflow started by a name that no workflow of the repository is registered under. */
export const workflowName: FileRule = {
  name: 'workflow-name',
  kind: 'check',
  scope: 'file',
  summary: 'workflows started by name exist in the repository',
  severity: 'error',
  checklist: 'types-fit',
  defaultOn: true,
  explain: {
    why: 'The server takes any name: a workflow of a misspelt one is started, and its first task fails again and again because no worker knows it. Start the class itself, or mend the name.',
    bad: 'await workflow.execute_child_workflow("ImportBach", args=[request], id=…)',
    good: 'await workflow.execute_child_workflow(ImportBatch.run, args=[request], id=…)',
    fix: 'start the class itself, or mend the name.',
    limits:
      'names that are put together at run time; clients whose type is not known, unless the name is that of a class with .run behind it. What a client starts, or a child on a task queue of its own, may live in another service: there only a name that is nearly that of a workflow of the repository is reported. Nothing is reported where a dynamic workflow takes any name.',
  },
  candidates: candidateWorkflowStarts,
  *find(file, project) {
    for (const call of sdkCalls(file, project)) {
      // A receiver of unknown type does not matter where the name of the run method says what is started.
      const { api, target: named } = call.kind === 'sdk' ? call : understand(file, call.call, call.apis[0]!);
      if (api.target !== 'workflow' || !named) continue;
      const target = workflowTarget({ file, target: named }, project);
      if (target.kind !== 'name') continue;
      const { workflows, definedByCall } = project.facts;
      if (workflows.length === 0 || workflows.some(({ name, dynamic }) => name === target.name || dynamic)) continue;
      const owner = target.name.replace(/\.run$/, '');
      const isRun = owner !== target.name && workflows.some(({ name }) => name === owner);
      const method = call.call.callee.child('attribute');
      // A method of the repository of that name may take such names.
      const isSdks = call.kind === 'sdk' || (method && !project.defines(file.textOf(method)));
      if (!isSdks || (call.kind !== 'sdk' && !isRun)) continue;
      const names = workflows.flatMap(({ name }) => name ?? []);
      const near = isRun ? owner : nearestName(target.name, names);
      // What a client starts runs in whatever service has the task queue; so does a child that is sent to another one.
      const elsewhere =
        api.kind !== 'child-workflow' ||
        keyword(call.call, 'task_queue') !== undefined ||
        (call.kind === 'sdk' && call.options) ||
        definedByCall.has('temporalio.workflow.defn') ||
        workflows.some(({ name }) => name === undefined);
      if (elsewhere && (near === undefined || isOtherSpelling(target.name, near))) continue;
      const workflow = workflows.find(({ name }) => name === near);
      const at = near === undefined ? undefined : workflow?.node.child('name');
      yield {
        rule: workflowName.name,
        path: file.path,
        span: { start: named.start, end: named.end },
        message: `no workflow of this repository is registered as ${JSON.stringify(target.name)}.${near === undefined ? ' A child without task_queue= runs in the worker of its parent: mend the name, or say the queue.' : ` Is ${JSON.stringify(near)} meant?`}`,
        ...(workflow &&
          at && {
            related: [{ path: workflow.file.path, start: at.start, end: at.end, message: 'the workflow of that name' }],
          }),
      };
    }
  },
};

/** `say-hello` beside `SayHello`: the same words, written as another language or team writes them. */
function isOtherSpelling(name: string, near: string): boolean {
  const words = (text: string) => text.replace(/[-_. ]/g, '').toLowerCase();
  return words(name) === words(near) && name.toLowerCase() !== near.toLowerCase();
}
