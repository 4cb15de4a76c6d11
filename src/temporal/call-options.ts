import { readCall } from '../python/calls.js';
import type { SourceFile } from '../python/source-file.js';
import { stringValue } from '../python/strings.js';
import type { SyntaxNode } from '../python/syntax.js';
import type { SdkCall } from './sdk-calls.js';
import type { Semantics } from './semantics.js';

/** An option of a call: `set` to something, `none`, `absent`, or `unknown` where it may come in with `**options`. */
export type OptionState = 'set' | 'none' | 'absent' | 'unknown';

/** Whether a call gives an option by keyword. Dicts that are passed on with two stars are looked up. */
export function optionOf({ call, file }: SdkCall, name: string, semantics: Semantics): OptionState {
  let state: OptionState = 'absent';
  for (const arg of call.args) {
    if (arg.kind === 'keyword' && arg.name === name) return isNothing(file, arg.value, semantics) ? 'none' : 'set';
    if (arg.kind !== 'double-star') continue;
    const entries = entriesOf(file, arg.value, semantics);
    if (!entries) state = 'unknown';
    else if (entries.has(name) && state !== 'unknown') state = 'set';
  }
  return state;
}

/** `None`, `timedelta()` and `timedelta(0)`: what the SDK takes for no timeout. */
function isNothing(file: SourceFile, value: SyntaxNode, { resolver }: Semantics): boolean {
  if (value.type === 'none') return true;
  const call = value.type === 'call' ? readCall(value, file.text) : undefined;
  if (!call) return false;
  const resolved = resolver.resolve(file, call.callee);
  if (resolved.kind !== 'external' || resolved.name !== 'datetime.timedelta') return false;
  return call.args.every(arg => arg.kind !== 'star' && arg.kind !== 'double-star' && file.textOf(arg.value) === '0');
}

/** The keys of a dict that is written down: a literal, `dict(…)`, or a name that is bound once, to one of these. */
function entriesOf(file: SourceFile, value: SyntaxNode, { resolver }: Semantics): Set<string> | undefined {
  const literal = literalKeys(file, value);
  if (literal) return literal;
  const resolved = resolver.resolve(file, value);
  if (resolved.kind !== 'value' || resolved.binding.kind !== 'assignment' || !resolved.binding.value) return undefined;
  const { binding, file: home } = resolved;
  // `options["x"] = …`, `options.update(…)`, `options |= …` or a second binding may add keys.
  const changed = new RegExp(`\\b${binding.name}\\s*(?:\\[|\\.\\s*(?:update|setdefault)\\b|\\|=)`);
  if (changed.test(home.text) || (home !== file && changed.test(file.text))) return undefined;
  return literalKeys(home, resolved.binding.value!);
}

function literalKeys(file: SourceFile, value: SyntaxNode): Set<string> | undefined {
  const keys = new Set<string>();
  if (value.type === 'dictionary') {
    for (const part of value.parts) {
      const key = part.type === 'pair' ? part.child('key') : undefined;
      const name = key && stringValue(key, file.text);
      if (name === undefined) return undefined;
      if (part.child('value')?.type !== 'none') keys.add(name);
    }
    return keys;
  }
  const call = value.type === 'call' ? readCall(value, file.text) : undefined;
  if (call?.callee.type !== 'identifier' || file.textOf(call.callee) !== 'dict') return undefined;
  for (const arg of call.args) {
    if (arg.kind !== 'keyword') return undefined;
    if (arg.value.type !== 'none') keys.add(arg.name);
  }
  return keys;
}
