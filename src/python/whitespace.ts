import type { SourceFile } from './source-file.js';

/** The white space that a line starts with, a BOM and form feeds left out. */
export function indentOf(line: string): string {
  return /^[\uFEFF\f]*([ \t]*)/.exec(line)![1]!;
}

/** One step of indentation: a tab after tabs, else what the first block of the file is indented by. */
export function unitOf(indent: string, { text }: SourceFile): string {
  if (indent.includes('\t')) return '\t';
  return /^\S.*:[ \t]*(?:#.*)?(?:\r\n|\n|\r)( {1,8})\S/m.exec(text)?.[1] ?? '    ';
}

/** The line break that ends a 0-based line, or the file's first one on its last line. */
export function lineBreak({ lines, text }: SourceFile, line: number): string {
  const at = line + 1 < lines.starts.length ? line : 0;
  const end = lines.lineEnd(at);
  return text.slice(end, lines.starts[at + 1] ?? end) || '\n';
}

const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/gu;

/** Columns as the formatters count them: wide characters are two (Unicode annex 11), a tab is four. */
export function width(text: string): number {
  const expanded = text.replace(/\uFEFF/g, '').replace(/\t/g, '    ');
  return [...expanded].length + (expanded.match(WIDE)?.length ?? 0);
}
