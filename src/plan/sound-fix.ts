import { DecodeError, encode } from '../python/encoding.js';
import type { Edit, Fix } from '../types.js';

/**
 * Checks that the edits of a fix lie inside their files and do not overlap.
 * @param lengthOf the length of the text of a file, in UTF-16 units
 * @throws Error that says where they do: the rule is wrong
 */
export function assertSound({ edits }: Fix, lengthOf: (path: string) => number): void {
  const sorted = [...edits].sort((a, b) => compare(a.path, b.path) || a.start - b.start || a.end - b.end);
  let last: Edit | undefined;
  for (const edit of sorted) {
    const { path, start, end } = edit;
    const whole = Number.isInteger(start) && Number.isInteger(end);
    if (!whole || start < 0 || end < start || end > lengthOf(path)) {
      throw new Error(`an edit leaves the file ${path}: ${start} to ${end} of ${lengthOf(path)}`);
    }
    if (last?.path === path && start < last.end) throw new Error(`edits overlap in ${path}, offset ${start}`);
    last = edit;
  }
}

/** What keeps an edit from being written in the encoding of its file; undefined where nothing does. */
export function unwritable({ text }: Edit, encoding: string): string | undefined {
  try {
    encode(text, encoding);
    return undefined;
  } catch (error) {
    if (error instanceof DecodeError) return `the encoding ${encoding} of the file cannot hold what the fix inserts`;
    throw error;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
