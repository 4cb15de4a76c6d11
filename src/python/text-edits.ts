import type { TextEdit } from '../edits.js';

/** Orders edits at one offset: what closes comes before what opens. */
export const Rank = { inner: -1, closeGap: 0, close: 1, afterGap: 2, beforeGap: 3, open: 4, openGap: 5 } as const;

interface RankedEdit extends TextEdit {
  readonly rank: number;
}

/** Collects disjoint edits of one text and shows what the text becomes. */
export class EditSet {
  readonly #text: string;
  /** In source order at any time: a literal of thousands of items asks for as many stretches. */
  #edits: RankedEdit[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  insert(at: number, text: string, rank: number): void {
    this.#add({ start: at, end: at, text, rank });
  }

  replace(start: number, end: number, text: string, rank: number): void {
    if (this.#text.slice(start, end) !== text) this.#add({ start, end, text, rank });
  }

  /**
   * The text of a span with the edits inside it applied.
   * @param ends whether inserts at the very ends of the span belong to it
   */
  applied(start: number, end: number, ends = true): string {
    let result = '';
    let at = start;
    for (let i = this.#firstAt(start); i < this.#edits.length; i++) {
      const edit = this.#edits[i]!;
      if (edit.start > end) break;
      if (edit.end > end) continue;
      if (!ends && edit.start === edit.end && (edit.start === start || edit.end === end)) continue;
      result += this.#text.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    return result + this.#text.slice(at, end);
  }

  /** A copy that can be tried out and thrown away. */
  clone(): EditSet {
    const copy = new EditSet(this.#text);
    copy.#edits = [...this.#edits];
    return copy;
  }

  /** The edits in source order; inserts at one offset are one edit. */
  list(): TextEdit[] {
    const merged: { start: number; end: number; text: string }[] = [];
    for (const { start, end, text } of this.#edits) {
      const last = merged.at(-1);
      if (last && last.end === start && (last.start === last.end || start === end)) {
        last.text += text;
        last.end = end;
      } else merged.push({ start, end, text });
    }
    return merged;
  }

  /** Puts an edit behind those that come before it and those that are its equals. */
  #add(edit: RankedEdit): void {
    if (edit.start > edit.end) throw new Error(`an edit ends at ${edit.end}, before it starts at ${edit.start}`);
    let [from, to] = [0, this.#edits.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (order(this.#edits[middle]!, edit) <= 0) from = middle + 1;
      else to = middle;
    }
    this.#edits.splice(from, 0, edit);
  }

  /** The index of the first edit that starts at the offset or behind it. */
  #firstAt(offset: number): number {
    let [from, to] = [0, this.#edits.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (this.#edits[middle]!.start < offset) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

function order(a: RankedEdit, b: RankedEdit): number {
  return a.start - b.start || a.end - b.end || a.rank - b.rank;
}
