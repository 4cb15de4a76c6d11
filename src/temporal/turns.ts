import { descendants, type SyntaxNode } from '../python/syntax.js';
import type { Loop } from './loops.js';

/**
 * How often a call runs while its loop goes on: in `every` turn, in `some` of them, only where something `failed` in a
 * turn, or `once` at most, since the block around it leaves the loop.
 */
export type Turns = 'every' | 'some' | 'failed' | 'once';

/** How often a call runs in a loop around it, as far as the statements between the two say. */
export function turnsOf(call: SyntaxNode, loop: Loop): Turns {
  let turns: Turns = 'every';
  let once = false;
  let inOther = false;
  // The clause of a comprehension stands beside what it repeats.
  const whole = loop.node.type === 'for_in_clause' ? loop.node.parent : loop.node;
  for (let node = call, parent = node.parent; parent && node !== whole; node = parent, parent = node.parent) {
    if (node.type === 'block') {
      once ||= leaves(node, inOther) && !goesOn(node, call);
      if (!inOther && isBehindContinue(node, call)) turns = turns === 'failed' ? turns : 'some';
    }
    // The call itself may fail, and the loop goes on.
    if (parent.type === 'try_statement' && node.field === 'body' && catches(parent)) once = false;
    if (node.type === 'except_clause') turns = 'failed';
    else if (isBranch(node, parent) && turns !== 'failed') turns = 'some';
    inOther ||= node.type === 'for_statement' || node.type === 'while_statement';
  }
  return once ? 'once' : turns;
}

/** A part of a statement or expression that runs under a condition. */
function isBranch(node: SyntaxNode, parent: SyntaxNode): boolean {
  switch (parent.type) {
    case 'if_statement':
      return node.field === 'consequence' || node.field === 'alternative';
    case 'match_statement':
    case 'case_clause':
      return node.type === 'case_clause' || node.field === 'consequence';
    case 'conditional_expression':
      return node.start !== parent.parts[1]?.start;
    case 'boolean_operator':
      return node.field === 'right';
    case 'list_comprehension':
    case 'set_comprehension':
    case 'dictionary_comprehension':
    case 'generator_expression':
      return node.field === 'body' && parent.parts.some(part => part.type === 'if_clause');
    default:
      return false;
  }
}

/** Whether the statements of a block end the loop: by `return`, `raise`, or its own `break`. */
function leaves(block: SyntaxNode, inOther: boolean): boolean {
  const last = block.parts.at(-1)?.type;
  return last === 'return_statement' || last === 'raise_statement' || (last === 'break_statement' && !inOther);
}

/** Whether the next turn may begin behind the call, before the block ends. */
function goesOn(block: SyntaxNode, { end }: SyntaxNode): boolean {
  return [...descendants(block)].some(({ type, start }) => type === 'continue_statement' && start >= end);
}

/** Whether a try statement has a handler behind which the loop goes on. */
function catches(statement: SyntaxNode): boolean {
  return statement.parts.some(
    part => part.type === 'except_clause' && !part.parts.some(inner => inner.type === 'block' && leaves(inner, false)),
  );
}

/** `if not item.ready: continue` before the call. */
function isBehindContinue(block: SyntaxNode, { start }: SyntaxNode): boolean {
  return block.parts.some(
    part =>
      part.type === 'if_statement' &&
      part.end <= start &&
      part.child('consequence')?.parts.at(-1)?.type === 'continue_statement',
  );
}
