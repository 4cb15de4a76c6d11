import { importedNames } from '../python/imports.js';
import type { Resolved } from '../python/resolver.js';
import type { SourceFile } from '../python/source-file.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';
import { isTestFile } from '../python/test-files.js';
import { readType } from '../python/types.js';
import { entryPoints } from '../temporal/entry-points.js';
import { holdsModel } from '../temporal/model-types.js';
import type { Project } from './project.js';

interface Sender {
  readonly file: SourceFile;
  /** A workflow class or an activity. */
  readonly node: SyntaxNode;
  /** Pydantic models are among what it takes or gives. */
  readonly models: boolean;
}

const known = new WeakMap<Project, readonly Sender[]>();

/**
 * Whether Pydantic models go through what a call makes, a client or the like: a workflow or activity that the call names,
 * or else the function around it, or else its file defines or imports, takes or returns one. Of a file that names none it is asked whether the client is
 * handed out, and one in the same top folder does; of a test, one in the same folder.
 */
export function sendsModels(file: SourceFile, call: SyntaxNode, project: Project): boolean {
  const senders = known.get(project) ?? findSenders(project);
  known.set(project, senders);
  for (const place of [call, call.ancestor('function_definition')?.child('body')]) {
    const inPlace = [...(place ? descendants(place) : [])].flatMap(part =>
      part.type === 'identifier' && part.field !== 'attribute'
        ? namedExactly(project.resolver.resolve(file, part), senders)
        : [],
    );
    if (inPlace.length > 0) return inPlace.some(({ models }) => models);
  }
  const inFile = sendersIn(file, senders, project);
  if (inFile.some(({ models }) => models)) return true;
  const out = waysOut(file, call);
  if (inFile.length > 0) return out.some(way => takenBy(way, file, senders, project));
  const near = isTestFile(file) ? folderOf : topOf;
  const hasNear = senders.some(({ file: other, models }) => models && near(other) === near(file));
  return hasNear && out.length > 0;
}

/** The workflows and activities that a file defines or imports. */
function sendersIn(file: SourceFile, senders: readonly Sender[], project: Project): Sender[] {
  const found = senders.filter(sender => sender.file === file);
  for (const resolved of imported(file, project)) {
    found.push(...named(resolved, senders));
    // A package stands for what it takes from its modules.
    if (resolved.kind !== 'module' || !/(?:^|\/)__init__\.pyi?$/.test(resolved.file.path)) continue;
    found.push(...imported(resolved.file, project).flatMap(inner => namedExactly(inner, senders)));
  }
  return found;
}

/** Whether a function of another file is given the client, and models are among what that file defines or imports. */
function takenBy(way: SyntaxNode, file: SourceFile, senders: readonly Sender[], project: Project): boolean {
  const name = way.ancestor('call')?.child('function');
  const taker = name && project.resolver.resolve(file, name);
  if (taker?.kind !== 'definition' || taker.file === file) return false;
  return sendersIn(taker.file, senders, project).some(({ models }) => models);
}

/** What the import statements of a file bind. */
function imported(file: SourceFile, project: Project): Resolved[] {
  const statements = [...file.nodes('import_statement'), ...file.nodes('import_from_statement')];
  return statements.flatMap(statement =>
    importedNames(statement, file.text).flatMap(({ bound, node }) =>
      bound === undefined ? [] : project.resolver.resolveName(file, bound, node),
    ),
  );
}

/** The workflows and activities that a name stands for: the definition, those in it, or those of the module. */
function named(resolved: Resolved, senders: readonly Sender[]): readonly Sender[] {
  if (resolved.kind === 'module') return senders.filter(({ file }) => file === resolved.file);
  if (resolved.kind !== 'definition') return [];
  const { start, end } = resolved.node;
  return senders.filter(({ file, node }) => file === resolved.file && node.start >= start && node.end <= end);
}

/** The same without modules: those are named for many things. */
function namedExactly(resolved: Resolved, senders: readonly Sender[]): readonly Sender[] {
  return resolved.kind === 'module' ? [] : named(resolved, senders);
}

/** Where others get what the call makes: it is returned, kept, or an argument of something. */
function waysOut(file: SourceFile, call: SyntaxNode): readonly SyntaxNode[] {
  let made = call;
  while (made.parent && /^(?:await|parenthesized_expression|as_pattern)$/.test(made.parent.type)) made = made.parent;
  const target = made.type === 'as_pattern' ? made.child('alias')?.parts[0] : made.parent?.child('left');
  if (!target) return made.parent?.type !== 'expression_statement' && made.parent?.type !== 'with_item' ? [made] : [];
  if (target.type !== 'identifier') return [target];
  const name = file.textOf(target);
  const around = call.ancestor('function_definition') ?? file.tree.root;
  return [...descendants(around)].filter(
    node => node.type === 'identifier' && node !== target && file.textOf(node) === name && isHandedOn(node),
  );
}

/** `name` in `return name` and `f(name)`; in `name.method()` it stays where it is. */
function isHandedOn({ field, parent }: SyntaxNode): boolean {
  return field !== 'object' && field !== 'left' && field !== 'attribute' && parent?.type !== 'as_pattern_target';
}

function folderOf({ path }: SourceFile): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function topOf({ path }: SourceFile): string {
  return path.slice(0, Math.max(0, path.indexOf('/')));
}

function findSenders(project: Project): Sender[] {
  const { resolver, facts } = project;
  return [...facts.workflows, ...facts.activities].map(({ file, node }) => {
    const types = entryPoints(file, project)
      .filter(point => point.node.start >= node.start && point.node.end <= node.end)
      .flatMap(({ parameters, returns }) => [...parameters.map(({ annotation }) => annotation), returns]);
    const models = types.some(at => at !== undefined && holdsModel(readType({ file, at, resolver }), resolver));
    return { file, node, models };
  });
}
