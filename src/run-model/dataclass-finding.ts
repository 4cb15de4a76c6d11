import type { Project } from '../project/project.js';
import type { SyntaxNode } from '../python/syntax.js';
import type { Finding } from '../types.js';
import { dataclassToModel } from './dataclass-to-model.js';
import { FieldTypes } from './field-types.js';
import { finding } from './findings.js';
import type { Wanted } from './policy.js';
import type { WorkflowRun } from './workflow-run.js';

/** A dataclass is the same JSON as a model of its fields: it is left to people, or turned into one on request. */
export function* ofDataclass(
  workflow: WorkflowRun,
  { file, node }: Extract<Wanted, { kind: 'dataclass' }>,
  convertIt: boolean,
  project: Project,
  columns: (path: string) => number,
  turned: Set<SyntaxNode>,
): Generator<Finding | { readonly leftAlone: string }> {
  const name = file.textOf(node.child('name')!);
  const same = `${workflow.className} takes the dataclass ${name}: a Pydantic model of the same fields is the same JSON, and running workflows replay with it`;
  if (!convertIt) {
    yield finding(workflow, `${same}. Turn it into one, or let --dataclasses convert do it.`);
    return;
  }
  if (turned.has(node)) {
    yield { leftAlone: 'its dataclass is turned into a model for another workflow' };
    return;
  }
  turned.add(node);
  const { oldestPython } = project.dependencies(file.path);
  const types = new FieldTypes(project, oldestPython);
  const result = dataclassToModel(file, node, types, (oldestPython ?? 10) >= 10, project);
  const related = result.ledger.length > 0 && { related: result.ledger };
  if ('obstacle' in result) {
    yield { ...finding(workflow, `${same}, but ${result.obstacle}. Turn it into one by hand.`), ...related };
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
