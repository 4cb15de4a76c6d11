import { createHash } from 'node:crypto';
import type { Edit, Fix } from '../types.js';

/**
 * Names what a fix does, so that a decision about it is kept only as long as a reader would see the same: the whole lines
 * that it changes, before and after. Independent of where the lines stand.
 * @param textOf the text of a file as it was read
 */
export function fingerprint(fix: Fix, textOf: (path: string) => string): string {
  const { edits, safety, imports = [], frees = [], lineLengths = {} } = fix;
  const places = edits.map(edit => ({ path: edit.path, ...withLines(edit, textOf(edit.path)) }));
  const needs = imports.map(({ path, module, name }) => [path, module, name]);
  return createHash('sha256')
    .update(JSON.stringify([places, safety, needs, frees, lineLengths]))
    .digest('hex')
    .slice(0, 16);
}

/** The edit with its offsets counted from the start of its first line, and the lines themselves. */
function withLines({ start, end, text }: Edit, source: string): object {
  const from = source.lastIndexOf('\n', start - 1) + 1;
  const line = source.indexOf('\n', end);
  return { lines: source.slice(from, line < 0 ? source.length : line), start: start - from, end: end - from, text };
}
