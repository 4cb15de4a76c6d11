// The report layer turns a plan into text or bytes. It is pure: it reads no disk, writes nothing and decides nothing.
import type { Change } from '../types.js';
import { visible } from '../visible.js';
import { type Hunk, hunks } from './hunks.js';
import { type Paint, plain } from './paint.js';

/** The `@@` line of a hunk, as git writes it. */
export function hunkHeader({ oldStart, oldLines, newStart, newLines }: Hunk): string {
  const range = (start: number, lines: number) => (lines === 1 ? `${start}` : `${start},${lines}`);
  return `@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`;
}

export const NO_NEWLINE = '\\ No newline at end of file';

/** A unified diff of one file for people to read. `name` is the path to show, `context` the number of unchanged lines. */
export function unifiedDiff(change: Change, name: string, paint: Paint = plain, context?: number): string {
  let text = `${paint.bold(`--- ${name}`)}\n${paint.bold(`+++ ${name}`)}\n`;
  for (const hunk of hunks(change.before.text, change.after.text, context)) {
    text += `${paint.cyan(hunkHeader(hunk))}\n`;
    for (const line of hunk.lines) {
      const ended = line.text.endsWith('\n');
      // A CR would send the terminal's cursor back, and an escape sequence in a file must not reach the terminal.
      const shown = visible(line.mark + (ended ? line.text.slice(0, -1) : line.text).replace(/\r$/, ''));
      text += `${line.mark === '+' ? paint.green(shown) : line.mark === '-' ? paint.red(shown) : shown}\n`;
      if (!ended) text += `${NO_NEWLINE}\n`;
    }
  }
  return text;
}
