import { overlaps } from '../edits.js';
import type { Edit, Fix } from '../types.js';

/** The edits of the fixes that are accepted so far. A file can have tens of thousands, so that they are kept in order. */
export class TakenPlaces {
  /** By path, sorted by start and end; those of different fixes do not overlap. */
  readonly #byPath = new Map<string, Edit[]>();

  /** Whether the fix wants a place that is taken, or would insert where another does, where the order would be a guess. */
  isTaken(fix: Fix): boolean {
    return fix.edits.some(edit => {
      const edits = this.#byPath.get(edit.path) ?? [];
      const at = position(edits, edit);
      for (let i = at; i < edits.length && edits[i]!.start <= edit.end; i++) if (overlaps(edits[i]!, edit)) return true;
      for (let i = at - 1; i >= 0 && edits[i]!.end >= edit.start; i--) if (overlaps(edits[i]!, edit)) return true;
      return false;
    });
  }

  take(fix: Fix): void {
    for (const edit of fix.edits) {
      const edits = this.#byPath.get(edit.path);
      if (edits) edits.splice(position(edits, edit), 0, edit);
      else this.#byPath.set(edit.path, [edit]);
    }
  }
}

/** Where an edit stands, or would stand, in a sorted list. */
function position(edits: readonly Edit[], { start, end }: Edit): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = edits[middle]!;
    if (other.start < start || (other.start === start && other.end < end)) low = middle + 1;
    else high = middle;
  }
  return low;
}
