import type { Resolver } from '../python/resolver.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import type { Found } from './references.js';
import type { WorkflowRun } from './workflow-run.js';

const MAX_DEPTH = 12;

/** The methods of a file that override the run of a workflow: they would have to change with it. */
export function* overridesIn(
  file: SourceFile,
  classes: ReadonlyMap<SyntaxNode, WorkflowRun>,
  resolver: Resolver,
): Generator<Found> {
  for (const node of file.nodes('class_definition')) {
    if (!node.child('superclasses')) continue;
    for (const workflow of ancestors(file, node, classes, resolver, 0)) {
      const method = methodNamed(file, node, workflow.runName);
      if (!method) continue;
      const note = `${file.textOf(node.child('name')!)} derives from it and has a ${workflow.runName} of its own`;
      yield [workflow, { file, node: method.child('name')!, use: { kind: 'blocked', note } }];
    }
  }
}

function ancestors(
  file: SourceFile,
  node: SyntaxNode,
  classes: ReadonlyMap<SyntaxNode, WorkflowRun>,
  resolver: Resolver,
  depth: number,
): WorkflowRun[] {
  if (depth > MAX_DEPTH) return [];
  return resolver.bases(file, node).flatMap(base => {
    if (base.kind !== 'definition' || base.node === node) return [];
    const workflow = classes.get(base.node);
    return [...(workflow ? [workflow] : []), ...ancestors(base.file, base.node, classes, resolver, depth + 1)];
  });
}

function methodNamed(file: SourceFile, node: SyntaxNode, name: string): SyntaxNode | undefined {
  return (node.child('body')?.parts ?? [])
    .map(part => (part.type === 'decorated_definition' ? part.child('definition')! : part))
    .find(part => part.type === 'function_definition' && file.textOf(part.child('name')!) === name);
}
