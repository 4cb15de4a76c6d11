// The plan layer decides what is done and is the only one that writes to the disk. It knows files as bytes and edits as
// data; it knows nothing of Python's grammar, of Temporal or of terminals.
import MagicString from 'magic-string';
import { compose, type TextEdit } from '../edits.js';
import { UserError } from '../errors.js';
import { DecodeError, encode } from '../python/encoding.js';
import type { Change, Edit, Fix, ImportNeed, Plan, PlanFinding, Source } from '../types.js';
import { importsOf, splitLinesOf, unusedImportsOf } from './after-review.js';

/** What the accepted fixes want of one file. */
interface Wishes {
  readonly edits: OwnedEdit[];
  readonly imports: ImportNeed[];
  readonly frees: string[];
  /** The columns that its lines may have, where a fix asks for that. */
  columns: number | undefined;
}

interface OwnedEdit {
  readonly edit: Edit;
  readonly fix: Fix;
}

/**
 * What the accepted fixes of a plan make of its files, sorted by path. Imports and the layout of long lines are worked
 * out here, once per file and step and from accepted fixes alone. Needs a loaded parser where fixes ask for either.
 * @param sources the files as they were read when the plan was made
 * @throws Error for edits that overlap, lie outside of their file, or insert at one place for two fixes: the plan is not
 *   sound. UserError for a result that the file's encoding cannot hold.
 */
export function changes(plan: Plan, sources: ReadonlyMap<string, Source>): readonly Change[] {
  const last = known.get(plan);
  if (last?.sources === sources) return last.changed;
  const changed = [...changesUpTo(plan, sources, Number.POSITIVE_INFINITY).values()].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  );
  known.set(plan, { sources, changed });
  return changed;
}

/** One plan is verified, shown and written: what it makes of the files is worked out once. */
const known = new WeakMap<
  Plan,
  { readonly sources: ReadonlyMap<string, Source>; readonly changed: readonly Change[] }
>();

/**
 * The files as they are when a step of the plan begins: what the offsets of its findings count from.
 * @param sources the files as they were read when the plan was made
 */
export function sourcesAt(plan: Plan, sources: ReadonlyMap<string, Source>, step: number): ReadonlyMap<string, Source> {
  if (step === 0) return sources;
  return withChanges(sources, changesUpTo(plan, sources, step).values());
}

/** The sources with the results of changes in the place of what they were. */
export function withChanges(
  sources: ReadonlyMap<string, Source>,
  changed: Iterable<Change>,
): ReadonlyMap<string, Source> {
  return new Map([...sources, ...[...changed].map(({ path, after }) => [path, after] as const)]);
}

/** What the steps before this one change, by path. */
export function changesUpTo(
  { findings }: Plan,
  sources: ReadonlyMap<string, Source>,
  end: number,
): ReadonlyMap<string, Change> {
  const applied = findings.filter(({ status, step = 0 }) => status === 'apply' && step < end);
  const steps = [...new Set(applied.map(({ step = 0 }) => step))].sort((a, b) => a - b);
  const done = new Map<string, Change>();
  for (const step of steps) {
    const own = applied.filter(finding => (finding.step ?? 0) === step);
    for (const change of changesOf(own, withChanges(sources, done.values()))) {
      const first = done.get(change.path);
      done.set(change.path, first ? oneAfterTheOther(first, change) : change);
    }
  }
  return done;
}

function oneAfterTheOther({ path, before, after: middle, edits }: Change, second: Change): Change {
  const composed = compose(edits, middle.text, second.edits);
  return { path, before, after: second.after, edits: composed.map(edit => ({ path, ...edit })) };
}

function changesOf(findings: readonly PlanFinding[], sources: ReadonlyMap<string, Source>): Change[] {
  const byPath = new Map<string, Wishes>();
  const wishesFor = (path: string): Wishes => {
    const known = byPath.get(path) ?? { edits: [], imports: [], frees: [], columns: undefined };
    byPath.set(path, known);
    return known;
  };
  for (const { fix } of findings) {
    for (const edit of fix!.edits) wishesFor(edit.path).edits.push({ edit, fix: fix! });
    for (const need of fix!.imports ?? []) wishesFor(need.path).imports.push(need);
    for (const { path, name } of fix!.frees ?? []) wishesFor(path).frees.push(name);
    for (const [path, columns] of Object.entries(fix!.lineLengths ?? {})) wishesFor(path).columns = columns;
  }
  return [...byPath].map(([path, wishes]) => {
    const before = sources.get(path);
    if (!before) throw new Error(`the plan changes ${path}, whose content is not at hand`);
    const edits = allEdits(before, wishes);
    const text = applyEdits(path, before.text, edits);
    return {
      path,
      before,
      after: { ...before, text, bytes: encodeResult(path, text, before.encoding) },
      edits: edits.map(({ start, end, text: replacement }) => ({ path, start, end, text: replacement })),
    };
  });
}

function allEdits({ path, text }: Source, { edits, imports, frees, columns }: Wishes): TextEdit[] {
  // The sort is stable: inserts at one place stay in the order of their fix.
  edits.sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end);
  for (const [i, next] of edits.entries()) {
    const last = edits[i - 1];
    if (last && overlap(last, next)) throw new Error(`edits overlap in ${path}, offset ${next.edit.start}`);
  }
  const own = edits.map(({ edit }) => edit);
  const needed = imports.length === 0 ? [] : importsOf(path, text, imports, columns);
  // Imports stand before the code: where a fix inserts at the same place, they come first.
  const first = [...needed, ...own].sort((a, b) => a.start - b.start || a.end - b.end);
  if (frees.length === 0 && columns === undefined) return first;
  const middle = applyEdits(path, text, first);
  const all = compose(first, middle, unusedImportsOf(path, middle, frees));
  if (columns === undefined) return all;
  const pruned = frees.length === 0 ? middle : applyEdits(path, text, all);
  return compose(all, pruned, splitLinesOf(path, pruned, all, columns));
}

function applyEdits(path: string, text: string, edits: readonly TextEdit[]): string {
  const result = new MagicString(text);
  let lastEnd = 0;
  for (const { start, end, text: replacement } of edits) {
    // magic-string drops an update inside another without a word, so order and bounds are checked here.
    const inRange =
      Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= text.length;
    if (!inRange) throw new Error(`an edit leaves the file ${path}: ${start} to ${end} of ${text.length}`);
    if (start < lastEnd) throw new Error(`edits overlap in ${path}, offset ${start}`);
    if (start === end) result.appendLeft(start, replacement);
    else if (replacement === '') result.remove(start, end);
    else result.update(start, end, replacement);
    lastEnd = end;
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
