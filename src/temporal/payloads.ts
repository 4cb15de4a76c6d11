import type { SyntaxNode } from '../python/syntax.js';
import type { SdkCall } from './sdk-calls.js';

/** The payload expressions of a call, one for each payload; undefined where their number is not known. */
export function payloadsOf({ payloads, arg, args }: SdkCall): readonly SyntaxNode[] | undefined {
  if (payloads.some(payload => payload.kind === 'star')) return undefined;
  if (payloads.length > 0) return arg || args ? undefined : payloads.map(payload => payload.value);
  if (arg) return args ? undefined : [arg.value];
  if (!args) return [];
  if (args.value.type !== 'list' && args.value.type !== 'tuple') return undefined;
  return args.value.parts.some(part => part.type === 'list_splat') ? undefined : args.value.parts;
}
