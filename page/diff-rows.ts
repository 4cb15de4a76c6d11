import type { PageDiff } from '../src/report/page-types.js';

/** One line of one side, and the stretches of it that differ from its counterpart. */
export interface Side {
  readonly number: number;
  readonly text: string;
  readonly changed?: readonly (readonly [start: number, end: number])[];
}

/** A row of a diff: the line before, the line after, or both where nothing changed or one takes the other's place. */
export interface Row {
  readonly kind: 'same' | 'removed' | 'added' | 'replaced';
  readonly old?: Side;
  readonly new?: Side;
}

type Hunk = PageDiff['hunks'][number];

/** The rows of a hunk. Where as many lines come as go, they are taken to be each other's counterparts. */
export function rows(hunk: Hunk): Row[] {
  const found: Row[] = [];
  let [oldNumber, newNumber] = [hunk.old, hunk.new];
  for (let i = 0; i < hunk.lines.length; ) {
    const removed = run(hunk.lines, i, '-');
    const added = run(hunk.lines, i + removed.length, '+');
    if (removed.length + added.length === 0) {
      const text = hunk.lines[i++]!.slice(1);
      found.push({ kind: 'same', old: { number: oldNumber++, text }, new: { number: newNumber++, text } });
      continue;
    }
    const pairs = removed.length === added.length;
    for (let n = 0; n < Math.max(removed.length, added.length); n++) {
      const [before, after] = [removed[n], added[n]];
      const { left, right } = pairs ? difference(before!, after!) : {};
      found.push({
        kind: before === undefined ? 'added' : after === undefined ? 'removed' : 'replaced',
        ...(before !== undefined && { old: { number: oldNumber++, text: before, ...(left && { changed: left }) } }),
        ...(after !== undefined && { new: { number: newNumber++, text: after, ...(right && { changed: right }) } }),
      });
    }
    i += removed.length + added.length;
  }
  return found;
}

/** The rows one below the other: what goes before what comes, as a unified diff has them. */
export function unified(all: readonly Row[]): Row[] {
  const found: Row[] = [];
  let waiting: Row[] = [];
  const flush = () => {
    found.push(...waiting);
    waiting = [];
  };
  for (const row of all) {
    if (row.kind === 'same') {
      flush();
      found.push(row);
      continue;
    }
    if (row.old) found.push({ kind: 'removed', old: row.old });
    if (row.new) waiting.push({ kind: 'added', new: row.new });
  }
  flush();
  return found;
}

function run(lines: readonly string[], from: number, mark: string): string[] {
  let end = from;
  while (lines[end]?.startsWith(mark)) end++;
  return lines.slice(from, end).map(line => line.slice(1));
}

type Ranges = readonly (readonly [start: number, end: number])[];

/** Words, runs of blanks and single signs. */
const WORDS = /[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu;
/** Longer lines are not compared word by word: nobody could read the result. */
const MOST_WORDS = 300;

/** What two lines do not share, word by word; nothing where they have too little in common to be compared. */
function difference(a: string, b: string): { readonly left?: Ranges; readonly right?: Ranges } {
  const [old, fresh] = [a.match(WORDS) ?? [], b.match(WORDS) ?? []];
  if (old.length > MOST_WORDS || fresh.length > MOST_WORDS) return {};
  const kept = common(old, fresh);
  const weight = (words: readonly string[]) => words.join('').replace(/\s/g, '').length;
  if (weight(kept.map(([i]) => old[i]!)) < Math.min(weight(old), weight(fresh)) / 2) return {};
  return { left: gaps(old, new Set(kept.map(([i]) => i))), right: gaps(fresh, new Set(kept.map(([, j]) => j))) };
}

/** The index pairs of a longest common subsequence. */
function common(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j;
      lengths[at] = a[i] === b[j] ? lengths[at + width + 1]! + 1 : Math.max(lengths[at + width]!, lengths[at + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}

/** The stretches of the words that are not kept. */
function gaps(words: readonly string[], kept: ReadonlySet<number>): Ranges {
  const found: [number, number][] = [];
  let at = 0;
  for (const [i, word] of words.entries()) {
    const end = at + word.length;
    const last = found.at(-1);
    if (!kept.has(i)) {
      if (last?.[1] === at) last[1] = end;
      else found.push([at, end]);
    }
    at = end;
  }
  return found;
}
