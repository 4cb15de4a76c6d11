import { FileError } from '../errors.js';
import { Lines } from './lines.js';
import type { PythonParser } from './parser.js';
import { analyzeScopes, type Scopes } from './scope.js';
import type { SyntaxNode, SyntaxTree } from './syntax.js';

/** One Python file: its text, and on demand its lines, syntax tree and scopes. */
export class SourceFile {
  /** Relative to the project's root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly #parser: PythonParser;
  #lines: Lines | undefined;
  #tree: SyntaxTree | undefined;
  /** The tree that was put away. While anybody holds one of its nodes it is still there, with all its nodes. */
  #away: WeakRef<SyntaxTree> | undefined;
  #isUsed = false;
  #firstError: number | undefined;
  #scopes: Scopes | undefined;
  readonly #byType = new Map<string, readonly SyntaxNode[]>();

  /** @param tree what the parser makes of the text, where that is known */
  constructor(path: string, text: string, parser: PythonParser, tree?: SyntaxTree) {
    this.path = path;
    this.text = text;
    this.#parser = parser;
    this.#tree = tree;
    this.#firstError = tree?.errors[0]?.start;
  }

  get lines(): Lines {
    this.#lines ??= new Lines(this.text);
    return this.#lines;
  }

  /** @throws FileError where the parser fails */
  get tree(): SyntaxTree {
    this.#isUsed = true;
    if (this.#tree) return this.#tree;
    this.#tree = this.#away?.deref() ?? this.#understand(() => this.#parser.parse(this.text));
    this.#firstError = this.#tree.errors[0]?.start;
    return this.#tree;
  }

  /** The same file with the same tree, if that is at hand, and nothing that was worked out from it. */
  afresh(): SourceFile {
    return new SourceFile(this.path, this.text, this.#parser, this.#tree?.afresh());
  }

  get isParsed(): boolean {
    return this.#tree !== undefined || this.#away !== undefined;
  }

  /** The offset of the first place that the grammar could not make sense of. @throws FileError where the parser fails */
  get firstError(): number | undefined {
    return this.isParsed ? this.#firstError : this.tree.errors[0]?.start;
  }

  /**
   * Puts the tree away, with all that was worked out from it here, unless it was used since this was last called.
   * A node stays the same object for as long as anybody holds it; a tree that nobody holds anything of is made anew.
   */
  rest(): void {
    if (this.#tree && !this.#isUsed) {
      this.#away = new WeakRef(this.#tree);
      this.#tree = undefined;
      this.#scopes = undefined;
      this.#lines = undefined;
      this.#byType.clear();
    }
    this.#isUsed = false;
  }

  /** @throws FileError where the parser or the analysis fails */
  get scopes(): Scopes {
    const { tree } = this;
    this.#scopes ??= this.#understand(() => analyzeScopes(tree, this.text));
    return this.#scopes;
  }

  /** Rules follow names into other files: an error has to name the file that it is about. */
  #understand<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw new FileError(this.path, error);
    }
  }

  /** All nodes of a type, in source order. */
  nodes(type: string): readonly SyntaxNode[] {
    let nodes = this.#byType.get(type);
    if (!nodes) {
      nodes = this.tree.ofTypes(new Set([type]));
      this.#byType.set(type, nodes);
    }
    return nodes;
  }

  textOf(node: SyntaxNode): string {
    return this.text.slice(node.start, node.end);
  }
}
