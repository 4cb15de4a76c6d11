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
  #byType: Map<string, SyntaxNode[]> | undefined;

  constructor(path: string, text: string, parser: PythonParser) {
    this.path = path;
    this.text = text;
    this.#parser = parser;
  }

  get lines(): Lines {
    this.#lines ??= new Lines(this.text);
    return this.#lines;
  }

  get tree(): SyntaxTree {
    this.#tree ??= this.#parser.parse(this.text);
    return this.#tree;
  }

  get scopes(): Scopes {
    this.#scopes ??= analyzeScopes(this.tree, this.text);
    return this.#scopes;
  }

  /** All nodes of a type, in source order. */
  nodes(type: string): readonly SyntaxNode[] {
    if (!this.#byType) {
      this.#byType = new Map();
      for (const node of this.tree.nodes) {
        if (!node.named) continue;
        const known = this.#byType.get(node.type);
        if (known) known.push(node);
        else this.#byType.set(node.type, [node]);
      }
    }
    return this.#byType.get(type) ?? [];
  }

  textOf(node: SyntaxNode): string {
    return this.text.slice(node.start, node.end);
  }
}
