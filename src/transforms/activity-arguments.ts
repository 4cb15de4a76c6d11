import type { Project } from '../project/project.js';
import { isToRaise } from '../python/exceptions.js';
import { ownerClass, type Parameter } from '../python/functions.js';
import { obviousMismatch } from '../python/literal-types.js';
import { onOneLine, signatureSpan } from '../python/signature.js';
import type { SourceFile } from '../python/source-file.js';
import type { SyntaxNode } from '../python/syntax.js';
import { readType } from '../python/types.js';
import { activityTarget } from '../temporal/activity-targets.js';
import { candidateActivityCalls } from '../temporal/candidates.js';
import { type ActivityDefinition, activityOf } from '../temporal/definitions.js';
import { needsHint } from '../temporal/needs-hint.js';
import { payloadsOf } from '../temporal/payloads.js';
import { type SdkApi, sdkOptions, shortName } from '../temporal/sdk-api.js';
import { type SdkCall, sdkCalls } from '../temporal/sdk-calls.js';
import type { Finding } from '../types.js';
import type { FileRule } from './transform.js';

/** Gives back the check that args=[…] takes away: the payloads of a call against the activity's parameters. */
export const activityArguments: FileRule = {
  name: 'activity-arguments',
  kind: 'check',
  scope: 'file',
  summary: 'payloads fit the parameters of the activity, in number and obvious type',
  severity: 'error',
  checklist: 'types-fit',
  defaultOn: true,
  explain: {
    why: 'Type checkers see args=[…] as a list of anything. A payload too many or too few fails when the activity runs, a keyword that execute_activity does not have when the workflow does, and a payload left out for a default makes the SDK drop every type hint: models then arrive as dicts, a UUID as a text.',
    bad: 'await workflow.execute_activity(charge, args=[order_id], start_to_close_timeout=t)  # def charge(order_id, amount)',
    good: 'await workflow.execute_activity(charge, args=[order_id, amount], start_to_close_timeout=t)',
    fix: 'send what the parameters ask for, defaults included, or change the parameters. Which of them is right, people know.',
    limits:
      'activities behind decorators that may change the parameters, lists that are built elsewhere, names that two activities share, types that cannot be read off a literal or a constructor, and those behind which stands # type: ignore. A call is judged by the activity that it names: a fake that a test registers in its place, with other parameters, is not compared with it.',
  },
  candidates(project) {
    const calls = candidateActivityCalls(project);
    return latin1 => calls(latin1) || mayHaveKeywordOnly(latin1);
  },
  *find(file, project) {
    for (const call of sdkCalls(file, project)) {
      if (call.kind === 'sdk' && call.api.target === 'activity') yield* checkCall(call, project);
    }
    yield* keywordOnly(file, project);
  },
};

/** A quick test: something is defined for the SDK, and a parameter list holds a star. */
function mayHaveKeywordOnly(text: string): boolean {
  return /\bdefn\b/.test(text) && /\bdef\s+\w+\s*\([^)]*\*/.test(text);
}

function finding(file: SourceFile, node: SyntaxNode, message: string, activity?: ActivityDefinition): Finding {
  const name = activity?.node.child('name');
  return {
    rule: activityArguments.name,
    path: file.path,
    span: { start: node.start, end: node.end },
    message,
    ...(activity &&
      name && {
        related: [{ path: activity.file.path, start: name.start, end: name.end, message: signature(activity) }],
      }),
  };
}

function* checkCall(call: SdkCall, project: Project): Generator<Finding> {
  const strange = call.call.args.filter(arg => arg.kind === 'keyword' && !takes(call.api, arg.name));
  for (const { node } of strange) {
    const name = call.file.textOf(node.child('name')!);
    const api = shortName(call.api.name);
    const where = sdkOptions.has(name) ? '' : ' Payloads go into args=[…].';
    const message = `${api} has no parameter ${name}: Python raises TypeError when the call runs.${where}`;
    yield finding(call.file, node, message);
  }
  // What was meant for the activity is among them.
  if (strange.length > 0) return;
  const payloads = payloadsOf(call);
  if (!payloads || call.forwards || call.misplaced) return;
  // Options that are passed on may bring payloads, but not beside those that are given here.
  if (call.options && payloads.length === 0) return;
  const target = activityTarget(call, project);
  const named = target.kind === 'name' ? project.facts.activitiesByName.get(target.name) : undefined;
  // Two activities of one name live in two workers: which of them is meant cannot be known.
  const activity = target.kind === 'definition' ? target.activity : named?.length === 1 ? named[0] : undefined;
  if (!activity || activity.wrapped) return;
  const wrong = wrongCount(call, payloads.length, activity);
  if (wrong !== undefined) {
    // Which payload was meant for which parameter is not known.
    yield finding(call.file, call.call.node, wrong, activity);
    return;
  }
  const dropped = droppedHints(call, payloads.length, activity, project);
  if (dropped !== undefined) yield finding(call.file, call.call.node, dropped, activity);
  yield* wrongTypes(call, payloads, activity, project);
}

function takes({ options, target }: SdkApi, name: string): boolean {
  return !options || name === 'arg' || name === 'args' || name === target || options.includes(name);
}

function positionalOf({ parameters }: ActivityDefinition): Parameter[] {
  return parameters.filter(({ kind }) => kind === 'positional');
}

function isVariadic({ parameters }: ActivityDefinition): boolean {
  return parameters.some(({ kind }) => kind === 'var-positional');
}

function sends({ api }: SdkCall, given: number): string {
  return `${shortName(api.name)} sends ${given === 0 ? 'no payload' : count(given, 'payload')}`;
}

function nameOf({ node, file }: ActivityDefinition): string {
  const own = node.child('name')!;
  return file.textOf(file.textOf(own) === '__call__' ? (ownerClass(node)?.child('name') ?? own) : own);
}

function wrongCount(call: SdkCall, given: number, activity: ActivityDefinition): string | undefined {
  const positional = positionalOf(activity);
  const required = positional.filter(parameter => !parameter.hasDefault).length;
  if (given > positional.length && !isVariadic(activity)) {
    return `${sends(call, given)}, but ${nameOf(activity)} takes ${positional.length === 0 ? 'none' : `only ${positional.length}`}: the activity task fails. Remove what is too many, or add the parameter.`;
  }
  if (given < required) {
    const missing = positional.slice(given, required).map(parameter => parameter.name);
    return `${sends(call, given)}, but ${nameOf(activity)} requires ${required} (${missing.join(', ')} missing): the activity task fails. Add what is missing.`;
  }
  return undefined;
}

/**
 * What a payload that is left out does to the others: the SDK decodes by type hints only where there is one for each
 * payload (temporalio 1.35: worker/_activity.py). Texts, numbers, and lists and dicts of them arrive as they are in any case, and
 * a parameter without annotation has taken the hints away already.
 */
function droppedHints(
  call: SdkCall,
  given: number,
  activity: ActivityDefinition,
  { resolver }: Project,
): string | undefined {
  const positional = positionalOf(activity);
  if (given === 0 || given >= positional.length || isVariadic(activity)) return undefined;
  if (positional.some(({ annotation }) => !annotation)) return undefined;
  const changes = positional
    .slice(0, given)
    .some(({ annotation }) => needsHint(readType({ file: activity.file, at: annotation!, resolver }), resolver));
  if (!changes) return undefined;
  const left = positional.slice(given).map(parameter => parameter.name);
  return `${sends(call, given)}, ${nameOf(activity)} has ${count(positional.length, 'parameter')} (${left.join(', ')} left to the default): the SDK then drops every type hint, and models and dataclasses arrive as dicts. Send all of them.`;
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

function* wrongTypes(
  call: SdkCall,
  payloads: readonly SyntaxNode[],
  activity: ActivityDefinition,
  project: Project,
): Generator<Finding> {
  const positional = positionalOf(activity);
  for (const [i, payload] of payloads.entries()) {
    const parameter: Parameter | undefined = positional[i];
    if (!parameter?.annotation || isWaved(call.file, payload)) continue;
    // `words: list[str] = None` says that it may be None.
    if (payload.type === 'none' && parameter.node.child('value')?.type === 'none') continue;
    const annotation = { file: activity.file, node: parameter.annotation };
    const why = obviousMismatch({ file: call.file, node: payload }, annotation, project.resolver);
    if (why !== undefined) yield finding(call.file, payload, `payload ${i + 1} (${parameter.name}): ${why}.`, activity);
  }
}

/** The author has told the type checker to be silent here. */
function isWaved(file: SourceFile, { end }: SyntaxNode): boolean {
  return /^[^\n]*#\s*(?:type|pyright)\s*:\s*ignore\b/.test(file.text.slice(end, end + 300));
}

function signature({ file, node }: ActivityDefinition): string {
  const { start, end } = signatureSpan(node)!;
  return `the activity: ${onOneLine(file.text.slice(start, end))}`;
}

function* keywordOnly(file: SourceFile, project: Project): Generator<Finding> {
  if (!mayHaveKeywordOnly(file.text)) return;
  for (const decorated of file.nodes('decorated_definition')) {
    const activity = activityOf(file, decorated.child('definition')!, project);
    if (!activity) continue;
    for (const parameter of activity.parameters) {
      if (parameter.kind !== 'keyword-only' || isToRaise(file, parameter.node)) continue;
      yield finding(
        file,
        parameter.node,
        `${parameter.name} is keyword-only: the SDK refuses the activity when it is defined. Make it positional.`,
      );
    }
  }
}
