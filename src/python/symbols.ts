import type { SourceFile } from './source-file.js';
import type { SyntaxNode } from './syntax.js';

/**
 * The qualified name of the innermost function or class around an offset, such as `Order.run`; empty at module level.
 * Decorators, parameters and the name itself belong to their definition. Functions inside functions are joined by dots
 * as well, without Python's `<locals>`.
 */
export function symbolAt(file: SourceFile, offset: number): string {
  const names: string[] = [];
  let node: SyntaxNode | undefined = file.tree.root;
  while (node) {
    const inner: SyntaxNode | undefined = node.children.find(child => child.start <= offset && offset < child.end);
    if (inner?.type === 'decorated_definition') names.push(nameOf(file, inner.child('definition')));
    else if (inner && isDefinition(inner) && node.type !== 'decorated_definition') names.push(nameOf(file, inner));
    node = inner;
  }
  return names.filter(name => name !== '').join('.');
}

function isDefinition({ type }: SyntaxNode): boolean {
  return type === 'function_definition' || type === 'class_definition';
}

function nameOf(file: SourceFile, definition: SyntaxNode | undefined): string {
  const name = definition?.child('name');
  return name ? file.textOf(name) : '';
}
