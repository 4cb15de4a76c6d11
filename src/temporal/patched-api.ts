import { type Argument, type Call, readCall } from '../python/calls.js';
import { parametersOf } from '../python/functions.js';
import type { Resolved } from '../python/resolver.js';
import type { SourceFile } from '../python/source-file.js';
import { stringValue } from '../python/strings.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';
import { type Mock, mocksOf, payloadAssertions } from './mocks.js';
import { type SdkApi, sdkApiByName, sdkNames, shortName } from './sdk-api.js';
import type { Semantics } from './semantics.js';

/** A place where test code puts something else over a callable of the SDK, or looks at how it was called. */
export interface PatchedApi {
  /** The callable; undefined where the whole `workflow` module is replaced, or the callable cannot be told. */
  readonly api: SdkApi | undefined;
  readonly file: SourceFile;
  readonly node: SyntaxNode;
  /** How the payload is taken, when it is taken as a positional argument. */
  readonly takes: 'fake-parameter' | 'fake-arguments' | 'assertion';
}

const MODULE = 'temporalio.workflow';
const NAMES = [...sdkNames].join('|');
/** `patch("….execute_activity"`, `setattr(workflow, "execute_activity"`, `patch("flows.workflow"`, `workflow.x = fake`. */
const PATCHES = new RegExp(
  `\\b(?:setattr|patch|object)\\s*\\([^()]{0,300}?["'](?:[\\w.]*\\.)?(?:${NAMES}|workflow)["']|\\.(?:${NAMES})\\s*=[^=]`,
);

/** A quick test whether a file, read as latin-1, can hold such a place. */
export const mayPatch = (latin1: string): boolean => PATCHES.test(latin1);

/** The places of a file where a fake, or an assertion on a mock, takes the payload as a positional argument. */
export function patchedApis(file: SourceFile, semantics: Semantics): PatchedApi[] {
  const found: PatchedApi[] = [];
  const mocks: Mock[] = [];
  let mocked = false;
  for (const patch of patches(file, semantics)) {
    const apis = patch.name === MODULE ? undefined : sdkApiByName.get(patch.name);
    if (patch.name !== MODULE && !apis) continue;
    const fakes = fakesOf(patch, file, semantics);
    if (fakes.length === 0) {
      mocked = true;
      mocks.push(...mocksOf(file, patch.node, patch.replacement).map(mock => ({ ...mock, api: apis })));
    }
    for (const fake of fakes) {
      const api = apis ?? fake.api;
      const takes = api && takesPayload(fake.file, fake.node, api, fake.bound);
      if (takes) found.push({ api, file: fake.file, node: fake.node.child('name') ?? fake.node, takes });
    }
  }
  if (mocked) {
    for (const { node, api } of payloadAssertions(file, mocks)) found.push({ api, file, node, takes: 'assertion' });
  }
  return found.filter((place, i) => !found.slice(0, i).some(other => other.node === place.node));
}

interface Patch {
  /** The call or assignment that replaces. */
  readonly node: SyntaxNode;
  /** Dotted external name of what is replaced. */
  readonly name: string;
  readonly replacement: SyntaxNode | undefined;
}

function* patches(file: SourceFile, semantics: Semantics): Generator<Patch> {
  const named = (resolved: Resolved) => (resolved.kind === 'external' ? resolved.name : undefined);
  for (const node of file.nodes('call')) {
    const call = readCall(node, file.text);
    const callee = call && shortName(file.textOf(call.callee).replace(/\s/g, ''));
    const positional = call?.args.filter(arg => arg.kind === 'positional') ?? [];
    const first = positional[0]?.value;
    if (!call || !first || !['setattr', 'patch', 'object'].includes(callee!)) continue;
    const dotted = stringValue(first, file.text);
    if (dotted !== undefined) {
      if (callee === 'object') continue;
      const name = named(semantics.resolver.resolveDotted(file, dotted));
      if (name) yield { node, name, replacement: replacement(call, positional[1]) };
      continue;
    }
    const attribute = positional[1] && stringValue(positional[1].value, file.text);
    const owner = attribute === undefined ? undefined : semantics.resolver.resolve(file, first);
    const name = owner && named(semantics.resolver.member(owner, attribute!));
    if (name) yield { node, name, replacement: replacement(call, positional[2]) };
  }
  for (const node of file.nodes('assignment')) {
    const left = node.child('left');
    if (left?.type !== 'attribute') continue;
    const name = named(semantics.resolver.resolve(file, left));
    if (name) yield { node, name, replacement: node.child('right') };
  }
}

function replacement(call: Call, positional: Argument | undefined): SyntaxNode | undefined {
  const given = call.args.find(arg => arg.kind === 'keyword' && (arg.name === 'new' || arg.name === 'side_effect'));
  return positional?.value ?? given?.value;
}

interface Fake {
  readonly file: SourceFile;
  readonly node: SyntaxNode;
  /** The first parameter is the instance. */
  readonly bound: boolean;
  readonly api?: SdkApi;
}

/** The functions that stand in for the callable; none for mocks and for what is not understood. */
function fakesOf({ name, replacement }: Patch, file: SourceFile, semantics: Semantics): Fake[] {
  if (!replacement) return [];
  let node = replacement;
  // AsyncMock(side_effect=fake)
  const call = node.type === 'call' ? readCall(node, file.text) : undefined;
  const effect = call?.args.find(arg => arg.kind === 'keyword' && arg.name === 'side_effect');
  if (effect) node = effect.value;
  if (node.type === 'lambda') return [{ file, node, bound: false }];
  const resolved = semantics.resolver.resolve(file, node);
  if (resolved.kind === 'definition' && resolved.node.type === 'function_definition') {
    return [{ file: resolved.file, node: resolved.node, bound: false }];
  }
  if (name !== MODULE) return [];
  const owner = resolved.kind === 'definition' ? resolved : semantics.types.typeOf(file, node);
  if (owner?.kind !== 'definition') return [];
  return [...descendants(owner.node)].flatMap((method): Fake[] => {
    const own = method.type === 'function_definition' ? owner.file.textOf(method.child('name')!) : '';
    const api = sdkApiByName.get(`${MODULE}.${own}`);
    const isStatic =
      method.parent?.type === 'decorated_definition' && owner.file.textOf(method.parent).startsWith('@staticmethod');
    return api ? [{ file: owner.file, node: method, bound: !isStatic, api }] : [];
  });
}

/** Whether a function that stands in for the callable gets the payload as a positional argument. */
function takesPayload(
  file: SourceFile,
  node: SyntaxNode,
  api: SdkApi,
  bound: boolean,
): PatchedApi['takes'] | undefined {
  const parameters = parametersOf(file, node).slice(bound ? 1 : 0);
  if (parameters.some(({ name, kind }) => name === 'args' && kind !== 'var-positional')) return undefined;
  const positional = parameters.filter(parameter => parameter.kind === 'positional');
  if (positional.length > api.payloadIndex) return 'fake-parameter';
  const rest = parameters.find(parameter => parameter.kind === 'var-positional');
  const body = node.child('body');
  if (!rest || !body) return undefined;
  const text = file.textOf(body);
  const keywords = parameters.find(parameter => parameter.kind === 'var-keyword')?.name;
  const readsList = keywords !== undefined && new RegExp(`\\b${keywords}\\b[^\\n]*["']args["']`).test(text);
  return !readsList && new RegExp(`\\b${rest.name}\\b`).test(text) ? 'fake-arguments' : undefined;
}
