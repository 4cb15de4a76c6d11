import type { SourceFile } from './source-file.js';
import { descendants, type SyntaxNode } from './syntax.js';

/** What a function does with one of its parameters. */
export interface ParameterUses {
  /** The identifiers that read it, nested functions and strings' fields included, in source order. */
  readonly reads: readonly SyntaxNode[];
  /** Why its value must stay a local variable of that name; undefined where every use only reads it. */
  readonly stays: string | undefined;
}

/** Calls that look at local variables by name (Python: built-in functions). */
const LOOKS_AT_LOCALS = new Set(['locals', 'vars', 'eval', 'exec', 'dir']);

/**
 * What a function's body does with its parameters, by Python's scoping (Python reference, 4.2): a nested function,
 * lambda, comprehension or class that binds the name itself uses another variable.
 * @param names of parameters of this function
 * @param unions those whose annotation is a union: type checkers forget what an attribute was narrowed to in a nested
 *   function, and not what a variable was
 */
export function parameterUses(
  file: SourceFile,
  definition: SyntaxNode,
  names: readonly string[],
  unions: ReadonlySet<string> = new Set(),
): Map<string, ParameterUses> {
  const uses = new Map(
    names.map(name => [name, { reads: [] as SyntaxNode[], stays: undefined as string | undefined }]),
  );
  const body = definition.child('body');
  if (!body) return uses;
  const keep = (name: string, why: string) => {
    const own = uses.get(name);
    if (own) own.stays ??= why;
  };
  for (const node of descendants(body)) {
    if (node.type === 'call' && looksAtLocals(file, node)) for (const name of names) keep(name, 'locals are looked at');
    if (node.type === 'nonlocal_statement') for (const part of node.parts) keep(file.textOf(part), 'nonlocal');
    // A type parameter is in scope in annotations too, which is more than the scopes here tell (PEP 695).
    if (node.field === 'type_parameters')
      for (const part of node.parts) keep(file.textOf(part).split(/\W/)[0]!, 'a type parameter has its name');
    const own = node.type === 'identifier' ? uses.get(file.textOf(node)) : undefined;
    if (!own || isOnlyAName(node)) continue;
    const name = file.textOf(node);
    const bindings = file.scopes.lookup(name, node);
    const mine = bindings.filter(binding => binding.scope.node === definition);
    if (mine.length === 0) continue;
    if (bindings.length > 1) keep(name, 'it is bound again');
    if (bindings.some(binding => binding.node === node)) continue;
    own.reads.push(node);
    if (isPrinted(node, body)) keep(name, 'an f-string prints its name');
    if (unions.has(name) && file.scopes.of(node).node !== definition) keep(name, 'a nested function reads a union');
  }
  return uses;
}

function looksAtLocals(file: SourceFile, call: SyntaxNode): boolean {
  const callee = call.child('function');
  if (callee?.type !== 'identifier' || !LOOKS_AT_LOCALS.has(file.textOf(callee))) return false;
  // `vars(x)` and `dir(x)` look at an object.
  const given = call.child('arguments')?.parts.length ?? 0;
  const name = file.textOf(callee);
  return (name === 'eval' || name === 'exec' || given === 0) && file.scopes.lookup(name, callee).length === 0;
}

/** The identifier names an attribute, a keyword or a parameter of something else, or what an import brings in. */
function isOnlyAName(node: SyntaxNode): boolean {
  const { parent, field } = node;
  switch (parent?.type) {
    case 'attribute':
      return field === 'attribute';
    case 'keyword_argument':
      return field === 'name';
    // In a pattern, `Color.red` is a dotted name.
    case 'dotted_name':
      return parent.parts[0] !== node || isInImport(node);
    case 'keyword_pattern':
      return parent.parts[0] === node;
    case 'default_parameter':
    case 'typed_default_parameter':
      return field === 'name';
    case 'parameters':
    case 'lambda_parameters':
      return true;
    // As a target of an assignment, a star binds the name: the other uses of the name tell.
    case 'typed_parameter':
    case 'list_splat_pattern':
    case 'dictionary_splat_pattern':
      return true;
    default:
      return isInImport(node);
  }
}

function isInImport(node: SyntaxNode): boolean {
  return node.ancestor('import_statement', 'import_from_statement', 'block')?.type !== 'block';
}

/** `f"{name=}"` shows the name itself (Python reference, 2.4.3). */
function isPrinted(node: SyntaxNode, body: SyntaxNode): boolean {
  for (
    let field = node.ancestor('interpolation');
    field && field.start >= body.start;
    field = field.ancestor('interpolation')
  ) {
    if (field.has('=')) return true;
  }
  return false;
}
