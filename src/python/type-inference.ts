import type { Resolved, Resolver } from './resolver.js';
import type { Binding } from './scope.js';
import type { SourceFile } from './source-file.js';
import { stringValue } from './strings.js';
import { descendants, type SyntaxNode } from './syntax.js';

/** The class that a value is an instance of: one of the repository, or a dotted external name. */
export type ClassType = Extract<Resolved, { kind: 'external' | 'definition' }>;

/**
 * Names of external functions, methods and properties → name of the external class that they give (awaited, where they
 * are coroutines). A name that is its own value is a class: calling it makes an instance.
 */
export type ReturnTypes = ReadonlyMap<string, string>;

const MAX_DEPTH = 40;

/** Finds the class of a receiver from annotations, constructors and known return types; undefined where not certain. */
export class TypeInference {
  readonly #resolver: Resolver;
  readonly #returns: ReturnTypes;
  #depth = 0;
  /** Null: no class, or still being worked out. Without it, many rebindings of one name would multiply. */
  readonly #known = new WeakMap<SyntaxNode, ClassType | null>();

  constructor(resolver: Resolver, returns: ReturnTypes) {
    this.#resolver = resolver;
    this.#returns = returns;
  }

  /** The class of the value of an expression, an `await` in front included. */
  typeOf(file: SourceFile, node: SyntaxNode): ClassType | undefined {
    const known = this.#known.get(node);
    if (known !== undefined) return known ?? undefined;
    if (this.#depth >= MAX_DEPTH) return undefined;
    this.#depth++;
    // An expression that leads back to itself, as in `query = query.where(…)`, has no class that way.
    this.#known.set(node, null);
    try {
      const type = this.#typeOf(file, node);
      if (type) this.#known.set(node, type);
      return type;
    } finally {
      this.#depth--;
    }
  }

  #typeOf(file: SourceFile, node: SyntaxNode): ClassType | undefined {
    switch (node.type) {
      case 'identifier':
        return this.#ofName(file, node);
      case 'attribute':
        return this.#ofAttribute(file, node);
      case 'call':
        return this.#ofCall(file, node);
      case 'await':
      case 'parenthesized_expression':
        return node.parts.length === 1 ? this.typeOf(file, node.parts[0]!) : undefined;
      case 'named_expression': {
        const value = node.child('value');
        return value && this.typeOf(file, value);
      }
      default:
        return undefined;
    }
  }

  /** The class that an annotation names: `T`, `mod.T`, `"T"`, `Optional[T]`, `T | None`, `Annotated[T, …]`, `T[X]`. */
  ofAnnotation(file: SourceFile, annotation: SyntaxNode): ClassType | undefined {
    switch (annotation.type) {
      case 'type':
      case 'parenthesized_expression':
        return annotation.parts[0] && this.ofAnnotation(file, annotation.parts[0]);
      case 'identifier':
      case 'attribute': {
        const resolved = this.#resolver.resolve(file, annotation);
        if (resolved.kind === 'external') return resolved;
        return resolved.kind === 'definition' && resolved.node.type === 'class_definition' ? resolved : undefined;
      }
      case 'string':
        return this.#ofQuoted(file, annotation);
      case 'binary_operator':
      case 'union_type': {
        const members = annotation.parts.filter(part => file.textOf(part) !== 'None');
        return members.length === 1 ? this.ofAnnotation(file, members[0]!) : undefined;
      }
      case 'generic_type':
      case 'subscript':
        return this.#ofGeneric(file, annotation);
      default:
        return undefined;
    }
  }

  #ofGeneric(file: SourceFile, annotation: SyntaxNode): ClassType | undefined {
    const [base, ...rest] = annotation.parts;
    const resolved = base && this.#resolver.resolve(file, base);
    const name = resolved?.kind === 'external' ? resolved.name : undefined;
    if (name && /^(typing|typing_extensions)\.(Optional|Annotated|Final|ClassVar)$/.test(name)) {
      const first = rest[0]?.type === 'type_parameter' ? rest[0].parts[0] : rest[0];
      return first && this.ofAnnotation(file, first);
    }
    return base && this.ofAnnotation(file, base);
  }

  #ofQuoted(file: SourceFile, annotation: SyntaxNode): ClassType | undefined {
    const quoted = /^\s*([\p{ID_Start}_][\p{ID_Continue}.]*)\s*(\[[^|]*\])?\s*(\|\s*None)?\s*$/u.exec(
      stringValue(annotation, file.text) ?? '',
    );
    const [first, ...attributes] = quoted?.[1]?.split('.') ?? [];
    if (!first) return undefined;
    let resolved = this.#resolver.resolveName(file, first, annotation);
    for (const attribute of attributes) resolved = this.#resolver.member(resolved, attribute);
    return resolved.kind === 'external' || resolved.kind === 'definition' ? resolved : undefined;
  }

  #ofName(file: SourceFile, node: SyntaxNode): ClassType | undefined {
    const resolved = this.#resolver.resolve(file, node);
    if (resolved.kind === 'value') return this.#ofBinding(resolved.file, resolved.binding);
    if (resolved.kind !== 'ambiguous') return undefined;
    const types = resolved.options.map(option =>
      option.kind === 'value' && option.binding.value?.type !== 'none'
        ? this.#ofBinding(option.file, option.binding)
        : undefined,
    );
    const known = types.filter((_, i) => !isNone(resolved.options[i]!));
    return agree(known);
  }

  #ofBinding(file: SourceFile, binding: Binding): ClassType | undefined {
    if (binding.annotation) return this.ofAnnotation(file, binding.annotation);
    if (binding.kind === 'parameter') return this.#ofSelf(file, binding);
    if (!binding.value) return undefined;
    if (binding.kind === 'assignment') return this.typeOf(file, binding.value);
    if (binding.kind === 'context') {
      // Only what is known of the SDK's own context managers: they give themselves.
      const type = this.typeOf(file, binding.value);
      return type?.kind === 'external' && this.#returns.get(type.name) === type.name ? type : undefined;
    }
    return undefined;
  }

  /** The first parameter of a method is an instance of its class. */
  #ofSelf(file: SourceFile, binding: Binding): ClassType | undefined {
    const method = binding.scope.node;
    const first = method.child('parameters')?.parts[0];
    if (method.type !== 'function_definition' || first !== binding.node) return undefined;
    const decorated = method.parent?.type === 'decorated_definition' ? method.parent : method;
    const decorators = decorated.children.filter(child => child.type === 'decorator').map(child => file.textOf(child));
    if (decorators.some(text => /^@\s*(staticmethod|classmethod)\b/.test(text))) return undefined;
    const owner = decorated.parent?.parent;
    return owner?.type === 'class_definition' ? { kind: 'definition', file, node: owner } : undefined;
  }

  #ofAttribute(file: SourceFile, node: SyntaxNode): ClassType | undefined {
    const object = node.child('object');
    const attribute = node.child('attribute');
    const owner = object && this.typeOf(file, object);
    if (!owner || !attribute) return undefined;
    const name = file.textOf(attribute);
    if (owner.kind === 'external') return this.#returned(`${owner.name}.${name}`);
    return this.#ofInstanceAttribute(owner.file, owner.node, name);
  }

  /** `self.name` from the class body's annotation, or from what all methods of the class assign to it. */
  #ofInstanceAttribute(file: SourceFile, owner: SyntaxNode, name: string): ClassType | undefined {
    const body = owner.child('body');
    const declared = body?.children[0] && file.scopes.of(body.children[0]).bindings.get(name);
    const annotation = declared?.find(binding => binding.annotation)?.annotation;
    if (annotation) return this.ofAnnotation(file, annotation);
    const types: (ClassType | undefined)[] = [];
    for (const node of body ? descendants(body) : []) {
      if (node.type !== 'assignment') continue;
      const left = node.child('left');
      if (left?.type !== 'attribute' || file.textOf(left) !== `self.${name}`) continue;
      const type = node.child('type');
      if (type) return this.ofAnnotation(file, type);
      const right = node.child('right');
      if (right && right.type !== 'none') types.push(this.typeOf(file, right));
    }
    if (types.length > 0) return agree(types);
    for (const base of this.#resolver.bases(file, owner)) {
      const inherited = base.kind === 'definition' ? this.#ofInstanceAttribute(base.file, base.node, name) : undefined;
      if (inherited) return inherited;
    }
    return undefined;
  }

  #ofCall(file: SourceFile, node: SyntaxNode): ClassType | undefined {
    const callee = node.child('function');
    if (!callee) return undefined;
    const resolved = this.#resolver.resolve(file, callee);
    if (resolved.kind === 'external') return this.#returned(resolved.name);
    if (resolved.kind === 'definition') {
      if (resolved.node.type === 'class_definition') return resolved;
      return this.#ofReturn(resolved.file, resolved.node);
    }
    if (callee.type !== 'attribute') return undefined;
    const object = callee.child('object');
    const attribute = callee.child('attribute');
    const owner = object && this.typeOf(file, object);
    if (!owner || !attribute) return undefined;
    const name = file.textOf(attribute);
    if (owner.kind === 'external') return this.#returned(`${owner.name}.${name}`);
    const method = this.#resolver.member(owner, name);
    return method.kind === 'definition' ? this.#ofReturn(method.file, method.node) : undefined;
  }

  #ofReturn(file: SourceFile, node: SyntaxNode): ClassType | undefined {
    const annotation = node.child('return_type');
    return annotation && this.ofAnnotation(file, annotation);
  }

  #returned(name: string): ClassType | undefined {
    const type = this.#returns.get(name);
    return type === undefined ? undefined : { kind: 'external', name: type };
  }
}

function isNone(option: Resolved): boolean {
  return option.kind === 'value' && option.binding.value?.type === 'none';
}

/** The one class that all candidates are; undefined where one is unknown or two differ. */
function agree(types: readonly (ClassType | undefined)[]): ClassType | undefined {
  const [first, ...rest] = types;
  if (!first) return undefined;
  return rest.every(type => type && sameClass(type, first)) ? first : undefined;
}

function sameClass(a: ClassType, b: ClassType): boolean {
  return a.kind === 'external'
    ? b.kind === 'external' && a.name === b.name
    : b.kind === 'definition' && a.node === b.node;
}
