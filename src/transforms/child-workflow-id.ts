import { keyword } from '../python/calls.js';
import type { SourceFile } from '../python/source-file.js';
import { descendants, isLabel, type SyntaxNode } from '../python/syntax.js';
import { isTestFile } from '../python/test-files.js';
import { candidateChildCalls } from '../temporal/candidates.js';
import { idParts } from '../temporal/child-ids.js';
import { readsIdOfHandle } from '../temporal/kept-handles.js';
import { loopsAround } from '../temporal/loops.js';
import { shortName } from '../temporal/sdk-api.js';
import { type SdkCall, sdkCalls } from '../temporal/sdk-calls.js';
import type { Semantics } from '../temporal/semantics.js';
import type { FileRule } from './transform.js';

/** Child workflows whose id is missing, random, or the same for several children or parents. */
export const childWorkflowId: FileRule = {
  name: 'child-workflow-id',
  kind: 'check',
  scope: 'file',
  summary: 'child workflows have an id that can be known beforehand',
  severity: 'warning',
  checklist: 'batches-ids',
  defaultOn: true,
  explain: {
    why: 'A child whose id is made of its parent’s id and an index can be found in the UI, and is not started twice. Without id= the SDK makes a random one; with one fixed id, the second child of that id is refused while the first one runs.',
    bad: 'await workflow.execute_child_workflow(Batch.run, args=[batch], id=str(workflow.uuid4()))',
    good: 'await workflow.execute_child_workflow(Batch.run, args=[batch], id=f"{workflow.info().workflow_id}-batch-{i}")',
    fix: 'id=f"{workflow.info().workflow_id}-batch-{i}", or the like. A missing id is a remark outside of loops.',
    limits:
      'random ids whose name is used for more than the call, and those that are read from the handle, since whoever looks for the child can have them; ids that a function or an attribute of self gives; ids that are shared on purpose, by the word of id_reuse_policy=. Tests are left out.',
  },
  candidates: candidateChildCalls,
  *find(file, project) {
    if (isTestFile(file)) return;
    for (const call of sdkCalls(file, project)) {
      if (call.kind !== 'sdk' || call.api.kind !== 'child-workflow') continue;
      const wrong = judge(call, project);
      if (!wrong) continue;
      yield {
        rule: childWorkflowId.name,
        path: file.path,
        span: { start: wrong.node.start, end: wrong.node.end },
        ...(wrong.severity && { severity: wrong.severity }),
        message: `${shortName(call.api.name)}: ${wrong.message} Make it of workflow.info().workflow_id and an index.`,
      };
    }
  },
};

/**
 * Whether a name that the id is made of is used elsewhere in the function as well: handed out, stored, sent along. Who
 * wants to find the child has the id then, random as it is.
 */
function isKept(file: SourceFile, id: SyntaxNode): boolean {
  const around = id.ancestor('function_definition');
  if (!around) return false;
  const isIn = ({ start, end }: SyntaxNode) => start >= id.start && end <= id.end;
  const names = [id, ...descendants(id)].flatMap(part => {
    const [binding] = part.type === 'identifier' ? file.scopes.lookup(file.textOf(part), part) : [];
    return binding?.kind === 'assignment' && binding.scope.node === around ? [binding.name] : [];
  });
  if (names.length === 0) return false;
  const body = around.child('body')!;
  return [...descendants(body)].some(
    node => node.type === 'identifier' && names.includes(file.textOf(node)) && !isIn(node) && isRead(node),
  );
}

function isRead(name: SyntaxNode): boolean {
  return name.field !== 'left' && !isLabel(name);
}

function judge(
  { file, call, options, forwards }: SdkCall,
  semantics: Semantics,
): { node: SyntaxNode; message: string; severity?: 'info' } | undefined {
  const id = keyword(call, 'id')?.value;
  if (!id) {
    if (options || forwards || readsIdOfHandle(file, call.node)) return undefined;
    return {
      node: call.callee,
      message: 'the child has no id=, so its id is random, and nobody can find it by it.',
      // The one child of its parent is found through it.
      ...(loopsAround(file, call.node).length === 0 && { severity: 'info' }),
    };
  }
  if (id.type === 'none' && readsIdOfHandle(file, call.node)) return undefined;
  if (id.type === 'none')
    return { node: id, message: 'id=None makes the id random, and nobody can find the child by it.' };
  const { random, constant, onlyIndex, varies } = idParts(file, id, semantics);
  if (random && (isKept(file, id) || readsIdOfHandle(file, call.node))) return undefined;
  if (random) {
    return {
      node: id,
      message: `${random.name}() makes the id another one each time, and nobody can find the child by it.`,
    };
  }
  // Who says what happens to a second child of the id shares it on purpose.
  const shared = keyword(call, 'id_reuse_policy') !== undefined;
  if (constant && !shared) {
    return {
      node: id,
      message:
        'the id is the same whoever the parent is: a second child of that id is refused while the first one runs.',
    };
  }
  if (onlyIndex && !shared) {
    return {
      node: id,
      message: 'only the index is in the id: two parents make the same ids, and the second child of an id is refused.',
    };
  }
  if (!varies) {
    return {
      node: id,
      message:
        'nothing in the id changes with the loop, so its children cannot be told apart, and one that starts while another runs is refused.',
    };
  }
  return undefined;
}
