import type { TextEdit } from '../edits.js';
import type { Project } from '../project/project.js';
import { decoratorsOf } from '../python/functions.js';
import type { SourceFile } from '../python/source-file.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';
import { indentOf } from '../python/whitespace.js';
import type { Related, Span } from '../types.js';
import { type BridgeTest, bridgeText, METHOD } from './bridge.js';
import { isDefinition, signatureEdit } from './signature.js';
import type { WorkflowRun } from './workflow-run.js';

/** A bridge in a workflow: as it was written, with the edits that take it out, or changed since, with the place. */
export type FoundBridge =
  | {
      readonly kind: 'intact';
      readonly model: string;
      readonly method: SyntaxNode;
      readonly edits: readonly TextEdit[];
    }
  | {
      readonly kind: 'changed';
      readonly model: string;
      readonly span: Span;
      readonly why: string;
      readonly related?: Related;
    };

/** Looks for the bridge that `--in-flight` writes; undefined where a workflow has none. */
export function findBridge(workflow: WorkflowRun, project: Project, columns: number): FoundBridge | undefined {
  const { file, run, init, parameters } = workflow;
  const [first, variadic] = parameters;
  const type = first?.annotation?.parts[0];
  const resolved = type && project.resolver.resolve(file, type);
  if (resolved?.kind !== 'definition' || resolved.node.type !== 'class_definition') return undefined;
  const method = methodOf(resolved.file, resolved.node);
  if (!method) return undefined;
  const model = file.textOf(type!);
  const changed = (span: Span, why: string): FoundBridge => ({ kind: 'changed', model, span, why });
  if (resolved.file !== file) return changed(first!.node, `${model} stands in another file`);
  if (parameters.length !== 2 || variadic!.kind !== 'var-positional') {
    return changed(run.child('parameters')!, `run does not take ${model} and the old payloads behind it`);
  }
  const test = testOf(file, method, model);
  if (!test) return changed(method, `${METHOD} was changed by hand`);
  const legacy = variadic!.name;
  const expected = bridgeText({ model, request: first!.name, legacy, test });
  const edits: TextEdit[] = [methodEdit(file, method)];
  for (const definition of [run, ...(init ? [init.node] : [])]) {
    const list = definition.child('parameters')!;
    const [self, request, star] = list.parts;
    if (!star || file.textOf(star) !== expected.variadic) return changed(list, 'the parameters were changed by hand');
    const statement = firstStatement(definition);
    if (!statement || compact(file.textOf(statement)) !== compact(expected.statement)) {
      return changed(statement ?? definition, 'the body does not begin with the statement that takes the old payloads');
    }
    const used = [...descendants(definition.child('body')!)].find(
      node => node.type === 'identifier' && file.textOf(node) === legacy && node.start > statement.end,
    );
    if (used) return changed(used, `${legacy} is used further on`);
    edits.push(signatureEdit(file, definition, [file.textOf(self!), file.textOf(request!)], columns));
    edits.push(lineEdit(file, statement));
  }
  const other = otherUse(workflow, model, resolved.node, project);
  if (other) {
    const related = { path: other.file.path, start: other.node.start, end: other.node.end, message: 'used here' };
    return { kind: 'changed', model, span: method, why: `${model}.${METHOD} is used elsewhere as well`, related };
  }
  return { kind: 'intact', model, method, edits: edits.sort((a, b) => a.start - b.start) };
}

function methodOf(file: SourceFile, node: SyntaxNode): SyntaxNode | undefined {
  const parts = (node.child('body')?.parts ?? []).map(part =>
    part.type === 'decorated_definition' ? part.child('definition')! : part,
  );
  return parts.find(part => part.type === 'function_definition' && file.textOf(part.child('name')!) === METHOD);
}

/** Which test the text of the method makes; undefined where it is none that the tool writes. */
function testOf(file: SourceFile, method: SyntaxNode, model: string): BridgeTest | undefined {
  // Where the code is not understood, a method may have nothing in it.
  const first = method.child('body')?.parts[0];
  if (decoratorsOf(method).length !== 1 || !first) return undefined;
  const statement = method.parent!;
  const indent = indentOf(file.lines.lineText(file.lines.lineOf(statement.start)));
  const unit = indentOf(file.lines.lineText(file.lines.lineOf(first.start))).slice(indent.length);
  const own = file
    .textOf(statement)
    .split(/\r\n|\n|\r/)
    .map(line => (line.startsWith(indent) ? line.slice(indent.length) : line))
    .map(line => line.replace(/^[ \t]+/, space => '    '.repeat(unit === '' ? 1 : space.length / unit.length)))
    .join('\n');
  const key = /"([^"\n]+)" in keys\)/.exec(own)?.[1];
  const tests: BridgeTest[] = [{ kind: 'count' }, { kind: 'object' }, ...(key ? [{ kind: 'key' as const, key }] : [])];
  const parts = { model, request: '', legacy: '' };
  return tests.find(test => bridgeText({ ...parts, test }).method.join('\n') === own);
}

/** The method with the blank line before it. */
function methodEdit(file: SourceFile, method: SyntaxNode): TextEdit {
  const statement = method.parent!;
  const before = statement.parent!.parts[statement.parent!.parts.indexOf(statement) - 1];
  const start = before ? file.lines.lineEnd(file.lines.lineOf(before.end)) : statement.start;
  return { start, end: statement.end, text: '' };
}

/** The lines of the statement; with the blank line behind it that stands before a definition. */
function lineEdit(file: SourceFile, statement: SyntaxNode): TextEdit {
  const { lines } = file;
  const last = lines.lineOf(statement.end);
  const parts = statement.parent!.parts;
  const next = parts[parts.indexOf(statement) + 1];
  const gap = parts[0] === statement && next && isDefinition(next) && lines.lineText(last + 1).trim() === '';
  const end = lines.starts[last + (gap ? 2 : 1)] ?? file.text.length;
  return { start: lines.starts[lines.lineOf(statement.start)]!, end, text: '' };
}

/** Without what a formatter changes. */
function compact(text: string): string {
  return text.replace(/\s+/g, '').replace(/,\)/g, ')');
}

function firstStatement(definition: SyntaxNode): SyntaxNode | undefined {
  const [first, second] = definition.child('body')?.parts ?? [];
  return first?.type === 'expression_statement' && first.parts[0]?.type === 'string' ? second : first;
}

/** A place that calls the method for itself. */
function otherUse(
  { file, init }: WorkflowRun,
  model: string,
  owner: SyntaxNode,
  project: Project,
): { readonly file: SourceFile; readonly node: SyntaxNode } | undefined {
  const call = new RegExp(`\\b${METHOD}\\b`);
  const uses = (other: SourceFile) =>
    other.nodes('attribute').filter(node => {
      if (other.textOf(node.child('attribute')!) !== METHOD) return false;
      const resolved = project.resolver.resolve(other, node.child('object')!);
      return resolved.kind === 'definition' && resolved.node === owner;
    });
  const own = uses(file);
  if (own.length > (init ? 2 : 1)) return { file, node: own.at(-1)! };
  project.matter([call.source]);
  for (const path of project.allPaths) {
    const text = path === file.path ? '' : project.latin1(path);
    // Under another name the model is still imported by its own.
    const other = call.test(text) && text.includes(model) ? project.file(path) : undefined;
    const node = other && uses(other)[0];
    if (other && node) return { file: other, node };
  }
  return undefined;
}
