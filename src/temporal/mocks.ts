import { readCall } from '../python/calls.js';
import { decoratorsOf, isBoundMethod, parametersOf } from '../python/functions.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import { type SdkApi, sdkApi, shortName } from './sdk-api.js';

/** A name under which a test holds a mock of the SDK, and the function, class or module in which it does. */
export interface Mock {
  readonly name: string;
  readonly scope: SyntaxNode;
  /** What it stands in for; undefined for the whole module. */
  readonly api?: SdkApi | undefined;
}

/**
 * The names that a replacing call or assignment gives to its mock: `with patch(…) as m`, `m = mocker.patch(…)`,
 * `@patch(…)` with a parameter, `patch(…, new=m)` (Python: unittest.mock, "The patchers").
 */
export function mocksOf(file: SourceFile, node: SyntaxNode, replacement: SyntaxNode | undefined): Mock[] {
  const scope = file.scopes.of(node).node;
  if (replacement?.type === 'identifier') return [{ name: file.textOf(replacement), scope }];
  const { parent } = node;
  if (parent?.type === 'as_pattern') {
    const target = parent.child('alias')?.parts[0];
    return target ? [{ name: file.textOf(target), scope }] : [];
  }
  const left = parent?.type === 'assignment' ? parent.child('left') : undefined;
  if (left) return [{ name: file.textOf(left), scope }];
  return parent?.type === 'decorator' ? decoratedMock(file, parent) : [];
}

/** Patch decorators hand their mocks to the function from the lowest one upwards. */
function decoratedMock(file: SourceFile, decorator: SyntaxNode): Mock[] {
  const definition = decorator.parent?.child('definition');
  if (definition?.type !== 'function_definition') return [];
  const injecting = decoratorsOf(definition).filter(each => injects(file, each));
  const index = injecting.reverse().findIndex(each => each.parent === decorator);
  const parameter = parametersOf(file, definition)[index + (isBoundMethod(file, definition) ? 1 : 0)];
  return index >= 0 && parameter ? [{ name: parameter.name, scope: definition }] : [];
}

/** `@patch("x")` hands over a mock, `@patch("x", new)` does not. */
function injects(file: SourceFile, decorator: SyntaxNode): boolean {
  const call = decorator.type === 'call' ? readCall(decorator, file.text) : undefined;
  if (!call) return false;
  const callee = file.textOf(call.callee);
  const given = call.args.filter(arg => arg.kind === 'positional').length;
  const replaced = call.args.some(arg => arg.kind === 'keyword' && arg.name === 'new');
  return !replaced && ((/\bpatch$/.test(callee) && given === 1) || (/\bpatch\.object$/.test(callee) && given === 2));
}

const RECORDED = /^(.*?)\.(?:call_args|await_args|call_args_list|await_args_list|mock_calls)\b(.*)$/;
/** `[0][1]`, `.args[1]`, `[0].args[1]`: a positional argument behind the first. `.kwargs["arg"]`: the payload by keyword. */
const PAYLOAD = /(?:\[0\]|\.args)\[[1-9]\d*\]$|(?:\[1\]|\.kwargs)\[["']arg["']\]$/;
const ASSERT = /^(.*)\.assert_(?:any_)?(?:(?:call|await)(?:ed)?_)?(?:once_)?with$/;
/** By the last part of the name; of the workflow module where a client has one of that name too. */
const NAMES = new Map(
  [...sdkApi]
    .sort(
      (a, b) => Number(a.name.startsWith('temporalio.workflow.')) - Number(b.name.startsWith('temporalio.workflow.')),
    )
    .map(api => [shortName(api.name), api]),
);

/** Expressions that look for the payload among the positional arguments with which a mock of the SDK was called. */
export function payloadAssertions(
  file: SourceFile,
  mocks: readonly Mock[],
): { readonly node: SyntaxNode; readonly api: SdkApi | undefined }[] {
  const mockOf = (expression: string, node: SyntaxNode): Pick<Mock, 'api'> | undefined => {
    const api = NAMES.get(shortName(expression));
    const holds = ({ name, scope }: Mock) => name === expression && node.start >= scope.start && node.end <= scope.end;
    return api ? { api } : mocks.find(holds);
  };
  const found: { node: SyntaxNode; api: SdkApi | undefined }[] = [];
  for (const node of file.nodes('subscript')) {
    const [, object, rest] = RECORDED.exec(file.textOf(node).replace(/\s/g, '')) ?? [];
    const mock = object !== undefined && PAYLOAD.test(rest!) ? mockOf(object, node) : undefined;
    if (mock) found.push({ node, api: mock.api });
  }
  for (const node of file.nodes('call')) {
    const call = readCall(node, file.text);
    const [, object] = ASSERT.exec(call ? file.textOf(call.callee).replace(/\s/g, '') : '') ?? [];
    const positional = call?.args.filter(arg => arg.kind === 'positional').length ?? 0;
    const mock = object !== undefined && positional > 1 ? mockOf(object, node) : undefined;
    if (mock) found.push({ node, api: mock.api });
  }
  return found;
}
