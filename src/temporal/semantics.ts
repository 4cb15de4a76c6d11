import type { Resolver } from '../python/resolver.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import type { TypeInference } from '../python/type-inference.js';

/** What the temporal layer asks about the code around a call; the project answers. */
export interface Semantics {
  readonly resolver: Resolver;
  readonly types: TypeInference;
  /** The names that a call of the SDK can end in: `execute_activity`, and what the repository renames it to. */
  readonly callNames: ReadonlySet<string>;
  /** Dotted external names of the decorators of a function or class, calls unwrapped; unresolved ones left out. */
  decorators(file: SourceFile, definition: SyntaxNode): readonly string[];
  /** Whether the repository defines a function or method of this name itself. */
  defines(name: string): boolean;
  /** Whether the file imports something of `temporalio`, or a module of the repository that does. */
  usesTemporal(file: SourceFile): boolean;
}
