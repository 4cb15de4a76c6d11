import type { SourceFile } from './source-file.js';

/** The white space that a line starts with, a BOM and form feeds left out. */
export function indentOf(line: string): string {
  return /^[\uFEFF\f]*([ \t]*)/.exec(line)![1]!;
}

const steps = new WeakMap<SourceFile, string>();

/** One step of indentation: a tab after tabs, else what most blocks of the file are indented by; four spaces without any. */
export function unitOf(indent: string, file: SourceFile): string {
  if (indent.includes('\t')) return '\t';
  let step = steps.get(file);
  if (step === undefined) {
    step = commonStep(file) ?? '    ';
    steps.set(file, step);
  }
  return step;
}

/** How much further in the statements of a block stand than what opens it; lists in docstrings are no blocks. */
function commonStep(file: SourceFile): string | undefined {
  const { lines, text } = file;
  const counts = new Map<string, number>();
  for (const block of file.nodes('block')) {
    const first = block.parts[0]?.start ?? block.start;
    const line = lines.lineOf(first);
    const inner = indentOf(lines.lineText(line));
    const outer = indentOf(lines.lineText(lines.lineOf(block.parent!.start)));
    const opensLine = text.slice(lines.starts[line], first).trim() === '';
    if (!opensLine || inner.length <= outer.length || !inner.startsWith(outer)) continue;
    const step = inner.slice(outer.length);
    if (step === '\t' || /^ {1,8}$/.test(step)) counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  let common: string | undefined;
  for (const [step, count] of counts) if (!common || count > counts.get(common)!) common = step;
  return common;
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
