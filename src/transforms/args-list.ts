import type { Project } from '../project/project.js';
import type { Wrap } from '../python/bracket-breaks.js';
import type { Argument } from '../python/calls.js';
import { swallowsError } from '../python/exceptions.js';
import { groupByLines } from '../python/line-groups.js';
import type { SourceFile } from '../python/source-file.js';
import { wrapInLists } from '../python/wrap-in-list.js';
import { candidateActivityCalls, candidateCalls, candidateRepairs } from '../temporal/candidates.js';
import { givenTwice } from '../temporal/given-twice.js';
import { type ApiKind, shortName } from '../temporal/sdk-api.js';
import { type DoubtfulCall, type SdkCall, sdkCalls } from '../temporal/sdk-calls.js';
import type { Finding, Related, Severity } from '../types.js';
import type { FileRule, LeftAlone, RuleOptions } from './transform.js';

/** Positional activity payloads, and `arg=`, become `args=[…]`; calls with several positional payloads are repaired. */
export const argsList: FileRule = {
  name: 'args-list',
  kind: 'transform',
  scope: 'file',
  summary: 'payloads of activity calls become args=[…]',
  severity: 'warning',
  checklist: 'types-args',
  defaultOn: true,
  explain: {
    why: 'The SDK takes at most one positional payload: with two or more the call raises a TypeError when it runs, and the workflow task is retried for ever. With args=[…] every call has one form, and payloads can be added without changing it.',
    bad: 'await workflow.execute_activity(charge, order_id, amount, start_to_close_timeout=t)',
    good: 'await workflow.execute_activity(charge, args=[order_id, amount], start_to_close_timeout=t)',
    fix: 'wraps the payloads of activity calls where they stand; comments and layout stay. Of other calls it repairs those with two or more payloads, which raise. The same command goes to the server, so running workflows replay, except where an except clause had swallowed the TypeError: that fix is unsafe. It holds back where args= is given as well, where a call forwards *args, and where the text of the call is printed.',
    limits:
      'calls through a name that is not resolved to the SDK, and clients and handles of unknown type with a single payload.',
  },
  companions: ['activity-arguments', 'activity-name', 'patched-api'],
  options: ['calls', 'onlyMultiple', 'lineLength'],
  candidates(project, { calls }) {
    if (calls === 'all') return candidateCalls(project);
    const activities = candidateActivityCalls(project);
    const repairs = candidateRepairs(project);
    return latin1 => activities(latin1) || repairs(latin1);
  },
  *find(file, project, options) {
    const rewrites: Rewrite[] = [];
    for (const call of sdkCalls(file, project)) {
      const verdict = call.kind === 'sdk' ? judge(call, project, options) : judgeDoubtful(call);
      if (!verdict) continue;
      if ('wrap' in verdict) rewrites.push(verdict);
      else yield verdict;
    }
    const lineLength = options.lineLength ?? project.layout(file.path).lineLength;
    const spans = groupByLines(file, rewrites, ({ sdk }) => sdk.call.node);
    for (const group of spans) yield fixGroup(file, project, group, lineLength);
  },
};

interface Rewrite {
  readonly sdk: SdkCall;
  readonly wrap: Wrap;
}

/** What becomes of one call: a rewrite, a finding, or a reason to leave it alone. */
function judge(sdk: SdkCall, project: Project, options: RuleOptions): Rewrite | Finding | LeftAlone | undefined {
  const { api, call, file, payloads, arg, args } = sdk;
  const name = shortName(api.name);
  const manual = (message: string, severity: Severity = 'warning'): Finding => ({
    rule: argsList.name,
    severity,
    path: file.path,
    span: { start: call.node.start, end: call.node.end },
    message: `${name}: ${message}`,
  });

  if (api.kind === 'variadic') return { leftAlone: 'takes several positional payloads' };
  if (sdk.forwards) return { leftAlone: 'hands on arguments it was given' };
  if (sdk.misplaced) {
    return manual(
      `${api.target}= is given by keyword, so the positional argument is one too many: Python refuses the call. Decide which one is the ${api.target}.`,
      'error',
    );
  }
  if (args && (arg ?? payloads[0]) && passesOn(sdk, [arg ?? payloads[0]!, args])) {
    return { leftAlone: 'hands on arguments it was given' };
  }
  const twice = givenTwice(sdk);
  if (twice) return manual(twice.message, twice.severity);
  if (payloads.length === 0 && !arg) {
    return { leftAlone: args ? 'args=[…] already' : 'no payload' };
  }
  const starred = payloads.some(payload => payload.kind === 'star');
  if (sdk.starAfterKeyword) {
    return manual(
      'a starred payload follows a keyword argument, where it is easily misread. Write it as args=[…] by hand.',
    );
  }
  if (starred && sdk.options) {
    return manual(
      'both the payload and the options are passed on with stars, so args= may be among the options. Name the payload, then write it as args=[…].',
    );
  }
  if (isPrinted(sdk)) {
    return manual(
      'the call stands in an f-string that prints its own text ({…=}): rewriting it would change what is printed.',
    );
  }
  if (mayBeUnset(sdk, payloads[0] ?? arg!, project)) {
    return manual(
      "the payload may be the SDK's own mark for no payload, which in args=[…] would be sent. Take args= instead and pass it on.",
    );
  }
  if (payloads.length <= 1 && !starred) {
    if (options.onlyMultiple) return { leftAlone: 'single payload (--only-multiple)' };
    if (!isWithinPolicy(api.kind, options)) return { leftAlone: 'single payload outside the policy' };
    const named = sdk.target?.type === 'string';
    if (api.argsOnlyByName && !named) return { leftAlone: "single payload where the SDK's types allow no args=" };
  }
  return { sdk, wrap: wrapOf(sdk, payloads, arg) };
}

/** `f"{call(…)=}"` shows the source of the call (Python reference, 2.4.3). */
function isPrinted({ call }: SdkCall): boolean {
  const field = call.node.ancestor('interpolation');
  return field?.has('=') ?? false;
}

/** The payload is a parameter that stands for no payload when it is left out (SDK: common.py, `_arg_unset`). */
function mayBeUnset({ file }: SdkCall, { value }: Argument, { resolver }: Project): boolean {
  const [binding] = value.type === 'identifier' ? file.scopes.lookup(file.textOf(value), value) : [];
  const fallback = binding?.kind === 'parameter' ? binding.node.parent?.child('value') : undefined;
  const resolved = fallback && resolver.resolve(file, fallback);
  return resolved?.kind === 'external' && resolved.name === 'temporalio.common._arg_unset';
}

/** The arguments are parameters of the function around the call: which of them is set is decided elsewhere. */
function passesOn({ file }: SdkCall, given: readonly Argument[]): boolean {
  return given.every(({ value }) => {
    const bindings = value.type === 'identifier' ? file.scopes.lookup(file.textOf(value), value) : [];
    return bindings.length > 0 && bindings.every(binding => binding.kind === 'parameter');
  });
}

/** Whether single payloads of such calls move into the list. */
export function isWithinPolicy(kind: ApiKind, options: RuleOptions): boolean {
  return kind === 'activity' || options.calls === 'all';
}

function wrapOf({ call }: SdkCall, payloads: readonly Argument[], arg: Argument | undefined): Wrap {
  if (arg) return { list: call.list, first: arg.value, last: arg.value, keyword: arg.node };
  return { list: call.list, first: payloads[0]!.node, last: payloads.at(-1)!.node };
}

/** A call that only may be the SDK's is worth a finding where it would raise if it is. */
function judgeDoubtful({ apis, call, file, why }: DoubtfulCall): Finding | undefined {
  const api = apis[0]!;
  const positional = call.args.filter(arg => arg.kind === 'positional').length;
  const payloads = positional - api.payloadIndex;
  const name = shortName(api.name);
  const at = { rule: argsList.name, path: file.path, span: { start: call.node.start, end: call.node.end } };
  if (why === 'ambiguous') {
    if (payloads < 1 || call.args.some(arg => arg.kind === 'keyword' && arg.name === 'args')) return undefined;
    return {
      ...at,
      message: `${name}: the name has several meanings here, one of them the SDK's. If it is, write the payload as args=[…].`,
    };
  }
  const starts = /^(start|execute)_workflow$/.test(name);
  const named = (keyword: string) => call.args.some(arg => arg.kind === 'keyword' && arg.name === keyword);
  if (payloads < 2 || !starts || !named('id') || !named('task_queue')) return undefined;
  return {
    ...at,
    message: `${name}: if the receiver is a Temporal client, the ${payloads} positional payloads raise TypeError. Write them as args=[…].`,
  };
}

/** The finding with the fix of a group of calls that share lines or lie in one another. */
function fixGroup(file: SourceFile, project: Project, group: readonly Rewrite[], lineLength: number): Finding {
  const { sdk } = group[0]!;
  const related = group.flatMap(({ sdk: each }) => noticedBy(each, project));
  const edits = wrapInLists(
    file,
    group.map(({ wrap }) => wrap),
    lineLength,
  );
  return {
    rule: argsList.name,
    path: file.path,
    span: { start: sdk.call.node.start, end: sdk.call.node.end },
    message: group.map(({ sdk: each }) => describe(each)).join('; '),
    severity: group.some(({ sdk: each }) => each.payloads.length > 1) ? 'error' : 'warning',
    count: group.length,
    ...(related.length > 0 && { related }),
    fix: {
      edits: edits.map(edit => ({ path: file.path, ...edit })),
      safety: group.some(({ sdk: each }) => changesHistory(each)) ? 'unsafe' : 'safe',
    },
  };
}

/**
 * Whether the rewrite makes a workflow send a command that it did not send before. A call that raises stops the workflow
 * task, so nothing follows it in any history; unless the code around it went on without the call.
 */
function changesHistory({ file, api, payloads, call }: SdkCall): boolean {
  const raises = payloads.length > 1;
  return raises && api.name.startsWith('temporalio.workflow.') && swallowsError(file, call.node, 'TypeError');
}

const MOST_RELATED = 3;

/** The fakes of the tests that will notice that the payload moves. */
function noticedBy({ api, file }: SdkCall, project: Project): Related[] {
  return project.patches
    .filter(patched => patched.api === api && patched.takes !== 'assertion' && patched.file !== file)
    .slice(0, MOST_RELATED)
    .map(({ file: { path }, node: { start, end } }) => ({
      path,
      start,
      end,
      message: `a test puts this over ${shortName(api.name)}, and it takes the payload as a positional argument`,
    }));
}

function describe(sdk: SdkCall): string {
  const { file, api, payloads, arg, call } = sdk;
  const name = shortName(api.name);
  if (arg) return `${name}: arg= becomes args=[…]`;
  if (payloads.length === 1) {
    const starred = payloads[0]!.kind === 'star';
    return `${name}: the ${starred ? 'starred payload, which raises TypeError as soon as it holds two values,' : 'payload'} moves into args=[…]`;
  }
  const repaired = `${name}: ${payloads.length} positional payloads raise TypeError when the call runs; they move into args=[…]`;
  if (!swallowsError(file, call.node, 'TypeError')) return repaired;
  const swallowed = `${repaired}. The except clause around it swallowed the error: the call begins to work now`;
  return changesHistory(sdk)
    ? `${swallowed}, and a workflow that is running and went on without it no longer replays`
    : swallowed;
}
