const NONE: readonly SyntaxNode[] = [];

/**
 * One node of a concrete syntax tree, as plain data: it stays valid after the parser's own tree was freed, has one
 * identity, and costs no call into wasm. Node types and field names are those of tree-sitter-python.
 */
export class SyntaxNode {
  readonly type: string;
  /** UTF-16 offsets into the text of the file. */
  readonly start: number;
  readonly end: number;
  /** False for tokens such as `(` or `async`. */
  readonly named: boolean;
  readonly field: string | undefined;
  readonly parent: SyntaxNode | undefined;
  /** Most nodes are leaves, and share one empty list. */
  children: readonly SyntaxNode[] = NONE;

  constructor(
    type: string,
    start: number,
    end: number,
    named: boolean,
    field: string | undefined,
    parent: SyntaxNode | undefined,
  ) {
    this.type = type;
    this.start = start;
    this.end = end;
    this.named = named;
    this.field = field;
    this.parent = parent;
  }

  /** Adds the next child; for the parser alone. */
  append(child: SyntaxNode): void {
    if (this.children === NONE) this.children = [child];
    else (this.children as SyntaxNode[]).push(child);
  }

  /** The first child with this field name. */
  child(field: string): SyntaxNode | undefined {
    for (const child of this.children) if (child.field === field) return child;
    return undefined;
  }

  /** The named children, comments and line continuations left out. */
  get parts(): SyntaxNode[] {
    return this.children.filter(child => child.named && child.type !== 'comment' && child.type !== 'line_continuation');
  }

  /** Whether the node has a token of this type as direct child. */
  has(token: string): boolean {
    return this.children.some(child => !child.named && child.type === token);
  }

  /** The nearest ancestor of one of the types. */
  ancestor(...types: string[]): SyntaxNode | undefined {
    let node = this.parent;
    while (node && !types.includes(node.type)) node = node.parent;
    return node;
  }
}

/** The node and everything below it in source order. Uses no recursion, so depth is no limit. */
export function* descendants(root: SyntaxNode): Generator<SyntaxNode> {
  const stack = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node;
    for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!);
  }
}

/** A parsed text: its root and the places that the grammar could not make sense of. */
export interface SyntaxTree {
  readonly root: SyntaxNode;
  /** All nodes, in source order, each before its children. */
  readonly nodes: readonly SyntaxNode[];
  /** ERROR nodes and missing tokens in source order. */
  readonly errors: readonly SyntaxNode[];
}
