import type { SourceFile } from '../python/source-file.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';
import { type Loop, loopsAround } from './loops.js';
import type { Semantics } from './semantics.js';

/** What the id of a child workflow is made of. */
export interface IdParts {
  /** A call that gives something else each time: `uuid4()`, a clock. */
  readonly random: { readonly node: SyntaxNode; readonly name: string } | undefined;
  /** The id or run id of the parent is in it. */
  readonly parent: boolean;
  /** Something is in it that changes with each turn of the innermost loop, or there is no loop. */
  readonly varies: boolean;
  /** Counters of loops are all that changes in it: two parents make the same ids. */
  readonly onlyIndex: boolean;
  /** It is the same text for every run of the parent. */
  readonly constant: boolean;
  /** Parts whose value cannot be read off the code. */
  readonly unknown: boolean;
}

const RANDOM =
  /^(?:uuid\.uuid[1467]|temporalio\.workflow\.(?:uuid4|random|now|time|time_ns)|random\.\w+(?:\.\w+)*|secrets\.\w+|time\.(?:time|time_ns|monotonic)|datetime\.datetime\.(?:now|utcnow|today)|datetime\.date\.today|shortuuid\.\w+|ulid\.\w+|nanoid\.\w+|os\.urandom)$/;
/** What these give changes only with what goes in. */
const TEXT_CALLS = new Set(['str', 'repr', 'int', 'format', 'len', 'hash', 'sorted', 'tuple', 'list']);
const TEXT_METHODS = new Set(
  'join format replace lower upper strip lstrip rstrip split removeprefix removesuffix zfill isoformat strftime hex encode decode'.split(
    ' ',
  ),
);
const INFO = 'temporalio.workflow.info';

/** Reads the expression of an `id=`, through the names in it. */
export function idParts(file: SourceFile, node: SyntaxNode, semantics: Semantics): IdParts {
  const loops = loopsAround(file, node);
  const found = new Reader(file, semantics, loops[0]);
  found.read(node, 0);
  const { random, parent, unknown, dynamic } = found;
  return {
    random,
    parent,
    unknown,
    varies: loops.length === 0 || found.varies || unknown,
    constant: !dynamic && !unknown && !random && !parent,
    onlyIndex: found.index && !found.other && !unknown && !random && !parent,
  };
}

class Reader {
  random: IdParts['random'];
  parent = false;
  unknown = false;
  varies = false;
  index = false;
  /** Something that is neither the parent's nor a counter. */
  other = false;
  /** There is a part that is not written out. */
  dynamic = false;
  readonly #file: SourceFile;
  readonly #semantics: Semantics;
  readonly #loop: Loop | undefined;

  constructor(file: SourceFile, semantics: Semantics, loop: Loop | undefined) {
    this.#file = file;
    this.#semantics = semantics;
    this.#loop = loop;
  }

  read(node: SyntaxNode, depth: number): void {
    if (depth > 8) {
      this.unknown = true;
      return;
    }
    switch (node.type) {
      case 'string':
        for (const part of descendants(node)) {
          const value = part.type === 'interpolation' ? part.child('expression') : undefined;
          if (value) this.read(value, depth + 1);
        }
        return;
      case 'identifier':
        this.#name(node, depth);
        return;
      case 'attribute':
        this.#attribute(node, depth);
        return;
      case 'call':
        this.#call(node, depth);
        return;
      case 'integer':
      case 'format_specifier':
        return;
      default:
        if (node.parts.length === 0) this.unknown = true;
        for (const part of node.parts) this.read(part, depth + 1);
    }
  }

  #name(node: SyntaxNode, depth: number): void {
    const { resolver } = this.#semantics;
    const bindings = this.#file.scopes.lookup(this.#file.textOf(node), node);
    if (bindings.length === 0) return;
    if (bindings.some(binding => this.#bindsInLoop(binding.node))) this.varies = true;
    if (bindings.some(binding => this.#counts(binding.node))) {
      this.index = true;
      this.dynamic = true;
      return;
    }
    const [binding] = bindings;
    if (bindings.length === 1 && binding?.kind === 'assignment' && binding.value) {
      if (this.#isOneRun(binding.node)) this.read(binding.value, depth + 1);
      else if (!/^(?:string|integer)$/.test(binding.value.type)) this.unknown = true;
      return;
    }
    const resolved = resolver.resolve(this.#file, node);
    if (resolved.kind === 'value' && resolved.file !== this.#file && resolved.binding.value?.type === 'string') return;
    this.dynamic = true;
    this.other = true;
    if (binding?.imported) this.unknown = true;
    // A name that is bound in several places may hold anything that was read there.
    for (const { value, kind } of bindings) if (kind === 'assignment' && value) this.read(value, depth + 1);
  }

  #attribute(node: SyntaxNode, depth: number): void {
    const object = node.child('object')!;
    const attribute = this.#file.textOf(node.child('attribute')!);
    if (this.#isInfo(object, 0)) {
      this.dynamic = true;
      if (attribute === 'workflow_id' || attribute === 'run_id') this.parent = true;
      return;
    }
    this.dynamic = true;
    const root = this.#rootOf(object);
    if (root.type !== 'identifier') {
      this.read(object, depth + 1);
      return;
    }
    if (this.#file.textOf(root) === 'self') {
      this.unknown = true;
      return;
    }
    const bindings = this.#file.scopes.lookup(this.#file.textOf(root), root);
    if (bindings.some(binding => this.#bindsInLoop(binding.node))) this.varies = true;
    this.other = true;
    // A field of the input may hold the id that the starter gave the parent.
    if (/workflow_?id|run_?id|parent/i.test(attribute)) this.parent = true;
  }

  #call(node: SyntaxNode, depth: number): void {
    const callee = node.child('function')!;
    const resolved = this.#semantics.resolver.resolve(this.#file, callee);
    this.dynamic = true;
    if (resolved.kind === 'external' && RANDOM.test(resolved.name)) {
      this.random ??= { node, name: this.#file.textOf(callee) };
      return;
    }
    const name = this.#file.textOf(callee.child('attribute') ?? callee);
    const passes = callee.type === 'attribute' ? TEXT_METHODS.has(name) : TEXT_CALLS.has(name);
    if (!passes && !(resolved.kind === 'external' && resolved.name === INFO)) this.unknown = true;
    // `str(x)`, `x.replace(…)`, `uuid4().hex`: what goes in comes out.
    if (callee.type === 'attribute') this.read(callee.child('object')!, depth + 1);
    const list = node.child('arguments');
    if (list) this.read(list, depth + 1);
  }

  #isInfo(node: SyntaxNode, depth: number): boolean {
    if (depth > 4) return false;
    if (node.type === 'call') {
      const resolved = this.#semantics.resolver.resolve(this.#file, node.child('function')!);
      return resolved.kind === 'external' && resolved.name === INFO;
    }
    if (node.type !== 'identifier') return false;
    const [binding, ...others] = this.#file.scopes.lookup(this.#file.textOf(node), node);
    return others.length === 0 && binding?.value !== undefined && this.#isInfo(binding.value, depth + 1);
  }

  #rootOf(node: SyntaxNode): SyntaxNode {
    let root = node;
    for (;;) {
      const inner = root.child('object') ?? root.child('value');
      if (!inner || (root.type !== 'attribute' && root.type !== 'subscript')) return root;
      root = inner;
    }
  }

  /** `for i in range(…)`, the first name of `for i, item in enumerate(…)`, and `i += 1`. */
  #counts(name: SyntaxNode): boolean {
    if (name.parent?.type === 'augmented_assignment') return true;
    const list = name.parent?.type === 'pattern_list' ? name.parent : undefined;
    const loop = (list ?? name).parent;
    if (loop?.type !== 'for_statement' && loop?.type !== 'for_in_clause') return false;
    const right = loop.child('right');
    const callee = right?.type === 'call' ? this.#file.textOf(right.child('function')!) : '';
    return list ? callee === 'enumerate' && list.parts[0] === name : callee === 'range';
  }

  /** Whether the place lies in the innermost loop around the call, so that each turn may bind it anew. */
  #bindsInLoop({ start, end }: SyntaxNode): boolean {
    const loop = this.#loop?.node;
    const around = loop?.type === 'for_in_clause' ? loop.parent : loop;
    return around !== undefined && start >= around.start && end <= around.end;
  }

  /** Whether the binding is made anew by each run: in a function. A constant of the module is the same for all. */
  #isOneRun(node: SyntaxNode): boolean {
    return node.ancestor('function_definition') !== undefined || this.#isText(node);
  }

  #isText(node: SyntaxNode): boolean {
    return /^(?:string|concatenated_string|integer)$/.test(node.parent?.child('right')?.type ?? '');
  }
}
