import { descendants, type SyntaxNode } from '../python/syntax.js';
import { isTestFile } from '../python/test-files.js';
import { type EntryPoint, entryPoints, mayHoldEntryPoints } from '../temporal/entry-points.js';
import { returnedBy } from '../temporal/fixed-record.js';
import type { Finding } from '../types.js';
import type { FileRule } from './transform.js';

/** Parameters and results of workflows, activities and handlers that say no type. */
export const missingAnnotation: FileRule = {
  name: 'missing-annotation',
  kind: 'check',
  scope: 'file',
  summary: 'workflows, activities, signals, queries and updates are annotated',
  severity: 'warning',
  checklist: 'types-annotated',
  defaultOn: true,
  explain: {
    why: 'The SDK decodes payloads by the annotations of the function that takes them: one parameter without annotation, and all of them arrive as plain dicts and lists. Callers get Any for a result without annotation, and mypy does not look into a function without any.',
    bad: '@activity.defn\nasync def charge(order, amount: int): ...',
    good: '@activity.defn\nasync def charge(order: Order, amount: int) -> Receipt: ...',
    fix: 'say what comes in and goes out; -> None where nothing does.',
    limits:
      'functions that another decorator may change; the result of a signal, which nobody gets. Tests are left out.',
  },
  candidates: () => mayHoldEntryPoints,
  *find(file, project) {
    if (isTestFile(file)) return;
    for (const point of entryPoints(file, project)) {
      yield* parameters(point);
      yield* result(point);
    }
  },
};

function* parameters({ kind, name, file, parameters }: EntryPoint): Generator<Finding> {
  const bare = parameters.filter(({ annotation }) => !annotation);
  const [first] = bare;
  if (!first) return;
  const others = parameters.length - bare.length;
  const effect =
    others > 0
      ? 'all its payloads, the annotated ones too, arrive as plain dicts and lists'
      : 'payloads arrive as plain dicts and lists';
  yield {
    rule: missingAnnotation.name,
    path: file.path,
    span: { start: first.node.start, end: bare.at(-1)!.node.end },
    message: `${kind} ${name}: ${bare.map(parameter => parameter.name).join(', ')} ${bare.length === 1 ? 'has' : 'have'} no annotation, so ${effect}. Say the type.`,
  };
}

function* result(point: EntryPoint): Generator<Finding> {
  const { kind, name, file, node, returns } = point;
  // A signal gives nothing back, whatever its handler returns.
  if (returns || kind === 'signal') return;
  const returning = returnedBy(node).find(value => value.type !== 'none');
  const at = node.child('name')!;
  const bodiless = isBodiless(node);
  if (bodiless) return;
  yield {
    rule: missingAnnotation.name,
    path: file.path,
    span: { start: at.start, end: at.end },
    message: `${kind} ${name} has no result annotation, so ${returning ? 'its callers get Any' : 'mypy takes its result for Any'}. ${returning ? 'Say the type.' : 'Add -> None.'}`,
  };
}

/** `...` and `raise NotImplementedError` stand for something that is written elsewhere. */
function isBodiless(node: SyntaxNode): boolean {
  const body = node.child('body');
  return (
    !body ||
    ![...descendants(body)].some(
      ({ type }) => type === 'call' || type === 'return_statement' || type === 'await' || type === 'assignment',
    )
  );
}
