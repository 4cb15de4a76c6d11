import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import { indentOf, lineBreak, unitOf } from '../python/whitespace.js';
import type { ModelField } from './fields.js';
import { needsNamespace } from './names.js';
import type { WorkflowRun } from './workflow-run.js';

/** Comments of a parameter list, by the parameter that they belong to. */
export interface ParameterComments {
  /** On lines of their own before it. */
  readonly before: readonly string[];
  /** Behind it on its line. */
  readonly behind: readonly string[];
}

/** The model's text and where it goes: on lines of its own before the workflow. */
export interface ModelClass {
  readonly offset: number;
  readonly text: string;
}

/** What the text of a model needs to know. */
export interface ModelText {
  readonly name: string;
  /** How the file names `pydantic.BaseModel` and, where it is needed, `pydantic.ConfigDict`. */
  readonly base: string;
  readonly config: string;
  readonly fields: readonly ModelField[];
  /** The comments of the parameters that the fields come from. */
  readonly comments?: ReadonlyMap<SyntaxNode | undefined, ParameterComments>;
  /** Lines of methods, without indentation; a blank line goes before them. */
  readonly methods?: readonly string[];
}

/** Writes the model in front of a workflow, its decorators and the comments that stand directly above them. */
export function modelClass(workflow: WorkflowRun, model: ModelText): ModelClass {
  const { name, base, config, fields, comments = new Map(), methods = [] } = model;
  const { file, node } = workflow;
  const statement = node.parent?.type === 'decorated_definition' ? node.parent : node;
  const offset = startOf(file, statement);
  const line = file.lines.lineOf(statement.start);
  const indent = indentOf(file.lines.lineText(line));
  const unit = bodyIndent(file, node).slice(indent.length) || unitOf(indent, file);
  const newline = lineBreak(file, line);
  const body = [`"""The input of ${workflow.className}."""`, ''];
  if (fields.some(field => needsNamespace(field.name)))
    body.push(`model_config = ${config}(protected_namespaces=())`, '');
  for (const field of fields) {
    const own = comments.get(field.parameter.node);
    body.push(...(own?.before ?? []));
    const value = field.default === undefined ? '' : ` = ${field.default}`;
    const behind = (own?.behind ?? []).map((comment: string) => `  ${comment}`).join('');
    body.push(`${field.name}: ${field.annotation}${value}${behind}`);
  }
  body.push(...(comments.get(undefined)?.before ?? []));
  if (methods.length > 0) body.push('', ...methods);
  const lines = [`class ${name}(${base}):`, ...body.map(text => (text === '' ? '' : `${unit}${text}`))];
  const gap = indent === '' ? [``, ``] : [``];
  const text = [...lines, ...gap].map(each => (each === '' ? newline : `${indent}${each}${newline}`)).join('');
  return { offset, text };
}

/** The indentation of the statements of a definition's body. */
export function bodyIndent(file: SourceFile, definition: SyntaxNode): string {
  const first = definition.child('body')?.parts[0];
  return first ? indentOf(file.lines.lineText(file.lines.lineOf(first.start))) : '';
}

/** The start of the line on which a statement, or the comment block directly above it, begins. */
function startOf(file: SourceFile, statement: SyntaxNode): number {
  const { lines } = file;
  let line = lines.lineOf(statement.start);
  const indent = indentOf(lines.lineText(line));
  while (line > 0) {
    const above = lines.lineText(line - 1);
    if (!/^\s*#/.test(above) || indentOf(above) !== indent) break;
    // A shebang or an encoding line stays at the top (PEP 263).
    if (line - 1 < 2 && /^(?:\uFEFF)?#!|coding[:=]/.test(above)) break;
    line--;
  }
  return lines.codeStart(line);
}

/**
 * The comments of a parameter list by parameter; those behind the last one are filed under undefined. A comment behind
 * code belongs to the parameter that ends there, any other to the one that follows.
 */
export function commentsOf(file: SourceFile, list: SyntaxNode): ReadonlyMap<SyntaxNode | undefined, ParameterComments> {
  const found = new Map<SyntaxNode | undefined, { before: string[]; behind: string[] }>();
  const entry = (node: SyntaxNode | undefined) => {
    const known = found.get(node) ?? { before: [], behind: [] };
    found.set(node, known);
    return known;
  };
  const [, ...parameters] = list.parts.filter(part => part.type !== 'positional_separator');
  const { lines } = file;
  for (const comment of list.children.filter(child => child.type === 'comment')) {
    const line = lines.lineOf(comment.start);
    const behind = parameters.findLast(node => node.end <= comment.start && lines.lineOf(node.end) === line);
    if (behind) entry(behind).behind.push(file.textOf(comment));
    else entry(parameters.find(node => node.start >= comment.end)).before.push(file.textOf(comment));
  }
  return found;
}
