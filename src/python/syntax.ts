/** What all nodes of one kind have in common. Node types are those of tree-sitter-python. */
export interface NodeKind {
  readonly type: string;
  /** False for tokens such as `(` or `async`. */
  readonly named: boolean;
}

/** The grammar's names by number. */
export interface Grammar {
  readonly kinds: readonly NodeKind[];
  readonly fields: readonly (string | null)[];
}

/**
 * Each node is a row of numbers, rows stand in source order, each before its children. As objects the nodes of a large
 * repository would fill the memory, though hardly anybody ever looks at most of them.
 */
const START = 0;
const END = 1;
const PARENT = 2;
/** The row behind the last one below the node. */
const NEXT = 3;
const KIND = 4;
const FIELD = 5;
const WIDTH = 6;
/** In the place of the kind: the grammar could make nothing of it. */
export const ERROR_KIND = 0xffff;
/** Most files are so short that half the space does for every number. */
type Rows = Uint16Array | Uint32Array;
const ERROR: NodeKind = { type: 'ERROR', named: true };

/** A parsed text: its nodes and the places that the grammar could not make sense of. */
export class SyntaxTree {
  readonly grammar: Grammar;
  readonly rows: Rows;
  readonly size: number;
  readonly #nodes: (SyntaxNode | undefined)[] = [];
  readonly #errors: readonly number[];

  constructor(grammar: Grammar, rows: Rows, errors: readonly number[]) {
    this.grammar = grammar;
    this.rows = rows;
    this.size = rows.length / WIDTH;
    this.#errors = errors;
  }

  /** The same tree without the nodes that were asked for so far. */
  afresh(): SyntaxTree {
    return new SyntaxTree(this.grammar, this.rows, this.#errors);
  }

  get root(): SyntaxNode {
    return this.node(0);
  }

  /** ERROR nodes and missing tokens in source order. */
  get errors(): readonly SyntaxNode[] {
    return this.#errors.map(row => this.node(row));
  }

  /**
   * The nodes of these types, tokens left out, in source order, each before its children.
   * @param wanted by start and end: spares what it turns down the making of an object
   */
  ofTypes(types: ReadonlySet<string>, wanted?: (start: number, end: number) => boolean): SyntaxNode[] {
    const { kinds } = this.grammar;
    const isOne = kinds.map(({ type, named }) => named && types.has(type));
    const found: SyntaxNode[] = [];
    for (let row = 0; row < this.size; row++) {
      const at = row * WIDTH;
      const kind = this.rows[at + KIND]!;
      if (!(kind === ERROR_KIND ? types.has('ERROR') : isOne[kind])) continue;
      if (!wanted || wanted(this.rows[at + START]!, this.rows[at + END]!)) found.push(this.node(row));
    }
    return found;
  }

  /** The node of a row: always the same object. */
  node(row: number): SyntaxNode {
    let node = this.#nodes[row];
    if (!node) {
      node = new SyntaxNode(this, row);
      this.#nodes[row] = node;
    }
    return node;
  }
}

/** One node of a syntax tree. It stays valid after the parser's own tree was freed, and costs no call into wasm. */
export class SyntaxNode {
  readonly #tree: SyntaxTree;
  readonly #row: number;
  #children: readonly SyntaxNode[] | undefined;

  constructor(tree: SyntaxTree, row: number) {
    this.#tree = tree;
    this.#row = row;
  }

  get type(): string {
    return this.#kind(this.#row).type;
  }

  /** UTF-16 offsets into the text of the file. */
  get start(): number {
    return this.#tree.rows[this.#row * WIDTH + START]!;
  }

  get end(): number {
    return this.#tree.rows[this.#row * WIDTH + END]!;
  }

  /** False for tokens such as `(` or `async`. */
  get named(): boolean {
    return this.#kind(this.#row).named;
  }

  get field(): string | undefined {
    return this.#field(this.#row);
  }

  get parent(): SyntaxNode | undefined {
    return this.#row === 0 ? undefined : this.#tree.node(this.#tree.rows[this.#row * WIDTH + PARENT]!);
  }

  get children(): readonly SyntaxNode[] {
    this.#children ??= this.#select(() => true);
    return this.#children;
  }

  /** The first child with this field name. */
  child(field: string): SyntaxNode | undefined {
    for (let row = this.#first; row < this.#next(this.#row); row = this.#next(row)) {
      if (this.#field(row) === field) return this.#tree.node(row);
    }
    return undefined;
  }

  /** The named children, comments and line continuations left out. */
  get parts(): SyntaxNode[] {
    return this.#select(({ named, type }) => named && type !== 'comment' && type !== 'line_continuation');
  }

  /** Whether the node has a token of this type as direct child. */
  has(token: string): boolean {
    for (let row = this.#first; row < this.#next(this.#row); row = this.#next(row)) {
      const { named, type } = this.#kind(row);
      if (!named && type === token) return true;
    }
    return false;
  }

  /** The nearest ancestor of one of the types. */
  ancestor(...types: string[]): SyntaxNode | undefined {
    let node = this.parent;
    while (node && !types.includes(node.type)) node = node.parent;
    return node;
  }

  /** The node itself and everything below it, in source order. */
  *descendants(): Generator<SyntaxNode> {
    const end = this.#next(this.#row);
    for (let row = this.#row; row < end; row++) yield this.#tree.node(row);
  }

  get #first(): number {
    return this.#row + 1;
  }

  #next(row: number): number {
    return this.#tree.rows[row * WIDTH + NEXT]!;
  }

  #kind(row: number): NodeKind {
    return this.#tree.grammar.kinds[this.#tree.rows[row * WIDTH + KIND]!] ?? ERROR;
  }

  #field(row: number): string | undefined {
    return this.#tree.grammar.fields[this.#tree.rows[row * WIDTH + FIELD]!] ?? undefined;
  }

  #select(wanted: (kind: NodeKind) => boolean): SyntaxNode[] {
    const selected: SyntaxNode[] = [];
    for (let row = this.#first; row < this.#next(this.#row); row = this.#next(row)) {
      if (wanted(this.#kind(row))) selected.push(this.#tree.node(row));
    }
    return selected;
  }
}

/** The node and everything below it in source order. */
export function descendants(root: SyntaxNode): Generator<SyntaxNode> {
  return root.descendants();
}

/** Whether an identifier only says which attribute or keyword is meant, and is looked up in no scope. */
export function isLabel({ field, parent }: SyntaxNode): boolean {
  return field === 'attribute' || (field === 'name' && parent?.type === 'keyword_argument');
}

// Trees are built one after the other, and each is copied out of here.
let space = new Uint32Array(1 << 16);

/** Takes the nodes of a text in source order, each before its children, and gives the tree. */
export class TreeBuilder {
  readonly #grammar: Grammar;
  readonly #rows: Uint32Array;
  readonly #errors: number[] = [];
  #size = 0;
  #parent = 0;

  /** @param most as many nodes as there may be */
  constructor(grammar: Grammar, most: number) {
    this.#grammar = grammar;
    if (space.length < most * WIDTH) space = new Uint32Array(most * WIDTH);
    this.#rows = space;
  }

  /** Adds a node without children, the next one of the parent that is open. */
  add(kind: number, field: number, start: number, end: number): void {
    const at = this.#size * WIDTH;
    this.#rows[at + START] = start;
    this.#rows[at + END] = end;
    this.#rows[at + PARENT] = this.#parent;
    this.#rows[at + NEXT] = ++this.#size;
    this.#rows[at + KIND] = kind;
    this.#rows[at + FIELD] = field;
  }

  /** Says that the node that was added last is an error. */
  isError(): void {
    this.#errors.push(this.#size - 1);
  }

  /** The next nodes are children of the one that was added last. */
  open(): void {
    this.#parent = this.#size - 1;
  }

  /** The parent that is open has no more children. */
  close(): void {
    const at = this.#parent * WIDTH;
    this.#rows[at + NEXT] = this.#size;
    this.#parent = this.#rows[at + PARENT]!;
  }

  tree(): SyntaxTree {
    const rows = this.#rows.subarray(0, this.#size * WIDTH);
    // The root ends behind all others, and has the most nodes behind it.
    const isShort = Math.max(rows[END]!, rows[NEXT]!) <= 0xffff;
    return new SyntaxTree(this.#grammar, isShort ? new Uint16Array(rows) : rows.slice(), this.#errors);
  }
}
