import type { TextEdit } from '../edits.js';
import { parameterUses } from '../python/parameter-uses.js';
import type { SourceFile } from '../python/source-file.js';
import { isDocstring } from '../python/strings.js';
import type { SyntaxNode } from '../python/syntax.js';
import { indentOf, lineBreak, unitOf, width } from '../python/whitespace.js';
import { bodyIndent } from './model-class.js';

/** How a function's parameters turn into attributes of one. */
export interface Collapse {
  /** The new parameter. */
  readonly request: string;
  /** What stands in the signature behind its name: `: Model`, `: Model = Model()`. */
  readonly declared: string;
  /** More parameters behind it, as written: the bridge's variadic. */
  readonly more?: string;
  /** Old parameter name → field, in order. */
  readonly fields: ReadonlyMap<string, string>;
  /** Old parameters whose annotation is a union. */
  readonly unions: ReadonlySet<string>;
  /** Statements that go before everything else in the body. */
  readonly first?: readonly string[];
}

/** The edits of one function, or what keeps it from being rewritten. */
export type Collapsed = { readonly edits: readonly TextEdit[] } | { readonly obstacle: string };

/**
 * Gives a method one parameter in the place of all behind `self`, and turns their uses into attributes of it. A parameter
 * that is more than read is unpacked at the top of the body, behind the docstring.
 * @param columns of a line
 */
export function collapseParameters(
  file: SourceFile,
  definition: SyntaxNode,
  collapse: Collapse,
  columns: number,
): Collapsed {
  const { request, fields, unions, first = [] } = collapse;
  const uses = parameterUses(file, definition, [...fields.keys()], unions);
  const self = file.textOf(definition.child('parameters')!.parts[0]!);
  const parts = [self, `${request}${collapse.declared}`, ...(collapse.more ? [collapse.more] : [])];
  const edits: TextEdit[] = [signatureEdit(file, definition, parts, columns)];
  const unpacked: string[] = [...first];
  for (const [name, field] of fields) {
    const { reads, stays } = uses.get(name)!;
    if (stays !== undefined) unpacked.push(`${name} = ${request}.${field}`);
    else for (const { start, end } of reads) edits.push({ start, end, text: `${request}.${field}` });
  }
  if (unpacked.length > 0) {
    const top = topOfBody(file, definition, unpacked);
    if (!top)
      return { obstacle: 'its body stands on the line of its signature, and a parameter would have to be unpacked' };
    edits.push(top);
  }
  return { edits: edits.sort((a, b) => a.start - b.start) };
}

/** The edit that gives a function these parameters, as written, laid out as the formatters would. */
export function signatureEdit(
  file: SourceFile,
  definition: SyntaxNode,
  parts: readonly string[],
  columns: number,
): TextEdit {
  const list = definition.child('parameters')!;
  const { lines, text } = file;
  const line = lines.lineOf(list.start);
  const head = text.slice(lines.starts[line]!, list.start);
  const endLine = lines.lineOf(list.end);
  const tail = text.slice(list.end, lines.lineEnd(endLine)).replace(/\s+#.*$/, '');
  const flat = `(${parts.join(', ')})`;
  const fits = width(head + flat + tail) <= columns;
  const indent = indentOf(lines.lineText(line));
  const own = bodyIndent(file, definition);
  const inner = own.length > indent.length ? own : indent + unitOf(indent, file);
  const newline = lineBreak(file, line);
  const hugged = `(${newline}${inner}${parts.join(', ')}${newline}${indent})`;
  const exploded = `(${newline}${parts.map(part => `${inner}${part},${newline}`).join('')}${indent})`;
  const replacement = fits ? flat : width(inner + parts.join(', ')) <= columns ? hugged : exploded;
  return { start: list.start, end: list.end, text: replacement };
}

/** Inserts statements before the first one of a body that is no docstring, and before the comments above it. */
function topOfBody(file: SourceFile, definition: SyntaxNode, statements: readonly string[]): TextEdit | undefined {
  const { lines } = file;
  const body = definition.child('body')!;
  const [first, second] = body.parts;
  const headLine = lines.lineOf((definition.child('return_type') ?? definition.child('parameters')!).end);
  if (!first || lines.lineOf(first.start) === headLine) return undefined;
  const indent = indentOf(lines.lineText(lines.lineOf(first.start)));
  const newline = lineBreak(file, lines.lineOf(first.start));
  if (isDocstring(first, file.text)) {
    const at = lines.lineEnd(lines.lineOf(first.end));
    // A statement behind the docstring on its line.
    if (second && lines.lineOf(second.start) === lines.lineOf(first.end)) return undefined;
    return { start: at, end: at, text: statements.map(statement => `${newline}${indent}${statement}`).join('') };
  }
  const comment = definition.children.find(child => child.type === 'comment' && lines.lineOf(child.start) > headLine);
  const at = lines.starts[lines.lineOf(Math.min(first.start, comment?.start ?? first.start))]!;
  // The formatters want a blank line between a statement and a definition.
  const gap = isDefinition(first) ? newline : '';
  return { start: at, end: at, text: statements.map(statement => `${indent}${statement}${newline}`).join('') + gap };
}

/** A function or a class inside of a body. */
export function isDefinition({ type }: SyntaxNode): boolean {
  return type === 'function_definition' || type === 'class_definition' || type === 'decorated_definition';
}
