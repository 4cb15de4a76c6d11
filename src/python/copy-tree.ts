import type { Language, Tree, TreeCursor } from 'web-tree-sitter';
import { ERROR_KIND, type NodeKind, type SyntaxTree, TreeBuilder } from './syntax.js';

interface CopyKind extends NodeKind {
  /** The length of a token that is always written as its type; its node has no children and no field of use. */
  readonly fixed: number | undefined;
  /** A named node without children. */
  readonly leaf: boolean;
}

/** The grammar, with what the copying knows of its kinds beforehand. */
export interface CopyGrammar {
  readonly kinds: readonly CopyKind[];
  readonly fields: readonly (string | null)[];
}

const LEAVES = new Set([
  'identifier',
  'integer',
  'float',
  'true',
  'false',
  'none',
  'comment',
  'ellipsis',
  'type_conversion',
]);

/** What copying needs to know of a language. */
export function copyGrammar(language: Language): CopyGrammar {
  return { kinds: nodeKinds(language), fields: language.fields };
}

function nodeKinds(language: Language): readonly CopyKind[] {
  return Array.from({ length: language.nodeTypeCount }, (_, id) => {
    const type = language.nodeTypeForId(id) ?? 'ERROR';
    const named = language.nodeTypeIsNamed(id);
    const fixed = !named && /^(?:\w+|[^\w\s"'`]+)$/.test(type) ? type.length : undefined;
    return { type, named, fixed, leaf: named && LEAVES.has(type) };
  });
}

const CR = 13;
// A string is opened up only where names may stand inside: f-strings and template strings.
const INTERPOLATED = /^[a-zA-Z]*[fFtT]/;

/**
 * Copies the tree of a text into rows of numbers.
 * @throws RuntimeError (of wasm) where the parser's machine fails
 */
export function copyTree(tree: Tree, grammar: CopyGrammar, text: string): SyntaxTree {
  const cursor = tree.walk();
  try {
    const { hasError, descendantCount } = tree.rootNode;
    return copy(cursor, grammar, text, hasError, descendantCount);
  } finally {
    cursor.delete();
  }
}

/**
 * Node by node. Each question to the cursor is a call into wasm, so none is asked whose answer is known: in a tree
 * without errors a token such as `(` is as long as its type and has no children.
 */
function copy(cursor: TreeCursor, grammar: CopyGrammar, text: string, hasError: boolean, size: number): SyntaxTree {
  const { kinds } = grammar;
  const builder = new TreeBuilder(grammar, size);
  for (;;) {
    const id = cursor.nodeTypeId;
    const kind = kinds[id];
    const start = cursor.startIndex;
    const plain = kind?.fixed !== undefined && !hasError;
    let end = plain ? start + kind.fixed! : cursor.endIndex;
    // The grammar takes the CR of a CRLF as the last character of a comment.
    if (kind?.type === 'comment' && text.charCodeAt(end - 1) === CR) end--;
    builder.add(kind ? id : ERROR_KIND, plain ? 0 : cursor.currentFieldId, start, end);
    if (hasError && (!kind || kind.type === 'ERROR' || (start === end && cursor.nodeIsMissing))) builder.isError();
    const closed = plain || kind?.leaf || (kind?.type === 'string' && !INTERPOLATED.test(text.slice(start, start + 3)));
    if (!closed && cursor.gotoFirstChild()) {
      builder.open();
      continue;
    }
    while (!cursor.gotoNextSibling()) {
      if (!cursor.gotoParent()) return builder.tree();
      builder.close();
    }
  }
}
