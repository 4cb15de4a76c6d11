import { decoratorsOf, methodsOf } from '../python/functions.js';
import type { SourceFile } from '../python/source-file.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';
import { findDecorator, registration, type WorkflowDefinition } from './definitions.js';
import type { Semantics } from './semantics.js';

/** What the SDK calls a method of a workflow class for. */
export type EntryRole = 'run' | 'init' | 'signal' | 'query' | 'update' | 'validator';

/** A method of a workflow class, or of a class that it derives from, that the SDK calls itself. */
export interface WorkflowEntry {
  readonly role: EntryRole;
  readonly file: SourceFile;
  readonly node: SyntaxNode;
}

const ROLES: ReadonlyMap<string, EntryRole> = new Map([
  ['temporalio.workflow.run', 'run'],
  ['temporalio.workflow.init', 'init'],
  ['temporalio.workflow.signal', 'signal'],
  ['temporalio.workflow.query', 'query'],
  ['temporalio.workflow.update', 'update'],
]);
const MOST_BASES = 30;

/** The methods of a workflow that the SDK calls, those of its base classes included unless it overrides them. */
export function workflowEntries({ file, node }: WorkflowDefinition, semantics: Semantics): WorkflowEntry[] {
  const entries: WorkflowEntry[] = [];
  const overridden = new Set<string>();
  for (const owner of lineage(file, node, semantics)) {
    const own = methodsOf(owner.node);
    for (const method of own) {
      const name = owner.file.textOf(method.child('name')!);
      if (overridden.has(name)) continue;
      const role = roleOf(owner.file, method, name, semantics);
      if (role) entries.push({ role, file: owner.file, node: method });
    }
    for (const method of own) overridden.add(owner.file.textOf(method.child('name')!));
  }
  return entries;
}

/** The class and its bases, as far as the repository defines them, nearest first. */
export function lineage(
  file: SourceFile,
  node: SyntaxNode,
  semantics: Semantics,
): { readonly file: SourceFile; readonly node: SyntaxNode }[] {
  const found = [{ file, node }];
  for (const each of found) {
    if (found.length > MOST_BASES) break;
    for (const base of semantics.resolver.bases(each.file, each.node)) {
      if (base.kind !== 'definition' || base.node.type !== 'class_definition') continue;
      if (!found.some(known => known.node === base.node)) found.push({ file: base.file, node: base.node });
    }
  }
  return found;
}

/** The name that a signal, query or update is registered under; undefined where it is dynamic or not a literal. */
export function handlerName({ role, file, node }: WorkflowEntry, semantics: Semantics): string | undefined {
  const decorator = findDecorator(file, node, `temporalio.workflow.${role}`, semantics);
  const registered = decorator && registration(file, decorator, node, semantics);
  return registered?.dynamic ? undefined : registered?.name;
}

/** A decorator of the repository that applies one of the SDK's to the function that it returns. */
function wrappedRole(file: SourceFile, decorator: SyntaxNode, { resolver }: Semantics): EntryRole | undefined {
  const callee = decorator.type === 'call' ? decorator.child('function')! : decorator;
  const resolved = resolver.resolve(file, callee);
  if (resolved.kind !== 'definition' || resolved.node.type !== 'function_definition') return undefined;
  const { file: home, node } = resolved;
  if (!/\b(?:run|signal|query|update)\b/.test(home.textOf(node))) return undefined;
  for (const part of descendants(node)) {
    if (part.type !== 'attribute' && part.type !== 'identifier') continue;
    const meaning = resolver.resolve(home, part);
    const role = meaning.kind === 'external' ? ROLES.get(meaning.name) : undefined;
    if (role) return role;
  }
  return undefined;
}

function roleOf(file: SourceFile, method: SyntaxNode, name: string, semantics: Semantics): EntryRole | undefined {
  for (const decorator of semantics.decorators(file, method)) {
    const role = ROLES.get(decorator);
    if (role) return role;
  }
  for (const decorator of decoratorsOf(method)) {
    const role = wrappedRole(file, decorator, semantics);
    if (role) return role;
  }
  if (name === '__init__') return 'init';
  // `@name_of_the_update.validator`
  const validates = decoratorsOf(method).some(
    each => each.type === 'attribute' && file.textOf(each.child('attribute')!) === 'validator',
  );
  return validates ? 'validator' : undefined;
}
