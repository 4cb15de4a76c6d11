import { readCall } from '../python/calls.js';
import { fieldsOf } from '../python/classes.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import { EditSet, Rank } from '../python/text-edits.js';
import { todoEdits } from '../python/todo-comments.js';
import { indentOf, width } from '../python/whitespace.js';
import { ownNodes } from '../temporal/continue-as-new/carried.js';
import type { Loop } from '../temporal/continue-as-new/classify.js';
import { pathOf } from '../temporal/continue-as-new/mutations.js';
import type { FunctionRef } from '../temporal/continue-as-new/unit.js';
import { payloadsOf } from '../temporal/payloads.js';
import type { Semantics } from '../temporal/semantics.js';
import type { State } from './state.js';

/** The names of what a sketch defines. */
export interface SketchNames {
  readonly batch: string;
  readonly batchResult: string;
  readonly child: string;
  readonly parent: string;
  readonly result: string;
}

/** The old run as the run of one batch. */
export interface ChildBody {
  /** Lines with the indentation of the old ones. */
  readonly text: string;
  /** The name of the parameter that takes the model of the batch. */
  readonly parameter: string;
  /** The indentation of the method, for its `def`. */
  readonly indent: string;
  /** Whether it needs `asdict`. */
  readonly converts: boolean;
}

const COLUMNS = 88;
const SUGGESTED = 'is_continue_as_new_suggested';
const HISTORY = /get_current_history_(length|size)/;

/**
 * The code of the old run, changed where it continued as new: there the batch ends, and gives back where the next one
 * starts. Undefined where that cannot be done by putting returns in the place of statements.
 */
export function childBody(
  loops: readonly Loop[],
  run: FunctionRef,
  state: State,
  names: SketchNames,
  semantics: Semantics,
): ChildBody | undefined {
  const { file, node } = run;
  const own = ownNodes(node);
  const edits = new EditSet(file.text);
  const isUsed = (name: string) => own.some(part => part.type === 'identifier' && file.textOf(part) === name);
  const next = isUsed('next_batch') ? 'following' : 'next_batch';
  const parameter = state.shape === 'fields' ? state.parameters[0]!.name : isUsed('batch') ? 'given' : 'batch';
  let converts = false;
  const replaced = new Set<SyntaxNode>();
  for (const loop of loops) {
    const statement = ownStatement(loop, node);
    const made = statement && nextBatch(loop, state, names, semantics);
    if (!statement || !made || !beginsLine(file, statement)) return undefined;
    converts ||= made.converts;
    replaced.add(statement);
    const indent = indentOf(file.lines.lineText(file.lines.lineOf(statement.start)));
    const counts = totalsOf(state).map(name => `${name}=${next}.${name}, `);
    const text = `${next} = ${laidOut(made, indent)}\n${indent}return ${names.batchResult}(${counts.join('')}next_batch=${next})`;
    edits.replace(statement.start, statement.end, text, Rank.inner);
  }
  const done = `return ${names.batchResult}(${finalCounts(loops[0]!, state).join(', ')})`;
  for (const part of own) {
    if (part.type === 'return_statement' && !replaced.has(part)) {
      const line = file.lines.lineOf(part.start);
      if (!beginsLine(file, part)) return undefined;
      const was = file.textOf(part).replace(/\s+/g, ' ');
      const indent = indentOf(file.lines.lineText(line));
      edits.replace(part.start, part.end, `# No more batches. It was: ${was}\n${indent}${done}`, Rank.inner);
    } else replaceGuard(file, part, edits);
  }
  for (const { edit } of todoEdits(file, 'continue-as-new', [], COLUMNS))
    edits.replace(edit.start, edit.end, '', Rank.inner);
  const lines = bodyLines(file, node);
  if (!lines) return undefined;
  const indent = indentOf(file.lines.lineText(file.lines.lineOf(lines.first.start)));
  const opening =
    state.shape === 'parameters' ? state.parameters.map(({ name }) => `${indent}${name} = ${parameter}.${name}\n`) : [];
  const closing = isFinal(lines.last, file, replaced) ? '' : `\n${indent}${done}`;
  const text = `${opening.join('')}${edits.applied(lines.start, lines.end)}${closing}`.replace(/\r\n?/g, '\n');
  return { text, parameter, indent: indentOf(file.lines.lineText(file.lines.lineOf(node.start))), converts };
}

/** The names of the totals. */
export function totalsOf({ fields }: State): string[] {
  return fields.filter(({ role }) => role === 'total').map(({ name }) => name);
}

/** The statement that a use is all of, in the function itself. */
function ownStatement({ use }: Loop, fn: SyntaxNode): SyntaxNode | undefined {
  if (use.spelling !== 'call' || use.node.ancestor('function_definition', 'lambda') !== fn) return undefined;
  let at = use.node.parent;
  while (at && (at.type === 'await' || at.type === 'parenthesized_expression')) at = at.parent;
  return at && /^(expression_statement|return_statement)$/.test(at.type) ? at : undefined;
}

function beginsLine(file: SourceFile, node: SyntaxNode): boolean {
  return /^\s*$/.test(file.text.slice(file.lines.starts[file.lines.lineOf(node.start)], node.start));
}

/** The making of a model. */
interface Making {
  readonly model: string;
  readonly args: readonly string[];
  readonly converts: boolean;
}

/** On one line where it fits, else with a line for each argument. */
function laidOut({ model, args }: Making, indent: string): string {
  const line = `${model}(${args.join(', ')})`;
  if (width(`${indent}next_batch = ${line}`) <= COLUMNS && !line.includes('\n')) return line;
  const step = indent.includes('\t') ? '\t' : '    ';
  return `${model}(\n${args.map(arg => `${indent}${step}${arg},\n`).join('')}${indent})`;
}

/** What was handed to the next run, as the model of the next batch. */
function nextBatch(
  { use: { call, file } }: Loop,
  state: State,
  { batch }: SketchNames,
  { resolver }: Semantics,
): Making | undefined {
  const payloads = call && payloadsOf(call);
  if (!payloads || payloads.length > state.parameters.length) return undefined;
  if (state.shape === 'parameters') {
    const given = payloads.map((payload, i) => `${state.parameters[i]!.name}=${file.textOf(payload)}`);
    return { model: batch, args: given, converts: false };
  }
  const [payload] = payloads;
  if (!payload) return { model: batch, args: [], converts: false };
  const made = payload.type === 'call' ? readCall(payload, file.text) : undefined;
  const resolved = made && resolver.resolve(file, made.callee);
  const own = resolved?.kind === 'definition' && resolved.node === state.model!.node;
  const plain = made?.args.every(({ kind }) => kind === 'positional' || kind === 'keyword');
  if (!made || !own || !plain)
    return { model: `${batch}.model_validate`, args: [`asdict(${file.textOf(payload)})`], converts: true };
  const fields = fieldsOf(state.model!.file, state.model!.node);
  const given = made.args.map((arg, i) =>
    arg.kind === 'keyword' ? file.textOf(arg.node) : `${fields[i]?.name}=${file.textOf(arg.value)}`,
  );
  return { model: batch, args: given, converts: false };
}

/** `sent=batch.sent`: what the totals are where the old run came to its end. */
function finalCounts({ carried }: Loop, state: State): string[] {
  return totalsOf(state).map(name => {
    const value = carried.values.find(each => each.name === name)!;
    const operands = value.node.type === 'binary_operator' ? value.node.parts : [value.node];
    const [path] = operands.flatMap(operand => pathOf(value.file, operand) ?? []);
    return `${name}=${path ?? 0}`;
  });
}

/** What asked whether history is long becomes true: a batch ends where the old run might have. */
function replaceGuard(file: SourceFile, node: SyntaxNode, edits: EditSet): void {
  const callee = node.type === 'call' ? node.child('function') : undefined;
  const suggested = callee?.type === 'attribute' && file.textOf(callee.child('attribute')!) === SUGGESTED;
  const compared = node.type === 'comparison_operator' && HISTORY.test(file.textOf(node));
  if (!suggested && !compared) return;
  edits.replace(node.start, node.end, 'True', Rank.inner);
  const end = file.lines.lineEnd(file.lines.lineOf(node.end));
  const rest = file.text.slice(node.end, end);
  if (/^\)?:$/.test(rest)) edits.insert(end, `  # It was: ${file.textOf(node).replace(/\s+/g, ' ')}`, Rank.afterGap);
}

/** The lines of a body behind its docstring. */
function bodyLines(file: SourceFile, fn: SyntaxNode) {
  const body = fn.child('body');
  const [first, ...rest] = body?.parts ?? [];
  const isDocstring = first?.type === 'expression_statement' && first.parts[0]?.type === 'string';
  const start = isDocstring ? rest[0] : first;
  const colon = fn.children.findLast(child => child.type === ':');
  if (!body || !start || !colon || !beginsLine(file, start)) return undefined;
  const before = isDocstring ? first!.end : colon.end;
  return {
    first: start,
    last: body.parts.at(-1)!,
    start: file.lines.starts[file.lines.lineOf(before) + 1]!,
    end: file.lines.lineEnd(file.lines.lineOf(fn.end)),
  };
}

/** Whether nothing follows a statement. */
function isFinal(last: SyntaxNode, file: SourceFile, replaced: ReadonlySet<SyntaxNode>): boolean {
  if (/^(return_statement|raise_statement)$/.test(last.type) || replaced.has(last)) return true;
  return (
    last.type === 'while_statement' &&
    /^True$/.test(file.textOf(last.child('condition')!)) &&
    !/\bbreak\b/.test(file.textOf(last))
  );
}
