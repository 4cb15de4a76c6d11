import type { Project } from '../project/project.js';
import type { Finding } from '../types.js';
import type { Conversion, Refusal } from './conversion.js';
import type { ModelFields } from './fields.js';
import type { WorkflowRun } from './workflow-run.js';

/** A finding at the parameters of a run. */
export function finding({ file, run }: WorkflowRun, message: string): Finding {
  const { start, end } = run.child('parameters')!;
  return { rule: 'pydantic-params', path: file.path, span: { start, end }, message };
}

/** What is said of a workflow that stays as it is. */
export function refused(workflow: WorkflowRun, { obstacle, ledger }: Refusal): Finding {
  const message = `${workflow.className}: ${takes(workflow)}, and the policy asks for one Pydantic model, but ${obstacle}. Convert it by hand.`;
  return { ...finding(workflow, message), ...(ledger.length > 0 && { related: ledger }) };
}

/** What is said of a workflow that is converted, with its fix. */
export function converted(
  workflow: WorkflowRun,
  { remarks, needsConverter }: ModelFields,
  { model, edits, imports, ledger, rewritten, byName, unresolved }: Conversion,
  project: Project,
  columns: (path: string) => number,
  inFlight: boolean,
): Finding {
  const nobody =
    unresolved === 0
      ? 'No caller is in this repository: whoever starts it elsewhere must send the model.'
      : `No call that starts it was found, but ${unresolved === 1 ? '1 place speaks' : `${unresolved} places speak`} of it: look whether it is started from there. Whoever starts it must send the model.`;
  const callers =
    rewritten === 0
      ? nobody
      : `${rewritten} ${rewritten === 1 ? 'caller is' : 'callers are'} rewritten${byName > 0 ? `, ${byName} of them by name with a dict` : ''}.`;
  const sentences = [
    `${workflow.className}: ${takes(workflow)}; ${workflow.parameters.length === 1 ? 'it becomes' : 'they become'} one ${model}.`,
    callers,
    inFlight
      ? `The old payloads are still taken (${model}.from_payloads): deploy workers before starters, and use drop-bridge when no old execution or schedule is left.`
      : 'Workflows that are running, schedules, and starters that are not deployed along with it still send the old payloads, and fail (--in-flight keeps taking them).',
    ...remarks.map(remark => `${remark[0]!.toUpperCase()}${remark.slice(1)}.`),
  ];
  if (needsConverter.size > 0 && !project.usesPydanticConverter) {
    const verb = needsConverter.size === 1 ? 'needs' : 'need';
    sentences.push(
      `${[...needsConverter].join(', ')} in a model ${verb} the Pydantic data converter (pydantic-converter).`,
    );
  }
  const paths = new Set([...edits, ...imports].map(({ path }) => path));
  const recorded =
    inFlight || workflow.registered === undefined ? [] : (project.histories.get(workflow.registered) ?? []);
  const related = [
    ...ledger,
    ...recorded.map(place => ({
      ...place,
      message: 'a recorded history, which will no longer replay (with --in-flight it does)',
    })),
  ];
  return {
    ...finding(workflow, sentences.join(' ')),
    unit: 'workflow',
    ...(related.length > 0 && { related }),
    fix: {
      edits,
      safety: 'unsafe',
      ...(imports.length > 0 && { imports }),
      lineLengths: Object.fromEntries([...paths].map(path => [path, columns(path)])),
    },
  };
}

/** `run takes 3 payloads (user_id: str, email: str, template: str = "x")`. */
export function takes({ file, runName, parameters }: WorkflowRun): string {
  const written = parameters.map(({ node }) => file.textOf(node).replace(/\s+/g, ' '));
  return `${runName} takes ${written.length === 1 ? '1 payload' : `${written.length} payloads`} (${written.join(', ')})`;
}
