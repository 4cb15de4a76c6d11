import type { SourceFile } from './source-file.js';
import type { SyntaxNode } from './syntax.js';

/** One import statement as far as adding to it needs it. */
export interface ImportStatement {
  readonly node: SyntaxNode;
  /** The module of a `from` import as written, dots included; undefined for `import m`. */
  readonly from: string | undefined;
  /** The names of a `from` import in order; none for a star. */
  readonly members: readonly ImportMember[];
  /** The modules that it loads. */
  readonly loads: readonly string[];
  /** No member is renamed: isort keeps `as` imports in statements of their own. */
  readonly plain: boolean;
}

interface ImportMember {
  readonly name: string;
  /** What it is called in the file: its name, or the one behind `as`. */
  readonly bound: string;
  readonly text: string;
  readonly node: SyntaxNode;
}

function isImport({ type }: SyntaxNode): boolean {
  return type === 'import_statement' || type === 'import_from_statement';
}

/** Reads an import statement node. */
function read(file: SourceFile, node: SyntaxNode): ImportStatement {
  const written = (part: SyntaxNode) => file.textOf(part).replace(/\s|\\/g, '');
  const names = node.children.filter(child => child.field === 'name');
  if (node.type === 'import_statement') {
    const loads = names.map(name => written(name.child('alias') ? name.child('name')! : name));
    return { node, from: undefined, members: [], loads, plain: true };
  }
  const module = node.child('module_name');
  const from = module ? written(module) : '';
  const members = names.map(name => ({
    name: written(name.child('alias') ? name.child('name')! : name),
    bound: written(name.child('alias') ?? name),
    text: file.textOf(name),
    node: name,
  }));
  return { node, from, members, loads: [from], plain: names.every(name => !name.child('alias')) };
}

/** The import statement that holds an offset; undefined where there is none. */
export function importStatementAt(file: SourceFile, offset: number): ImportStatement | undefined {
  const holds = (node: SyntaxNode) => node.start <= offset && offset < node.end;
  const node = file.nodes('import_from_statement').find(holds) ?? file.nodes('import_statement').find(holds);
  return node && read(file, node);
}

/** The import statements of the module's own level, those behind the first definition left out. */
export function importBlock(file: SourceFile): ImportStatement[] {
  const statements: ImportStatement[] = [];
  for (const part of file.tree.root.parts) {
    if (part.type === 'function_definition' || part.type === 'class_definition' || part.type === 'decorated_definition')
      break;
    if (isImport(part)) statements.push(read(file, part));
  }
  return statements;
}

/** The import statements inside the `with` statements of the module's own level, as for modules that a sandbox passes through. */
export function importsInWith(file: SourceFile): ImportStatement[] {
  return file.tree.root.parts
    .filter(part => part.type === 'with_statement')
    .flatMap(part => part.child('body')?.parts ?? [])
    .filter(isImport)
    .map(part => read(file, part));
}

/** isort's order of names in a statement: constants, classes, the rest; each by its name. */
export function memberKey(name: string): string {
  const kind = /^[A-Z][A-Z\d_]+$/.test(name) ? 0 : /^[A-Z]/.test(name) ? 1 : 2;
  return `${kind}${name}`;
}

/** isort's order of modules: by name, without regard to case. */
export function moduleKey(module: string): string {
  return module.toLowerCase();
}

/** Whether keys stand in order already; if not, people keep another one. */
export function isSorted(keys: readonly string[]): boolean {
  return keys.every((key, i) => i === 0 || keys[i - 1]! <= key);
}
