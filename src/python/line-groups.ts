import type { Span } from '../types.js';
import type { SourceFile } from './source-file.js';

/** Groups items whose spans lie in one another or share a line; groups and items in source order. */
export function groupByLines<T>(file: SourceFile, items: readonly T[], spanOf: (item: T) => Span): T[][] {
  const groups: T[][] = [];
  let lastLine = -1;
  for (const item of [...items].sort((a, b) => spanOf(a).start - spanOf(b).start)) {
    const { start, end } = spanOf(item);
    if (groups.length > 0 && file.lines.lineOf(start) <= lastLine) groups.at(-1)!.push(item);
    else groups.push([item]);
    lastLine = Math.max(lastLine, file.lines.lineOf(end));
  }
  return groups;
}
