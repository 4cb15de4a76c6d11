import type { TextEdit } from '../edits.js';

/** Orders edits at one offset: what closes comes before what opens. */
export const Rank = { inner: -1, closeGap: 0, close: 1, afterGap: 2, beforeGap: 3, open: 4, openGap: 5 } as const;

interface RankedEdit extends TextEdit {
  readonly rank: number;
}

/** Collects disjoint edits of one text and shows what the text becomes. */
export class EditSet {
  readonly #text: string;
  #edits: RankedEdit[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  insert(at: number, text: string, rank: number): void {
    this.#edits.push({ start: at, end: at, text, rank });
  }

  replace(start: number, end: number, text: string, rank: number): void {
    if (this.#text.slice(start, end) !== text) this.#edits.push({ start, end, text, rank });
  }

  /**
   * The text of a span with the edits inside it applied.
   * @param ends whether inserts at the very ends of the span belong to it
   */
  applied(start: number, end: number, ends = true): string {
    let result = '';
    let at = start;
    for (const edit of this.#sorted()) {
      if (edit.start < start || edit.end > end) continue;
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
    for (const { start, end, text } of this.#sorted()) {
      const last = merged.at(-1);
      if (last && last.end === start && (last.start === last.end || start === end)) {
        last.text += text;
        last.end = end;
      } else merged.push({ start, end, text });
    }
    return merged;
  }

  #sorted(): RankedEdit[] {
    return this.#edits.sort((a, b) => a.start - b.start || a.end - b.end || a.rank - b.rank);
  }
}
