import MagicString from 'magic-string';
import { editsByPath } from '../edits.js';
import { encode } from '../python/encoding.js';
import type { Change, Edit, Plan, Source } from '../types.js';

/**
 * What the accepted fixes of a plan make of its files, sorted by path.
 * @param sources the files as they were read when the plan was made
 * @throws Error for edits that overlap or lie outside of their file: the plan is not sound
 */
export function changes(plan: Plan, sources: ReadonlyMap<string, Source>): Change[] {
  const accepted = plan.findings.filter(finding => finding.status === 'apply');
  const byPath = editsByPath(accepted.flatMap(finding => finding.fix!.edits));
  return [...byPath.keys()].sort().map(path => {
    const before = sources.get(path);
    if (!before) throw new Error(`the plan changes ${path}, whose content is not at hand`);
    const text = applyEdits(path, before.text, byPath.get(path)!);
    return { path, before, after: { ...before, text, bytes: encode(text, before.encoding) } };
  });
}

function applyEdits(path: string, text: string, edits: readonly Edit[]): string {
  const result = new MagicString(text);
  let last: Edit | undefined;
  for (const edit of edits) {
    // magic-string drops an update inside another without a word, so order and bounds are checked here.
    const overlaps = last && (edit.start < last.end || (edit.start === last.start && edit.end === last.end));
    if (overlaps || edit.start < 0 || edit.end < edit.start || edit.end > text.length) {
      throw new Error(`edits overlap or leave the file at ${path}, offset ${edit.start}`);
    }
    if (edit.start === edit.end) result.appendLeft(edit.start, edit.text);
    else if (edit.text === '') result.remove(edit.start, edit.end);
    else result.update(edit.start, edit.end, edit.text);
    last = edit;
  }
  return result.toString();
}
