import { type ImportedName, importedNames } from './imports.js';
import { descendants, type SyntaxNode, type SyntaxTree } from './syntax.js';

/**
 * How a name comes to be bound. `assignment` has one plain target and so a value; `other` stands for every binding
 * whose value nobody can read off the syntax: loop and `with` targets, unpacking, augmented assignment, `del`, patterns.
 */
export type BindingKind =
  | 'import'
  | 'parameter'
  | 'function'
  | 'class'
  | 'assignment'
  | 'annotation'
  | 'context'
  | 'type-parameter'
  | 'other';

/** One place where a scope binds a name. */
export interface Binding {
  readonly name: string;
  readonly kind: BindingKind;
  /** The scope that the name lives in, which for `global` and `nonlocal` names is not the one that holds the place. */
  readonly scope: Scope;
  /** The identifier that is bound. */
  readonly node: SyntaxNode;
  /** The right side of an assignment, the context expression of a `with`, or the definition node. */
  readonly value?: SyntaxNode;
  readonly annotation?: SyntaxNode;
  readonly imported?: ImportedName;
}

type ScopeKind = 'module' | 'class' | 'function' | 'comprehension';

/** A block with names of its own (Python reference, section 4.2: naming and binding). */
export class Scope {
  readonly kind: ScopeKind;
  readonly node: SyntaxNode;
  readonly parent: Scope | undefined;
  readonly bindings = new Map<string, Binding[]>();
  /** Imports with a star, in source order. */
  readonly stars: ImportedName[] = [];
  readonly globals = new Set<string>();
  readonly nonlocals = new Set<string>();

  constructor(kind: ScopeKind, node: SyntaxNode, parent: Scope | undefined) {
    this.kind = kind;
    this.node = node;
    this.parent = parent;
  }
}

/** The scopes of one module. */
export interface Scopes {
  readonly module: Scope;
  /** The scope in which an expression or statement at this node is evaluated. */
  of(node: SyntaxNode): Scope;
  /** All bindings that a use of the name at this node can mean; empty for builtins, star imports and unbound names. */
  lookup(name: string, node: SyntaxNode): readonly Binding[];
}

const SCOPE_NODES: Record<string, ScopeKind> = {
  module: 'module',
  class_definition: 'class',
  function_definition: 'function',
  lambda: 'function',
  list_comprehension: 'comprehension',
  set_comprehension: 'comprehension',
  dictionary_comprehension: 'comprehension',
  generator_expression: 'comprehension',
};

/** Every type of node that `collectBindings` looks at, and the two that say in which scope a name lives. */
const BINDING = new Set([
  'global_statement',
  'nonlocal_statement',
  'import_statement',
  'import_from_statement',
  'future_import_statement',
  'function_definition',
  'class_definition',
  'parameters',
  'lambda_parameters',
  'assignment',
  'named_expression',
  'augmented_assignment',
  'for_statement',
  'for_in_clause',
  'delete_statement',
  'type_alias_statement',
  'as_pattern',
  'case_pattern',
  'splat_pattern',
  'keyword_pattern',
]);

/** Works out which names each block of the module binds. */
export function analyzeScopes(tree: SyntaxTree, text: string): Scopes {
  const { root } = tree;
  const scopes = new Map<SyntaxNode, Scope>();
  const module = new Scope('module', root, undefined);
  scopes.set(root, module);

  const of = (node: SyntaxNode): Scope => {
    let child = node;
    let inner: SyntaxNode | undefined;
    for (let parent = node.parent; parent; inner = child, child = parent, parent = parent.parent) {
      if (SCOPE_NODES[parent.type] && evaluatedInside(parent, child, inner)) return scopeOf(parent);
    }
    return module;
  };
  // Scopes are made on first sight, parents first, whatever the order of the walk.
  const scopeOf = (node: SyntaxNode): Scope => {
    const known = scopes.get(node);
    if (known) return known;
    const scope = new Scope(SCOPE_NODES[node.type]!, node, of(node));
    scopes.set(node, scope);
    return scope;
  };

  const declarations: Declare[] = [];
  for (const node of tree.ofTypes(BINDING)) {
    if (node.type === 'global_statement' || node.type === 'nonlocal_statement') {
      const names = of(node)[node.type === 'global_statement' ? 'globals' : 'nonlocals'];
      for (const part of node.parts) names.add(text.slice(part.start, part.end));
    } else collectBindings(node, text, scopeOf, of, declare => declarations.push(declare));
  }
  for (const { scope, star, ...binding } of declarations) {
    if (star) scope.stars.push(star);
    else declareIn(home(scope, binding.name, module), binding);
  }
  return {
    module,
    of,
    lookup: (name, node) => lookup(name, of(node), module) ?? [],
  };
}

interface Declare extends Omit<Binding, 'scope'> {
  readonly scope: Scope;
  readonly star?: ImportedName;
}

function declareIn(scope: Scope, binding: Omit<Binding, 'scope'>): void {
  const known = scope.bindings.get(binding.name);
  const complete = { ...binding, scope };
  if (known) known.push(complete);
  else scope.bindings.set(binding.name, [complete]);
}

/** The scope that owns the name when it is bound in `scope`. */
function home(scope: Scope, name: string, module: Scope): Scope {
  if (scope.globals.has(name)) return module;
  if (!scope.nonlocals.has(name)) return scope;
  for (let outer = scope.parent; outer; outer = outer.parent) {
    if (outer.kind === 'function' && !outer.nonlocals.has(name)) return outer;
  }
  return scope;
}

function lookup(name: string, start: Scope, module: Scope): readonly Binding[] | undefined {
  for (let scope: Scope | undefined = start; scope; scope = scope.parent) {
    if (scope.globals.has(name)) return module.bindings.get(name);
    // Names of a class body are invisible in the functions and comprehensions inside it.
    if (scope.kind === 'class' && scope !== start) continue;
    const bindings = scope.bindings.get(name);
    if (bindings) return bindings;
  }
  return undefined;
}

/**
 * Whether something below a scope node is evaluated inside that scope: defaults, annotations, decorators, bases and the
 * first iterable of a comprehension are not. `inner` is the part of `child` that it lies in.
 */
function evaluatedInside(scope: SyntaxNode, child: SyntaxNode, inner: SyntaxNode | undefined): boolean {
  switch (SCOPE_NODES[scope.type]) {
    case 'module':
      return true;
    case 'comprehension':
      return !(inner?.field === 'right' && child === scope.children.find(part => part.type === 'for_in_clause'));
    default:
      return child.field === 'body';
  }
}

function collectBindings(
  node: SyntaxNode,
  text: string,
  scopeOf: (node: SyntaxNode) => Scope,
  of: (node: SyntaxNode) => Scope,
  declare: (binding: Declare) => void,
): void {
  const slice = (part: SyntaxNode) => text.slice(part.start, part.end);
  const bind = (scope: Scope, target: SyntaxNode, kind: BindingKind, more: Partial<Declare> = {}) =>
    declare({ scope, name: slice(target), kind, node: target, ...more });
  const bindTargets = (scope: Scope, target: SyntaxNode | undefined) => {
    for (const name of targetNames(target)) bind(scope, name, 'other');
  };
  switch (node.type) {
    case 'import_statement':
    case 'import_from_statement':
    case 'future_import_statement':
      for (const imported of importedNames(node, text)) {
        if (imported.bound) bind(of(node), imported.node, 'import', { name: imported.bound, imported });
        else declare({ scope: of(node), name: '*', kind: 'import', node: imported.node, star: imported });
      }
      return;
    case 'function_definition':
    case 'class_definition': {
      const name = node.child('name');
      const kind = node.type === 'class_definition' ? 'class' : 'function';
      if (name) bind(of(node), name, kind, { value: node });
      for (const part of node.child('type_parameters')?.parts ?? []) {
        for (const id of descendants(part)) {
          if (id.type !== 'identifier') continue;
          bind(scopeOf(node), id, 'type-parameter');
          break;
        }
      }
      return;
    }
    case 'parameters':
    case 'lambda_parameters':
      for (const part of node.parts) {
        const name = parameterName(part);
        const annotation = part.child('type');
        if (name && node.parent) bind(scopeOf(node.parent), name, 'parameter', annotation ? { annotation } : {});
      }
      return;
    case 'assignment': {
      const left = node.child('left');
      const value = node.child('right');
      const annotation = node.child('type');
      if (left?.type !== 'identifier') {
        bindTargets(of(node), left);
        return;
      }
      const kind = value ? 'assignment' : 'annotation';
      bind(of(node), left, kind, {
        ...(value && { value: lastValue(value) }),
        ...(annotation && { annotation }),
      });
      return;
    }
    case 'named_expression': {
      const name = node.child('name');
      const value = node.child('value');
      let scope = of(node);
      while (scope.kind === 'comprehension' && scope.parent) scope = scope.parent;
      if (name) bind(scope, name, 'assignment', value ? { value } : {});
      return;
    }
    case 'augmented_assignment':
    case 'for_statement':
      bindTargets(of(node), node.child('left'));
      return;
    case 'for_in_clause':
      bindTargets(node.parent && SCOPE_NODES[node.parent.type] ? scopeOf(node.parent) : of(node), node.child('left'));
      return;
    case 'delete_statement':
      for (const part of node.parts) bindTargets(of(node), part);
      return;
    case 'type_alias_statement': {
      const left = node.child('left');
      const id = left && [...descendants(left)].find(part => part.type === 'identifier');
      if (id) bind(of(node), id, 'other');
      return;
    }
    case 'as_pattern': {
      const alias = node.child('alias');
      const target = alias?.parts[0];
      if (alias?.type === 'as_pattern_target' && target?.type === 'identifier' && node.parent?.type === 'with_item') {
        const value = node.parts[0];
        bind(of(node), target, 'context', value ? { value } : {});
        return;
      }
      if (alias) {
        bindTargets(of(node), alias);
        return;
      }
      // In a case clause the alias has no field: `case … as name`.
      const last = node.parts.at(-1);
      if (last?.type === 'identifier') bind(of(node), last, 'other');
      return;
    }
    case 'case_pattern':
    case 'splat_pattern':
    case 'keyword_pattern':
      for (const part of node.parts.slice(node.type === 'keyword_pattern' ? 1 : 0)) {
        const captured = part.type === 'dotted_name' && part.parts.length === 1 ? part.parts[0]! : part;
        if (captured.type === 'identifier' && slice(captured) !== '_') bind(of(node), captured, 'other');
      }
      return;
  }
}

/** `a = b = value` nests to the right: the value of every target is the last one. */
function lastValue(value: SyntaxNode): SyntaxNode {
  let node = value;
  while (node.type === 'assignment') {
    const right = node.child('right');
    if (!right) break;
    node = right;
  }
  return node;
}

/** The identifier of one entry of a parameter list; undefined for the `*` and `/` separators. */
export function parameterName(parameter: SyntaxNode): SyntaxNode | undefined {
  switch (parameter.type) {
    case 'identifier':
      return parameter;
    case 'default_parameter':
    case 'typed_default_parameter':
      return parameter.child('name');
    case 'typed_parameter':
    case 'list_splat_pattern':
    case 'dictionary_splat_pattern':
      return parameter.parts[0] && parameterName(parameter.parts[0]);
    default:
      return undefined;
  }
}

const TARGET_CONTAINERS = new Set([
  'pattern_list',
  'tuple_pattern',
  'list_pattern',
  'list_splat_pattern',
  'expression_list',
  'tuple',
  'list',
  'list_splat',
  'parenthesized_expression',
  'as_pattern_target',
]);

/** The names that an assignment target binds; attributes and subscripts bind none. */
function targetNames(target: SyntaxNode | undefined): SyntaxNode[] {
  if (!target) return [];
  if (target.type === 'identifier') return [target];
  return TARGET_CONTAINERS.has(target.type) ? target.parts.flatMap(targetNames) : [];
}
