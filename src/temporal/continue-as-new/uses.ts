// Continue-as-new: where it is used, what it carries, and what kind of loop it makes. Knows the code of workflows, and
// nothing of findings, comments or sketches.
import type { SourceFile } from '../../python/source-file.js';
import type { SyntaxNode } from '../../python/syntax.js';
import { type SdkCall, sdkCalls } from '../sdk-calls.js';
import type { Semantics } from '../semantics.js';

const CALL = 'temporalio.workflow.continue_as_new';
const ERROR = 'temporalio.workflow.ContinueAsNewError';

/** One place that continues a workflow as new, or tries to. */
export interface ContinueAsNewUse {
  readonly file: SourceFile;
  /** The call, the raise statement, or the name that is handed on. */
  readonly node: SyntaxNode;
  /**
   * `call`: of the function, under whatever name. `raise`: of the error by hand, which the SDK refuses
   * (workflow/_workflow_ops.py). `handed on`: the function is a value, as in `partial(workflow.continue_as_new, state)`.
   */
  readonly spelling: 'call' | 'raise' | 'handed on';
  /** Present for calls. */
  readonly call: SdkCall | undefined;
  /** The `await` in front of the call. */
  readonly awaited: SyntaxNode | undefined;
  /** The function or method that it stands in, lambdas passed over; undefined at the top of a module. */
  readonly fn: SyntaxNode | undefined;
}

/** Every use in a file, in source order. */
export function continueAsNewUses(file: SourceFile, semantics: Semantics): ContinueAsNewUse[] {
  const uses: ContinueAsNewUse[] = [];
  for (const call of sdkCalls(file, semantics)) {
    if (call.kind !== 'sdk' || call.api.kind !== 'continue-as-new') continue;
    uses.push(useOf(file, call.call.node, 'call', call));
  }
  for (const node of file.nodes('raise_statement')) {
    const raised = node.parts[0];
    const callee = raised?.type === 'call' ? raised.child('function') : raised;
    if (callee && names(file, callee, ERROR, semantics)) uses.push(useOf(file, node, 'raise'));
  }
  for (const list of file.nodes('argument_list')) {
    for (const part of list.parts) {
      const value = part.type === 'keyword_argument' ? part.child('value') : part;
      if (value && names(file, value, CALL, semantics)) uses.push(useOf(file, value, 'handed on'));
    }
  }
  return uses.sort((a, b) => a.node.start - b.node.start);
}

function useOf(
  file: SourceFile,
  node: SyntaxNode,
  spelling: ContinueAsNewUse['spelling'],
  call?: SdkCall,
): ContinueAsNewUse {
  let outer = node.parent;
  while (outer?.type === 'parenthesized_expression') outer = outer.parent;
  return {
    file,
    node,
    spelling,
    call,
    awaited: outer?.type === 'await' ? outer : undefined,
    fn: node.ancestor('function_definition'),
  };
}

function names(file: SourceFile, node: SyntaxNode, wanted: string, { callNames, resolver }: Semantics): boolean {
  if (node.type !== 'identifier' && node.type !== 'attribute') return false;
  const last = file.textOf(node.type === 'attribute' ? (node.child('attribute') ?? node) : node);
  if (wanted === CALL && !callNames.has(last)) return false;
  const resolved = resolver.resolve(file, node);
  return resolved.kind === 'external' && resolved.name === wanted;
}
