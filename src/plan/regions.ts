import type { Edit, Fix } from '../types.js';

/** A stretch of whole lines that a fix changes; the end of its last line is left out. */
export interface Region {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  /** What the fix makes of the lines. */
  readonly after: string;
}

/**
 * The stretches that a fix changes, in the order of path and place. Edits of one line or of neighbouring lines are one.
 * @param textOf the text of a file as it was read
 */
export function regions({ edits }: Fix, textOf: (path: string) => string): Region[] {
  const sorted = [...edits].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.start - b.start));
  const groups: { path: string; start: number; end: number; edits: Edit[] }[] = [];
  for (const edit of sorted) {
    const text = textOf(edit.path);
    const start = edit.start === 0 ? 0 : text.lastIndexOf('\n', edit.start - 1) + 1;
    const newline = text.indexOf('\n', edit.end);
    const stop = newline < 0 ? text.length : newline;
    const end = Math.max(edit.end, text[stop - 1] === '\r' ? stop - 1 : stop);
    const open = groups.at(-1);
    if (open?.path === edit.path && (start <= open.end || /^\r?\n$/.test(text.slice(open.end, start)))) {
      open.end = Math.max(open.end, end);
      open.edits.push(edit);
    } else groups.push({ path: edit.path, start, end, edits: [edit] });
  }
  return groups.map(({ path, start, end, edits: own }) => {
    let after = '';
    let at = start;
    for (const edit of own) {
      after += textOf(path).slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    return { path, start, end, after: after + textOf(path).slice(at, end) };
  });
}

/**
 * The fix with other lines than its own: one text for each of its stretches. Imports that it needs stay.
 * @returns undefined where the number of texts is not that of the stretches
 */
export function withLines(fix: Fix, texts: readonly string[], textOf: (path: string) => string): Fix | undefined {
  const own = regions(fix, textOf);
  if (own.length !== texts.length) return undefined;
  const edits = own.map(({ path, start, end }, i) => ({ path, start, end, text: texts[i]! }));
  const { lineLengths: _, ...rest } = fix;
  return { ...rest, edits };
}
