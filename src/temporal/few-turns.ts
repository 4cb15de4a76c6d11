import { readCall } from '../python/calls.js';
import { isBoundMethod, parametersOf } from '../python/functions.js';
import type { Binding } from '../python/scope.js';
import type { SourceFile } from '../python/source-file.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';
import { isWrittenOut, type Loop } from './loops.js';
import type { SourceCall } from './run-code.js';

/** As many results are still a summary. */
const FEW = 20;

/**
 * Whether a loop makes a call few times, as far as the code says: it runs over a short slice, or the call is made for the
 * values alone that are written out.
 */
export function hasFewTurns(file: SourceFile, loop: Loop, call: SourceCall): boolean {
  return (loop.over !== undefined && isShortSlice(file, loop.over, 0)) || isForWrittenValues(file, loop, call);
}

/** `items[:10]`, `items[-5:]`, `enumerate(items[:10])`, or a name for such. */
function isShortSlice(file: SourceFile, node: SyntaxNode, depth: number): boolean {
  if (depth > 5) return false;
  const inner = (part: SyntaxNode | undefined) => part !== undefined && isShortSlice(file, part, depth + 1);
  switch (node.type) {
    case 'subscript': {
      const slice = node.parts[1];
      return slice?.type === 'slice' && lengthOf(file, slice) <= FEW;
    }
    case 'parenthesized_expression':
      return inner(node.parts[0]);
    case 'identifier': {
      const [binding, ...others] = file.scopes.lookup(file.textOf(node), node);
      return others.length === 0 && binding?.kind === 'assignment' && inner(binding.value);
    }
    case 'call': {
      const name = file.textOf(node.child('function')!);
      const same = /^(?:enumerate|sorted|reversed|list|tuple|zip)$/.test(name);
      return same && inner(node.child('arguments')?.parts[0]);
    }
    default:
      return false;
  }
}

/** The most items that a slice gives; Infinity where that cannot be read. */
function lengthOf(file: SourceFile, slice: SyntaxNode): number {
  const [, start = '', stop = ''] = /^\s*(-?\d*)\s*:\s*(-?\d*)\s*(?::\s*)?$/.exec(file.textOf(slice)) ?? [];
  if (start.startsWith('-')) return stop === '' ? -Number(start) : Number.POSITIVE_INFINITY;
  return stop === '' || stop.startsWith('-') ? Number.POSITIVE_INFINITY : Number(stop) - Number(start);
}

/**
 * `if kind == "a": … elif kind == "b": … else: raise` around the call, of a name of the loop or of the helper that it
 * calls; or `if kind in TABLE`, where the table is written out.
 */
function isForWrittenValues(file: SourceFile, { left }: Loop, { node, sdk }: SourceCall): boolean {
  const turned = new Set((left ? [left, ...descendants(left)] : []).map(part => file.textOf(part)));
  const isTurned = (name: SyntaxNode) => {
    if (node === sdk.call.node) return turned.has(file.textOf(name));
    const [binding, ...others] = file.scopes.lookup(file.textOf(name), name);
    return others.length === 0 && binding?.kind === 'parameter' && handsOn(file, node, binding, turned);
  };
  for (let at = sdk.call.node; at.parent && at.type !== 'function_definition'; at = at.parent) {
    if (at.parent.type !== 'if_statement') continue;
    const name = tested(file, at.parent);
    if (name && isTurned(name)) return true;
  }
  return false;
}

/** Whether a call of a helper gives a parameter the value of one of these names. */
function handsOn(file: SourceFile, call: SyntaxNode, parameter: Binding, names: ReadonlySet<string>): boolean {
  const helper = parameter.scope.node;
  const own = parametersOf(file, helper).map(({ name }) => name);
  const index = own.indexOf(parameter.name) - (isBoundMethod(file, helper) ? 1 : 0);
  const args = readCall(call, file.text)?.args ?? [];
  const given = args.find(arg => arg.kind === 'keyword' && arg.name === parameter.name) ?? args[index];
  return given !== undefined && given.kind !== 'star' && names.has(file.textOf(given.value));
}

/** The name that an if statement compares with written values, where other values get no further. */
function tested(file: SourceFile, statement: SyntaxNode): SyntaxNode | undefined {
  const branches = [statement, ...statement.parts.filter(part => part.type === 'elif_clause')];
  const names = branches.map(branch => comparedName(file, branch.child('condition')));
  const [first] = names;
  if (!first || names.some(name => !name || file.textOf(name) !== file.textOf(first))) return undefined;
  const last = statement.parts
    .find(part => part.type === 'else_clause')
    ?.child('body')
    ?.parts.at(-1)?.type;
  if (/^(?:raise|continue|return)_statement$/.test(last ?? '')) return first;
  // Without an else the call is made for what the table holds; one value alone may come again and again.
  const isTable = statement.child('condition')!.has('in');
  return isTable && branches.length === 1 && last === undefined ? first : undefined;
}

function comparedName(file: SourceFile, condition: SyntaxNode | undefined): SyntaxNode | undefined {
  const [name, value, ...more] = condition?.type === 'comparison_operator' ? condition.parts : [];
  if (name?.type !== 'identifier' || !value || more.length > 0) return undefined;
  if (condition!.has('==')) return value.type === 'string' || value.type === 'integer' ? name : undefined;
  return condition!.has('in') && isWrittenOut(file, value) ? name : undefined;
}
