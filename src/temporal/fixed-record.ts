import type { Resolver } from '../python/resolver.js';
import type { SourceFile } from '../python/source-file.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';
import { readType } from '../python/types.js';

/** Calls that give one small value, whatever they are given. */
const SMALL_CALLS = new Set(['len', 'int', 'float', 'bool', 'round', 'sum', 'any', 'all', 'isinstance', 'abs', 'hash']);
const SMALL_METHODS = new Set([
  'isoformat',
  'total_seconds',
  'timestamp',
  'hex',
  'hexdigest',
  'strftime',
  'startswith',
]);
const NESTED = new Set(['function_definition', 'lambda', 'class_definition']);

/** Whether everything that a function returns is a dict display of constant keys and small values: a record, not a store. */
export function returnsFixedRecord(file: SourceFile, definition: SyntaxNode, resolver: Resolver): boolean {
  const values = returnedBy(definition);
  return values.length > 0 && values.every(value => isFixedRecord(file, value, resolver));
}

/** The values of the return statements of a function itself; functions inside it return for themselves. */
export function returnedBy(definition: SyntaxNode): SyntaxNode[] {
  const body = definition.child('body');
  return [...(body ? descendants(body) : [])]
    .filter(node => node.type === 'return_statement' && node.ancestor(...NESTED) === definition)
    .flatMap(node => node.parts[0] ?? []);
}

function isFixedRecord(file: SourceFile, node: SyntaxNode, resolver: Resolver): boolean {
  if (node.type === 'none') return true;
  return (
    node.type === 'dictionary' &&
    node.parts.every(pair => {
      const value = pair.type === 'pair' ? pair.child('value') : undefined;
      return value && pair.child('key')?.type === 'string' && isSmall(file, value, resolver);
    })
  );
}

function isSmall(file: SourceFile, node: SyntaxNode, resolver: Resolver): boolean {
  const all = (parts: readonly SyntaxNode[]) => parts.every(part => isSmall(file, part, resolver));
  switch (node.type) {
    case 'string':
    case 'concatenated_string':
    case 'integer':
    case 'float':
    case 'true':
    case 'false':
    case 'none':
    case 'comparison_operator':
    case 'not_operator':
      return true;
    case 'parenthesized_expression':
    case 'unary_operator':
    case 'boolean_operator':
    case 'binary_operator':
    case 'conditional_expression':
      return all(node.parts);
    // A list written out is as long as it is written.
    case 'list':
    case 'tuple':
      return all(node.parts);
    case 'dictionary':
      return isFixedRecord(file, node, resolver);
    case 'identifier':
      return isScalarName(file, node, resolver);
    case 'call': {
      const callee = node.child('function');
      if (callee?.type === 'identifier') return SMALL_CALLS.has(file.textOf(callee));
      const method = callee?.type === 'attribute' ? callee.child('attribute') : undefined;
      return method !== undefined && SMALL_METHODS.has(file.textOf(method));
    }
    default:
      return false;
  }
}

function isScalarName(file: SourceFile, node: SyntaxNode, resolver: Resolver): boolean {
  const bindings = file.scopes.lookup(file.textOf(node), node);
  return (
    bindings.length > 0 &&
    bindings.every(({ annotation, value, kind }) => {
      if (annotation)
        return ['scalar', 'literal', 'enum', 'none'].includes(readType({ file, at: annotation, resolver }).kind);
      return (
        kind === 'assignment' && value !== undefined && value.type !== 'identifier' && isSmall(file, value, resolver)
      );
    })
  );
}
