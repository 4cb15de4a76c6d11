import type { SourceFile } from '../../python/source-file.js';
import { stringValue } from '../../python/strings.js';
import { descendants, type SyntaxNode } from '../../python/syntax.js';
import { type Carried, onlyValue } from './carried.js';
import { type Move, type Mutation, moveOf, pathOf } from './mutations.js';
import type { FunctionRef } from './unit.js';
import type { Place, WorkCall } from './work.js';

/** A carried value that moves on from run to run. */
export interface Progress extends Place {
  readonly name: string;
  /** What the name says that it is. */
  readonly kind: ReturnType<typeof nameKind>;
  readonly move: Move;
  /** The paths it has in the code, such as `batch.offset` or `self.cursor`. */
  readonly paths: readonly string[];
  /** It chooses what is worked on: a payload of an activity or child, an index, or the rest of a list. */
  readonly selects: 'payload' | 'index' | 'rest' | 'nothing';
  /** How sure that is a position in a set of data: a counter that goes along with the payloads is a weak one. */
  readonly strength: 'strong' | 'weak';
}

const words = (text: string) => new Set(text.split(' '));
/** Parts of names that tell where in a set of data a run stands. */
const POSITION = words(
  'offset cursor page token marker after start index idx position pos remaining chunk batch watermark checkpoint next skip begin current last continuation from ids items rows records',
);
/** Parts of names that belong to settings, whatever else is in the name. */
const SETTING = words('size limit max min timeout interval seconds minutes per delay threshold every name at by');
/** Parts of names of what only counts or sums up. */
const COUNTER = words(
  'attempt attempts retry retries iteration iterations cycle cycles tick ticks turn turns round rounds poll polls run runs seq generation version count counts counter counters calls total totals processed failures failure failed succeeded success sent errors error progress phase step number times epoch completed done skipped imported deleted found spent cost sum restarts continuations',
);

/** @returns `position`, `counter` or `other`, by the words of the name */
function nameKind(name: string): 'position' | 'counter' | 'other' {
  const parts = name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split('_');
  if (parts.some(part => SETTING.has(part))) return 'other';
  if (parts.some(part => COUNTER.has(part))) return 'counter';
  return parts.some(part => POSITION.has(part)) ? 'position' : 'other';
}

/** By the name of the parameter or field, else by that of the variable. */
function kindOf(name: string, paths: readonly string[]): ReturnType<typeof nameKind> {
  const own = nameKind(name);
  return own === 'other' && paths[0] !== undefined ? nameKind(lastOf(paths[0])) : own;
}

/** What the code of a workflow uses to choose its work. */
export interface Uses {
  /** Paths in payloads of activities and children. */
  readonly payloads: ReadonlySet<string>;
  /** The names of the arguments and keys that take a path in a payload; empty where one takes it that has no name. */
  readonly labels: ReadonlyMap<string, ReadonlySet<string>>;
  /** Paths in subscripts and ranges. */
  readonly indexes: ReadonlySet<string>;
}

/** The paths that payloads, subscripts and ranges hold; a variable that is made on the spot stands for what it is made of. */
export function usesOf(functions: readonly FunctionRef[], calls: readonly WorkCall[]): Uses {
  const payloads = new Set<string>();
  const labels = new Map<string, Set<string>>();
  const indexes = new Set<string>();
  for (const { file, sdk } of calls) {
    const given = [...sdk.payloads, ...(sdk.arg ? [sdk.arg] : []), ...(sdk.args ? [sdk.args] : [])];
    for (const { value } of given) {
      collect(file, value, payloads, 0, (path, label) => {
        labels.set(path, (labels.get(path) ?? new Set()).add(label));
      });
    }
  }
  for (const { file, node: fn } of functions) {
    for (const node of descendants(fn)) {
      if (node.type === 'subscript') {
        for (const key of node.children.filter(child => child.field === 'subscript' && child.type !== 'string')) {
          collect(file, key, indexes, 1);
        }
      } else if (
        node.type === 'call' &&
        /^(range|islice|itertools\.islice)$/.test(file.textOf(node.child('function')!))
      ) {
        collect(file, node.child('arguments')!, indexes, 1);
      }
    }
  }
  return { payloads, labels, indexes };
}

function collect(
  file: SourceFile,
  node: SyntaxNode,
  into: Set<string>,
  depth: number,
  label: (path: string, name: string) => void = () => {},
): void {
  const path = pathOf(file, node);
  if (path !== undefined) {
    into.add(path);
    const own = labelOf(file, node);
    label(path, own);
    const fn = node.ancestor('function_definition');
    if (node.type === 'identifier' && fn && depth < 2) {
      for (const made of valuesOf(file, node, fn)) {
        collect(file, made, into, depth + 1, (inner, name) => label(inner, name || own));
      }
    }
    if (node.type !== 'subscript' && node.type !== 'call') return;
  }
  for (const part of node.parts) {
    if (node.type === 'call' && part.field === 'function') continue;
    if (node.type === 'keyword_argument' && part.field === 'name') continue;
    collect(file, part, into, depth, label);
  }
}

/** The keyword or key that takes an expression. */
function labelOf(file: SourceFile, node: SyntaxNode): string {
  const { parent } = node;
  if (parent?.type === 'keyword_argument') return file.textOf(parent.child('name')!);
  const key = parent?.type === 'pair' && node.field === 'value' ? parent.child('key') : undefined;
  return key ? (stringValue(key, file.text) ?? '') : '';
}

/** What a local variable stands for: what it is made of, if it is bound once, and else the attributes that it is set to. */
function valuesOf(file: SourceFile, name: SyntaxNode, fn: SyntaxNode): SyntaxNode[] {
  const only = onlyValue(file, name, fn);
  if (only) return only.type === 'await' ? [] : [only];
  return file.scopes
    .lookup(file.textOf(name), name)
    .filter(({ kind, node }) => kind === 'assignment' && node.start >= fn.start && node.end <= fn.end)
    .flatMap(({ value }) => (value?.type === 'attribute' ? value : []));
}

/** The carried values that move on, and whether they choose the work. */
export function progressOf(
  values: readonly Carried[],
  mutations: readonly Mutation[],
  uses: Uses,
  input: ReadonlySet<string>,
): Progress[] {
  const found: Progress[] = [];
  const add = (name: string, move: Move, paths: readonly string[], place: Place, within?: ReadonlySet<string>) => {
    const progress = judge(name, move, paths, place, uses, within);
    const known = found.findIndex(each => each.name === name);
    if (!progress) return;
    if (known < 0) found.push(progress);
    else if (found[known]!.strength === 'weak' && progress.strength === 'strong') found[known] = progress;
  };
  for (const value of values) {
    const { file, node, fn } = value;
    // The object that it is a part of goes on as this parameter; where that is not known, it may be any.
    const inside = value.parameter === '' ? input : new Set([value.parameter]);
    const within = value.inObject ? inside : undefined;
    const path = pathOf(file, node);
    const name = value.name || (path === undefined ? '' : lastOf(path));
    const move = moveOf(file, node, fn);
    if (move !== 'set') add(name, move, pathsIn(file, node), { file, node }, within);
    if (path === undefined) continue;
    for (const mutation of mutations) {
      if (mutation.path === path) add(name, mutation.move, [path], mutation, within);
      else if (mutation.path.startsWith(`${path}.`)) {
        add(lastOf(mutation.path), mutation.move, [mutation.path], mutation, inside);
      }
    }
    // An object that is carried whole, and whose position goes into a payload: it is moved on elsewhere.
    if (input.has(path)) continue;
    for (const used of uses.payloads) {
      if (!used.startsWith(`${path}.`) || nameKind(lastOf(used)) !== 'position') continue;
      add(lastOf(used), 'result', [used], { file, node }, inside);
    }
  }
  return found;
}

function judge(
  name: string,
  move: Move,
  paths: readonly string[],
  place: Place,
  uses: Uses,
  within: ReadonlySet<string> | undefined,
): Progress | undefined {
  if (move === 'set') return undefined;
  const kind = kindOf(name, paths);
  const at = { name, kind, move, paths, file: place.file, node: place.node };
  if (move === 'slice' || move === 'taken') return { ...at, selects: 'rest', strength: 'strong' };
  const own = [name, ...paths];
  const fed = own.some(path => [...uses.payloads].some(used => used === path || lastOf(used) === lastOf(path)));
  const indexed = own.some(path => [...uses.indexes].some(used => used === path || lastOf(used) === lastOf(path)));
  // The whole input goes to an activity, the position in it.
  const whole = within !== undefined && [...within].some(path => uses.payloads.has(path));
  const selects = fed || (whole && kind === 'position') ? 'payload' : indexed ? 'index' : 'nothing';
  if (kind === 'other' && !indexed && isTally(place) && own.every(path => isReported(path, uses)))
    return { ...at, selects: 'nothing', strength: 'weak' };
  if (kind === 'position' && selects !== 'nothing') return { ...at, selects, strength: 'strong' };
  if (move === 'step' && kind === 'other' && selects !== 'nothing') return { ...at, selects, strength: 'strong' };
  if (move === 'step' || (move === 'last' && kind === 'position')) return { ...at, selects, strength: 'weak' };
  return undefined;
}

/** `self.used += result.amount`: a sum of what came back says nothing about where in the data a run stands. */
function isTally({ file, node }: Place): boolean {
  const amount = node.type === 'augmented_assignment' ? node.child('right') : undefined;
  const fn = node.ancestor('function_definition');
  if (!amount || !fn) return false;
  return [amount, ...descendants(amount)].some(
    part => part.type === 'attribute' && moveOf(file, part, fn) === 'result',
  );
}

/** Whether payloads take it under names alone, and under none of a position: it is told, and not started from. */
function isReported(path: string, { labels }: Uses): boolean {
  const taken = [...labels].flatMap(([used, names]) => (lastOf(used) === lastOf(path) ? [...names] : []));
  return taken.every(label => label !== '' && nameKind(label) !== 'position');
}

/** The paths of what moves on in an expression: in `batch.offset + batch.size` that is the offset. */
function pathsIn(file: SourceFile, node: SyntaxNode): string[] {
  if (node.type === 'parenthesized_expression') return node.parts.flatMap(part => pathsIn(file, part));
  const operands = node.type === 'binary_operator' ? [node.child('left')!, node.child('right')!] : [node];
  return operands
    .flatMap(operand => pathOf(file, operand) ?? [])
    .filter(
      path =>
        !lastOf(path)
          .split('_')
          .some(part => SETTING.has(part)),
    );
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
