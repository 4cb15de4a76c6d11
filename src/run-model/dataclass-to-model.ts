import type { TextEdit } from '../edits.js';
import type { Project } from '../project/project.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import { lineBreak } from '../python/whitespace.js';
import type { Edit, Fix, ImportNeed, Related } from '../types.js';
import { type DataclassShape, dataclassShape } from './dataclass-fields.js';
import { dataclassUses } from './dataclass-uses.js';
import type { FieldTypes } from './field-types.js';
import { bodyIndent } from './model-class.js';
import { importedName, isOtherwiseBound } from './model-definition.js';
import { needsNamespace } from './names.js';

/** What turns a dataclass into a model, or what keeps it one. */
export type DataclassConversion =
  | { readonly fix: Pick<Fix, 'edits' | 'imports' | 'frees'>; readonly ledger: readonly Related[] }
  | { readonly obstacle: string; readonly ledger: readonly Related[] };

/**
 * Turns a dataclass into a Pydantic model of the same fields, which is the same JSON: the class, and every place that
 * makes, copies or dumps one.
 * @param unions whether `X | None` can be evaluated wherever the project runs
 */
export function dataclassToModel(
  file: SourceFile,
  node: SyntaxNode,
  types: FieldTypes,
  unions: boolean,
  project: Project,
): DataclassConversion {
  const shape = dataclassShape(file, node, types, project);
  if ('obstacle' in shape) return { obstacle: shape.obstacle, ledger: [] };
  const uses = dataclassUses(
    file,
    node,
    shape.fields.map(({ name }) => name),
    project,
  );
  const place = (use: (typeof uses)[number]): Related => ({
    path: use.file.path,
    start: use.node.start,
    end: use.node.end,
    message: use.note,
  });
  const blocked = uses.filter(use => use.blocked);
  if (blocked.length > 0) return { obstacle: 'it is used as only a dataclass can be', ledger: blocked.map(place) };
  if (shape.fields.some(({ widen }) => widen) && !unions) {
    return { obstacle: 'a default is None where the annotation does not take None', ledger: [] };
  }
  const wanted = [
    'BaseModel',
    ...(settingsOf(shape) === '' ? [] : ['ConfigDict']),
    ...(shape.fields.some(({ field }) => field) ? ['Field'] : []),
  ];
  const hidden = wanted.find(name => isOtherwiseBound(file, name, `pydantic.${name}`, project));
  if (hidden)
    return { obstacle: `${hidden} of pydantic is needed, and the name means something else in its module`, ledger: [] };
  const imports: ImportNeed[] = [];
  const nameOf = (name: string) => importedName(file, { module: 'pydantic', name }, project, imports);
  const own = classEdits(file, node, shape, nameOf);
  const edits: Edit[] = own.map(edit => ({ path: file.path, ...edit }));
  for (const use of uses) edits.push(...(use.edits ?? []).map(edit => ({ path: use.file.path, ...edit })));
  const frees = [
    ...['dataclass', 'field', 'dataclasses'].map(name => ({ path: file.path, name })),
    ...uses.flatMap(use => (use.frees === undefined ? [] : [{ path: use.file.path, name: use.frees }])),
  ];
  return { fix: { edits, imports, frees }, ledger: uses.filter(use => !use.edits || use.edits.length > 0).map(place) };
}

/** The arguments of the model's ConfigDict. */
function settingsOf({ frozen, fields }: DataclassShape): string {
  const namespaced = fields.some(({ name }) => needsNamespace(name));
  return [...(frozen ? ['frozen=True'] : []), ...(namespaced ? ['protected_namespaces=()'] : [])].join(', ');
}

function classEdits(
  file: SourceFile,
  node: SyntaxNode,
  shape: DataclassShape,
  nameOf: (name: string) => string,
): TextEdit[] {
  const { decorator, fields } = shape;
  const { lines } = file;
  const line = lines.lineOf(decorator.start);
  const edits: TextEdit[] = [
    { start: lines.starts[line]!, end: lines.starts[lines.lineOf(decorator.end) + 1]!, text: '' },
  ];
  const bases = node.child('superclasses');
  const name = node.child('name')!;
  edits.push({ start: name.end, end: bases?.end ?? name.end, text: `(${nameOf('BaseModel')})` });
  for (const { field, widen } of fields) {
    if (widen) edits.push({ start: widen.end, end: widen.end, text: ' | None' });
    if (field) edits.push({ start: field.start, end: field.end, text: nameOf('Field') });
  }
  // Where the code is not understood, a class may have nothing in it.
  const first = node.child('body')?.parts[0];
  const settings = settingsOf(shape);
  if (settings !== '' && first) {
    const docstring = first.type === 'expression_statement' && first.parts[0]?.type === 'string';
    const indent = bodyIndent(file, node);
    const newline = lineBreak(file, line);
    const config = `${indent}model_config = ${nameOf('ConfigDict')}(${settings})`;
    const at = docstring ? lines.lineEnd(lines.lineOf(first.end)) : lines.starts[lines.lineOf(first.start)]!;
    edits.push({
      start: at,
      end: at,
      text: docstring ? `${newline}${newline}${config}` : `${config}${newline}${newline}`,
    });
  }
  return edits.sort((a, b) => a.start - b.start);
}
