import { readCall } from '../python/calls.js';
import type { PythonParser } from '../python/parser.js';
import { parameterName } from '../python/scope.js';
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

const JUDGED = new Set(['list_splat', 'call', 'parameters', 'lambda_parameters']);
/** The grammar still knows Python 2; `<>` is an operator there, and backquotes make a string. */
const PYTHON_2 = new Set(['print_statement', 'exec_statement']);
const PYTHON_2_OPERATOR = new Set(['comparison_operator']);
const PYTHON_2_STRING = new Set(['string']);

/** The places of a text that Python refuses for the reasons above. */
export function refusedPlaces(tree: SyntaxTree, text: string): Refused[] {
  const refused = python2(tree, text);
  for (const node of tree.ofTypes(JUDGED)) {
    if (node.type === 'list_splat' && isLoose(node)) {
      refused.push({ node, why: 'an expression after * that needs parentheses' });
    }
    if (node.type === 'parameters' || node.type === 'lambda_parameters') refused.push(...refusedParameters(node, text));
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

function python2(tree: SyntaxTree, text: string): Refused[] {
  const nodes = [...tree.ofTypes(PYTHON_2)];
  if (text.includes('<>')) nodes.push(...[...tree.ofTypes(PYTHON_2_OPERATOR)].filter(node => node.has('<>')));
  if (text.includes('`')) nodes.push(...[...tree.ofTypes(PYTHON_2_STRING)].filter(({ start }) => text[start] === '`'));
  return nodes.map(node => ({ node, why: 'Python 2' }));
}

/** Outside of a call's arguments; the grammar reads `[*a or b]` as `[(*a) or b]` where it stands first. */
function isLoose({ parent, parts }: SyntaxNode): boolean {
  if (!parent || parent.type === 'argument_list') return false;
  return LOOSE.has(parent.type) || (parts[0] !== undefined && LOOSE.has(parts[0].type));
}

/** A name given twice, or a parameter without a default behind one with a default (Python reference, 8.7). */
function refusedParameters(list: SyntaxNode, text: string): Refused[] {
  const refused: Refused[] = [];
  const names = new Set<string>();
  let defaultSeen = false;
  let starSeen = false;
  for (const part of list.parts) {
    const inner = part.type === 'typed_parameter' ? part.parts[0] : part;
    starSeen ||= part.type === 'keyword_separator' || inner?.type.endsWith('splat_pattern') === true;
    const name = parameterName(part);
    if (!name) continue;
    const word = text.slice(name.start, name.end);
    if (names.has(word)) refused.push({ node: part, why: `there are two parameters ${word}` });
    names.add(word);
    // Behind a star, defaults come in any order.
    if (starSeen) continue;
    if (part.child('value')) defaultSeen = true;
    else if (defaultSeen) refused.push({ node: part, why: `${word} has no default, and a parameter before it has` });
  }
  return refused;
}
