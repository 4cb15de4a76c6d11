import type { ImportedName } from './imports.js';
import type { Binding } from './scope.js';
import type { SourceFile } from './source-file.js';
import type { SyntaxNode } from './syntax.js';

/**
 * What an expression means.
 * `external`: a dotted name that leads out of the repository, such as `temporalio.workflow.execute_activity`.
 * `definition`: a function or class of the repository. `module`: one of its modules;
 * `namespace`: a folder of modules without `__init__.py`.
 * `value`: a parameter, a loop variable, the result of a call: bound, but only its type may be known.
 * `ambiguous`: several bindings that do not agree. `unknown`: not resolved, and never guessed.
 */
export type Resolved =
  | { readonly kind: 'external'; readonly name: string }
  | { readonly kind: 'definition'; readonly file: SourceFile; readonly node: SyntaxNode }
  | { readonly kind: 'module'; readonly file: SourceFile; readonly name: string }
  | { readonly kind: 'namespace'; readonly folder: string; readonly name: string }
  | { readonly kind: 'value'; readonly file: SourceFile; readonly binding: Binding }
  | { readonly kind: 'ambiguous'; readonly options: readonly Resolved[] }
  | { readonly kind: 'unknown' };

/** A module as an import statement finds it: a file of the repository, or the dotted name of something outside. */
export type FoundModule =
  | { readonly kind: 'file'; readonly file: SourceFile; readonly name: string }
  | { readonly kind: 'namespace'; readonly folder: string; readonly name: string }
  | { readonly kind: 'external'; readonly name: string }
  | { readonly kind: 'unknown' };

/** How modules are found; the project implements it from the repository's layout. */
export interface ModuleFinder {
  /** `module` without leading dots, `level` their number, as seen from the importing file. */
  find(module: string, level: number, from: SourceFile): FoundModule;
  /** A submodule of a package of the repository, or `unknown`. */
  submodule(parent: Extract<Resolved, { kind: 'module' | 'namespace' }>, name: string): FoundModule;
}

const UNKNOWN: Resolved = { kind: 'unknown' };
const MAX_DEPTH = 40;
/** For one question. Names that are bound several times, in modules that import each other, would take for ever. */
const MOST_STEPS = 20_000;

/** Follows names through scopes, aliases, imports and re-exports to what they mean (Python reference, 4.2 and 5). */
export class Resolver {
  readonly #modules: ModuleFinder;
  #depth = 0;
  #steps = 0;
  readonly #followed = new Set<Binding>();

  constructor(modules: ModuleFinder) {
    this.#modules = modules;
  }

  /** What an expression means where it stands. Never throws; cycles end as `unknown`. */
  resolve(file: SourceFile, node: SyntaxNode): Resolved {
    switch (node.type) {
      case 'identifier':
        return this.resolveName(file, file.textOf(node), node);
      case 'attribute': {
        const object = node.child('object');
        const attribute = node.child('attribute');
        return object && attribute ? this.member(this.resolve(file, object), file.textOf(attribute)) : UNKNOWN;
      }
      case 'dotted_name':
        return node.parts
          .slice(1)
          .reduce<Resolved>((base, part) => this.member(base, file.textOf(part)), this.resolve(file, node.parts[0]!));
      case 'parenthesized_expression':
        return node.parts.length === 1 ? this.resolve(file, node.parts[0]!) : UNKNOWN;
      // `Class[Argument]` is the class; the type arguments do not matter here.
      case 'subscript': {
        const value = node.child('value');
        const base = value ? this.resolve(file, value) : UNKNOWN;
        return base.kind === 'definition' && base.node.type === 'class_definition' ? base : UNKNOWN;
      }
      default:
        return UNKNOWN;
    }
  }

  /** What a name means at a place. */
  resolveName(file: SourceFile, name: string, at: SyntaxNode): Resolved {
    const bindings = file.scopes.lookup(name, at);
    if (bindings.length > 0) return this.#guarded(() => this.#combine(file, bindings));
    return this.#guarded(() => this.#fromStars(file, name));
  }

  /** What a dotted name in a string means, as an import in the file would find it: `mock.patch("pkg.mod.name")`. */
  resolveDotted(file: SourceFile, dotted: string): Resolved {
    const parts = dotted.split('.');
    for (let length = parts.length; length > 0; length--) {
      const found = asResolved(this.#modules.find(parts.slice(0, length).join('.'), 0, file));
      if (found.kind === 'unknown' || (found.kind === 'external' && length > 1)) continue;
      return parts.slice(length).reduce<Resolved>((base, part) => this.member(base, part), found);
    }
    return UNKNOWN;
  }

  /** The attribute of something that was resolved: of a module, a class or an external name. */
  member(base: Resolved, name: string): Resolved {
    switch (base.kind) {
      case 'external':
        return { kind: 'external', name: `${base.name}.${name}` };
      case 'module':
        return this.#guarded(() => this.#moduleMember(base, name));
      case 'namespace':
        return asResolved(this.#modules.submodule(base, name));
      case 'definition':
        return base.node.type === 'class_definition' ? this.#guarded(() => this.#classMember(base, name)) : UNKNOWN;
      case 'ambiguous':
        return ambiguous(base.options.map(option => this.member(option, name)));
      default:
        return UNKNOWN;
    }
  }

  /** The module that an import statement names, as seen from the file. */
  moduleOf(file: SourceFile, imported: Pick<ImportedName, 'module' | 'level'>): Resolved {
    return asResolved(this.#modules.find(imported.module, imported.level, file));
  }

  /** The resolved base classes of a class, in order. */
  bases(file: SourceFile, node: SyntaxNode): Resolved[] {
    const list = node.child('superclasses');
    return (list?.parts ?? [])
      .filter(part => part.type !== 'keyword_argument')
      .map(part => {
        const base = part.type === 'subscript' ? (part.child('value') ?? part) : part;
        return this.#guarded(() => this.resolve(file, base));
      });
  }

  #guarded(work: () => Resolved): Resolved {
    if (this.#depth === 0) this.#steps = 0;
    if (this.#depth >= MAX_DEPTH || this.#steps >= MOST_STEPS) return UNKNOWN;
    this.#depth++;
    this.#steps++;
    try {
      return work();
    } finally {
      this.#depth--;
    }
  }

  #combine(file: SourceFile, bindings: readonly Binding[]): Resolved {
    // A name that is only declared (`x: T`) or set to None in the branch where an import failed has no other meaning.
    const meaningful = bindings.filter(binding => binding.kind !== 'annotation' && !isNoneFallback(binding));
    if (meaningful.length === 0) return { kind: 'value', file, binding: bindings[0]! };
    return ambiguous(meaningful.map(binding => this.#binding(file, binding)));
  }

  #binding(file: SourceFile, binding: Binding): Resolved {
    // What leads back to itself leads nowhere.
    if (this.#followed.has(binding)) return UNKNOWN;
    this.#followed.add(binding);
    try {
      return this.#follow(file, binding);
    } finally {
      this.#followed.delete(binding);
    }
  }

  #follow(file: SourceFile, binding: Binding): Resolved {
    if (binding.imported) return this.#imported(file, binding.imported);
    if ((binding.kind === 'function' || binding.kind === 'class') && binding.value) {
      return { kind: 'definition', file, node: binding.value };
    }
    if (binding.kind === 'assignment' && binding.value && isReference(binding.value)) {
      const target = this.resolve(file, binding.value);
      if (target.kind !== 'unknown') return target;
    }
    return { kind: 'value', file, binding };
  }

  #imported(file: SourceFile, imported: ImportedName): Resolved {
    const found = this.#modules.find(imported.module, imported.level, file);
    const module = asResolved(found);
    return imported.name === undefined ? module : this.member(module, imported.name);
  }

  #moduleMember(module: Resolved & { kind: 'module' }, name: string, seen?: Set<SourceFile>): Resolved {
    const { scopes } = module.file;
    // `from . import name` in a package's own `__init__.py` gives what the package has by that name from elsewhere.
    const own = scopes.module.bindings.get(name)?.filter(binding => !this.#importsItself(module.file, binding, name));
    const bindings = own && own.length > 0 ? own : undefined;
    if (bindings) {
      const resolved = this.#combine(module.file, bindings);
      if (resolved.kind !== 'unknown') return resolved;
    }
    const submodule = this.#modules.submodule(module, name);
    if (submodule.kind !== 'unknown') return asResolved(submodule);
    return bindings ? UNKNOWN : this.#fromStars(module.file, name, seen);
  }

  #importsItself(file: SourceFile, { imported }: Binding, name: string): boolean {
    if (imported?.name !== name) return false;
    const found = this.#modules.find(imported.module, imported.level, file);
    return found.kind === 'file' && found.file === file;
  }

  /** @param seen the modules on the way here: two may import everything of each other */
  #fromStars(file: SourceFile, name: string, seen = new Set<SourceFile>()): Resolved {
    if (seen.has(file)) return UNKNOWN;
    seen.add(file);
    const options: Resolved[] = [];
    for (const star of file.scopes.module.stars) {
      const found = this.#modules.find(star.module, star.level, file);
      if (found.kind === 'unknown' || found.kind === 'namespace') return UNKNOWN;
      if (found.kind === 'external') options.push({ kind: 'external', name: `${found.name}.${name}` });
      else if (!name.startsWith('_')) {
        const resolved = this.#moduleMember({ ...found, kind: 'module' }, name, seen);
        if (resolved.kind !== 'unknown') options.push(resolved);
      }
    }
    // What an external star import brings is not known: with one alone it is where the name must come from, if from any.
    return options.length === 0 ? UNKNOWN : ambiguous(options);
  }

  #classMember(base: Resolved & { kind: 'definition' }, name: string): Resolved {
    const body = base.node.child('body');
    if (!body) return UNKNOWN;
    const first = body.children[0] ?? body;
    const bindings = base.file.scopes.of(first).bindings.get(name);
    if (bindings) return this.#combine(base.file, bindings);
    for (const parent of this.bases(base.file, base.node)) {
      if (parent.kind !== 'definition') {
        // Nothing is known of what an unresolved or external base defines; `object` and friends define no such names.
        if (parent.kind === 'external') continue;
        return UNKNOWN;
      }
      const member = this.member(parent, name);
      if (member.kind !== 'unknown') return member;
    }
    return UNKNOWN;
  }
}

function asResolved(found: FoundModule): Resolved {
  return found.kind === 'file' ? { ...found, kind: 'module' } : found;
}

function isReference(node: SyntaxNode): boolean {
  return node.type === 'identifier' || (node.type === 'attribute' && isReference(node.child('object') ?? node.parent!));
}

/** `name = None` in the `except` branch of an import. */
function isNoneFallback(binding: Binding): boolean {
  return binding.kind === 'assignment' && binding.value?.type === 'none' && !!binding.node.ancestor('except_clause');
}

function ambiguous(options: readonly Resolved[]): Resolved {
  const different = options.filter((option, i) => !options.slice(0, i).some(earlier => sameMeaning(option, earlier)));
  return different.length === 1 ? different[0]! : { kind: 'ambiguous', options: different };
}

function sameMeaning(a: Resolved, b: Resolved): boolean {
  if (a.kind === 'external' && b.kind === 'external') return a.name === b.name;
  if (a.kind === 'definition' && b.kind === 'definition') return a.node === b.node;
  if (a.kind === 'module' && b.kind === 'module') return a.file === b.file;
  if (a.kind === 'value' && b.kind === 'value') return a.binding === b.binding;
  return a.kind === 'unknown' && b.kind === 'unknown';
}
