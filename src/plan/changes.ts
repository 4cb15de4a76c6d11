// The plan layer decides what is done and is the only one that writes to the disk. It knows files as bytes and edits as
// data; it knows nothing of Python's grammar, of Temporal or of terminals.
import MagicString from 'magic-string';
import { UserError } from '../errors.js';
import { DecodeError, encode } from '../python/encoding.js';
import type { Change, Edit, Fix, Plan, Source } from '../types.js';

interface OwnedEdit {
  readonly edit: Edit;
  readonly fix: Fix;
}

/**
 * What the accepted fixes of a plan make of its files, sorted by path.
 * @param sources the files as they were read when the plan was made
 * @throws Error for edits that overlap, lie outside of their file, or insert at one place for two fixes: the plan is not
 *   sound. UserError for a result that the file's encoding cannot hold.
 */
export function changes(plan: Plan, sources: ReadonlyMap<string, Source>): Change[] {
  const byPath = new Map<string, OwnedEdit[]>();
  for (const { status, fix } of plan.findings) {
    if (status !== 'apply') continue;
    for (const edit of fix!.edits) {
      const known = byPath.get(edit.path);
      if (known) known.push({ edit, fix: fix! });
      else byPath.set(edit.path, [{ edit, fix: fix! }]);
    }
  }
  return [...byPath.keys()].sort().map(path => {
    const before = sources.get(path);
    if (!before) throw new Error(`the plan changes ${path}, whose content is not at hand`);
    const text = applyEdits(path, before.text, byPath.get(path)!);
    return { path, before, after: { ...before, text, bytes: encodeResult(path, text, before.encoding) } };
  });
}

function applyEdits(path: string, text: string, edits: OwnedEdit[]): string {
  const result = new MagicString(text);
  // The sort is stable: inserts at one place stay in the order of their fix.
  edits.sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end);
  let last: OwnedEdit | undefined;
  for (const next of edits) {
    const { start, end, text: replacement } = next.edit;
    // magic-string drops an update inside another without a word, so order and bounds are checked here.
    const inRange =
      Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= text.length;
    if (!inRange) throw new Error(`an edit leaves the file ${path}: ${start} to ${end} of ${text.length}`);
    if (last && overlap(last, next)) throw new Error(`edits overlap in ${path}, offset ${start}`);
    if (start === end) result.appendLeft(start, replacement);
    else if (replacement === '') result.remove(start, end);
    else result.update(start, end, replacement);
    last = next;
  }
  return result.toString();
}

/** Whether an edit comes too near to the one before it. Which of two fixes inserts first at one place would be a guess. */
function overlap(last: OwnedEdit, next: OwnedEdit): boolean {
  if (next.edit.start < last.edit.end) return true;
  const bothInsert = last.edit.start === last.edit.end && next.edit.start === next.edit.end;
  return bothInsert && last.edit.start === next.edit.start && last.fix !== next.fix;
}

function encodeResult(path: string, text: string, encoding: string): Uint8Array {
  try {
    return encode(text, encoding);
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    throw new UserError(`${path}: ${error.message}. Convert the file to UTF-8, then run the command again.`);
  }
}
