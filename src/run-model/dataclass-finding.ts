import type { Project } from '../project/project.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import type { Finding } from '../types.js';
import { type DataclassConversion, dataclassToModel } from './dataclass-to-model.js';
import { FieldTypes } from './field-types.js';
import { finding } from './findings.js';
import type { Wanted } from './policy.js';
import type { WorkflowRun } from './workflow-run.js';

/** How many places are shown of what is not asked for. */
const FEW = 3;
/** Whether a dataclass can be converted takes a look at all files; in larger repositories only who asks for it waits. */
const MOST_FILES = 2000;

/** A dataclass is the same JSON as a model of its fields: it is left to people, or turned into one on request. */
export function* ofDataclass(
  workflow: WorkflowRun,
  { file, node }: Extract<Wanted, { kind: 'dataclass' }>,
  convertIt: boolean,
  project: Project,
  columns: (path: string) => number,
  turned: Map<SyntaxNode, DataclassConversion>,
): Generator<Finding | { readonly leftAlone: string }> {
  const name = file.textOf(node.child('name')!);
  const takesIt = `${workflow.className} takes the dataclass ${name}`;
  const same = `${takesIt}: a Pydantic model of the same fields is the same JSON, and running workflows replay with it`;
  if (!convertIt && project.allPaths.length > MOST_FILES) {
    yield finding(workflow, `${same}. Turn it into one, or try --dataclasses convert, which says where it cannot.`);
    return;
  }
  // The first workflow that takes it has the fix, or the reason why there is none is told of all.
  const known = turned.get(node);
  const result = known ?? conversionOf(file, node, project);
  turned.set(node, result);
  // Who asks for the conversion wants to see every place; else some will do.
  const places = 'obstacle' in result && !convertIt ? result.ledger.slice(0, FEW) : result.ledger;
  const related = places.length > 0 && { related: places };
  if ('obstacle' in result) {
    const shown = `${result.ledger.length} places, of which ${places.length} are shown`;
    const all = places.length < result.ledger.length ? ` (${shown})` : '';
    const why = convertIt
      ? `, but ${result.obstacle}`
      : `. --dataclasses convert leaves it, since ${result.obstacle}${all}`;
    const message = `${takesIt}, and the policy asks for a Pydantic model${why}. Turn it into one by hand.`;
    yield { ...finding(workflow, message), ...related };
    return;
  }
  if (!convertIt) {
    yield finding(workflow, `${same}. Turn it into one, or let --dataclasses convert do it.`);
    return;
  }
  if (known) {
    yield { leftAlone: 'its dataclass is turned into a model for another workflow' };
    return;
  }
  const { edits, imports = [] } = result.fix;
  const paths = new Set([...edits, ...imports].map(({ path }) => path));
  const lineLengths = Object.fromEntries([...paths].map(path => [path, columns(path)]));
  yield {
    ...finding(workflow, `${same}. It becomes one, and whoever makes, copies or dumps one follows.`),
    ...related,
    unit: 'workflow',
    fix: { ...result.fix, safety: 'safe', lineLengths },
  };
}

function conversionOf(file: SourceFile, node: SyntaxNode, project: Project): DataclassConversion {
  const { oldestPython } = project.dependencies(file.path);
  return dataclassToModel(file, node, new FieldTypes(project, oldestPython), (oldestPython ?? 10) >= 10, project);
}
