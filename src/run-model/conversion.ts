import type { Project } from '../project/project.js';
import type { Edit, ImportNeed, Related } from '../types.js';
import { type Building, rewriteDirectCall, rewriteSdkCall, type SiteVerdict } from './call-site.js';
import type { ModelFields } from './fields.js';
import { defineModel } from './model-definition.js';
import { modelAccess, seesModel } from './model-import.js';
import { mentions, modelName } from './names.js';
import type { Reference } from './references.js';
import type { WorkflowRun } from './workflow-run.js';

/** A workflow whose parameters become one model, with all that changes for it. */
export interface Conversion {
  readonly model: string;
  readonly edits: readonly Edit[];
  readonly imports: readonly ImportNeed[];
  /** Every reference that is more than a mention, and what became of it. */
  readonly ledger: readonly Related[];
  readonly rewritten: number;
  /** How many of them start the workflow by its registered name. */
  readonly byName: number;
  /** How many places speak of it that may start it, as far as can be seen. */
  readonly unresolved: number;
}

/** Why a workflow stays as it is, with the places that show it. */
export interface Refusal {
  readonly obstacle: string;
  readonly ledger: readonly Related[];
}

/** What is chosen for all workflows of a run. */
export interface ConversionChoices {
  readonly suffix: string;
  /** Whether the payloads of running workflows are still taken. */
  readonly inFlight: boolean;
  readonly columns: (path: string) => number;
  /** Names given to models in this run, by path: two workflows of one name must not share one. */
  readonly given: Map<string, Set<string>>;
}

/** Converts a workflow with every caller, or says what keeps it from being converted: all change together or nothing does. */
export function convert(
  workflow: WorkflowRun,
  fields: ModelFields,
  references: readonly Reference[],
  project: Project,
  choices: ConversionChoices,
): Conversion | Refusal {
  const model = chooseName(workflow, references, choices);
  const definition = defineModel(
    workflow,
    fields,
    { ...choices, model, columns: choices.columns(workflow.file.path) },
    project,
  );
  if ('obstacle' in definition) return { obstacle: definition.obstacle, ledger: [] };
  const edits: Edit[] = [...definition.edits];
  const imports: ImportNeed[] = [...definition.imports];
  const callers = followReferences(workflow, references, reference =>
    rewriteReference(reference, workflow, fields.fields, model, imports, project),
  );
  if ('obstacle' in callers) return callers;
  return { ...callers, model, edits: disjoint([...edits, ...callers.edits]), imports };
}

/** What became of the references to a workflow. */
export type Followed = Pick<Conversion, 'edits' | 'ledger' | 'rewritten' | 'byName' | 'unresolved'>;

/** Rewrites every reference that is a call, and keeps a ledger of all that are worth a word. */
export function followReferences(
  workflow: WorkflowRun,
  references: readonly Reference[],
  rewrite: (reference: Reference) => SiteVerdict,
): Followed | Refusal {
  const ledger: Related[] = [];
  const blocks: Related[] = [];
  const edits: Edit[] = [];
  let rewritten = 0;
  let byName = 0;
  let unresolved = 0;
  for (const reference of references) {
    const { file, node, use } = reference;
    const entry = (message: string): Related => ({ path: file.path, start: node.start, end: node.end, message });
    if (use.kind === 'fine' || use.kind === 'look') {
      if (use.kind === 'look') unresolved++;
      const what = use.kind === 'look' ? 'unresolved' : 'already fine';
      if (use.note !== '') ledger.push(entry(`${what}: ${use.note}`));
      continue;
    }
    const verdict = use.kind === 'blocked' ? use : rewrite(reference);
    if (verdict.kind === 'blocked') blocks.push(entry(verdict.note));
    else if (verdict.kind === 'fine') ledger.push(entry(`already fine: ${verdict.note}`));
    else {
      rewritten++;
      if (use.kind === 'sdk-call' && use.byName && !seesModel(file, node, workflow)) byName++;
      edits.push(...verdict.edits.map(edit => ({ path: file.path, ...edit })));
      ledger.push(entry(`rewritten: ${verdict.note}`));
    }
  }
  if (blocks.length === 0) return { edits, ledger, rewritten, byName, unresolved };
  const obstacle = `${blocks.length === 1 ? 'a caller' : `${blocks.length} callers`} cannot be rewritten`;
  return { obstacle, ledger: blocks };
}

/** A name for the model that is free wherever the workflow is spoken of. */
export function chooseName(
  { className, file }: WorkflowRun,
  references: readonly Reference[],
  { suffix, given }: ConversionChoices,
): string {
  const files = new Set([file, ...references.map(reference => reference.file)]);
  const taken = (name: string) => [...files].some(each => given.get(each.path)?.has(name) || mentions(each.text, name));
  const name = modelName(className, suffix, taken);
  for (const { path } of files) given.set(path, (given.get(path) ?? new Set()).add(name));
  return name;
}

function rewriteReference(
  { file, node, use }: Reference,
  workflow: WorkflowRun,
  fields: Building['fields'],
  model: string,
  imports: ImportNeed[],
  project: Project,
): SiteVerdict {
  if (use.kind !== 'sdk-call' && use.kind !== 'direct-call' && use.kind !== 'init-call') throw new Error('not a call');
  const byName = use.kind === 'sdk-call' && use.byName && !seesModel(file, node, workflow);
  const own = use.kind === 'sdk-call' && use.sdk.api.kind === 'continue-as-new' && !use.sdk.target;
  const access = byName || own ? undefined : modelAccess(file, node, workflow, model, project);
  if (!byName && !own && !access)
    return {
      kind: 'blocked',
      note: `${model} cannot be imported here: how the file gets the workflow is not understood`,
    };
  const building: Building = { workflow, fields, model: byName ? undefined : (access?.text ?? model) };
  const verdict =
    use.kind === 'sdk-call'
      ? rewriteSdkCall(use.sdk, building, project)
      : rewriteDirectCall(file, use.call, use.kind === 'direct-call' ? use.skip : 0, building, project);
  if (verdict.kind === 'rewrite' && access?.need) imports.push(access.need);
  return verdict;
}

/** A call that stands in another call's payload is found twice where both start the workflow; edits are kept once. */
export function disjoint(edits: readonly Edit[]): Edit[] {
  const seen = new Set<string>();
  return edits.filter(({ path, start, end, text }) => {
    const key = `${path}\0${start}\0${end}\0${text}`;
    return !seen.has(key) && seen.add(key);
  });
}
