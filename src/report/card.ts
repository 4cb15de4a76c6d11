import type { Change, PlanFinding, Position } from '../types.js';
import { visible } from '../visible.js';
import { unifiedDiff } from './diff.js';
import type { Paint } from './paint.js';

/** How to show one fix. */
export interface CardOptions {
  /** In columns. */
  readonly width: number;
  readonly paint: Paint;
  /** How a path of the plan is shown. */
  readonly name: (path: string) => string;
  /** Unchanged lines around each change. */
  readonly context: number;
  /** Such as `3 of 12`. */
  readonly count: string;
}

/** One fix for a person to decide about: what it is, what it says, and all that it changes, in all of its files. */
export function card(finding: PlanFinding, changes: readonly Change[], options: CardOptions): string {
  const { paint, name, width, context, count } = options;
  const { rule, fix, path, start, message, related = [] } = finding;
  const safety = fix?.safety === 'unsafe' ? paint.red('unsafe for running workflows') : paint.green('safe');
  const files = changes.length > 1 ? `, ${changes.length} files as one` : '';
  const lines = [
    paint.dim('─'.repeat(width)),
    `${paint.bold(count)}  ${paint.yellow(rule)}, ${safety}${files}`,
    paint.cyan(place(name(path), start)),
    ...wrap(visible(message), width, '  '),
  ];
  for (const { path: other, position, message: text } of related) {
    const where = `${place(name(other), position)}: `;
    lines.push(...wrap(where + visible(text), width, '  ').map(paint.dim));
  }
  const diffs = changes.map(change => unifiedDiff(change, name(change.path), paint, context));
  return `${lines.join('\n')}\n${diffs.join('')}`;
}

function place(path: string, { line, column }: Position): string {
  return `${path}:${line}:${column}`;
}

/** Breaks a text between words, so that no line but one with a single long word is wider. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(/\s+/)) {
    const joined = line === indent ? indent + word : `${line} ${word}`;
    if (joined.length > width && line !== indent) {
      lines.push(line);
      line = indent + word;
    } else line = joined;
  }
  return [...lines, line];
}
