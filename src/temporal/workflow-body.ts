import type { SourceFile } from '../python/source-file.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';
import type { Semantics } from './semantics.js';

const UNSAFE = 'temporalio.workflow.unsafe.';
const IN_WORKFLOW = 'temporalio.workflow.in_workflow';
/** What the SDK answers in workflows alone. */
const ANSWERS = /^temporalio\.workflow\.(?:info|now|time|time_ns|uuid4|random|memo|payload_converter|in_workflow)$/;
/** Words without which no condition asks the SDK where the code runs. */
const ASKS = /in_workflow|in_temporal_workflow|unsafe|replaying|in_sandbox/;

/**
 * The nodes of a function's body that run whenever the workflow does, in source order, nested functions and lambdas
 * among them. Left out is what the author has taken out of the SDK's hands: `with workflow.unsafe…` blocks, branches
 * that depend on whether the code runs in a workflow or in a replay, and what is done where `workflow.now()` or its like
 * raises, as it does outside of workflows alone.
 */
export function* workflowNodes(file: SourceFile, definition: SyntaxNode, semantics: Semantics): Generator<SyntaxNode> {
  const body = definition.child('body');
  const stack = body ? [body] : [];
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node;
    const inner = innerNodes(file, node, semantics);
    for (let i = inner.length - 1; i >= 0; i--) stack.push(inner[i]!);
  }
}

function innerNodes(file: SourceFile, node: SyntaxNode, semantics: Semantics): readonly SyntaxNode[] {
  switch (node.type) {
    case 'with_statement': {
      const items = node.children.find(child => child.type === 'with_clause');
      return items && isUnsafe(file, items, semantics) ? [] : node.children;
    }
    case 'if_statement':
    case 'conditional_expression':
      return isGuarded(file, node, semantics) ? [] : node.children;
    case 'try_statement': {
      const body = node.child('body');
      return body && isAnswered(file, body, semantics)
        ? node.children.filter(({ type }) => !type.startsWith('except'))
        : node.children;
    }
    case 'block': {
      const guard = node.children.findIndex(
        child => child.type === 'if_statement' && leaves(child) && isGuarded(file, child, semantics),
      );
      return guard < 0 ? node.children : node.children.slice(0, guard);
    }
    default:
      return node.children;
  }
}

function isUnsafe(file: SourceFile, items: SyntaxNode, { resolver }: Semantics): boolean {
  if (!/unsafe|sandbox|passed_through/.test(file.textOf(items))) return false;
  return items.parts.some(item => {
    const value = item.child('value') ?? item.parts[0];
    const call = value?.type === 'as_pattern' ? value.parts[0] : value;
    const callee = call?.type === 'call' ? call.child('function') : undefined;
    const resolved = callee && resolver.resolve(file, callee);
    return resolved?.kind === 'external' && resolved.name.startsWith(UNSAFE);
  });
}

/** Whether the statement is `if workflow.in_workflow(): …` or the like, in whatever form it asks. */
function isGuarded(file: SourceFile, node: SyntaxNode, semantics: Semantics): boolean {
  const condition = node.type === 'if_statement' ? node.child('condition') : node.parts[1];
  if (!condition) return false;
  const known = ASKS.test(file.textOf(condition));
  const stack = [condition];
  for (let part = stack.pop(); part; part = stack.pop()) {
    if (part.type === 'call') {
      const callee = part.child('function')!;
      const resolved = semantics.resolver.resolve(file, callee);
      if (known && resolved.kind === 'external' && asks(resolved.name)) return true;
      // A function of the repository that asks on behalf of others.
      if (resolved.kind === 'definition' && resolved.node.type === 'function_definition') {
        const body = resolved.node.child('body');
        if (body && body.end - body.start < 1000 && /\bin_workflow\b/.test(resolved.file.textOf(body))) return true;
      }
    }
    stack.push(...part.children);
  }
  return false;
}

/** Whether a block does nothing but ask the SDK what it knows in workflows: there it does not raise. */
function isAnswered(file: SourceFile, block: SyntaxNode, { resolver }: Semantics): boolean {
  if (block.end - block.start > 400 || !/\b(?:info|now|time|time_ns|uuid4|random)\b/.test(file.textOf(block)))
    return false;
  let answered = false;
  for (const call of descendants(block)) {
    if (call.type === 'await' || call.type === 'raise_statement') return false;
    const callee = call.type === 'call' ? call.child('function') : undefined;
    if (!callee) continue;
    const resolved = resolver.resolve(file, callee);
    if (resolved.kind === 'external' && ANSWERS.test(resolved.name)) answered = true;
    // `workflow.now().isoformat()`
    else if (callee.type !== 'attribute' || callee.child('object')?.type !== 'call') return false;
  }
  return answered;
}

function asks(name: string): boolean {
  return name === IN_WORKFLOW || name.startsWith(UNSAFE);
}

/** Whether the first branch of an `if` ends by leaving the function. */
function leaves(node: SyntaxNode): boolean {
  const last = node.child('consequence')?.parts.at(-1)?.type;
  return last === 'return_statement' || last === 'raise_statement';
}
