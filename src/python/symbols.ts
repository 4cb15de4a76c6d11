import type { SourceFile } from './source-file.js';

/** A function or class, from its decorators to its end. */
interface Definition {
  readonly start: number;
  readonly end: number;
  /** Qualified. */
  readonly symbol: string;
  readonly outer: Definition | undefined;
}

const known = new WeakMap<SourceFile, readonly Definition[]>();
const DEFINITIONS = new Set(['function_definition', 'class_definition']);

/**
 * The qualified name of the innermost function or class around an offset, such as `Order.run`; empty at module level.
 * Decorators, parameters and the name itself belong to their definition. Functions inside functions are joined by dots
 * as well, without Python's `<locals>`.
 */
export function symbolAt(file: SourceFile, offset: number): string {
  const definitions = known.get(file) ?? definitionsOf(file);
  known.set(file, definitions);
  let low = 0;
  let high = definitions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (definitions[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return around(definitions[low - 1], offset)?.symbol ?? '';
}

/** All definitions of a file in source order. */
function definitionsOf(file: SourceFile): Definition[] {
  const definitions: Definition[] = [];
  for (const node of file.tree.ofTypes(DEFINITIONS)) {
    const { start, end } = node.parent?.type === 'decorated_definition' ? node.parent : node;
    const outer = around(definitions.at(-1), start);
    const name = node.child('name');
    const own = name ? file.textOf(name) : '';
    const symbol = [outer?.symbol ?? '', own].filter(part => part !== '').join('.');
    definitions.push({ start, end, symbol, outer });
  }
  return definitions;
}

function around(innermost: Definition | undefined, offset: number): Definition | undefined {
  let definition = innermost;
  while (definition && offset >= definition.end) definition = definition.outer;
  return definition;
}
