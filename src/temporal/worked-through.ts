import { descendants, type SyntaxNode } from '../python/syntax.js';
import type { EntryPoint } from './entry-points.js';
import { loopsAround } from './loops.js';
import { isInput, type WorkflowCode, workflowCode } from './run-code.js';
import type { Semantics } from './semantics.js';

/**
 * The names of what a workflow was started with and goes through call by call: it loops over it around an activity or
 * child call, or cuts it into slices. Of `request.items` that is `items`, of a parameter its own name. A collection that
 * is worked through so is the data; one that is only looked at may be a setting or a handful of parts.
 */
export function workedThrough(point: EntryPoint, semantics: Semantics): ReadonlySet<string> {
  const code = workflowCode(point, semantics);
  const names = new Set<string>();
  for (const { node } of code.sources.values()) {
    for (const { over } of loopsAround(code.file, node)) if (over && isInput(over, code)) addNames(over, code, names);
  }
  for (const definition of code.functions) {
    for (const node of descendants(definition)) {
      const value = node.type === 'subscript' ? node.child('value') : undefined;
      const sliced = value && node.parts.slice(1).some(part => part.type === 'slice' && !isFixed(part));
      if (value && sliced && isInput(value, code)) addNames(value, code, names);
    }
  }
  return names;
}

/** `[:50]` and `[-1:]` look at a part of known length. */
function isFixed(slice: SyntaxNode): boolean {
  return slice.parts.every(part => /^(?:integer|unary_operator|string)$/.test(part.type));
}

function addNames(over: SyntaxNode, { file }: WorkflowCode, names: Set<string>): void {
  for (const part of [over, ...descendants(over)]) {
    if (part.type === 'identifier') names.add(file.textOf(part));
  }
}
