import type { Fix, Span } from './types.js';

/** A replacement inside one text. */
export interface TextEdit extends Span {
  readonly text: string;
}

/** Whether two spans share a unit, or one is an insert inside the other. Touching ends do not overlap. */
export function overlaps(a: Span, b: Span): boolean {
  if (a.start === a.end && b.start === b.end) return a.start === b.start;
  return a.start < b.end && b.start < a.end;
}

/** Whether two fixes want to change the same place, or insert at the same place, where the order would be a guess. */
export function conflict(a: Fix, b: Fix): boolean {
  return a.edits.some(edit => b.edits.some(other => edit.path === other.path && overlaps(edit, other)));
}

/**
 * The edits that do at once what two rounds do one after the other.
 * @param first of the old text, disjoint and sorted
 * @param middle what the first round makes of it
 * @param second of the middle text, disjoint and sorted
 */
export function compose(first: readonly TextEdit[], middle: string, second: readonly TextEdit[]): TextEdit[] {
  if (second.length === 0) return [...first];
  // Every edit as a stretch of the middle text; those that touch are done as one.
  const stretches: Stretch[] = [];
  let grown = 0;
  for (const { start, end, text } of first) {
    stretches.push({ from: start + grown, to: start + grown + text.length, grows: text.length - (end - start) });
    grown += text.length - (end - start);
  }
  for (const { start, end, text } of second) stretches.push({ from: start, to: end, grows: 0, text });
  stretches.sort((a, b) => a.from - b.from || a.to - b.to);
  const composed: TextEdit[] = [];
  let shift = 0;
  for (let i = 0; i < stretches.length; ) {
    const from = stretches[i]!.from;
    let to = stretches[i]!.to;
    let grows = 0;
    let text = '';
    let at = from;
    for (; i < stretches.length && stretches[i]!.from <= to; i++) {
      const stretch = stretches[i]!;
      to = Math.max(to, stretch.to);
      grows += stretch.grows;
      if (stretch.text === undefined) continue;
      text += middle.slice(at, stretch.from) + stretch.text;
      at = stretch.to;
    }
    text += middle.slice(at, to);
    composed.push({ start: from - shift, end: to - shift - grows, text });
    shift += grows;
  }
  return composed;
}

/**
 * Where an offset of the new text was in the old one; the start of an edit for what the edit put there.
 * @param edits of the old text, disjoint and sorted
 */
export function offsetBefore(offset: number, edits: readonly TextEdit[]): number {
  let grown = 0;
  for (const { start, end, text } of edits) {
    const from = start + grown;
    if (offset < from) break;
    if (offset < from + text.length) return start;
    grown += text.length - (end - start);
  }
  return offset - grown;
}

/** A changed stretch of the middle text: `grows` units longer than in the old text, replaced by `text` if there is one. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly grows: number;
  readonly text?: string;
}
