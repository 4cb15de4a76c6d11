import type { Project } from '../project/project.js';
import { ownerClass } from '../python/functions.js';
import type { SyntaxNode } from '../python/syntax.js';
import { isTestFile } from '../python/test-files.js';
import { readType, type Type } from '../python/types.js';
import { activityOf, workflowOf } from '../temporal/definitions.js';
import { type EntryPoint, entryPoints, mayHoldEntryPoints } from '../temporal/entry-points.js';
import type { FileRule } from './transform.js';

/** Parameters and results of workflows, activities and handlers whose type is Any. */
export const anyAnnotation: FileRule = {
  name: 'any-annotation',
  kind: 'check',
  scope: 'file',
  summary: 'workflows, activities, signals, queries and updates are annotated with more than Any',
  severity: 'warning',
  checklist: 'types-annotated',
  defaultOn: true,
  explain: {
    why: 'With Any the SDK has nothing to decode to, so models arrive as dicts, and a type checker accepts every call. Say what comes in and goes out; where it can be several things, say which.',
    bad: 'async def run(self, request: Any) -> Any: ...',
    good: 'async def run(self, request: ImportRequest) -> ImportSummary: ...',
    fix: 'say the type; where it can be several things, say which: A | B. Any as a result, and in signals, queries and updates, is a remark: some code hands on what it does not look at.',
    limits:
      'Any inside of other types, such as dict[str, Any]; **kwargs, which no payload reaches; *args of a base class that is no workflow itself. Tests are left out.',
  },
  candidates: () => mayHoldEntryPoints,
  *find(file, project) {
    if (isTestFile(file)) return;
    for (const point of entryPoints(file, project)) {
      for (const { what, node, effect } of annotations(point, project)) {
        if (!isAny(readType({ file, at: node, resolver: project.resolver }))) continue;
        yield {
          rule: anyAnnotation.name,
          path: file.path,
          // Code that hands anything on has no other type to say; what a handler is told is looked at in the workflow.
          ...(isRemark(point, what) && { severity: 'info' }),
          span: { start: node.start, end: node.end },
          message: `${point.kind} ${point.name}: ${what} is ${file.textOf(node)}, so ${effect}, and no type checker looks. Say the type.`,
        };
      }
    }
  },
};

function isRemark({ kind }: EntryPoint, what: string): boolean {
  return what === 'the result' || what.startsWith('_') || (kind !== 'workflow' && kind !== 'activity');
}

function* annotations(
  point: EntryPoint,
  project: Project,
): Generator<{ what: string; node: SyntaxNode; effect: string }> {
  for (const { name, kind, annotation } of point.parameters) {
    // Payloads are positional: none arrives in `**kwargs`.
    if (!annotation || kind === 'var-keyword') continue;
    if (kind === 'var-positional' && isBase(point, project)) continue;
    yield { what: name, node: annotation, effect: 'payloads are not decoded to a model' };
  }
  if (point.returns) yield { what: 'the result', node: point.returns, effect: 'its callers get whatever comes' };
}

/** A base class without `@workflow.defn` takes in what the workflows that derive from it do. */
function isBase({ file, node }: EntryPoint, project: Project): boolean {
  const owner = ownerClass(node);
  return owner !== undefined && !activityOf(file, node, project) && !workflowOf(file, owner, project);
}

/** Any itself, or in a union with anything: Any takes all. */
function isAny(type: Type): boolean {
  return type.kind === 'any' || (type.kind === 'union' && type.members.some(isAny));
}
