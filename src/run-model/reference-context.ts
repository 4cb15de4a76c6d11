import type { Project } from '../project/project.js';
import { parameterUses } from '../python/parameter-uses.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import { givenParameter } from './given-parameter.js';

/**
 * What a reference that is no call means for a change of the parameters. `goesOn`: the value goes on from here and may be
 * started where nothing names it; under that name, if it is not empty, in other files as well. `table`: it stands among
 * data, and sends nothing unless a start takes its workflow from there.
 */
export type Context =
  /** Nothing: it sends no payload. Without a note it is not worth a word. */
  | { readonly kind: 'fine'; readonly note: string; readonly goesOn?: string }
  /** Someone should look, but it starts no workflow. */
  | { readonly kind: 'look'; readonly note: string; readonly goesOn?: string }
  /** It may send the old payloads in a way that cannot be read. */
  | { readonly kind: 'blocked'; readonly note: string; readonly table?: true };

/** What is referred to. */
export type Referred = 'class' | 'run' | 'name';

const FINE = { kind: 'fine', note: '' } as const;
const GOES_ON: Context = { kind: 'fine', note: '', goesOn: '' };
const HANDLES = /(?:^|\.)get_(?:external_)?workflow_handle(?:_for)?$/;
const QUERIES = /(?:^|\.)(?:isinstance|issubclass|repr|str|print|type|id|hash|len|hasattr|get_type_hints)$/;
const INSPECTS = /^(?:inspect\.\w+|asyncio\.iscoroutinefunction|typing\.get_type_hints)$/;
const MOCKS = /(?:^|\.)(?:patch|object|setattr|delattr|spy|stub|create_autospec|Mock|MagicMock|AsyncMock|dict)$/;
const STARTS = /start|execute|run|trigger|launch|schedule|spawn|submit|dispatch|enqueue|call|invoke|partial/i;
const LISTS = new Set(['list', 'set', 'list_splat']);
const CARRIERS = new Set([...LISTS, 'tuple', 'binary_operator', 'parenthesized_expression', 'conditional_expression']);

const look = (note: string) => ({ kind: 'look', note }) as const;

/** Sorts a reference that is not the target of a call that the tool understands. */
export function contextOf(file: SourceFile, node: SyntaxNode, referred: Referred, project: Project): Context {
  const parent = node.parent;
  const text = file.textOf(node);
  switch (parent?.type) {
    case 'parenthesized_expression':
    case 'await':
    case 'conditional_expression':
      return contextOf(file, parent, referred, project);
    case 'argument_list':
    case 'keyword_argument':
      return inCall(file, node, parent, referred, project);
    case 'call':
      // `Flow()`: the instance goes on.
      return referred === 'class' ? ofInstance(file, parent, text) : FINE;
    case 'attribute':
    case 'comparison_operator':
    case 'type':
    case 'expression_statement':
    case 'generic_type':
    case 'type_parameter':
    case 'binary_operator':
    case 'interpolation':
    case 'class_pattern':
      return FINE;
    case 'subscript':
      return GOES_ON;
    case 'assignment':
      return ofAssignment(file, node, parent, text, referred);
    case 'list':
    case 'set':
    case 'tuple':
    case 'list_splat':
      return inList(file, parent, referred, text);
    case 'pair':
    case 'dictionary':
      return inTable(text);
    case 'return_statement':
    case 'lambda':
    case 'default_parameter':
    case 'typed_default_parameter':
    case 'yield':
      if (referred === 'name') return { ...look(`${text} is handed on as a name`), goesOn: outletOf(file, node) ?? '' };
      return { kind: 'blocked', note: `${text} is handed on: who calls it, and with which payloads, is not known` };
    case 'concatenated_string':
      return FINE;
    default:
      if (referred === 'name') return { kind: 'look', note: `${text} is mentioned by name` };
      return { kind: 'blocked', note: `what happens to ${text} here is not understood` };
  }
}

function inCall(file: SourceFile, node: SyntaxNode, parent: SyntaxNode, referred: Referred, project: Project): Context {
  const list = parent.type === 'keyword_argument' ? parent.parent! : parent;
  const text = file.textOf(node);
  if (list.type !== 'argument_list') return FINE;
  // A base class, or an argument of one.
  if (list.parent?.type === 'class_definition') return FINE;
  const call = list.parent;
  if (call?.type !== 'call') return { kind: 'blocked', note: `the code around ${text} is not understood` };
  const callee = file.textOf(call.child('function')!).replace(/\s+/g, '');
  // Of `wrapper(client.start)(…)`, all.
  const last = callee.endsWith(')') ? callee : callee.slice(callee.lastIndexOf('.') + 1);
  if (HANDLES.test(callee) || QUERIES.test(callee) || call.parent?.type === 'raise_statement') return FINE;
  const asked = project.resolver.resolve(file, call.child('function')!);
  if (asked.kind === 'external' && INSPECTS.test(asked.name)) {
    return /signature|argspec/.test(asked.name) ? look(`${last} looks at the parameters of ${text}`) : FINE;
  }
  if (/^(?:cast|getattr)$/.test(last)) return GOES_ON;
  if (
    parent.type === 'keyword_argument' &&
    /^(?:name|workflow_type|doc|id)$/.test(file.textOf(parent.child('name')!)) &&
    referred === 'name'
  ) {
    const api = project.resolver.resolve(file, call.child('function')!);
    if (api.kind === 'external' && api.name.startsWith('temporalio.')) return FINE;
  }
  if (MOCKS.test(callee))
    return { kind: 'look', note: `a test stands in for ${text}: look at what it expects to be sent` };
  if (referred === 'class' && isRegistered(file, call, node, project))
    return { kind: 'fine', note: `registered by ${last}` };
  const isOwn = project.resolver.resolve(file, call.child('function')!).kind === 'definition';
  if (referred === 'class' && list.parts.length === 1 && !isOwn)
    return { kind: 'fine', note: `handed to ${last}`, goesOn: '' };
  if (referred === 'name' && !STARTS.test(last)) return { kind: 'look', note: `${text} goes to ${last} as a name` };
  return { kind: 'blocked', note: `${text} is handed to ${last}, which may send the old payloads` };
}

/** The function that is called does nothing with the class but hand it on as one of `workflows=`. */
function isRegistered(file: SourceFile, node: SyntaxNode, given: SyntaxNode, project: Project): boolean {
  const called = givenParameter(file, node, given, project);
  if (!called) return false;
  const { name } = called.parameter;
  const { reads, stays } = parameterUses(called.file, called.definition, [name]).get(name)!;
  return stays === undefined && reads.length > 0 && reads.every(read => goesToWorkflows(called.file, read));
}

/** `workflows=name`, `workflows=[name]`, `workflows=[*name]`, `workflows=list(name)`. */
function goesToWorkflows(file: SourceFile, read: SyntaxNode): boolean {
  let node = read;
  while (node.parent && (LISTS.has(node.parent.type) || isListCall(file, node.parent))) node = node.parent;
  return node.parent?.type === 'keyword_argument' && file.textOf(node.parent.child('name')!) === 'workflows';
}

function isListCall(file: SourceFile, node: SyntaxNode): boolean {
  const call = node.type === 'argument_list' ? node.parent : node;
  return call?.type === 'call' && /^(?:list|tuple)$/.test(file.textOf(call.child('function')!));
}

function ofInstance(file: SourceFile, call: SyntaxNode, text: string): Context {
  const parent = call.parent;
  if (parent?.type === 'argument_list' || parent?.type === 'keyword_argument') {
    const list = parent.type === 'argument_list' ? parent : parent.parent!;
    const callee = list.parent?.child('function');
    if (callee && QUERIES.test(file.textOf(callee))) return FINE;
    // `Flow.run(Flow(), …)`: a method of its own class.
    if (callee?.type === 'attribute' && file.textOf(callee.child('object')!) === text && list.parts[0] === call)
      return FINE;
    return { kind: 'blocked', note: `an instance of ${text} is handed on: who runs it is not known` };
  }
  const name = outletOf(file, call);
  return name === undefined ? FINE : { ...FINE, goesOn: name };
}

/** The name under which a value goes on: of the function that returns it, or of what it is assigned to. */
function outletOf(file: SourceFile, value: SyntaxNode): string | undefined {
  const { parent } = value;
  if (parent?.type === 'return_statement' || parent?.type === 'yield') {
    const name = parent.ancestor('function_definition')?.child('name');
    return name && file.textOf(name);
  }
  const left = parent?.type === 'assignment' ? parent.child('left') : undefined;
  const name = left?.type === 'attribute' ? left.child('attribute') : left;
  return name?.type === 'identifier' ? file.textOf(name) : undefined;
}

function ofAssignment(
  file: SourceFile,
  node: SyntaxNode,
  assignment: SyntaxNode,
  text: string,
  referred: Referred,
): Context {
  const left = assignment.child('left');
  if (node.field === 'left') return FINE;
  if (left?.type === 'identifier') {
    // A plain other name is followed; a choice, or an attribute of a class, is not.
    if (referred === 'name' && file.scopes.lookup(file.textOf(left), left).length > 1)
      return look(`${text} is one of the values of ${file.textOf(left)}`);
    const plain = node.type === 'identifier' || node.type === 'attribute' || node.type === 'string';
    const inClass = file.scopes.of(assignment).kind === 'class';
    if (plain && !inClass) return FINE;
    const goesOn = file.textOf(left);
    return referred === 'name' && !plain
      ? { ...look(`${text} may be the value of ${goesOn}`), goesOn }
      : { ...FINE, goesOn };
  }
  const target = left ? file.textOf(left) : 'a target';
  return { kind: 'blocked', note: `${text} is kept in ${target}: who calls it, and with which payloads, is not known` };
}

/** `workflows=[A, B]` registers; a tuple of a class with something else is a table. */
function inList(file: SourceFile, list: SyntaxNode, referred: Referred, text: string): Context {
  if (referred === 'name') {
    const assignment = list.parent?.type === 'assignment' ? list.parent.child('left') : undefined;
    if (assignment && file.textOf(assignment) === '__all__') return FINE;
    return list.type === 'tuple' ? inTable(text) : { kind: 'look', note: `${text} is listed by name` };
  }
  const onlyReferences = list.parts.every(
    part => part.type === 'identifier' || part.type === 'attribute' || LISTS.has(part.type),
  );
  if (referred === 'class' && (list.type !== 'tuple' || onlyReferences)) {
    const goesOn = listOutlet(file, list);
    return { kind: 'fine', ...(goesOn === undefined ? { note: 'registered' } : { note: 'listed', goesOn }) };
  }
  return inTable(text);
}

function inTable(text: string): Context {
  const note = `${text} stands in a table: who reads it, and with which payloads, is not known`;
  return { kind: 'blocked', note, table: true };
}

/** Where a list of classes goes on to; undefined where it registers them (`workflows=`). */
function listOutlet(file: SourceFile, list: SyntaxNode): string | undefined {
  let node = list;
  while (node.parent && CARRIERS.has(node.parent.type)) node = node.parent;
  const { parent } = node;
  if (parent?.type === 'keyword_argument' && file.textOf(parent.child('name')!) === 'workflows') return undefined;
  return outletOf(file, node) ?? '';
}
