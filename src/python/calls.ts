import type { SyntaxNode } from './syntax.js';

/** One argument of a call as written. */
export type Argument =
  | { readonly kind: 'positional'; readonly node: SyntaxNode; readonly value: SyntaxNode }
  | { readonly kind: 'keyword'; readonly node: SyntaxNode; readonly value: SyntaxNode; readonly name: string }
  /** `*values` */
  | { readonly kind: 'star'; readonly node: SyntaxNode; readonly value: SyntaxNode }
  /** `**options` */
  | { readonly kind: 'double-star'; readonly node: SyntaxNode; readonly value: SyntaxNode };

/** A call expression with its arguments sorted out. */
export interface Call {
  readonly node: SyntaxNode;
  readonly callee: SyntaxNode;
  /** The parentheses with everything between them. */
  readonly list: SyntaxNode;
  /** In source order. */
  readonly args: readonly Argument[];
}

/** Reads a `call` node; undefined for a call whose only argument is a bare generator expression. */
export function readCall(node: SyntaxNode, text: string): Call | undefined {
  const callee = node.child('function');
  const list = node.child('arguments');
  if (!callee || list?.type !== 'argument_list') return undefined;
  const args: Argument[] = [];
  for (const part of list.parts) {
    const value = part.parts[0] ?? part;
    if (part.type === 'keyword_argument') {
      const name = part.child('name');
      const given = part.child('value');
      if (!name || !given) return undefined;
      args.push({ kind: 'keyword', node: part, value: given, name: text.slice(name.start, name.end) });
    } else if (part.type === 'list_splat') args.push({ kind: 'star', node: part, value });
    // tree-sitter-python reads `*(a, b)` in some places as a node of its own.
    else if (part.type === 'parenthesized_list_splat') args.push({ kind: 'star', node: part, value });
    else if (part.type === 'dictionary_splat') args.push({ kind: 'double-star', node: part, value });
    else args.push({ kind: 'positional', node: part, value: part });
  }
  return { node, callee, list, args };
}

/** The keyword argument of this name. */
export function keyword(call: Call, name: string): Argument | undefined {
  return call.args.find(arg => arg.kind === 'keyword' && arg.name === name);
}
