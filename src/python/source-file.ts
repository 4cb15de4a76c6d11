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
  #scopes: Scopes | undefined;
  readonly #byType = new Map<string, readonly SyntaxNode[]>();

  constructor(path: string, text: string, parser: PythonParser) {
    this.path = path;
    this.text = text;
    this.#parser = parser;
  }

  get lines(): Lines {
    this.#lines ??= new Lines(this.text);
    return this.#lines;
  }

  /** @throws FileError where the parser fails */
  get tree(): SyntaxTree {
    this.#tree ??= this.#understand(() => this.#parser.parse(this.text));
    return this.#tree;
  }

  get isParsed(): boolean {
    return this.#tree !== undefined;
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
