import type { SyntaxNode } from './syntax.js';

const PLAIN = /^([a-zA-Z]*)('''|"""|'|")([\s\S]*)\2$/;
const SIMPLE_ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', '\\': '\\', "'": "'", '"': '"' };

/**
 * The value of a string literal, implicit concatenation included (Python reference, section 2.4.1).
 * Undefined where it is not known: f-strings with fields, bytes, and escapes beyond the plain ones.
 */
export function stringValue(node: SyntaxNode, text: string): string | undefined {
  if (node.type === 'parenthesized_expression' && node.parts.length === 1) return stringValue(node.parts[0]!, text);
  if (node.type === 'concatenated_string') {
    let whole = '';
    for (const part of node.parts) {
      const value = stringValue(part, text);
      if (value === undefined) return undefined;
      whole += value;
    }
    return whole;
  }
  if (node.type !== 'string') return undefined;
  const match = PLAIN.exec(text.slice(node.start, node.end));
  if (!match) return undefined;
  const prefix = match[1]!.toLowerCase();
  const body = match[3]!;
  if (/[bt]/.test(prefix) || (prefix.includes('f') && /[{}]/.test(body))) return undefined;
  if (prefix.includes('r')) return body;
  let known = true;
  const value = body.replace(/\\(\r\n|[\s\S])/g, (_, escaped: string) => {
    if (escaped === '\n' || escaped === '\r\n' || escaped === '\r') return '';
    known &&= escaped in SIMPLE_ESCAPES;
    return SIMPLE_ESCAPES[escaped] ?? '';
  });
  return known ? value : undefined;
}

/** The prefix letters of a string literal in lower case, such as `f` or `rb`. */
export function stringPrefix(node: SyntaxNode, text: string): string {
  const first = node.type === 'concatenated_string' ? node.parts[0]! : node;
  return /^[a-zA-Z]*/.exec(text.slice(first.start, first.start + 3))![0].toLowerCase();
}

/** Whether a statement, the first of its block, is a docstring: a string that is constant, and no bytes (PEP 257). */
export function isDocstring(statement: SyntaxNode, text: string): boolean {
  const [value, more] = statement.type === 'expression_statement' ? statement.parts : [];
  if (!value || more) return false;
  const literals = value.type === 'concatenated_string' ? value.parts : [value];
  return literals.every(part => part.type === 'string' && !/[bft]/.test(stringPrefix(part, text)));
}
