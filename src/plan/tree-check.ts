import { readCall } from '../python/calls.js';
import type { PythonParser } from '../python/parser.js';
import type { SyntaxNode, SyntaxTree } from '../python/syntax.js';
import { LOOSE } from '../python/wrap-in-list.js';

/**
 * Judges a result by its syntax tree: the errors must not grow, and no call may break a rule of the language that the
 * grammar lets pass (Python reference, 6.3.4: a keyword given twice, a positional argument after a keyword; 6.15: a
 * loose expression after a star).
 * @returns what is wrong with the result and was not with the original, or undefined
 */
export function resultError(parser: PythonParser, before: string, after: string): string | undefined {
  const result = parser.parse(after);
  const wrong = refusedPlaces(result, after);
  if (result.errors.length === 0 && wrong.length === 0) return undefined;
  const old = parser.parse(before);
  if (result.errors.length > old.errors.length) return 'the result has a syntax error that the original had not';
  return wrong.length > refusedPlaces(old, before).length
    ? `Python refuses the result: ${wrong.at(-1)?.why}`
    : undefined;
}

/** A place that the grammar lets pass and Python refuses. */
export interface Refused {
  readonly node: SyntaxNode;
  readonly why: string;
}

const JUDGED = new Set(['list_splat', 'call']);

/** The places of a text that Python refuses for the reasons above. */
export function refusedPlaces(tree: SyntaxTree, text: string): Refused[] {
  const refused: Refused[] = [];
  for (const node of tree.ofTypes(JUDGED)) {
    const value = node.type === 'list_splat' && node.parent?.type !== 'argument_list' && node.parts[0];
    if (value && LOOSE.has(value.type)) refused.push({ node, why: 'an expression after * that needs parentheses' });
    const call = node.type === 'call' ? readCall(node, text) : undefined;
    if (!call) continue;
    const names = new Set<string>();
    let keywordSeen = false;
    for (const arg of call.args) {
      if (arg.kind === 'keyword') {
        if (names.has(arg.name)) refused.push({ node: arg.node, why: `${arg.name}= is given twice` });
        names.add(arg.name);
      }
      if (arg.kind === 'positional' && keywordSeen) {
        refused.push({ node: arg.node, why: 'a positional argument follows a keyword argument' });
      }
      keywordSeen ||= arg.kind === 'keyword' || arg.kind === 'double-star';
    }
  }
  return refused;
}
