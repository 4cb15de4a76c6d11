import type { TextEdit } from '../edits.js';
import type { Project } from '../project/project.js';
import { type Call, readCall } from '../python/calls.js';
import { countsOnTypeError } from '../python/exceptions.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import { referenceNames } from './reference-names.js';

/** One use of a dataclass: what it becomes, or why a model could not be used there. */
export interface DataclassUse {
  readonly file: SourceFile;
  readonly node: SyntaxNode;
  readonly note: string;
  readonly edits?: readonly TextEdit[];
  readonly blocked?: true;
  /** The name of the helper of `dataclasses` that is no longer called. */
  readonly frees?: string;
}

const HELPERS = /\b(?:asdict|astuple|replace|fields)\s*\(/;
/** What a pydantic.ValidationError is. */
const VALIDATION_ERROR = ['ValidationError', 'ValueError', 'Exception', 'BaseException'];
/** Calls that take a class and make nothing of it that a dataclass has and a model has not. */
const HARMLESS = /(?:^|\.)(?:isinstance|issubclass|cast|type|print|repr|TypeAdapter|patch|object)$/;

/** Every use of a dataclass in the repository that would notice that it becomes a model. */
export function dataclassUses(
  file: SourceFile,
  node: SyntaxNode,
  fields: readonly string[],
  project: Project,
): DataclassUse[] {
  const className = file.textOf(node.child('name')!);
  const { isName, paths } = referenceNames([{ className, registered: undefined, node }], project);
  project.matter([HELPERS.source]);
  const helpers = project.allPaths.filter(path => HELPERS.test(project.latin1(path)));
  const uses: DataclassUse[] = [];
  for (const path of new Set([...paths, ...helpers])) {
    const other = project.file(path);
    if (!other) continue;
    for (const call of other.nodes('call')) uses.push(...ofHelper(other, call, node, className, project));
    for (const name of other.nodes('identifier')) {
      if (!isName(other.path, other.textOf(name)) || isDeclaration(name)) continue;
      const expression = name.field === 'attribute' && name.parent?.type === 'attribute' ? name.parent : name;
      const resolved = project.resolver.resolve(other, expression);
      if (resolved.kind === 'definition' && resolved.node === node)
        uses.push(...ofClass(other, expression, fields, project));
      else if (
        resolved.kind === 'ambiguous' &&
        resolved.options.some(each => each.kind === 'definition' && each.node === node)
      ) {
        uses.push({ file: other, node: expression, note: 'the name has several meanings here', blocked: true });
      }
    }
  }
  return uses;
}

function isDeclaration(node: SyntaxNode): boolean {
  if (node.field === 'name' && node.parent?.type !== 'named_expression') return true;
  return (
    node.ancestor('import_statement', 'import_from_statement', 'block', 'module')?.type.startsWith('import') ?? false
  );
}

function* ofClass(
  file: SourceFile,
  node: SyntaxNode,
  fields: readonly string[],
  project: Project,
): Generator<DataclassUse> {
  const { parent } = node;
  const block = (note: string): DataclassUse => ({ file, node, note, blocked: true });
  if (parent?.type === 'call' && node.field === 'function') {
    yield construction(file, parent, fields);
    return;
  }
  if (parent?.type === 'attribute' && /^__dataclass|^__match_args__/.test(file.textOf(parent.child('attribute')!))) {
    yield block('what dataclasses add to a class is used');
  }
  const list =
    parent?.type === 'argument_list' ? parent : parent?.type === 'keyword_argument' ? parent.parent : undefined;
  if (list?.type === 'argument_list' && list.parent?.type === 'class_definition')
    yield block('a class derives from it');
  if (list?.type === 'argument_list' && list.parent?.type === 'call') {
    const callee = list.parent.child('function')!;
    const resolved = project.resolver.resolve(file, callee);
    const sdk = resolved.kind === 'external' && resolved.name.startsWith('temporalio.');
    if (!sdk && parent?.type === 'keyword_argument' && file.textOf(parent.child('name')!) === 'result_type') return;
    if (!sdk && !HARMLESS.test(file.textOf(callee))) yield block(`the class is handed to ${file.textOf(callee)}`);
  }
  const pattern = node.ancestor('class_pattern', 'block');
  if (pattern?.type === 'class_pattern' && pattern.parts.slice(1).some(part => !/^\w+\s*=/.test(file.textOf(part)))) {
    yield block('a pattern matches its fields by position');
  }
}

/** `Order("1", lines)` becomes `Order(number="1", lines=lines)`: a model takes keywords only. */
function construction(file: SourceFile, node: SyntaxNode, fields: readonly string[]): DataclassUse {
  const call = readCall(node, file.text);
  const blocked = (note: string): DataclassUse => ({ file, node, note, blocked: true });
  if (countsOnTypeError(file, node, VALIDATION_ERROR))
    return blocked('the code around counts on a TypeError, and a model raises a ValidationError');
  if (!call || call.args.some(arg => arg.kind === 'star'))
    return blocked('it is made from arguments that cannot be read');
  const positional = call.args.filter(arg => arg.kind === 'positional');
  if (positional.length > fields.length) return blocked('it is made from more arguments than it has fields');
  const edits = positional.map(({ value }, i): TextEdit[] => {
    const bare = value.type === 'named_expression';
    const insert = { start: value.start, end: value.start, text: `${fields[i]}=${bare ? '(' : ''}` };
    return bare ? [insert, { start: value.end, end: value.end, text: ')' }] : [insert];
  });
  return { file, node, note: 'its arguments become keywords', edits: edits.flat() };
}

function* ofHelper(
  file: SourceFile,
  node: SyntaxNode,
  owner: SyntaxNode,
  className: string,
  project: Project,
): Generator<DataclassUse> {
  const callee = node.child('function')!;
  if (!/(?:^|\.)(?:asdict|astuple|replace|fields)$/.test(file.textOf(callee))) return;
  const resolved = project.resolver.resolve(file, callee);
  const helper = resolved.kind === 'external' ? /^dataclasses\.(\w+)$/.exec(resolved.name)?.[1] : undefined;
  const call = helper === undefined ? undefined : readCall(node, file.text);
  const first = call?.args[0];
  if (!call || first?.kind !== 'positional') return;
  const type = project.types.typeOf(file, first.value);
  const asClass = project.resolver.resolve(file, first.value);
  const known =
    type ?? (asClass.kind === 'definition' && asClass.node.type === 'class_definition' ? asClass : undefined);
  if (known && !(known.kind === 'definition' && known.node === owner)) return;
  if (!known && isFromOutside(file, first.value, project)) return;
  const frees = callee.type === 'identifier' ? { frees: file.textOf(callee) } : { frees: 'dataclasses' };
  if (!known && /\bis_dataclass\s*\(/.test(file.text)) {
    yield {
      file,
      node,
      note: `unresolved: ${helper}() is given what is_dataclass() takes: a ${className} is none any more`,
    };
  } else if (!known) {
    yield { file, node, note: `${helper}() may be given ${className} here, and takes no model`, blocked: true };
  } else if (helper === 'asdict' && call.args.length === 1) {
    yield { file, node, note: 'asdict() becomes model_dump()', edits: asMethod(call, '.model_dump()'), ...frees };
  } else if (helper === 'replace' && call.args.slice(1).every(arg => arg.kind === 'keyword')) {
    yield { file, node, note: 'replace() becomes model_copy()', edits: asCopy(file, call), ...frees };
  } else yield { file, node, note: `${helper}() has no counterpart for a model here`, blocked: true };
}

/** An attribute, or the result of a call, of something outside of the repository: it is no class of it. */
function isFromOutside(file: SourceFile, value: SyntaxNode, project: Project): boolean {
  const named = value.type === 'call' ? value.child('function')! : value;
  return project.resolver.resolve(file, named).kind === 'external';
}

const PRIMARY = new Set(['identifier', 'attribute', 'call', 'subscript', 'parenthesized_expression']);

function asMethod({ node, args }: Call, method: string): TextEdit[] {
  const { value } = args[0]!;
  const bare = PRIMARY.has(value.type);
  return [
    { start: node.start, end: value.start, text: bare ? '' : '(' },
    { start: value.end, end: node.end, text: `${bare ? '' : ')'}${method}` },
  ];
}

function asCopy(file: SourceFile, { node, args }: Call): TextEdit[] {
  const { value } = args[0]!;
  const bare = PRIMARY.has(value.type);
  const edits: TextEdit[] = [{ start: node.start, end: value.start, text: bare ? '' : '(' }];
  const changes = args.slice(1);
  if (changes.length === 0)
    return [edits[0]!, { start: value.end, end: node.end, text: `${bare ? '' : ')'}.model_copy()` }];
  changes.forEach((arg, i) => {
    if (arg.kind !== 'keyword') return;
    const before = i === 0 ? `${bare ? '' : ')'}.model_copy(update={` : ', ';
    edits.push({
      start: i === 0 ? value.end : changes[i - 1]!.value.end,
      end: arg.value.start,
      text: `${before}"${arg.name}": `,
    });
  });
  edits.push({ start: changes.at(-1)!.value.end, end: node.end, text: '})' });
  return edits.filter(edit => file.text.slice(edit.start, edit.end) !== edit.text);
}
