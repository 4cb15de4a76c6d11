// The python layer knows the language: text, syntax tree, scopes, names, calls. It knows nothing of Temporal, of the
// project's other files or of the disk.
import type { Position } from '../types.js';

const LINE_BREAK = /\r\n|\n|\r/g;

/** Where the lines of a text start, with Python's line breaks: LF, CRLF and a lone CR. Offsets are UTF-16 units. */
export class Lines {
  readonly starts: readonly number[];
  readonly #text: string;

  constructor(text: string) {
    const starts = [0];
    for (const match of text.matchAll(LINE_BREAK)) starts.push(match.index + match[0].length);
    this.starts = starts;
    this.#text = text;
  }

  /** The 0-based line that holds the offset. */
  lineOf(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The offset at which the code of a 0-based line may start: behind a byte order mark. */
  codeStart(line: number): number {
    const start = this.starts[line]!;
    return this.#text[start] === '\uFEFF' ? start + 1 : start;
  }

  /** The offset at which a 0-based line ends, its line break not included. */
  lineEnd(line: number): number {
    let end = this.starts[line + 1] ?? this.#text.length;
    const start = this.starts[line]!;
    if (line + 1 < this.starts.length) {
      if (end > start && this.#text[end - 1] === '\n') end--;
      if (end > start && this.#text[end - 1] === '\r') end--;
    }
    return end;
  }

  /** The text of a 0-based line without its line break. */
  lineText(line: number): string {
    return this.#text.slice(this.starts[line]!, this.lineEnd(line));
  }

  /** Line and column for people: 1-based, the column in code points, a BOM not counted. */
  position(offset: number): Position {
    const line = this.lineOf(offset);
    const before = this.#text.slice(this.starts[line]!, offset);
    let column = 1;
    for (const character of before) if (character !== '\uFEFF') column++;
    return { line: line + 1, column };
  }
}
