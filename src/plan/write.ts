import { chmodSync, chownSync, existsSync, readFileSync, realpathSync, rmSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../errors.js';
import { isInside } from '../project/root.js';
import type { Change, Plan, Source } from '../types.js';
import { changes } from './changes.js';
import { uncommitted } from './git-status.js';
import {
  finishJournal,
  hashOf,
  type JournalEntry,
  removeJournal,
  replaceDurably,
  startJournal,
  storedBytes,
  withLock,
  writeDurably,
} from './journal.js';
import { recover } from './recover.js';

/** How to write. */
export interface WriteOptions {
  /** Writes files with uncommitted changes as well. */
  readonly allowDirty?: boolean;
}

/** What was written: paths relative to the plan's root. */
export interface WriteResult {
  readonly written: readonly string[];
}

interface Prepared extends JournalEntry {
  readonly change: Change;
  readonly stat: Stats;
}

/**
 * Writes the accepted fixes of a plan: all files or none. Every file must still hold what was read when the plan was
 * made. Each is written beside its target, put on disk, and renamed over it, its mode kept; a journal takes back what was
 * done when a later file fails.
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
  return withLock(plan.root, async () => {
    recover(plan.root);
    const prepared = changed.map(change => prepare(plan, change));
    if (!options.allowDirty) refuseDirty(plan.root, prepared);
    const entries = prepared.map(({ target, temporary, before, after }) => ({ target, temporary, before, after }));
    startJournal(
      plan.root,
      entries,
      prepared.flatMap(({ change }) => [change.before.bytes, change.after.bytes]),
    );
    try {
      for (const file of prepared) writeBeside(file);
      for (const { temporary, target } of prepared) replaceDurably(temporary, target);
    } catch (error) {
      takeBack(plan.root, prepared);
      throw new UserError(`nothing was written: ${(error as Error).message}`, { cause: error });
    }
    finishJournal(plan.root, entries);
    return { written: changed.map(({ path }) => path) };
  });
}

function prepare(plan: Plan, change: Change): Prepared {
  const path = join(plan.root, change.path);
  const fail = (what: string) => new UserError(`${change.path}: ${what}. Nothing was written.`);
  if (!isInside(path, plan.root)) throw fail('lies outside of the root');
  let target: string;
  let stat: Stats;
  let bytes: Uint8Array;
  try {
    target = realpathSync(path);
    stat = statSync(target);
    bytes = readFileSync(target);
  } catch (error) {
    throw fail(`cannot be read any more (${(error as NodeJS.ErrnoException).code})`);
  }
  if (!isInside(target, realpathSync(plan.root))) throw fail(`is a link to ${target}, outside of the root`);
  const planned = plan.files.find(file => file.path === change.path);
  if (hashOf(bytes) !== planned?.hash) throw fail('changed since it was read. Run the command again');
  if ((stat.mode & 0o222) === 0) throw fail('is read-only');
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.temporal-codemod.tmp`);
  return { change, stat, target, temporary, before: planned.hash, after: hashOf(change.after.bytes) };
}

function refuseDirty(root: string, prepared: readonly Prepared[]): void {
  const dirty = new Set(uncommitted(prepared.map(({ target }) => target)));
  const named = prepared.filter(({ target }) => dirty.has(target)).map(({ change }) => change.path);
  if (named.length === 0) return;
  const shown = named.slice(0, 10).map(path => `  ${path}`);
  if (named.length > shown.length) shown.push(`  and ${named.length - shown.length} more`);
  throw new UserError(
    `${named.length === 1 ? 'a file has' : `${named.length} files have`} uncommitted changes in ${root}:\n${shown.join('\n')}\nCommit them first, so that the rewrite can be reviewed alone, or pass --allow-dirty. Nothing was written.`,
  );
}

function writeBeside({ temporary, change, stat }: Prepared): void {
  writeDurably(temporary, change.after.bytes);
  chmodSync(temporary, stat.mode & 0o7777);
  const own = statSync(temporary);
  if (own.uid !== stat.uid || own.gid !== stat.gid) {
    try {
      chownSync(temporary, stat.uid, stat.gid);
    } catch {
      // Only root may give files away; the content matters more than the owner.
    }
  }
}

/** Restores what this write already replaced. */
function takeBack(root: string, prepared: readonly Prepared[]): void {
  for (const { target, temporary, after, before, stat } of prepared) {
    const replaced = existsSync(target) && hashOf(readFileSync(target)) === after;
    if (replaced) {
      writeDurably(temporary, storedBytes(root, before));
      chmodSync(temporary, stat.mode & 0o7777);
      replaceDurably(temporary, target);
    }
    rmSync(temporary, { force: true });
  }
  removeJournal(root);
}
