import type { SourceFile } from '../python/source-file.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';
import type { FileRule } from './transform.js';

/** Queries that never give an answer. */
export const queryResult: FileRule = {
  name: 'query-result',
  kind: 'check',
  scope: 'file',
  summary: 'queries return something',
  severity: 'warning',
  checklist: 'runtime-definitions',
  defaultOn: true,
  explain: {
    why: 'A query is asked for its answer and must not change the workflow. One that returns nothing either forgot its return, or is meant to be a signal or an update.',
    bad: '@workflow.query\ndef status(self) -> str:\n    self._status',
    good: '@workflow.query\ndef status(self) -> str:\n    return self._status',
    fix: 'return the answer; or make it a signal, if it is there to change something.',
    limits:
      'queries that return on some ways and not on others: your type checker sees these. Stubs are left alone: a body of a docstring, pass, … or raise.',
  },
  candidates: () => latin1 => /\bquery\b/.test(latin1) && latin1.includes('temporalio'),
  *find(file, project) {
    for (const decorated of file.nodes('decorated_definition')) {
      const query = decorated.child('definition');
      if (query?.type !== 'function_definition') continue;
      if (!project.decorators(file, query).includes('temporalio.workflow.query')) continue;
      if (isStub(query) || answers(query)) continue;
      const name = query.child('name')!;
      yield {
        rule: queryResult.name,
        path: file.path,
        span: { start: name.start, end: name.end },
        message: `the query ${file.textOf(name)} never returns a value: whoever asks gets None. Return the answer${changesState(file, query) ? ', or make it a signal: it changes the workflow' : ''}.`,
      };
    }
  },
};

function isStub(query: SyntaxNode): boolean {
  const statements = query.child('body')?.parts ?? [];
  return statements.every(({ type, parts }) => {
    if (type === 'pass_statement' || type === 'raise_statement') return true;
    return type === 'expression_statement' && (parts[0]?.type === 'string' || parts[0]?.type === 'ellipsis');
  });
}

function answers(query: SyntaxNode): boolean {
  for (const node of ownNodes(query)) {
    if (node.type === 'yield') return true;
    if (node.type === 'return_statement' && node.parts[0] && node.parts[0].type !== 'none') return true;
  }
  return false;
}

function changesState(file: SourceFile, query: SyntaxNode): boolean {
  for (const node of ownNodes(query)) {
    if (node.type !== 'assignment' && node.type !== 'augmented_assignment') continue;
    if (/^self\b/.test(file.textOf(node.child('left')!))) return true;
  }
  return false;
}

/** The nodes of a function without those of functions inside of it. */
function* ownNodes(definition: SyntaxNode): Generator<SyntaxNode> {
  const inner = new Set<SyntaxNode>();
  for (const node of descendants(definition.child('body') ?? definition)) {
    if (node.parent && inner.has(node.parent)) inner.add(node);
    else if (['function_definition', 'lambda', 'class_definition'].includes(node.type)) inner.add(node);
    else yield node;
  }
}
