import { readCall } from '../python/calls.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';
import type { Bulk } from './bulk-data.js';
import { returnedBy } from './fixed-record.js';
import type { WorkflowCode } from './run-code.js';

/**
 * Whether a list in the result is one that the code of the workflow writes entry by entry: it starts empty, and nothing
 * but dicts that are written out is added to it. Such a list grows with the code, or with what people did, not with data
 * that an activity read.
 */
export function isWrittenByHand({ fields }: Bulk, code: WorkflowCode): boolean {
  const field = fields.at(-1)?.name;
  const values = code.functions.flatMap(definition =>
    field === undefined ? returnedBy(definition) : givenTo(field, definition, code),
  );
  const adds = values.flatMap(value => additions(value, code) ?? [undefined]);
  return adds.length > 0 && adds.every(entry => entry?.type === 'dictionary');
}

/** What a field of the result is given, by keyword or by assignment. */
function givenTo(field: string, definition: SyntaxNode, { file }: WorkflowCode): SyntaxNode[] {
  return [...descendants(definition)].flatMap(node => {
    if (node.type === 'keyword_argument' && file.textOf(node.child('name')!) === field)
      return node.child('value') ?? [];
    const left = node.type === 'assignment' ? node.child('left') : undefined;
    const isField = left?.type === 'attribute' && file.textOf(left.child('attribute')!) === field;
    return isField ? (node.child('right') ?? []) : [];
  });
}

/** The entries that a list is made of and that are added to it; undefined where they cannot be told. */
function additions(value: SyntaxNode, code: WorkflowCode): SyntaxNode[] | undefined {
  if (value.type === 'list') return value.parts.length === 0 ? [] : [...value.parts];
  const place = value.type === 'identifier' || value.type === 'attribute' ? code.file.textOf(value) : undefined;
  if (place === undefined) return undefined;
  const scopes = place.startsWith('self.') ? code.functions : [value.ancestor('function_definition')!];
  const found: SyntaxNode[] = [];
  for (const node of scopes.flatMap(scope => [...descendants(scope)])) {
    const more = addedBy(node, place, code);
    if (more === undefined) return undefined;
    found.push(...more);
  }
  // A list that nothing is added to comes from elsewhere.
  return found.length > 0 ? found : undefined;
}

/** What a statement or call adds to a place; undefined where that cannot be told. */
function addedBy(node: SyntaxNode, place: string, { file }: WorkflowCode): readonly SyntaxNode[] | undefined {
  if (node.type === 'assignment' || node.type === 'augmented_assignment') {
    const [left, right] = [node.child('left'), node.child('right')];
    if (!left || file.textOf(left) !== place) return [];
    return right?.type === 'list' ? right.parts : undefined;
  }
  const call = node.type === 'call' ? readCall(node, file.text) : undefined;
  const object = call?.callee.type === 'attribute' ? call.callee.child('object') : undefined;
  if (!call || !object || file.textOf(object) !== place) return [];
  const method = file.textOf(call.callee.child('attribute')!);
  if (method === 'append' && call.args.length === 1) return [call.args[0]!.value];
  return method === 'clear' || method === 'copy' ? [] : undefined;
}
