import type { SyntaxNode } from './syntax.js';

/**
 * One name that an import statement brings in.
 * `import a.b` → bound `a`, module `a`; `import a.b as c` → bound `c`, module `a.b`;
 * `from ..m import n as k` → bound `k`, module `m`, level 2, name `n`; `from m import *` → no bound name, name `*`.
 */
export interface ImportedName {
  readonly bound: string | undefined;
  /** Dotted module name without the leading dots of a relative import; may be empty (`from . import x`). */
  readonly module: string;
  /** Number of leading dots. */
  readonly level: number;
  /** The attribute or submodule that a `from` import names; undefined for `import m`. */
  readonly name: string | undefined;
  /** The part of the statement that names it. */
  readonly node: SyntaxNode;
  /** All modules that the statement loads, for `import a.b.c`: `a.b.c`. */
  readonly loads: string;
}

/** What one import statement binds, in source order (Python reference, section 7.11). */
export function importedNames(statement: SyntaxNode, text: string): ImportedName[] {
  const dotted = (node: SyntaxNode) => text.slice(node.start, node.end).replace(/\s|\\/g, '');
  const names = statement.children.filter(child => child.field === 'name');
  if (statement.type === 'import_statement') {
    return names.map(node => {
      const alias = node.child('alias');
      const loads = dotted(alias ? node.child('name')! : node);
      const bound = alias ? dotted(alias) : loads.split('.')[0]!;
      return { bound, module: alias ? loads : bound, level: 0, name: undefined, node, loads };
    });
  }
  const source = statement.child('module_name');
  const from = statement.type === 'future_import_statement' ? '__future__' : source ? dotted(source) : '';
  const level = /^\.*/.exec(from)![0].length;
  const module = from.slice(level);
  const star = statement.children.find(child => child.type === 'wildcard_import');
  if (star) return [{ bound: undefined, module, level, name: '*', node: star, loads: module }];
  return names.map(node => {
    const alias = node.child('alias');
    const name = dotted(alias ? node.child('name')! : node);
    return { bound: alias ? dotted(alias) : name, module, level, name, node, loads: module };
  });
}
