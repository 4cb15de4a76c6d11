import { realpathSync, renameSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { UserError } from '../errors.js';
import type { Change, Plan, Source } from '../types.js';
import { changes } from './changes.js';
import { createDurably, currentHash, hashOf, syncFolders } from './durable.js';
import { uncommitted } from './git-status.js';
import { finishJournal, type JournalEntry, startJournal } from './journal.js';
import { withLock } from './lock.js';
import { type RecoverResult, takeBackPending } from './recover.js';
import { type Target, targetOf } from './target.js';

/** How to write. */
export interface WriteOptions {
  /** Writes files with uncommitted changes as well. */
  readonly allowDirty?: boolean;
}

/** What was written: paths relative to the plan's root. */
export interface WriteResult {
  readonly written: readonly string[];
  /** Those of them that have other names (hard links), under which the old content stays. */
  readonly cutOff?: readonly string[];
  /** What was done before about an earlier write that was interrupted, if there was one. */
  readonly recovered?: RecoverResult;
}

interface Prepared {
  readonly change: Change;
  readonly target: Target;
  readonly entry: JournalEntry;
}

/**
 * Writes the accepted fixes of a plan: all files or none. Every file must still hold what was read when the plan was
 * made. Each is written beside its target, put on disk, and renamed over it, its mode kept; a journal takes back what was
 * done when a later file fails, or when the run is killed, on the next run. Files that the plan does not change are not
 * touched.
 * @throws UserError, before anything is written, for a file that changed, went away, cannot be written, has uncommitted
 *   changes, or leads out of the root
 */
export async function writePlan(
  plan: Plan,
  sources: ReadonlyMap<string, Source>,
  options: WriteOptions = {},
): Promise<WriteResult> {
  const changed = changes(plan, sources);
  if (changed.length === 0) return { written: [] };
  const root = realpathSync(plan.root);
  const hashes = new Map(plan.files.map(({ path, hash }) => [path, hash]));
  return withLock(root, () => {
    const recovered = takeBackPending(root);
    const prepared = changed.map(change => prepare(root, change, hashes.get(change.path)));
    refuseTwice(prepared);
    if (!options.allowDirty) refuseDirty(root, prepared);
    replaceAll(root, prepared);
    const cutOff = prepared.filter(({ target }) => target.stat.nlink > 1).map(({ change }) => change.path);
    const written = changed.map(({ path }) => path);
    return { written, ...(cutOff.length > 0 && { cutOff }), ...(recovered && { recovered }) };
  });
}

function prepare(root: string, change: Change, hash: string | undefined): Prepared {
  const before = hashOf(change.before.bytes);
  if (before !== hash) throw new Error(`the plan was made for another content of ${change.path}`);
  const target = targetOf(root, change.path, before);
  const after = hashOf(change.after.bytes);
  return { change, target, entry: { path: target.inRoot, temporary: basename(target.temporary), before, after } };
}

/** Two names of one file would overwrite each other's changes. */
function refuseTwice(prepared: readonly Prepared[]): void {
  const names = new Map<string, string>();
  for (const { change, target } of prepared) {
    const other = names.get(target.path);
    if (other !== undefined) throw new Error(`the plan changes ${target.path} twice: as ${other} and ${change.path}`);
    names.set(target.path, change.path);
  }
}

function refuseDirty(root: string, prepared: readonly Prepared[]): void {
  const dirty = new Set(uncommitted(prepared.map(({ target }) => target.path)));
  const named = prepared.filter(({ target }) => dirty.has(target.path)).map(({ change }) => change.path);
  if (named.length === 0) return;
  const shown = named.slice(0, 10).map(path => `  ${path}`);
  if (named.length > shown.length) shown.push(`  and ${named.length - shown.length} more`);
  throw new UserError(
    `${named.length === 1 ? 'a file has' : `${named.length} files have`} uncommitted changes in ${root}:\n${shown.join('\n')}\nCommit them first, so that the rewrite can be reviewed alone, or pass --allow-dirty. Nothing was written.`,
  );
}

function replaceAll(root: string, prepared: readonly Prepared[]): void {
  const entries = prepared.map(({ entry }) => entry);
  try {
    startJournal(
      root,
      entries,
      prepared.flatMap(({ change }) => [change.before.bytes, change.after.bytes]),
    );
    for (const { target, change } of prepared) createDurably(target.temporary, change.after.bytes, target.stat);
    for (const { target, change, entry } of prepared) {
      // Storing takes a while, in which an editor may save.
      if (currentHash(target.path) !== entry.before) throw new Error(`${change.path} changed in the meantime`);
      renameSync(target.temporary, target.path);
    }
    syncFolders(prepared.map(({ target }) => dirname(target.path)));
    finishJournal(root, entries);
  } catch (error) {
    throw takeBack(root, error as Error);
  }
}

function takeBack(root: string, cause: Error): UserError {
  try {
    const left = takeBackPending(root)?.left ?? [];
    const but = left.length === 0 ? '' : ` Left alone, since they changed in the meantime: ${left.join(', ')}.`;
    return new UserError(`nothing was written: ${cause.message}.${but}`, { cause });
  } catch (second) {
    return new UserError(`writing failed (${cause.message}), and ${(second as Error).message}`, { cause });
  }
}
