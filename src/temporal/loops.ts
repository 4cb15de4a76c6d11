import { readCall } from '../python/calls.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';

/** A loop or comprehension that runs a part of the code more than once. */
export interface Loop {
  /** The statement, or the clause of a comprehension. */
  readonly node: SyntaxNode;
  /** What it runs over; undefined for `while`. */
  readonly over: SyntaxNode | undefined;
  /** The names that each turn binds. */
  readonly left: SyntaxNode | undefined;
}

const COMPREHENSIONS = new Set([
  'list_comprehension',
  'set_comprehension',
  'dictionary_comprehension',
  'generator_expression',
]);

/** The loops of its function around a node, from the inside out. Loops of a length that can be read are left out. */
export function loopsAround(file: SourceFile, node: SyntaxNode): Loop[] {
  const loops: Loop[] = [];
  let child = node;
  for (let parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (parent.type === 'function_definition') break;
    const repeated = child.field === 'body' || (parent.type === 'while_statement' && child.field === 'condition');
    if (parent.type === 'for_statement' && repeated) {
      loops.push({ node: parent, over: parent.child('right'), left: parent.child('left') });
    } else if (parent.type === 'while_statement' && repeated) {
      loops.push({ node: parent, over: undefined, left: undefined });
    } else if (COMPREHENSIONS.has(parent.type) && repeated) {
      const clauses = parent.parts.filter(part => part.type === 'for_in_clause').reverse();
      loops.push(...clauses.map(clause => ({ node: clause, over: clause.child('right'), left: clause.child('left') })));
    }
  }
  return loops.filter(({ over }) => !over || !isWrittenOut(file, over));
}

/** `[a, b]`, `range(3)`, or a name for such: as long as it is written. */
export function isWrittenOut(file: SourceFile, node: SyntaxNode, depth = 0): boolean {
  if (depth > 5) return false;
  switch (node.type) {
    case 'list':
    case 'tuple':
    case 'set':
    case 'dictionary':
      return !node.parts.some(part => /splat/.test(part.type));
    case 'parenthesized_expression':
      return node.parts.length === 1 && isWrittenOut(file, node.parts[0]!, depth + 1);
    case 'identifier': {
      const [binding, ...others] = file.scopes.lookup(file.textOf(node), node);
      if (others.length > 0 || binding?.kind !== 'assignment' || !binding.value) return false;
      // An empty list is there to be filled.
      return binding.value.parts.length > 0 && isWrittenOut(file, binding.value, depth + 1);
    }
    case 'call': {
      const call = readCall(node, file.text);
      if (!call) return false;
      if (call.callee.type === 'attribute') {
        const object = call.callee.child('object');
        return object?.type !== undefined && isWrittenOut(file, object, depth + 1);
      }
      const name = file.textOf(call.callee);
      if (name === 'range') return call.args.every(({ value }) => isConstant(file, value));
      const same =
        name === 'enumerate' || name === 'sorted' || name === 'reversed' || name === 'list' || name === 'zip';
      return same && call.args.length > 0 && isWrittenOut(file, call.args[0]!.value, depth + 1);
    }
    default:
      return false;
  }
}

/** A number, or a name in capitals for one: what a module says once and for all. */
function isConstant(file: SourceFile, node: SyntaxNode): boolean {
  if (node.type === 'integer') return true;
  if (node.type === 'binary_operator' || node.type === 'unary_operator')
    return node.parts.every(part => isConstant(file, part));
  if (node.type !== 'identifier') return false;
  const [binding, ...others] = file.scopes.lookup(file.textOf(node), node);
  return others.length === 0 && binding?.kind === 'assignment' && binding.value?.type === 'integer';
}
