import type { TextEdit } from '../edits.js';
import type { Project } from '../project/project.js';
import type { SourceFile } from '../python/source-file.js';
import type { Edit, ImportNeed } from '../types.js';
import { type Bridge, bridgeFor } from './bridge.js';
import { isForCheckersOnly } from './field-types.js';
import type { ModelFields, NeededName } from './fields.js';
import { commentsOf, modelClass } from './model-class.js';
import { needsNamespace, requestName } from './names.js';
import { collapseParameters } from './signature.js';
import type { WorkflowRun } from './workflow-run.js';

/** What is chosen for the definition of one workflow. */
export interface DefinitionChoices {
  readonly model: string;
  readonly inFlight: boolean;
  readonly columns: number;
}

/** What changes in the workflow's own file, callers left out. */
export interface Definition {
  readonly edits: readonly Edit[];
  readonly imports: readonly ImportNeed[];
}

/** Writes the model above the workflow, and gives run and `@workflow.init` one parameter of it; or says why it cannot. */
export function defineModel(
  workflow: WorkflowRun,
  { fields, needed }: ModelFields,
  { model, inFlight, columns }: DefinitionChoices,
  project: Project,
): Definition | { readonly obstacle: string } {
  const { file, run, init } = workflow;
  const methods = [run, ...(init ? [init.node] : [])];
  const request = requestName(
    file,
    methods,
    fields.map(({ parameter }) => parameter.name),
  );
  const bridge = inFlight ? bridgeFor(workflow, fields, model, request, project) : undefined;
  if (bridge && 'obstacle' in bridge) return bridge;

  const namespaced = fields.some(field => needsNamespace(field.name));
  const names: NeededName[] = [{ module: 'pydantic', name: 'BaseModel' }, ...needed];
  if (namespaced) names.push({ module: 'pydantic', name: 'ConfigDict' });
  if (bridge) names.push({ module: 'typing', name: 'Any' });
  const hidden = names.find(({ module, name }) => isOtherwiseBound(file, name, `${module}.${name}`, project));
  if (hidden) {
    return {
      obstacle: `${hidden.name} of ${hidden.module} is needed, and the name means something else in this module, or nothing when it runs`,
    };
  }
  const imports: ImportNeed[] = [];
  const nameFor = (wanted: NeededName) => importedName(file, wanted, project, imports);
  for (const wanted of names.slice(1)) if (wanted.name !== 'ConfigDict') nameFor(wanted);
  const { offset, text } = modelClass(workflow, {
    name: model,
    base: nameFor({ module: 'pydantic', name: 'BaseModel' }),
    config: namespaced ? nameFor({ module: 'pydantic', name: 'ConfigDict' }) : '',
    fields,
    comments: commentsOf(file, run.child('parameters')!),
    ...(bridge && { methods: bridge.method }),
  });
  const edits: TextEdit[] = [{ start: offset, end: offset, text }];
  const optional = fields.every(field => field.default !== undefined);
  for (const method of methods) {
    if (method !== run && commentsOf(file, method.child('parameters')!).size > 0) {
      return { obstacle: 'the parameters of @workflow.init have comments, which would have no place' };
    }
    const own = method === run ? workflow.parameters : init!.parameters;
    const unions = own.filter(
      ({ annotation }) => annotation && /\||\bOptional\b|\bUnion\b/.test(file.textOf(annotation)),
    );
    const collapsed = collapseParameters(
      file,
      method,
      {
        request,
        declared: `: ${model}${optional ? ` = ${model}()` : ''}`,
        fields: new Map(own.map((parameter, i) => [parameter.name, fields[i]!.name])),
        unions: new Set(unions.map(({ name }) => name)),
        ...bridged(bridge),
      },
      columns,
    );
    if ('obstacle' in collapsed) return collapsed;
    edits.push(...collapsed.edits);
  }
  return { edits: edits.map(edit => ({ path: file.path, ...edit })), imports };
}

function bridged(bridge: Bridge | undefined): { readonly more?: string; readonly first?: readonly string[] } {
  return bridge ? { more: bridge.variadic, first: [bridge.statement] } : {};
}

/** How the file calls something of another module: the name it has for it, else the name itself, which is then imported. */
export function importedName(
  file: SourceFile,
  { module, name }: NeededName,
  project: Project,
  imports: ImportNeed[],
): string {
  const wanted = `${module}.${name}`;
  if (means(file, name, wanted, project)) return name;
  for (const [bound, bindings] of module === 'pydantic' ? file.scopes.module.bindings : []) {
    if (bindings.length !== 1 || !bindings[0]!.imported || isForCheckersOnly(file, bindings[0]!)) continue;
    const resolved = project.resolver.resolveName(file, bound, file.tree.root);
    if (resolved.kind !== 'external') continue;
    if (resolved.name === wanted) return bound;
    if (resolved.name === module) return `${bound}.${name}`;
  }
  imports.push({ path: file.path, module, name });
  return name;
}

/** Whether the module uses the name for something else, so that importing it would change what other code means. */
export function isOtherwiseBound(file: SourceFile, name: string, external: string, project: Project): boolean {
  return file.scopes.module.bindings.has(name) && !means(file, name, external, project);
}

/** Whether the name stands for the external one at the module's level. */
function means(file: SourceFile, name: string, external: string, project: Project): boolean {
  const bindings = file.scopes.module.bindings.get(name);
  if (!bindings || bindings.some(binding => isForCheckersOnly(file, binding))) return false;
  const resolved = project.resolver.resolveName(file, name, file.tree.root);
  return resolved.kind === 'external' && resolved.name === external;
}
