import type { Fix, Span } from './types.js';

/** Whether two spans share a unit, or one is an insert inside the other. Touching ends do not overlap. */
export function overlaps(a: Span, b: Span): boolean {
  if (a.start === a.end && b.start === b.end) return a.start === b.start;
  return a.start < b.end && b.start < a.end;
}

/** Whether two fixes want to change the same place, or insert at the same place, where the order would be a guess. */
export function conflict(a: Fix, b: Fix): boolean {
  return a.edits.some(edit => b.edits.some(other => edit.path === other.path && overlaps(edit, other)));
}
