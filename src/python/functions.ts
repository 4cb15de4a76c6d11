import { parameterName } from './scope.js';
import type { SourceFile } from './source-file.js';
import type { SyntaxNode } from './syntax.js';

/** How a parameter takes its argument (Python reference, 8.7). */
export type ParameterKind = 'positional' | 'var-positional' | 'keyword-only' | 'var-keyword';

/** One parameter of a function. */
export interface Parameter {
  readonly name: string;
  readonly kind: ParameterKind;
  readonly node: SyntaxNode;
  readonly annotation: SyntaxNode | undefined;
  readonly hasDefault: boolean;
}

/** The parameters of a function definition in order; positional-only ones count as positional. */
export function parametersOf(file: SourceFile, definition: SyntaxNode): Parameter[] {
  const parameters: Parameter[] = [];
  let keywordOnly = false;
  for (const part of definition.child('parameters')?.parts ?? []) {
    if (part.type === 'keyword_separator') keywordOnly = true;
    const name = parameterName(part);
    if (!name) continue;
    const splat = part.type === 'typed_parameter' ? part.parts[0]! : part;
    const kind =
      splat.type === 'list_splat_pattern'
        ? 'var-positional'
        : splat.type === 'dictionary_splat_pattern'
          ? 'var-keyword'
          : keywordOnly
            ? 'keyword-only'
            : 'positional';
    if (kind === 'var-positional') keywordOnly = true;
    parameters.push({
      name: file.textOf(name),
      kind,
      node: part,
      annotation: part.child('type'),
      hasDefault: part.child('value') !== undefined,
    });
  }
  return parameters;
}

/** The decorator expressions of a function or class, in source order. */
export function decoratorsOf(definition: SyntaxNode): SyntaxNode[] {
  if (definition.parent?.type !== 'decorated_definition') return [];
  return definition.parent.children.filter(child => child.type === 'decorator').flatMap(child => child.parts[0] ?? []);
}

/** The class in whose body a function is defined directly. */
export function ownerClass(definition: SyntaxNode): SyntaxNode | undefined {
  const outer = definition.parent?.type === 'decorated_definition' ? definition.parent : definition;
  const owner = outer.parent?.parent;
  return outer.parent?.type === 'block' && owner?.type === 'class_definition' ? owner : undefined;
}

/** Whether the function is a method that gets its instance or class as first argument. */
export function isBoundMethod(file: SourceFile, definition: SyntaxNode): boolean {
  return (
    ownerClass(definition) !== undefined &&
    !decoratorsOf(definition).some(decorator => file.textOf(decorator) === 'staticmethod')
  );
}

/** The functions defined directly in a class body. */
export function methodsOf(node: SyntaxNode): SyntaxNode[] {
  return (node.child('body')?.parts ?? [])
    .map(part => (part.type === 'decorated_definition' ? part.child('definition')! : part))
    .filter(part => part.type === 'function_definition' && ownerClass(part) === node);
}

/** Whether a function is written with `async def`. */
export function isAsync(definition: SyntaxNode): boolean {
  return definition.type === 'function_definition' && definition.has('async');
}

/** The innermost function around a node; a lambda counts as one. */
export function enclosingFunction(node: SyntaxNode): SyntaxNode | undefined {
  return node.ancestor('function_definition', 'lambda');
}
