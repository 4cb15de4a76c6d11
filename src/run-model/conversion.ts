import type { TextEdit } from '../edits.js';
import type { Project } from '../project/project.js';
import type { SourceFile } from '../python/source-file.js';
import type { Edit, ImportNeed, Related } from '../types.js';
import { type Building, rewriteDirectCall, rewriteSdkCall, type SiteVerdict } from './call-site.js';
import { isForCheckersOnly } from './field-types.js';
import type { ModelFields } from './fields.js';
import { commentsOf, modelClass } from './model-class.js';
import { modelAccess, seesModel } from './model-import.js';
import { mentions, modelName, needsNamespace, requestName } from './names.js';
import type { Reference } from './references.js';
import { type Collapse, collapseParameters } from './signature.js';
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
}

/** Why a workflow stays as it is, with the places that show it. */
export interface Refusal {
  readonly obstacle: string;
  readonly ledger: readonly Related[];
}

/** What is chosen for all workflows of a run. */
export interface ConversionChoices {
  readonly suffix: string;
  readonly columns: (path: string) => number;
  /** Names given to models in this run, by path: two workflows of one name must not share one. */
  readonly given: Map<string, Set<string>>;
}

/** Converts a workflow with every caller, or says what keeps it from being converted: all change together or nothing does. */
export function convert(
  workflow: WorkflowRun,
  { fields, needed }: ModelFields,
  references: readonly Reference[],
  project: Project,
  choices: ConversionChoices,
): Conversion | Refusal {
  const { file, init } = workflow;
  const model = chooseName(workflow, references, choices);
  const edits: Edit[] = [];
  const imports: ImportNeed[] = [];
  const add = (path: string, own: readonly TextEdit[]) => edits.push(...own.map(edit => ({ path, ...edit })));

  const namespaced = fields.some(field => needsNamespace(field.name));
  const names = [{ module: 'pydantic', name: 'BaseModel' }, ...needed];
  if (namespaced) names.push({ module: 'pydantic', name: 'ConfigDict' });
  const hidden = names.find(({ module, name }) => isOtherwiseBound(file, name, `${module}.${name}`, project));
  if (hidden) {
    return refuse(
      `${hidden.name} of ${hidden.module} is needed, and the name means something else in this module, or nothing when it runs`,
      [],
    );
  }
  const base = pydanticName(file, 'BaseModel', project, imports);
  const config = namespaced ? pydanticName(file, 'ConfigDict', project, imports) : '';
  for (const { module, name } of needed) {
    if (!means(file, name, `${module}.${name}`, project)) imports.push({ path: file.path, module, name });
  }
  const { offset, text } = modelClass(workflow, { name: model, base, config, fields });
  add(file.path, [{ start: offset, end: offset, text }]);

  const methods = [workflow.run, ...(init ? [init.node] : [])];
  const optional = fields.every(field => field.default !== undefined);
  const request = requestName(
    file,
    methods,
    fields.map(({ parameter }) => parameter.name),
  );
  for (const method of methods) {
    const own = method === workflow.run ? workflow.parameters : init!.parameters;
    if (method !== workflow.run && commentsOf(file, method.child('parameters')!).size > 0) {
      return refuse('the parameters of @workflow.init have comments, which would have no place', []);
    }
    const collapse: Collapse = {
      request,
      declared: `: ${model}${optional ? ` = ${model}()` : ''}`,
      fields: new Map(own.map((parameter, i) => [parameter.name, fields[i]!.name])),
      unions: new Set(
        own
          .filter(({ annotation }) => annotation && /\||\bOptional\b|\bUnion\b/.test(file.textOf(annotation)))
          .map(({ name }) => name),
      ),
    };
    const collapsed = collapseParameters(file, method, collapse, choices.columns(file.path));
    if ('obstacle' in collapsed) return refuse(collapsed.obstacle, []);
    add(file.path, collapsed.edits);
  }

  const ledger: Related[] = [];
  const blocks: Related[] = [];
  let rewritten = 0;
  let byName = 0;
  for (const reference of references) {
    const entry = (note: string): Related => ({
      path: reference.file.path,
      start: reference.node.start,
      end: reference.node.end,
      message: note,
    });
    const { use } = reference;
    if (use.kind === 'fine' || use.kind === 'look') {
      if (use.note !== '')
        ledger.push(entry(use.kind === 'look' ? `unresolved: ${use.note}` : `already fine: ${use.note}`));
      continue;
    }
    const verdict =
      use.kind === 'blocked' ? use : rewriteReference(reference, workflow, fields, model, imports, project);
    if (verdict.kind === 'blocked') blocks.push(entry(verdict.note));
    else if (verdict.kind === 'fine') ledger.push(entry(`already fine: ${verdict.note}`));
    else {
      rewritten++;
      if (use.kind === 'sdk-call' && use.byName) byName++;
      add(reference.file.path, verdict.edits);
      ledger.push(entry(`rewritten: ${verdict.note}`));
    }
  }
  if (blocks.length > 0)
    return refuse(`${blocks.length === 1 ? 'a caller' : `${blocks.length} callers`} cannot be rewritten`, blocks);
  return { model, edits: disjoint(edits), imports, ledger, rewritten, byName };
}

function refuse(obstacle: string, ledger: readonly Related[]): Refusal {
  return { obstacle, ledger };
}

function chooseName(
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

/** How the file calls something of pydantic: the name it has for it, else the name itself, which is then imported. */
function pydanticName(file: SourceFile, name: string, project: Project, imports: ImportNeed[]): string {
  const wanted = `pydantic.${name}`;
  if (means(file, name, wanted, project)) return name;
  for (const [bound, bindings] of file.scopes.module.bindings) {
    if (bindings.length !== 1 || !bindings[0]!.imported || isForCheckersOnly(file, bindings[0]!)) continue;
    const resolved = project.resolver.resolveName(file, bound, file.tree.root);
    if (resolved.kind !== 'external') continue;
    if (resolved.name === wanted) return bound;
    if (resolved.name === 'pydantic') return `${bound}.${name}`;
  }
  imports.push({ path: file.path, module: 'pydantic', name });
  return name;
}

/** Whether the module uses the name for something else, so that importing it would change what other code means. */
function isOtherwiseBound(file: SourceFile, name: string, external: string, project: Project): boolean {
  return file.scopes.module.bindings.has(name) && !means(file, name, external, project);
}

/** Whether the name stands for the external one at the module's level. */
function means(file: SourceFile, name: string, external: string, project: Project): boolean {
  const bindings = file.scopes.module.bindings.get(name);
  if (!bindings || bindings.some(binding => isForCheckersOnly(file, binding))) return false;
  const resolved = project.resolver.resolveName(file, name, file.tree.root);
  return resolved.kind === 'external' && resolved.name === external;
}

/** A call that stands in another call's payload is found twice where both start the workflow; edits are kept once. */
function disjoint(edits: readonly Edit[]): Edit[] {
  const seen = new Set<string>();
  return edits.filter(({ path, start, end, text }) => {
    const key = `${path}\0${start}\0${end}\0${text}`;
    return !seen.has(key) && seen.add(key);
  });
}
