import type { Edit, Fix, Span } from './types.js';

/** Whether two spans share a unit, or one is an insert inside the other. Touching ends do not overlap. */
export function overlaps(a: Span, b: Span): boolean {
  if (a.start === a.end && b.start === b.end) return a.start === b.start;
  return a.start < b.end && b.start < a.end;
}

/** Edits by file, each list in source order. */
export function editsByPath(edits: Iterable<Edit>): Map<string, Edit[]> {
  const byPath = new Map<string, Edit[]>();
  for (const edit of edits) {
    const known = byPath.get(edit.path);
    if (known) known.push(edit);
    else byPath.set(edit.path, [edit]);
  }
  for (const list of byPath.values()) list.sort((a, b) => a.start - b.start || a.end - b.end);
  return byPath;
}

/** Whether two fixes want to change the same place, or insert at the same place, where the order would be a guess. */
export function conflict(a: Fix, b: Fix): boolean {
  return a.edits.some(edit => b.edits.some(other => edit.path === other.path && overlaps(edit, other)));
}
