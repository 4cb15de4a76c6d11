import { type Call, readCall } from '../python/calls.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';
import { returnedBy } from './fixed-record.js';
import { type Loop, loopsAround } from './loops.js';
import { passesOn } from './result-calls.js';
import type { SourceCall, WorkflowCode } from './run-code.js';

/** Results that pile up: one for each turn of a loop. */
export interface Pile {
  readonly call: SourceCall;
  readonly loop: Loop;
  /** Where a result is put to the others: the append, the comprehension, the gather. */
  readonly collects: SyntaxNode;
}

/** A pile that a function of the workflow returns. */
export interface ReturnedPile extends Pile {
  /** The part of the return statement that holds it. */
  readonly returned: SyntaxNode;
}

/** What a name or expression holds: one result of a loop's turn, or the pile of them. */
type Holding = { readonly one: Pile } | { readonly many: Pile };

const APPENDS = new Set(['append', 'appendleft', 'add', 'insert', 'put_nowait']);
const EXTENDS = new Set(['extend', 'update', 'extendleft']);
const ROUNDS = 4;

/** The piles that the run method of a workflow returns, each with the return that holds it. */
export function returnedPiles(code: WorkflowCode): ReturnedPile[] {
  return new Tracker(code).returned(code.point.node);
}

/** Follows results from the calls through names, appends, comprehensions and gathers to the return. */
class Tracker {
  readonly #code: WorkflowCode;
  readonly #returned = new Map<SyntaxNode, ReturnedPile[]>();

  constructor(code: WorkflowCode) {
    this.#code = code;
  }

  returned(definition: SyntaxNode): ReturnedPile[] {
    const found = this.#returned.get(definition);
    if (found) return found;
    // A helper that calls itself finds nothing the second time.
    this.#returned.set(definition, []);
    const places = this.#places(definition);
    const piles = returnedBy(definition).flatMap(value => this.#pilesIn(value, places));
    this.#returned.set(definition, piles);
    return piles;
  }

  /** What each name, and each attribute of a name, holds in the end. */
  #places(definition: SyntaxNode): Map<string, Holding> {
    const places = new Map<string, Holding>();
    const body = definition.child('body');
    const statements = [...(body ? descendants(body) : [])].filter(
      node =>
        ['assignment', 'augmented_assignment', 'call', 'for_statement'].includes(node.type) &&
        node.ancestor('function_definition') === definition,
    );
    // What is appended to may be named before, and a list of tasks is gathered later: so several rounds.
    for (let round = 0; round < ROUNDS; round++) {
      const before = places.size;
      for (const statement of statements) this.#take(statement, places);
      if (places.size === before && round > 0) break;
    }
    return places;
  }

  #take(node: SyntaxNode, places: Map<string, Holding>): void {
    if (node.type === 'call') {
      this.#takeCall(node, places);
      return;
    }
    const left = node.child('left');
    const right = node.child('right');
    if (!left || !right) return;
    const held = this.#held(right, places);
    if (!held) return;
    if (node.type === 'for_statement') {
      if ('many' in held) this.#bind(left, { one: held.many }, places);
    } else if (left.type === 'subscript' || node.type === 'augmented_assignment') {
      // `results[key] = result`, `results += [result]`
      const target = left.type === 'subscript' ? left.child('value') : left;
      const place = target && this.#placeOf(target);
      // Totals grow in value, not in size.
      if (!target || !(left.type === 'subscript' || right.type === 'list' || this.#startsAsContainer(target))) return;
      const pile = this.#piled(held, node);
      if (place && pile) places.set(place, { many: pile });
    } else if (left.type === 'pattern_list' && 'many' in held) {
      // `done, pending = await workflow.wait(tasks)`
      for (const part of left.parts) this.#bind(part, held, places);
    } else this.#bind(left, held, places);
  }

  #takeCall(node: SyntaxNode, places: Map<string, Holding>): void {
    const call = readCall(node, this.#code.file.text);
    if (call?.callee.type !== 'attribute') return;
    const method = this.#text(call.callee.child('attribute')!);
    const place = this.#placeOf(call.callee.child('object')!);
    const last = call.args.at(-1);
    if (!place || !last || !(APPENDS.has(method) || EXTENDS.has(method))) return;
    const held = this.#held(last.value, places);
    const pile = held && this.#piled(held, node);
    if (pile) places.set(place, { many: pile });
  }

  /** One result becomes a pile where it is put to others in the loop; outside of it, it stays one. */
  #piled(held: Holding, at: SyntaxNode): Pile | undefined {
    if ('many' in held) return held.many;
    const inside = loopsAround(this.#code.file, at).length > 0;
    return inside ? { ...held.one, collects: at } : undefined;
  }

  #bind(target: SyntaxNode, held: Holding, places: Map<string, Holding>): void {
    const place = this.#placeOf(target);
    const known = place === undefined ? undefined : places.get(place);
    // A pile stays one, whatever else the name holds on other ways.
    if (place && !(known && 'many' in known)) places.set(place, held);
  }

  /** Whether a name is bound to an empty container, or `self.name` is a place for one as far as can be told. */
  #startsAsContainer(target: SyntaxNode): boolean {
    if (target.type !== 'identifier') return false;
    const bindings = this.#code.file.scopes.lookup(this.#text(target), target);
    return bindings.some(({ value }) => value && /^(?:list|dictionary|set|call)$/.test(value.type));
  }

  /** `name`, `self.name` or `name.attribute`. */
  #placeOf(node: SyntaxNode): string | undefined {
    if (node.type === 'identifier') return this.#text(node);
    const object = node.type === 'attribute' ? node.child('object') : undefined;
    return object?.type === 'identifier' ? this.#text(node) : undefined;
  }

  #held(node: SyntaxNode, places: Map<string, Holding>): Holding | undefined {
    const inner = (part: SyntaxNode | undefined) => part && this.#held(part, places);
    switch (node.type) {
      case 'await':
      case 'parenthesized_expression':
      case 'list_splat':
        return inner(node.parts[0]);
      case 'identifier':
      case 'attribute': {
        const place = this.#placeOf(node);
        return place === undefined ? undefined : places.get(place);
      }
      case 'call':
        return this.#heldByCall(node, places);
      case 'subscript': {
        const held = node.parts[1]?.type === 'slice' ? inner(node.child('value')) : undefined;
        return held && 'many' in held ? held : undefined;
      }
      case 'list_comprehension':
      case 'set_comprehension':
      case 'generator_expression':
      case 'dictionary_comprehension':
        return this.#heldByComprehension(node, places);
      case 'conditional_expression':
      case 'boolean_operator':
      case 'binary_operator':
      case 'list':
      case 'tuple':
      case 'dictionary':
      case 'expression_list':
        return best(node.parts, inner);
      case 'pair':
        return inner(node.child('value'));
      default:
        return undefined;
    }
  }

  #heldByCall(node: SyntaxNode, places: Map<string, Holding>): Holding | undefined {
    const { sources, file } = this.#code;
    const source = sources.get(node);
    if (source) {
      const [loop] = loopsAround(file, node);
      return loop && { one: { call: source, loop, collects: loop.node } };
    }
    const call = readCall(node, file.text);
    if (!call) return undefined;
    const helper = this.#helper(call);
    if (helper) {
      const [pile] = this.returned(helper);
      return pile && { many: pile };
    }
    const values = call.args.map(arg => arg.value);
    switch (passesOn(call, file, this.#code.semantics.resolver)) {
      case 'gathered': {
        const held = best(values, part => this.#held(part, places));
        return held && 'many' in held ? { many: { ...held.many, collects: node } } : undefined;
      }
      case 'arguments':
        return best(values, part => this.#held(part, places));
      case 'first':
        return values[0] && this.#held(values[0], places);
      case 'receiver':
        return this.#held(call.callee.child('object')!, places);
      default:
        return undefined;
    }
  }

  #heldByComprehension(node: SyntaxNode, places: Map<string, Holding>): Holding | undefined {
    const clauses = node.parts.filter(part => part.type === 'for_in_clause');
    const inside = new Map(places);
    for (const clause of clauses) {
      const over = clause.child('right');
      const held = over && this.#held(over, inside);
      const left = clause.child('left');
      if (!left) continue;
      for (const name of descendants(left)) if (name.type === 'identifier') inside.delete(this.#text(name));
      if (held && 'many' in held) {
        for (const name of left.type === 'identifier' ? [left] : left.parts)
          inside.set(this.#text(name), { one: held.many });
      }
    }
    const body = node.child('body');
    const held = body && this.#held(body, inside);
    if (!held) return undefined;
    if ('many' in held) return held;
    const ownLoop = loopsAround(this.#code.file, body).length > 0;
    return ownLoop ? { many: { ...held.one, collects: node } } : undefined;
  }

  /** The piles inside what is returned, each with the part that holds it. */
  #pilesIn(value: SyntaxNode, places: Map<string, Holding>): ReturnedPile[] {
    const held = this.#held(value, places);
    if (held && 'many' in held) return [{ ...held.many, returned: value }];
    if (value.type !== 'identifier') return [];
    // `summary.items.append(result)` … `return summary`
    const prefix = `${this.#text(value)}.`;
    for (const [place, inside] of places) {
      if (place.startsWith(prefix) && 'many' in inside) return [{ ...inside.many, returned: value }];
    }
    return [];
  }

  #helper({ callee }: Call): SyntaxNode | undefined {
    const { functions, file } = this.#code;
    const name = callee.type === 'attribute' ? callee.child('attribute') : callee;
    const own = callee.type === 'identifier' || this.#text(callee).startsWith('self.');
    if (!own || !name) return undefined;
    return functions.find(definition => file.textOf(definition.child('name')!) === this.#text(name));
  }

  #text(node: SyntaxNode): string {
    return this.#code.file.textOf(node);
  }
}

/** What one of several expressions holds: a pile, if any of them does. */
function best(nodes: readonly SyntaxNode[], look: (node: SyntaxNode) => Holding | undefined): Holding | undefined {
  const found = nodes.flatMap(node => look(node) ?? []);
  return found.find(held => 'many' in held) ?? found[0];
}
