import type { SourceFile } from '../../python/source-file.js';
import type { SyntaxNode } from '../../python/syntax.js';
import { ownNodes } from './carried.js';
import type { FunctionRef } from './unit.js';
import type { ContinueAsNewUse } from './uses.js';
import type { Place } from './work.js';

/** What surrounds a use: the innermost loop, and whether a run may come to an end without it. */
export interface Surroundings {
  /** The loop around the use, in its own function. */
  readonly loop: SyntaxNode | undefined;
  /** Where the chain of runs ends: a return, a break out of the loop, the condition of the loop or of the use. */
  readonly ends: Place | undefined;
  /** The `if` that decides about the use, where the server's or the SDK's word on the history is asked for. */
  readonly guard: SyntaxNode | undefined;
}

const HISTORY = /is_continue_as_new_suggested|get_current_history_(length|size)|is_target_worker_deployment/;

/** Looks around a use. */
export function surroundings(use: ContinueAsNewUse, run: FunctionRef | undefined): Surroundings {
  const { file, fn, node } = use;
  if (!fn) return { loop: undefined, ends: undefined, guard: undefined };
  const around = ancestorsWithin(node, fn);
  const loop = around.find(each => each.type === 'while_statement' || each.type === 'for_statement');
  const ifs = around.filter(each => /^(if_statement|elif_clause|conditional_expression)$/.test(each.type));
  const guard = ifs.find(each => HISTORY.test(file.textOf(each.child('condition') ?? each)));
  const holders = run && run.node !== fn ? [run, { file, node: fn }] : [{ file, node: fn }];
  const returned = holders.flatMap(holder => ownReturns(holder, use));
  const place = (found: SyntaxNode | undefined): Place | undefined => found && { file, node: found };
  const ends =
    returned[0] ??
    place(loop && breakOf(loop)) ??
    place(
      loop?.type === 'while_statement' && !isTrue(file, loop.child('condition')!) ? loop.child('condition') : undefined,
    ) ??
    place(loop ? undefined : ifs.find(each => each.type === 'if_statement' && each !== guard)?.child('condition'));
  return { loop, ends, guard };
}

function ancestorsWithin(node: SyntaxNode, fn: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let at = node.parent; at && at !== fn; at = at.parent) found.push(at);
  return found;
}

/** The returns of a function that end the chain: those that do not give back the use itself, nor come from the other function. */
function ownReturns({ file, node: fn }: FunctionRef, use: ContinueAsNewUse): Place[] {
  return ownNodes(fn)
    .filter(node => node.type === 'return_statement' && !(node.start <= use.node.start && use.node.end <= node.end))
    .filter(node => !(use.fn !== fn && /^return\s+(await\s+)?self\.\w+\(/.test(file.textOf(node))))
    .map(node => ({ file, node }));
}

function breakOf(loop: SyntaxNode): SyntaxNode | undefined {
  const stack = [...(loop.child('body')?.parts ?? [])];
  for (let node = stack.shift(); node; node = stack.shift()) {
    if (node.type === 'break_statement') return node;
    if (/^(for_statement|while_statement|function_definition|class_definition)$/.test(node.type)) continue;
    stack.push(...node.parts);
  }
  return undefined;
}

function isTrue(file: SourceFile, condition: SyntaxNode): boolean {
  return /^\(?(True|1)\)?$/.test(file.textOf(condition));
}
