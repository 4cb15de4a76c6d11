import { diffArrays } from 'diff';

const CONTEXT = 3;

/** One line of a unified diff: its mark and the line with its own line end. */
export interface DiffLine {
  readonly mark: ' ' | '+' | '-';
  readonly text: string;
}

/** A stretch of changed lines with what is around them. Starts and counts are those of the `@@` line. */
export interface Hunk {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  readonly lines: readonly DiffLine[];
}

/** The hunks between two texts, with so many unchanged lines around. Lines end with LF, as git has it: a lone CR is part of its line, CRLF ends in one. */
export function hunks(before: string, after: string, context = CONTEXT): Hunk[] {
  const all = align(splitLines(before), splitLines(after));
  const found: Hunk[] = [];
  let oldLine = 1;
  let newLine = 1;
  let done = 0;
  for (const [first, last] of stretches(all, context)) {
    oldLine += first - done;
    newLine += first - done;
    const lines = all.slice(first, last);
    const oldLines = lines.filter(({ mark }) => mark !== '+').length;
    const newLines = lines.filter(({ mark }) => mark !== '-').length;
    // A side without lines is named by the line before it.
    found.push({
      oldStart: oldLines === 0 ? oldLine - 1 : oldLine,
      oldLines,
      newStart: newLines === 0 ? newLine - 1 : newLine,
      newLines,
      lines,
    });
    oldLine += oldLines;
    newLine += newLines;
    done = last;
  }
  return found;
}

function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Half-open index ranges of the changed lines with their context; ranges that would touch are one. */
function stretches(lines: readonly DiffLine[], context: number): [first: number, last: number][] {
  const found: [number, number][] = [];
  for (const [i, { mark }] of lines.entries()) {
    if (mark === ' ') continue;
    const open = found.at(-1);
    const last = Math.min(i + 1 + context, lines.length);
    if (open && i - context <= open[1]) open[1] = last;
    else found.push([Math.max(i - context, 0), last]);
  }
  return found;
}

/** All lines of both texts, those that they share once. */
function align(before: readonly string[], after: readonly string[]): DiffLine[] {
  const lines: DiffLine[] = [];
  let old = 0;
  let fresh = 0;
  const take = (oldEnd: number, freshEnd: number) => {
    for (; old < oldEnd; old++) lines.push({ mark: '-', text: before[old]! });
    for (; fresh < freshEnd; fresh++) lines.push({ mark: '+', text: after[fresh]! });
  };
  for (const [i, j] of shared(before, after)) {
    take(i, j);
    lines.push({ mark: ' ', text: before[i]! });
    old++;
    fresh++;
  }
  take(before.length, after.length);
  return lines;
}

/**
 * The indexes of a longest common subsequence. Lines that the other side does not have cannot be part of it. Leaving
 * them out beforehand keeps the search, whose time grows with the square of the differences, short where a file of many
 * thousand lines is rewritten all over.
 */
function* shared(before: readonly string[], after: readonly string[]): Generator<[number, number]> {
  const inBefore = new Set(before);
  const inAfter = new Set(after);
  const old = [...before.keys()].filter(i => inAfter.has(before[i]!));
  const fresh = [...after.keys()].filter(j => inBefore.has(after[j]!));
  let i = 0;
  let j = 0;
  const parts = diffArrays(
    old.map(index => before[index]!),
    fresh.map(index => after[index]!),
  );
  for (const { value, added, removed } of parts) {
    if (added) j += value.length;
    else if (removed) i += value.length;
    else for (let n = 0; n < value.length; n++) yield [old[i++]!, fresh[j++]!];
  }
}
