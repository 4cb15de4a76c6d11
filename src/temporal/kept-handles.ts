import { readCall } from '../python/calls.js';
import type { SourceFile } from '../python/source-file.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';

/**
 * Whether the function around the start of a child keeps its handle and reads `handle.id`: of the name that the handle is
 * assigned to, or of the items of a list that it goes into. Whatever the id is, it is known then.
 */
export function readsIdOfHandle(file: SourceFile, start: SyntaxNode): boolean {
  const body = start.ancestor('function_definition')?.child('body');
  if (!body) return false;
  const nodes = [...descendants(body)];
  const handles = new Set<string>();
  const lists = new Set<string>();
  let made = start;
  while (made.parent?.type === 'await' || made.parent?.type === 'parenthesized_expression') made = made.parent;
  const inList = made.field === 'body' && made.parent?.type === 'list_comprehension' ? made.parent : undefined;
  const target = (inList ?? made).parent?.child('left');
  if (target?.type === 'identifier') (inList ? lists : handles).add(file.textOf(target));
  for (const node of nodes) {
    const call = node.type === 'call' ? readCall(node, file.text) : undefined;
    if (call?.callee.type !== 'attribute' || file.textOf(call.callee.child('attribute')!) !== 'append') continue;
    const given = call.args.flatMap(({ value }) => (value.type === 'tuple' ? value.parts : [value]));
    const holds = given.some(part => part === made || (part.type === 'identifier' && handles.has(file.textOf(part))));
    if (holds) lists.add(file.textOf(call.callee.child('object')!));
  }
  for (const node of nodes) {
    if (node.type !== 'for_statement' && node.type !== 'for_in_clause') continue;
    const over = node.child('right');
    const left = node.child('left');
    if (!over || !left || !lists.has(file.textOf(over))) continue;
    for (const part of [left, ...descendants(left)]) if (part.type === 'identifier') handles.add(file.textOf(part));
  }
  return nodes.some(node => {
    const object = node.type === 'attribute' ? node.child('object') : undefined;
    return object && handles.has(file.textOf(object)) && file.textOf(node.child('attribute')!) === 'id';
  });
}
