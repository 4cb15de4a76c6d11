import type { TextEdit } from '../edits.js';
import { importEdits } from '../python/add-import.js';
import { loadedParser } from '../python/parser.js';
import { removeUnusedImports } from '../python/remove-import.js';
import { SourceFile } from '../python/source-file.js';
import { splitLongLines } from '../python/split-lines.js';
import type { ImportNeed, Span } from '../types.js';

const DEFAULT_COLUMNS = 88;

/** One step after the other is about a file, and mostly about the same text. */
let last: SourceFile | undefined;

function parsed(path: string, text: string): SourceFile {
  if (last?.path !== path || last.text !== text) last = new SourceFile(path, text, loadedParser());
  return last;
}

/** The edits that give a file the imports that its accepted fixes need. Offsets are of the text as it was read. */
export function importsOf(
  path: string,
  text: string,
  needs: readonly ImportNeed[],
  columns: number | undefined,
): TextEdit[] {
  return importEdits(parsed(path, text), needs, columns ?? DEFAULT_COLUMNS);
}

/**
 * The edits that take out imports which the first round of edits left without use.
 * @param middle the text after the first round; the result's offsets are of this text
 */
export function unusedImportsOf(path: string, middle: string, names: readonly string[]): TextEdit[] {
  return removeUnusedImports(parsed(path, middle), names);
}

/**
 * The edits that split the lines which the first round of edits made too long.
 * @param middle the text after the first round; the result's offsets are of this text
 */
export function splitLinesOf(path: string, middle: string, first: readonly TextEdit[], columns: number): TextEdit[] {
  const spans: Span[] = [];
  let grown = 0;
  for (const { start, end, text } of first) {
    spans.push({ start: start + grown, end: start + grown + text.length });
    grown += text.length - (end - start);
  }
  return splitLongLines(parsed(path, middle), spans, columns);
}
