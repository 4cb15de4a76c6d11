import { descendants, type SyntaxNode } from '../python/syntax.js';
import type { FunctionRef } from '../temporal/continue-as-new/unit.js';
import { isSelf } from '../temporal/continue-as-new/unit.js';
import type { Semantics } from '../temporal/semantics.js';

/** What a class has besides its run, and the new class needs as well. */
export interface Members {
  readonly nodes: readonly SyntaxNode[];
  /** Whole lines with their indentation. */
  readonly text: string;
}

/**
 * The attributes and methods that the run may use by `self`, none where it does not use it. Undefined where they cannot
 * be moved: bases may bring more, and `__init__` may take what run takes.
 */
export function membersFor(owner: FunctionRef, run: FunctionRef, semantics: Semantics): Members | undefined {
  const { file } = run;
  const usesSelf = [...descendants(run.node.child('body')!)].some(
    node => node.type === 'identifier' && node.field !== 'attribute' && isSelf(file, node),
  );
  if (!usesSelf) return { nodes: [], text: '' };
  if (owner.node.child('superclasses')) return undefined;
  const nodes: SyntaxNode[] = [];
  for (const part of owner.node.child('body')?.parts ?? []) {
    const definition = part.type === 'decorated_definition' ? part.child('definition')! : part;
    if (definition === run.node || isText(part)) continue;
    const decorators = semantics.decorators(file, definition);
    if (decorators.includes('temporalio.workflow.init')) return undefined;
    if (decorators.some(name => name.startsWith('temporalio.workflow.'))) continue;
    nodes.push(part);
  }
  const lines = nodes.map(node => {
    const start = file.lines.starts[file.lines.lineOf(node.start)]!;
    return file.text.slice(start, node.end).replace(/\r\n?/g, '\n');
  });
  return { nodes, text: lines.map(line => `${line}\n\n`).join('') };
}

function isText(node: SyntaxNode): boolean {
  return node.type === 'expression_statement' && node.parts[0]?.type === 'string';
}
