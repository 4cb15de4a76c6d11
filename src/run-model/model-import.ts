import type { Project } from '../project/project.js';
import type { ImportedName } from '../python/imports.js';
import type { Binding } from '../python/scope.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import type { ImportNeed } from '../types.js';
import { isForCheckersOnly } from './field-types.js';
import type { WorkflowRun } from './workflow-run.js';

/** How a file speaks of the model: the expression, and what it has to import for it. */
export interface ModelAccess {
  readonly text: string;
  readonly need?: ImportNeed;
}

const MAX_STEPS = 8;

/**
 * How a caller gets the model: as it gets the workflow, from the same statement or through the same module. Where the
 * caller imports the workflow from a module that only passes it on, the model comes from the one that defines it, which is
 * loaded by then.
 * @param node the reference to the workflow: its class, or its run
 * @returns undefined where the file has no way that is known to work
 */
export function modelAccess(
  file: SourceFile,
  node: SyntaxNode,
  workflow: WorkflowRun,
  model: string,
  project: Project,
): ModelAccess | undefined {
  if (file === workflow.file) return { text: model };
  const own = throughExpression(file, classPart(file, node, workflow, project), workflow, model, project);
  return own ?? throughOtherReference(file, node, workflow, model, project);
}

/** Whether the model, which stands before the workflow, is there under its name when code at a node runs. */
export function seesModel(file: SourceFile, node: SyntaxNode, workflow: WorkflowRun): boolean {
  if (file !== workflow.file) return false;
  const home = file.scopes.of(workflow.node);
  const later = node.start > workflow.node.start;
  if (home.kind !== 'module') return later && home.node.start <= node.start && node.end <= home.node.end;
  return later || node.ancestor('function_definition', 'lambda') !== undefined;
}

/** `Flow` of `Flow.run`; the node itself where it is the class or another name. */
function classPart(file: SourceFile, node: SyntaxNode, workflow: WorkflowRun, project: Project): SyntaxNode {
  const object = node.type === 'attribute' ? node.child('object') : undefined;
  if (!object) return node;
  const resolved = project.resolver.resolve(file, object);
  return resolved.kind === 'definition' && resolved.node === workflow.node ? object : node;
}

function throughExpression(
  file: SourceFile,
  expression: SyntaxNode,
  workflow: WorkflowRun,
  model: string,
  project: Project,
): ModelAccess | undefined {
  if (expression.type === 'identifier') return throughName(file, expression, workflow, model, project);
  const object = expression.type === 'attribute' ? expression.child('object') : undefined;
  const module = object && project.resolver.resolve(file, object);
  if (!object || module?.kind !== 'module') return undefined;
  if (module.file === workflow.file) return { text: `${file.textOf(object).replace(/\s/g, '')}.${model}` };
  // The module passes the workflow on.
  const root = rootOf(object);
  const [binding] = file.scopes.lookup(file.textOf(root), root);
  if (!binding?.imported || isForCheckersOnly(file, binding)) return undefined;
  const written = writtenModule(binding.imported, file.textOf(object).replace(/\s/g, ''), binding.name);
  const from = definingModule(module.file, written, file.textOf(expression.child('attribute')!), workflow, project);
  return from === undefined ? undefined : access(file, model, { module: from, near: binding.node.start });
}

/** The module that a dotted expression stands for, as an import statement of the file would name it. */
function writtenModule(imported: ImportedName, expression: string, bound: string): string {
  const rest = expression.slice(bound.length);
  const dots = '.'.repeat(imported.level);
  if (imported.name === undefined) return `${imported.module}${rest}`;
  const separator = imported.module === '' ? '' : '.';
  return `${dots}${imported.module}${separator}${imported.name}${rest}`;
}

function throughName(
  file: SourceFile,
  name: SyntaxNode,
  workflow: WorkflowRun,
  model: string,
  project: Project,
): ModelAccess | undefined {
  const bindings = file.scopes.lookup(file.textOf(name), name);
  if (bindings.length === 0) return throughStar(file, file.textOf(name), workflow, model, project);
  const binding = bindings.find(each => each.imported && !isForCheckersOnly(file, each));
  if (binding?.imported?.name !== undefined)
    return throughImport(file, binding, binding.imported, workflow, model, project);
  const [only] = bindings;
  if (bindings.length === 1 && only?.kind === 'assignment' && only.value) {
    const value = classPart(file, only.value, workflow, project);
    return throughExpression(file, value, workflow, model, project);
  }
  return undefined;
}

function throughImport(
  file: SourceFile,
  { node }: Binding,
  imported: ImportedName,
  workflow: WorkflowRun,
  model: string,
  project: Project,
): ModelAccess | undefined {
  const module = project.resolver.moduleOf(file, imported);
  const written = `${'.'.repeat(imported.level)}${imported.module}`;
  if (module.kind !== 'module') return undefined;
  if (module.file === workflow.file) {
    // isort keeps renamed imports in statements of their own.
    const renamed = imported.bound !== imported.name;
    return access(file, model, { module: written, ...(renamed ? { near: node.start } : { beside: node.start }) });
  }
  const from = definingModule(module.file, written, imported.name!, workflow, project);
  return from === undefined ? undefined : access(file, model, { module: from, near: node.start });
}

function throughStar(
  file: SourceFile,
  name: string,
  workflow: WorkflowRun,
  model: string,
  project: Project,
): ModelAccess | undefined {
  for (const star of file.scopes.module.stars) {
    const module = project.resolver.moduleOf(file, star);
    const written = `${'.'.repeat(star.level)}${star.module}`;
    const from = module.kind === 'module' ? definingModule(module.file, written, name, workflow, project) : undefined;
    if (from !== undefined) return access(file, model, { module: from, near: star.node.start });
  }
  return undefined;
}

/** A test that runs an instance: what imports the class elsewhere in the file serves as well. */
function throughOtherReference(
  file: SourceFile,
  node: SyntaxNode,
  workflow: WorkflowRun,
  model: string,
  project: Project,
): ModelAccess | undefined {
  const scope = file.scopes.of(node);
  for (const other of file.nodes('identifier')) {
    if (file.textOf(other) !== workflow.className || other.ancestor('import_statement', 'import_from_statement'))
      continue;
    const resolved = project.resolver.resolve(file, other);
    if (resolved.kind !== 'definition' || resolved.node !== workflow.node) continue;
    // Only an import that is in reach of the node helps.
    const bindings = file.scopes.lookup(workflow.className, node);
    const inReach = bindings.some(binding => file.scopes.lookup(workflow.className, other).includes(binding));
    if (inReach || file.scopes.of(other) === scope) return throughExpression(file, other, workflow, model, project);
  }
  return undefined;
}

/**
 * The module that defines the workflow, as seen from where `written` names the module that passes it on; undefined where
 * the way cannot be followed.
 */
function definingModule(
  file: SourceFile,
  written: string,
  name: string,
  workflow: WorkflowRun,
  project: Project,
): string | undefined {
  let [at, path, wanted] = [file, written, name];
  for (let step = 0; step < MAX_STEPS; step++) {
    if (at === workflow.file) return path;
    const bindings = at.scopes.module.bindings.get(wanted);
    const imported: ImportedName | undefined = bindings
      ? bindings.find(binding => binding.imported)?.imported
      : at.scopes.module.stars.find(star => leadsTo(at, star, wanted, workflow, project));
    if (imported?.name === undefined) return undefined;
    const module = project.resolver.moduleOf(at, imported);
    if (module.kind !== 'module') return undefined;
    path = relativeTo(path, at.path.endsWith('__init__.py'), imported);
    if (imported.name !== '*') wanted = imported.name;
    at = module.file;
  }
  return undefined;
}

function leadsTo(file: SourceFile, star: ImportedName, name: string, workflow: WorkflowRun, project: Project): boolean {
  const module = project.resolver.moduleOf(file, star);
  const member = module.kind === 'module' ? project.resolver.member(module, name) : undefined;
  return member?.kind === 'definition' && member.node === workflow.node;
}

/** What an import inside of a module means from where the module itself is called `path` (PEP 328). */
function relativeTo(path: string, isPackage: boolean, { level, module }: ImportedName): string {
  if (level === 0) return module;
  let base = isPackage ? path : parentOf(path);
  for (let up = 1; up < level; up++) base = parentOf(base);
  if (module === '') return base;
  return base === '' || base.endsWith('.') ? `${base}${module}` : `${base}.${module}`;
}

function parentOf(path: string): string {
  const [, dots, names] = /^(\.*)(.*)$/.exec(path)!;
  if (names === '') return `${dots}.`;
  const dot = names!.lastIndexOf('.');
  return dots + (dot < 0 ? '' : names!.slice(0, dot));
}

function access(file: SourceFile, model: string, need: Omit<ImportNeed, 'path' | 'name'>): ModelAccess {
  return { text: model, need: { path: file.path, name: model, ...need } };
}

function rootOf(node: SyntaxNode): SyntaxNode {
  let root = node;
  for (let object = root.child('object'); object; object = root.child('object')) root = object;
  return root;
}
