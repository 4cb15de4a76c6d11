import { decoratorsOf } from '../python/functions.js';
import type { Resolver } from '../python/resolver.js';
import type { SourceFile } from '../python/source-file.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';

const WRAPS = 'functools.wraps';
const MAX_DEPTH = 3;
const known = new WeakMap<SyntaxNode, readonly string[]>();

/**
 * The dotted external names of what a decorator does to a function. A decorator of the repository that gives back an inner
 * function with the signature of the outer one (`functools.wraps`) does what the decorators of that inner function do:
 * `@traced_run`, which puts `@workflow.run` over a wrapper.
 */
export function decoratorNames(
  file: SourceFile,
  decorator: SyntaxNode,
  resolver: Resolver,
  depth = 0,
): readonly string[] {
  const callee = decorator.type === 'call' ? decorator.child('function')! : decorator;
  const resolved = resolver.resolve(file, callee);
  if (resolved.kind === 'external') return [resolved.name];
  if (resolved.kind !== 'definition' || resolved.node.type !== 'function_definition' || depth >= MAX_DEPTH) return [];
  const found = known.get(resolved.node) ?? namesInside(resolved.file, resolved.node, resolver, depth);
  known.set(resolved.node, found);
  return found;
}

function namesInside(file: SourceFile, definition: SyntaxNode, resolver: Resolver, depth: number): string[] {
  const body = definition.child('body');
  if (!body || !file.textOf(body).includes('wraps')) return [];
  for (const node of descendants(body)) {
    if (node.type !== 'function_definition') continue;
    const names = decoratorsOf(node).flatMap(inner => decoratorNames(file, inner, resolver, depth + 1));
    if (names.includes(WRAPS)) return names.filter(name => name.startsWith('temporalio.'));
  }
  return [];
}
