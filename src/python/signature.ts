import type { Span } from '../types.js';
import type { SyntaxNode } from './syntax.js';

/** From the name of a function to the end of its parameters or, if it is annotated, its result. */
export function signatureSpan(definition: SyntaxNode): Span | undefined {
  const name = definition.child('name');
  const last = definition.child('return_type') ?? definition.child('parameters');
  return name && last && { start: name.start, end: last.end };
}

/** A signature as people quote it: on one line, without its comments. */
export function onOneLine(signature: string): string {
  return signature
    .replace(/\s*#.*$/gm, '')
    .replace(/\s+/g, ' ')
    .replace(/\( /g, '(')
    .replace(/,? \)/g, ')');
}
