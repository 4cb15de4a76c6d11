import { createHash } from 'node:crypto';
import type { Fix } from '../types.js';

/**
 * Names what a fix does, so that a decision about it is kept only as long as a reader would see the same: the whole lines
 * that it changes, before and after. Independent of where the lines stand.
 * @param textOf the text of a file as it was read
 */
export function fingerprint(fix: Fix, textOf: (path: string) => string): string {
  const { edits, safety, imports = [], frees = [], lineLengths = {} } = fix;
  const hash = createHash('sha256');
  let last: Lines | undefined;
  for (const { path, start, end, text } of edits) {
    const lines = linesOf(path, start, end, textOf(path));
    // Once for all edits in a row that change the same lines: a line can be long and hold thousands of them.
    const isKnown = last?.path === path && last.from === lines.from && last.to === lines.to;
    const { from, to } = lines;
    const shown = isKnown ? null : textOf(path).slice(from, to);
    hash.update(JSON.stringify([path, shown, start - from, end - from, text]));
    last = lines;
  }
  const needs = imports.map(({ path, module, name }) => [path, module, name]);
  return hash
    .update(JSON.stringify([safety, needs, frees, lineLengths]))
    .digest('hex')
    .slice(0, 16);
}

/** Whole lines of a file, as offsets. */
interface Lines {
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

function linesOf(path: string, start: number, end: number, source: string): Lines {
  const to = source.indexOf('\n', end);
  return { path, from: source.lastIndexOf('\n', start - 1) + 1, to: to < 0 ? source.length : to };
}
