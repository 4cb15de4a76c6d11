import { sendsModels } from '../project/model-payloads.js';
import type { Project } from '../project/project.js';
import { addArgument } from '../python/add-argument.js';
import { type Call, keyword } from '../python/calls.js';
import type { SourceFile } from '../python/source-file.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';
import { converterCalls } from '../temporal/converter-calls.js';
import type { Finding, ImportNeed } from '../types.js';
import type { FileRule, LeftAlone } from './transform.js';

const CONVERTER = 'pydantic_data_converter';
const MODULE = 'temporalio.contrib.pydantic';

/** Clients, test environments and replayers get the SDK's data converter for Pydantic models. */
export const pydanticConverter: FileRule = {
  name: 'pydantic-converter',
  kind: 'transform',
  scope: 'file',
  summary: 'clients get the Pydantic data converter',
  severity: 'warning',
  checklist: 'parameters-model',
  defaultOn: true,
  explain: {
    why: 'Without pydantic_data_converter a model goes through a deprecated path of the SDK, which warns, and cannot encode dates, decimals, paths or plain enums. A worker uses the converter of its client; a client, a test environment and a replayer are each given theirs.',
    bad: 'client = await Client.connect("localhost:7233")',
    good: 'client = await Client.connect("localhost:7233", data_converter=pydantic_data_converter)',
    fix: 'Adds the argument and its import. It is unsafe: it changes how every payload of that client is encoded and decoded. Where another converter is set, it is left to you; where plugins or options that are passed on may set one, a remark says so.',
    limits:
      'a client that is made outside of the repository, and converters that are set later. Left alone are clients through which no Pydantic model goes: no workflow or activity that their file defines or imports takes or returns one, or, if it names none and hands the client out, none in the same top folder; models in workflows that are called by name alone are not seen so.',
  },
  options: ['lineLength'],
  candidates(project) {
    // Nobody needs the converter for models that nobody has.
    const needed = project.usesPydantic;
    return latin1 => needed && /\b(?:connect|start_local|start_time_skipping|Replayer)\s*\(/.test(latin1);
  },
  *find(file, project, options) {
    for (const call of converterCalls(file, project)) {
      if (!sendsModels(file, call.call.node, project)) {
        yield { leftAlone: 'sends no Pydantic models' };
        continue;
      }
      const found = judge(file, call, project, options.lineLength);
      if (found) yield found;
    }
  },
};

function judge(
  file: SourceFile,
  { call, name }: { readonly call: Call; readonly name: string },
  project: Project,
  lineLength: number | undefined,
): Finding | LeftAlone | undefined {
  const at = { rule: pydanticConverter.name, path: file.path, span: { start: call.node.start, end: call.node.end } };
  const given = keyword(call, 'data_converter');
  if (given) {
    const resolved = project.resolver.resolve(file, given.value);
    if (derives(file, given.value, project)) return { leftAlone: 'has the Pydantic converter' };
    return {
      ...at,
      // The SDK's own is no Pydantic one; of others the code does not tell.
      ...(resolved.kind !== 'external' && { severity: 'info' }),
      message: `${name} is given another data converter (${file.textOf(given.value).replace(/\s+/g, ' ')}): if it does not derive from the Pydantic one, give it PydanticPayloadConverter as its payload converter.`,
    };
  }
  const plugins = keyword(call, 'plugins')?.value;
  if (plugins) {
    if (brings(file, plugins, project)) return { leftAlone: 'has a plugin that brings the Pydantic converter' };
    return {
      ...at,
      severity: 'info',
      message: `${name} has plugins, one of which may set the data converter: see that it is ${CONVERTER}.`,
    };
  }
  if (call.args.some(arg => arg.kind === 'double-star' || arg.kind === 'star')) {
    return {
      ...at,
      severity: 'info',
      message: `${name} is given options that cannot be read here: see that data_converter=${CONVERTER} is among them.`,
    };
  }
  const access = converterName(file, project);
  if (!access) {
    return {
      ...at,
      message: `${name} needs data_converter=${CONVERTER}, and that name means something else in this file.`,
    };
  }
  const edits = addArgument(file, call, `data_converter=${access.text}`).map(edit => ({ path: file.path, ...edit }));
  return {
    ...at,
    message: `${name}: models go through the SDK's Pydantic converter from now on, and every other payload of it as well`,
    fix: {
      edits,
      safety: 'unsafe',
      ...(access.need && { imports: [access.need] }),
      lineLengths: { [file.path]: lineLength ?? project.layout(file.path).lineLength },
    },
  };
}

/** Whether a converter is the SDK's Pydantic one, is made of it, or comes from a file that makes one of it. */
function derives(file: SourceFile, value: SyntaxNode, { resolver }: Project): boolean {
  return [value, ...descendants(value)].some(part => {
    if (part.type !== 'identifier' && part.type !== 'attribute') return false;
    const resolved = resolver.resolve(file, part);
    if (resolved.kind === 'external') return resolved.name.startsWith(`${MODULE}.`);
    return 'file' in resolved && resolved.file !== file && resolved.file.text.includes(MODULE);
  });
}

/** Plugins that give their client a Pydantic converter (temporalio 1.35: `data_converter=` in contrib; pydantic-ai). */
const BRINGS =
  /^(?:temporalio\.contrib\.(?:openai_agents|strands|google_genai|google_adk_agents|deepagents)|pydantic_ai)\.(?:\w+\.)*\w*Plugin$/;

function brings(file: SourceFile, value: SyntaxNode, { resolver }: Project): boolean {
  return [value, ...descendants(value)].some(part => {
    if (part.type !== 'identifier') return false;
    const [binding, ...others] = file.scopes.lookup(file.textOf(part), part);
    const made = others.length === 0 && binding?.kind === 'assignment' ? binding.value : undefined;
    const callee = made?.type === 'call' ? made.child('function') : undefined;
    const resolved = resolver.resolve(file, callee ?? part);
    return resolved.kind === 'external' && BRINGS.test(resolved.name);
  });
}

/** How the file names the converter, and what it has to import; undefined where the name is taken. */
function converterName(
  file: SourceFile,
  { resolver }: Project,
): { readonly text: string; readonly need?: ImportNeed } | undefined {
  const bindings = file.scopes.module.bindings.get(CONVERTER);
  if (!bindings) return { text: CONVERTER, need: { path: file.path, module: MODULE, name: CONVERTER } };
  const resolved = resolver.resolveName(file, CONVERTER, file.tree.root);
  return resolved.kind === 'external' && resolved.name === `${MODULE}.${CONVERTER}` ? { text: CONVERTER } : undefined;
}
