import type { SourceFile } from '../../python/source-file.js';
import { descendants, type SyntaxNode } from '../../python/syntax.js';
import type { FunctionRef } from './unit.js';
import type { Place } from './work.js';

/**
 * How a value moves on. `step`: by adding or subtracting; `slice`: what is left of a list; `taken`: things are taken
 * out of a list; `last`: the last thing of a list; `result`: it comes with what an awaited call gave; `set`: any other way.
 */
export type Move = 'step' | 'slice' | 'taken' | 'last' | 'result' | 'set';

/** One place that changes a variable or an attribute. */
export interface Mutation extends Place {
  /** The variable or attribute, as in `cursor` or `self.state.offset`, subscripts with a literal key as attributes. */
  readonly path: string;
  readonly move: Move;
  readonly value: SyntaxNode | undefined;
}

const TAKES = new Set(['pop', 'popleft']);
const CHANGES = new Set([
  ...['append', 'appendleft', 'extend', 'extendleft', 'insert', 'add', 'update', 'put', 'put_nowait', 'setdefault'],
  ...['remove', 'discard', 'clear', 'set'],
]);

/** Everything that a function changes, in source order. */
export function mutationsIn({ file, node: fn }: FunctionRef): Mutation[] {
  const found: Mutation[] = [];
  const add = (node: SyntaxNode, target: SyntaxNode, move: Move, value?: SyntaxNode) => {
    const path = pathOf(file, target);
    if (path !== undefined) found.push({ file, node, path, move, value });
  };
  for (const node of descendants(fn)) {
    switch (node.type) {
      case 'assignment': {
        const left = node.child('left');
        const right = node.child('right');
        if (!left || !right) break;
        for (const [target, value] of pairs(left, right)) {
          add(node, target, value ? moveOf(file, value, fn) : isAwaited(right) ? 'result' : 'set', value ?? right);
        }
        break;
      }
      case 'named_expression': {
        const value = node.child('value');
        if (value) add(node, node.child('name')!, moveOf(file, value, fn), value);
        break;
      }
      case 'augmented_assignment': {
        const right = node.child('right');
        const steps = (node.has('+=') || node.has('-=')) && right && !isList(right);
        add(node, node.child('left')!, steps ? 'step' : 'set', right);
        break;
      }
      case 'delete_statement':
        for (const target of node.parts) {
          const isSlice = target.child('subscript')?.type === 'slice';
          add(node, target.child('value') ?? target, isSlice ? 'taken' : 'set');
        }
        break;
      case 'call': {
        const callee = node.child('function');
        const object = callee?.type === 'attribute' ? callee.child('object') : undefined;
        if (!object) break;
        const method = file.textOf(callee!.child('attribute')!);
        const first = node.child('arguments')?.parts[0];
        // `pop(key)` takes one thing out of a dict, and says nothing about an order.
        if (TAKES.has(method) && (!first || file.textOf(first) === '0')) add(node, object, 'taken');
        else if (TAKES.has(method) || CHANGES.has(method)) add(node, object, 'set');
        break;
      }
    }
  }
  return found;
}

/** Targets of an assignment with their values; a value is undefined where unpacking hides it. */
function pairs(left: SyntaxNode, right: SyntaxNode): [SyntaxNode, SyntaxNode | undefined][] {
  if (left.type !== 'pattern_list' && left.type !== 'tuple_pattern') {
    return right.type === 'assignment' ? [[left, right.child('right')]] : [[left, right]];
  }
  const values = right.type === 'expression_list' || right.type === 'tuple' ? right.parts : [];
  const matched = values.length === left.parts.length;
  return left.parts.map((target, i) => [target, matched ? values[i] : undefined]);
}

/**
 * The dotted path of a variable or attribute: `state["offset"]` and `state.get("offset")` are `state.offset`. Undefined
 * for anything else.
 */
export function pathOf(file: SourceFile, node: SyntaxNode): string | undefined {
  switch (node.type) {
    case 'identifier':
      return file.textOf(node);
    case 'attribute': {
      const object = node.child('object');
      const base = object && pathOf(file, object);
      return base === undefined ? undefined : `${base}.${file.textOf(node.child('attribute')!)}`;
    }
    case 'subscript': {
      const value = node.child('value');
      const base = value && pathOf(file, value);
      const key = node.child('subscript');
      const name = key?.type === 'string' ? /^['"](\w+)['"]$/.exec(file.textOf(key))?.[1] : undefined;
      return base === undefined || name === undefined ? base : `${base}.${name}`;
    }
    case 'call': {
      const callee = node.child('function');
      if (callee?.type !== 'attribute' || file.textOf(callee.child('attribute')!) !== 'get') return undefined;
      const base = pathOf(file, callee.child('object')!);
      const key = node.child('arguments')?.parts[0];
      const name = key?.type === 'string' ? /^['"](\w+)['"]$/.exec(file.textOf(key))?.[1] : undefined;
      return base === undefined || name === undefined ? undefined : `${base}.${name}`;
    }
    case 'parenthesized_expression':
    case 'await':
      return node.parts.length === 1 ? pathOf(file, node.parts[0]!) : undefined;
    default:
      return undefined;
  }
}

/** How a value that is given to a variable or to the next run moves on. */
export function moveOf(file: SourceFile, value: SyntaxNode, fn: SyntaxNode): Move {
  switch (value.type) {
    case 'parenthesized_expression':
      return value.parts.length === 1 ? moveOf(file, value.parts[0]!, fn) : 'set';
    case 'await':
      return 'result';
    case 'identifier':
      return fromAwaited(file, value, fn) ? 'result' : 'set';
    case 'binary_operator': {
      const operands = [value.child('left')!, value.child('right')!];
      const steps = value.has('+') || value.has('-');
      return steps && !operands.some(isList) && operands.some(each => pathRoot(file, each)) ? 'step' : 'set';
    }
    case 'subscript': {
      const key = value.child('subscript');
      if (key?.type === 'slice') return keepsTheRest(file, key) ? 'slice' : 'set';
      if (key && file.textOf(key) === '-1') return 'last';
      return fromAwaited(file, value, fn) ? 'result' : 'set';
    }
    case 'attribute': {
      const object = value.child('object');
      const inner = object && moveOf(file, object, fn);
      if (inner === 'last') return 'last';
      return fromAwaited(file, value, fn) ? 'result' : 'set';
    }
    case 'call': {
      const callee = value.child('function');
      const name = callee?.type === 'identifier' ? file.textOf(callee) : undefined;
      const [first, second] = value.child('arguments')?.parts ?? [];
      // Copies and casts move on as what they are made of.
      if (first && ((name && /^(list|tuple|dict|set|str|int)$/.test(name) && !second) || name === 'cast'))
        return moveOf(file, name === 'cast' ? (second ?? first) : first, fn);
      if (name && /^(min|max)$/.test(name) && first && second)
        return [first, second].some(each => moveOf(file, each, fn) === 'step') ? 'step' : 'set';
      return fromAwaited(file, value, fn) ? 'result' : 'set';
    }
    case 'boolean_operator':
    case 'conditional_expression': {
      const moves = value.parts.map(part => moveOf(file, part, fn));
      return moves.find(move => move !== 'set') ?? 'set';
    }
    default:
      return 'set';
  }
}

/** `items[n:]`, but not `items[-n:]`, which keeps the newest, nor `items[:n]`. */
function keepsTheRest(file: SourceFile, slice: SyntaxNode): boolean {
  const first = slice.children[0];
  return first?.named === true && !file.textOf(first).startsWith('-') && !slice.has('::');
}

/** Whether an attribute or item is of a variable that an awaited call gave. */
function fromAwaited(file: SourceFile, value: SyntaxNode, fn: SyntaxNode): boolean {
  const root = pathRoot(file, value);
  if (root === undefined) return false;
  return [...descendants(fn)].some(node => {
    const left = node.type === 'assignment' ? node.child('left') : undefined;
    const right = left && node.child('right');
    return left?.type === 'identifier' && file.textOf(left) === root && right !== undefined && isAwaited(right);
  });
}

function isAwaited(node: SyntaxNode): boolean {
  if (node.type === 'parenthesized_expression') return node.parts.length === 1 && isAwaited(node.parts[0]!);
  return node.type === 'await';
}

function pathRoot(file: SourceFile, node: SyntaxNode): string | undefined {
  return pathOf(file, node)?.split('.')[0];
}

function isList(node: SyntaxNode): boolean {
  return /^(list|string|concatenated_string|tuple|list_comprehension)$/.test(node.type);
}
