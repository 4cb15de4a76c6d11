import type { SyntaxNode } from '../python/syntax.js';
import type { Severity } from '../types.js';
import type { SdkCall } from './sdk-calls.js';

/**
 * What is wrong with a call whose payload is given in two ways; undefined where it is not. With `arg` and a non-empty
 * `args` the SDK raises ValueError; an empty one counts as none, and `arg` is sent (SDK: common.py, `_arg_or_args`).
 */
export function givenTwice({ payloads, arg, args }: SdkCall): { message: string; severity: Severity } | undefined {
  if (arg && payloads.length > 0) {
    return error('a positional payload and arg= are both given: Python refuses the call. Keep one of them.');
  }
  if (!args || (!arg && payloads.length === 0)) return undefined;
  const starred = payloads.some(({ kind }) => kind === 'star');
  if (payloads.length > 1 && !starred) {
    return error(
      `${payloads.length} positional payloads and args= are both given: Python refuses the call. Move the payloads into the list, or remove them.`,
    );
  }
  const what = arg ? 'arg= and args=' : 'a positional payload and args=';
  const todo = arg ? 'Keep one of them.' : 'Move the payload into the list, or remove it.';
  switch (length(args.value)) {
    case 'none':
      if (starred) return error(`${what} are both given. Write what is sent into the list.`);
      return {
        message: `${what} are both given, and the list is empty: the payload is sent. Remove the empty args=.`,
        severity: 'warning',
      };
    case 'some':
      return error(`${what} are both given: the SDK raises ValueError. ${todo}`);
    case 'unknown':
      return error(`${what} are both given: the SDK raises ValueError unless args is empty. ${todo}`);
  }
}

function error(message: string): { message: string; severity: Severity } {
  return { message, severity: 'error' };
}

/** How many payloads a list holds, as far as it is written out. */
function length({ type, parts }: SyntaxNode): 'none' | 'some' | 'unknown' {
  if (type !== 'list' && type !== 'tuple') return 'unknown';
  if (parts.length === 0) return 'none';
  return parts.every(part => part.type === 'list_splat') ? 'unknown' : 'some';
}
