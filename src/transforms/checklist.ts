/** One line of the policy's checklist. */
export interface ChecklistLine {
  readonly id: string;
  /** The heading it stands under. */
  readonly section: string;
  /** What is to be true of the code. */
  readonly text: string;
}

const section = <Id extends string>(title: string, lines: Readonly<Record<Id, string>>) =>
  (Object.entries(lines) as [Id, string][]).map(([id, text]) => ({ id, section: title, text }));

/** The policy's checklist, in its order, and behind it what keeps a workflow from running at all. */
export const checklist = [
  ...section('Workflow parameters', {
    'parameters-model': 'a workflow takes one Pydantic model',
    'parameters-small': 'its input is small: only what the workflow itself needs',
    'parameters-references': 'large data comes as a reference, such as a path or an id',
  }),
  ...section('Workflow results', {
    'results-summary': 'a workflow returns a summary, not the data',
    'results-references': 'what it produced is stored elsewhere, and the result says where',
    'results-size': 'a result stays below about 1 KB',
  }),
  ...section('Activities', {
    'activities-bulk': 'large data is worked on inside one activity, not item by item from the workflow',
    'activities-results': 'an activity returns what the workflow decides on, and stores the rest',
  }),
  ...section('Type safety', {
    'types-args': 'activities get their payloads as args=[…]',
    'types-fit': 'payloads fit the parameters, and every name that is called exists',
    'types-annotated': 'parameters and results of workflows and activities are annotated',
  }),
  ...section('Large datasets', {
    'batches-children': 'batches are child workflows, not runs that continue as new',
    'batches-load': 'an activity loads what is to be processed; the input does not bring it',
    'batches-ids': "a child's id follows from its parent's id and an index",
    'batches-results': 'children take and return little',
  }),
  ...section('Run time', {
    'runtime-calls': 'calls of the SDK are complete: timeouts, awaits, arguments that it accepts',
    'runtime-definitions': 'the SDK accepts the definitions of workflows, signals, queries and updates',
    'runtime-determinism': 'workflow code does the same when it is replayed',
    'runtime-logging': 'workflow code logs through workflow.logger, which is silent in a replay',
    'runtime-failures': 'errors fail the workflow, and not its task over and over',
    'tests-fakes': 'tests stand in for the SDK in a way that the policy allows',
  }),
  ...section('Comments', {
    'comments-used': 'comments that take findings back are still needed',
  }),
] as const satisfies readonly ChecklistLine[];

/** The name of a line of the checklist. */
export type ChecklistId = (typeof checklist)[number]['id'];
