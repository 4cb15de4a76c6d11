import { readCall } from '../python/calls.js';
import type { SourceFile } from '../python/source-file.js';
import { descendants, type SyntaxNode } from '../python/syntax.js';
import { isFannedOut } from './fan-out.js';
import type { Loop } from './loops.js';
import type { SourceCall, WorkflowCode } from './run-code.js';
import type { Semantics } from './semantics.js';

/** From here on an activity is a job of its own, with retries of its own. */
const LONG_SECONDS = 5 * 60;
const UNITS: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400, weeks: 604_800 };
const WAITS = new Set(['temporalio.workflow.wait_condition', 'temporalio.workflow.sleep', 'asyncio.sleep']);

/**
 * Whether one activity for each item may be what is wanted: each takes long, the loop waits in its turns, for a person or
 * for time to pass, or all run at once and what they give is not looked at.
 */
export function isOwnJob(call: SourceCall, loop: Loop, code: WorkflowCode): boolean {
  return isLong(call, code) || waitsIn(loop.node, code) || isFannedOut(call.node, code);
}

function isLong({ sdk }: SourceCall, { semantics }: WorkflowCode): boolean {
  const { file, call } = sdk;
  const given = call.args.find(arg => arg.kind === 'keyword' && arg.name === 'start_to_close_timeout')?.value;
  if (!given) return false;
  const resolved = given.type === 'call' ? undefined : semantics.resolver.resolve(file, given);
  const named = resolved?.kind === 'value' && resolved.binding.kind === 'assignment' ? resolved : undefined;
  const value = named ? named.binding.value : given;
  const seconds = value && secondsOf(named?.file ?? file, value, semantics);
  return seconds !== undefined && seconds >= LONG_SECONDS;
}

/** How long `timedelta(minutes=10)` is, where its units are named and its numbers written out. */
function secondsOf(file: SourceFile, node: SyntaxNode, { resolver }: Semantics): number | undefined {
  const call = node.type === 'call' ? readCall(node, file.text) : undefined;
  const resolved = call && resolver.resolve(file, call.callee);
  if (!call || resolved?.kind !== 'external' || resolved.name !== 'datetime.timedelta') return undefined;
  let seconds = 0;
  for (const arg of call.args) {
    const unit = arg.kind === 'keyword' ? UNITS[arg.name] : undefined;
    const number = Number(file.textOf(arg.value).replaceAll('_', ''));
    if (unit === undefined || Number.isNaN(number)) return undefined;
    seconds += unit * number;
  }
  return seconds;
}

/** Whether a node waits itself, or calls a function of the workflow that does. */
function waitsIn(node: SyntaxNode, code: WorkflowCode, depth = 0): boolean {
  const { file, semantics, functions } = code;
  return [...descendants(node)].some(part => {
    const callee = part.type === 'call' ? part.child('function') : undefined;
    if (!callee) return false;
    const resolved = semantics.resolver.resolve(file, callee);
    if (resolved.kind === 'external') return WAITS.has(resolved.name);
    const name = /^(?:self\.)?(\w+)$/.exec(file.textOf(callee))?.[1];
    const helper = functions.find(each => file.textOf(each.child('name')!) === name);
    return helper !== undefined && depth < 2 && waitsIn(helper, code, depth + 1);
  });
}
