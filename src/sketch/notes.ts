import type { Loop } from '../temporal/continue-as-new/classify.js';
import { labourWords, list } from '../temporal/continue-as-new/wording.js';
import type { SketchNames } from './child-body.js';
import type { State } from './state.js';

/** What people have to know before they use a sketch. */
export function notesOf(
  loop: Loop,
  owner: string,
  names: SketchNames,
  state: State | undefined,
  whyNot: string | undefined,
): string[] {
  const loads = loadersOf(loop);
  const fields = (role: string) => (state?.fields ?? []).filter(field => field.role === role).map(({ name }) => name);
  const positions = fields('position');
  const lists = loop.progress.filter(({ selects }) => selects === 'rest').map(({ name }) => name);
  const totals = fields('total');
  const others = fields('other');
  const known = new Set((state?.fields ?? []).map(({ name }) => name));
  const chosen = loop.progress.filter(({ selects }) => selects === 'payload' || selects === 'index');
  const hidden = chosen.map(({ name }) => name).filter(name => !known.has(name));
  return [
    ...(loop.kind === 'unclear' ? [`Only if ${owner} works through data: ${loop.why}.`] : []),
    whyNot === undefined
      ? `${names.child} does what one run of ${owner} did; ${names.parent} starts one after the other, as {parent}_batch_{index}.`
      : `What one run of ${owner} did is left for you to move into ${names.child}: it ${labourWords(loop.work)}. It was not moved because ${whyNot}.`,
    ...(positions.length > 0 ? [`${list(positions)}: each batch gets its own from the one before.`] : []),
    ...(totals.length > 0 ? [`${list(totals)}: each batch counts from 0, and the parent adds the counts up.`] : []),
    ...(hidden.length > 0
      ? [`${list(hidden)}: moves on inside of what is handed on. Make it a field of its own.`]
      : []),
    ...(others.length > 0
      ? [
          `${list(others)}: handed from batch to batch as before. What is large belongs into a store, and what is a result into counts.`,
        ]
      : []),
    ...(lists.length > 0
      ? [
          `${list(lists)}: a list in a payload is written into history for every batch. Store it once, and let an activity load each part.`,
        ]
      : []),
    ...(loads.length > 0
      ? [`${list(loads)}: loads what a batch works on. It should give ids, no records: what it gives is in history.`]
      : ['No activity loads what a batch works on by its position: write one that gives the ids of a batch.']),
    'Batches run one after the other, as the runs did. If they do not depend on each other, start several at a time.',
    "A batch adds nine events to the parent's history, which ends at 51,200: some 5,600 batches. Make them as large as their own history allows.",
    `Running chains: a run of ${owner} that is open has activities in its history where ${names.parent} starts a child. Under the old workflow name it would fail with a nondeterminism error on every try and stand still. So register both under their new names, start new work with ${names.parent}, and keep ${owner} on the workers until its last chain has ended: temporal workflow list --query 'WorkflowType="${owner}" AND ExecutionStatus="Running"'. To move a chain over, end it, and start ${names.parent} with what it last carried${positions.length > 0 ? ` (${list(positions)})` : ''}.`,
  ];
}

/** The activities that get a position as a payload. */
export function loadersOf({ work, progress }: Loop): string[] {
  const paths = progress
    .filter(({ selects }) => selects === 'payload')
    .flatMap(({ name, paths: own }) => [name, ...own]);
  const lasts = new Set(paths.map(path => path.slice(path.lastIndexOf('.') + 1)));
  const found = work.calls.filter(({ what, sdk, file, node }) => {
    // Whose result is not taken loads nothing.
    if (node.ancestor('assignment', 'expression_statement')?.type !== 'assignment') return false;
    const given = [...sdk.payloads, ...(sdk.arg ? [sdk.arg] : []), ...(sdk.args ? [sdk.args] : [])];
    return (
      what === 'activity' &&
      given.some(({ value }) => [...file.textOf(value).matchAll(/\w+/g)].some(([word]) => lasts.has(word)))
    );
  });
  return [...new Set(found.map(({ name }) => name))];
}
