import type { TextEdit } from '../edits.js';
import type { Project } from '../project/project.js';
import { type Argument, readCall } from '../python/calls.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import { payloadsOf } from '../temporal/payloads.js';
import { shortName } from '../temporal/sdk-api.js';
import type { SdkCall } from '../temporal/sdk-calls.js';
import type { ModelField } from './fields.js';
import { misfitOf, namedAfterOther } from './payload-fit.js';
import type { WorkflowRun } from './workflow-run.js';
import { type PayloadWrap, wrapPayloads } from './wrap-payloads.js';

/** What becomes of one call that sends the old payloads. */
export type SiteVerdict =
  | { readonly kind: 'rewrite'; readonly edits: readonly TextEdit[]; readonly note: string }
  /** Nothing to do, and why. */
  | { readonly kind: 'fine'; readonly note: string }
  /** The call cannot be rewritten, so the workflow cannot be converted. */
  | { readonly kind: 'blocked'; readonly note: string };

/** How a call site builds the one payload. */
export interface Building {
  readonly workflow: WorkflowRun;
  readonly fields: readonly ModelField[];
  /** How the file names the model; undefined where it is to send a dict of the same JSON. */
  readonly model: string | undefined;
}

const blocked = (note: string): SiteVerdict => ({ kind: 'blocked', note });

/** Rewrites a call of the SDK that starts the workflow. */
export function rewriteSdkCall(sdk: SdkCall, building: Building, project: Project): SiteVerdict {
  const { file, call, api, payloads, arg, args } = sdk;
  const name = shortName(api.name);
  if (sdk.forwards || sdk.misplaced) return blocked(`${name} hands on arguments it was given`);
  const values = payloadsOf(sdk);
  if (!values) return blocked(`${name} sends payloads that cannot be read here (${shown(file, args ?? payloads[0]!)})`);
  if (values.length === 0) {
    if (sdk.options) return blocked(`${name} may send payloads among its **options`);
    return noPayload(building, `${name} sends no payload`);
  }
  const wrong = misfit(file, values, building, project);
  if (wrong) return blocked(`${name}: ${wrong}`);
  const container = args && payloads.length === 0 ? args.value : call.list;
  const start = arg ? arg.node.start : values[0]!.start;
  // What a schedule sends is kept by the server (docs.temporal.io, Schedules).
  const kept =
    api.name === 'temporalio.client.ScheduleActionStartWorkflow'
      ? '; schedules that exist keep the old payloads until they are updated'
      : '';
  const note = `${name}: ${values.length === 1 ? 'the payload goes' : `${values.length} payloads go`} into ${building.model ?? 'a dict of the same JSON'}${kept}`;
  return { kind: 'rewrite', edits: wrapPayloads(file, wrapOf(values, container, start, building)), note };
}

/**
 * Rewrites a call of the method itself, as tests make it.
 * @param skip positional arguments in front of the payloads: one for `Flow.run(flow, …)`
 */
export function rewriteDirectCall(
  file: SourceFile,
  node: SyntaxNode,
  skip: number,
  building: Building,
  project: Project,
): SiteVerdict {
  const call = readCall(node, file.text);
  const what = 'called directly';
  if (!call) return blocked(`${what} with a generator`);
  const given = call.args.slice(skip);
  if (call.args.some(arg => arg.kind === 'star' || arg.kind === 'double-star')) {
    return blocked(`${what} with arguments that cannot be read here (${shown(file, call.args.at(-1)!)})`);
  }
  if (given.length === 0) return noPayload(building, `${what} without arguments`);
  const { fields } = building;
  const parameters = fields.map(({ parameter }) => parameter.name);
  const positional = given.filter(arg => arg.kind === 'positional');
  const keywords = given.filter(arg => arg.kind === 'keyword');
  if (keywords.some(arg => !parameters.includes(arg.name)))
    return blocked(`${what} with arguments that it does not take`);
  const filled = new Set([...parameters.slice(0, positional.length), ...keywords.map(arg => arg.name)]);
  const missing = fields.some(field => field.default === undefined && !filled.has(field.parameter.name));
  if (missing || filled.size !== given.length) return blocked(`${what} with other arguments than it takes`);
  const wrong = mismatch(
    file,
    positional.map(({ value }) => value),
    filled,
    building,
    project,
  );
  if (wrong) return blocked(`${what}: ${wrong}`);
  const values = given.map((arg, i) => {
    if (arg.kind !== 'keyword') return { node: arg.value, prefix: prefixOf(fields[i]!, building) };
    const field = fields.find(({ parameter }) => parameter.name === arg.name)!;
    // A keyword keeps its place and gets the field's name.
    return { node: arg.value, prefix: prefixOf(field, building), keyword: arg.node };
  });
  const wrap: PayloadWrap = { container: call.list, values, start: given[0]!.node.start, ...brackets(building) };
  const edits = wrapPayloads(file, wrap).map(edit => edit);
  return {
    kind: 'rewrite',
    edits: withoutKeywords(edits, values),
    note: `${what}: its arguments go into ${building.model}`,
  };
}

/** Takes the old keywords out: the model's keyword is part of what is inserted before the value. */
function withoutKeywords(
  edits: readonly TextEdit[],
  values: readonly { readonly node: SyntaxNode; readonly keyword?: SyntaxNode }[],
): TextEdit[] {
  const result = [...edits];
  for (const { node, keyword } of values) {
    if (!keyword) continue;
    const at = result.findIndex(edit => edit.start === node.start && edit.end === node.start);
    if (at >= 0) result[at] = { start: keyword.start, end: node.start, text: result[at]!.text };
  }
  return result;
}

function noPayload({ workflow, fields }: Building, what: string): SiteVerdict {
  const required = fields.filter(field => field.default === undefined);
  return required.length === 0
    ? { kind: 'fine', note: `${what}: the model's defaults are used` }
    : blocked(`${what}, but ${workflow.className} needs ${required.map(({ parameter }) => parameter.name).join(', ')}`);
}

/** What about the payloads does not fit the parameters. */
function misfit(
  file: SourceFile,
  values: readonly SyntaxNode[],
  building: Building,
  project: Project,
): string | undefined {
  const { workflow, fields } = building;
  if (values.length > fields.length)
    return `${values.length} payloads are sent, but ${workflow.className} takes ${fields.length}`;
  const missing = fields.slice(values.length).filter(field => field.default === undefined);
  if (missing.length > 0) {
    const names = missing.map(({ parameter }) => parameter.name).join(', ');
    return `${names} ${missing.length === 1 ? 'is' : 'are'} not sent`;
  }
  const sent = new Set(fields.slice(0, values.length).map(({ parameter }) => parameter.name));
  return mismatch(file, values, sent, building, project);
}

/** What about payloads, in order, does not fit the parameters: their types, or their names. */
function mismatch(
  file: SourceFile,
  values: readonly SyntaxNode[],
  sent: ReadonlySet<string>,
  { workflow, fields, model }: Building,
  project: Project,
): string | undefined {
  for (const [i, value] of values.entries()) {
    const field = fields[i]!;
    const what = `payload ${i + 1} (${field.parameter.name})`;
    const fitting = { file, value, field, home: workflow.file, constructed: model !== undefined };
    const other = namedAfterOther(fitting, fields, sent);
    if (other !== undefined)
      return `${what} is ${file.textOf(value)}, and the parameter ${other} is sent nothing: is a payload missing before it?`;
    const why = misfitOf(fitting, project);
    if (why !== undefined) return `${what}: ${why}`;
  }
  return undefined;
}

function wrapOf(values: readonly SyntaxNode[], container: SyntaxNode, start: number, building: Building): PayloadWrap {
  return {
    container,
    start,
    values: values.map((node, i) => ({ node, prefix: prefixOf(building.fields[i]!, building) })),
    ...brackets(building),
  };
}

function prefixOf(field: ModelField, { model }: Building): string {
  return model === undefined ? `"${field.name}": ` : `${field.name}=`;
}

function brackets({ model }: Building): { open: string; close: string } {
  return model === undefined ? { open: '{', close: '}' } : { open: `${model}(`, close: ')' };
}

function shown(file: SourceFile, { node }: Argument): string {
  const text = file.textOf(node).replace(/\s+/g, ' ');
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
