import { readCall } from '../python/calls.js';
import { swallowsError } from '../python/exceptions.js';
import { parameterUses } from '../python/parameter-uses.js';
import type { SourceFile } from '../python/source-file.js';
import { stringValue } from '../python/strings.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';
import { fieldName } from './names.js';

/** One use of a dict parameter by a literal key. */
export interface KeyUse {
  readonly key: string;
  /** `d["key"]`, `d.get("key", …)`, `"key" in d`. */
  readonly form: 'subscript' | 'get' | 'in';
  /** What is replaced. */
  readonly node: SyntaxNode;
  /** The default of `get`, as written; undefined where it has none. */
  readonly fallback: string | undefined;
  /** Whether every execution comes by here. */
  readonly always: boolean;
}

/** The keys by which a method uses a dict parameter, and a use that is by none, for people. */
export interface KeyUses {
  readonly uses: readonly KeyUse[];
  readonly obstacle: string | undefined;
}

const KEYWORDS = new Set(
  `False None True and as assert async await break class continue def del elif else except finally for from global if
  import in is lambda nonlocal not or pass raise return try while with yield`.split(/\s+/),
);

/** Whether a key can be a model's field of the same name, so that the JSON stays as it is. */
export function isFieldKey(key: string): boolean {
  return /^[A-Za-z]\w*$/.test(key) && !KEYWORDS.has(key) && fieldName(key, () => false) === key;
}

/** Reads how a method uses a parameter that is a dict. */
export function keyUses(file: SourceFile, definition: SyntaxNode, parameter: string): KeyUses {
  const { reads, stays } = parameterUses(file, definition, [parameter]).get(parameter)!;
  const uses: KeyUse[] = [];
  let obstacle = stays === undefined ? undefined : `${parameter} is more than read (${stays})`;
  for (const read of reads) {
    const use = ofRead(file, read, definition);
    if (typeof use === 'string') obstacle ??= use;
    else uses.push(use);
  }
  return { uses, obstacle };
}

function ofRead(file: SourceFile, read: SyntaxNode, definition: SyntaxNode): KeyUse | string {
  const { parent } = read;
  const elsewhere = `${file.textOf(read)} goes elsewhere as a whole`;
  if (parent?.type === 'subscript' && read.field === 'value') return ofSubscript(file, parent, definition);
  if (parent?.type === 'attribute' && read.field === 'object') {
    const call =
      parent.parent?.type === 'call' && parent.field === 'function' ? readCall(parent.parent, file.text) : undefined;
    if (file.textOf(parent.child('attribute')!) !== 'get' || !call) return elsewhere;
    const [key, fallback, more] = call.args;
    const name = key?.kind === 'positional' ? stringValue(key.value, file.text) : undefined;
    if (name === undefined || more || (fallback && fallback.kind !== 'positional'))
      return `a key of ${file.textOf(read)} is not a literal`;
    if (fallback && !isLiteral(file, fallback.value)) return `the default of the key ${name} is not a literal`;
    const text = fallback && file.textOf(fallback.value);
    return { key: name, form: 'get', node: call.node, fallback: text === 'None' ? undefined : text, always: false };
  }
  if (parent?.type === 'comparison_operator' && parent.parts.length === 2 && parent.parts[1] === read) {
    const name = parent.has('in') && !parent.has('not') ? stringValue(parent.parts[0]!, file.text) : undefined;
    if (name !== undefined) return { key: name, form: 'in', node: parent, fallback: undefined, always: false };
  }
  return elsewhere;
}

function ofSubscript(file: SourceFile, node: SyntaxNode, definition: SyntaxNode): KeyUse | string {
  const keys = node.children.filter(child => child.field === 'subscript');
  const key = keys.length === 1 ? stringValue(keys[0]!, file.text) : undefined;
  if (key === undefined) return 'a key is not a literal';
  const { parent, field } = node;
  const target =
    (field === 'left' && (parent?.type === 'assignment' || parent?.type === 'augmented_assignment')) ||
    parent?.type === 'delete_statement' ||
    parent?.type === 'pattern_list' ||
    parent?.type === 'tuple_pattern' ||
    (field === 'left' && (parent?.type === 'for_statement' || parent?.type === 'for_in_clause'));
  if (target) return `the key ${key} is set or deleted`;
  if (swallowsError(file, node, 'KeyError')) return `an except clause around the key ${key} catches that it is missing`;
  return { key, form: 'subscript', node, fallback: undefined, always: isAlwaysReached(file, node, definition) };
}

const BRANCHES = new Set([
  'if_statement',
  'for_statement',
  'while_statement',
  'try_statement',
  'match_statement',
  'conditional_expression',
  'boolean_operator',
  'comparison_operator',
  'lambda',
  'function_definition',
  'class_definition',
  'list_comprehension',
  'set_comprehension',
  'dictionary_comprehension',
  'generator_expression',
  'assert_statement',
]);

/** Nothing decides whether the node is come by, and nothing before it can end the method without an error. */
function isAlwaysReached(file: SourceFile, node: SyntaxNode, definition: SyntaxNode): boolean {
  const body = definition.child('body')!;
  let statement = node;
  for (let parent = node.parent; parent && parent !== body; statement = parent, parent = parent.parent) {
    if (BRANCHES.has(parent.type)) return false;
  }
  const before = body.parts.slice(0, body.parts.indexOf(statement));
  return !before.some(each =>
    [...descendants(each)].some(part => part.type === 'return_statement' || continues(file, part)),
  );
}

/** `continue_as_new` ends a run as well. */
function continues(file: SourceFile, node: SyntaxNode): boolean {
  return node.type === 'call' && file.textOf(node.child('function')!).endsWith('continue_as_new');
}

function isLiteral(file: SourceFile, node: SyntaxNode): boolean {
  if (node.type === 'string') return stringValue(node, file.text) !== undefined;
  if (node.type === 'unary_operator') return node.parts.length === 1 && isLiteral(file, node.parts[0]!);
  if (node.type === 'list' || node.type === 'dictionary') return node.parts.length === 0;
  return ['integer', 'float', 'true', 'false', 'none'].includes(node.type);
}
