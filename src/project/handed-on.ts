import { decoratorsOf, isBoundMethod, methodsOf, ownerClass } from '../python/functions.js';
import type { SourceFile } from '../python/source-file.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';
import type { WorkflowDefinition } from '../temporal/definitions.js';
import { lineage } from '../temporal/workflow-entries.js';
import type { Project } from './project.js';
import type { WorkflowFunction } from './workflow-code.js';

/** A method that workflow code may call though no call of it is seen. */
export interface HandedOn {
  readonly file: SourceFile;
  readonly node: SyntaxNode;
  readonly workflow: WorkflowDefinition;
}

/**
 * The methods of workflow classes that nothing is seen to call, and that workflow code may call all the same: it names
 * them, as callbacks are named, or a base class or decorator of another package may know them. Others, such as one that
 * lists the activities for a worker, run elsewhere.
 * @param reached the workflow code that is known so far
 */
export function handedOn(reached: ReadonlyMap<SyntaxNode, WorkflowFunction>, project: Project): HandedOn[] {
  return project.facts.workflows.flatMap(workflow => {
    const { file, node } = workflow;
    const left = methodsOf(node).filter(method => !reached.has(method));
    if (left.length === 0) return [];
    const classes = lineage(file, node, project);
    const own = new Set(classes.map(each => each.node));
    const functions = [...reached.values()].filter(each => own.has(ownerClass(each.node)!));
    const named = new Set([...functions.flatMap(namesIn), ...classes.flatMap(namesBesideMethods)]);
    const isKnownElsewhere = named.has('getattr') || hasUnknownBase(classes, project);
    return left
      .filter(method => {
        if (named.has(file.textOf(method.child('name')!))) return true;
        const decorators = decoratorsOf(method).map(each => file.textOf(each));
        if (!isBoundMethod(file, method) || decorators.includes('classmethod')) return false;
        return isKnownElsewhere || decorators.length > 0;
      })
      .map(method => ({ file, node: method, workflow }));
  });
}

function namesIn({ file, nodes }: Pick<WorkflowFunction, 'file' | 'nodes'>): string[] {
  return nodes.filter(({ type }) => type === 'identifier').map(node => file.textOf(node));
}

/** The names in the body of a class outside of its methods, as in a table of them. */
function namesBesideMethods({ file, node }: { readonly file: SourceFile; readonly node: SyntaxNode }): string[] {
  const statements = (node.child('body')?.parts ?? []).filter(({ type }) => type === 'expression_statement');
  return statements.flatMap(statement => namesIn({ file, nodes: [...descendants(statement)] }));
}

/** Bases that do not know the methods of their subclasses. */
const PLAIN_BASES = new Set(['abc.ABC', 'typing.Generic', 'typing.Protocol']);

function hasUnknownBase(
  classes: readonly { readonly file: SourceFile; readonly node: SyntaxNode }[],
  { resolver }: Project,
): boolean {
  return classes.some(({ file, node }) =>
    (node.child('superclasses')?.parts ?? []).some(base => {
      if (base.type === 'keyword_argument' || file.textOf(base) === 'object') return false;
      const resolved = resolver.resolve(file, base.type === 'subscript' ? base.child('value')! : base);
      return resolved.kind === 'external' ? !PLAIN_BASES.has(resolved.name) : resolved.kind !== 'definition';
    }),
  );
}
