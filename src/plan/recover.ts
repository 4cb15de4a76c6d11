import { realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../errors.js';
import { createDurably, currentHash, syncFolders } from './durable.js';
import { closeJournal, type JournalEntry, readJournal, storedBytes } from './journal.js';
import { isLockLeft, withLock } from './lock.js';

/** What was done about a write that was interrupted. Paths are relative to the root. */
export interface RecoverResult {
  /** Files that were written and hold their old content again. */
  readonly restored: readonly string[];
  /** Files that hold neither the old nor the new content: somebody changed them since, so they were left alone. */
  readonly left: readonly string[];
}

/**
 * What every run that writes does first. Takes back a write, or finishes taking one back, that was interrupted: no fix stays half applied.
 * @param root the root of the plan that was being written
 * @returns undefined where nothing was interrupted
 * @throws UserError where another run is writing right now
 */
export async function recover(root: string): Promise<RecoverResult | undefined> {
  const real = realpathSync(root);
  // A run that was killed just before or after it wrote leaves no more than its lock, which goes with the next one.
  if (readJournal(real)?.state !== 'pending' && !isLockLeft(real)) return undefined;
  return withLock(real, () => explained(() => takeBackPending(real)));
}

/** @throws UserError where a write was interrupted, so that the files do not belong together */
export function refuseInterrupted(root: string): void {
  if (readJournal(realpathSync(root))?.state !== 'pending') return;
  throw new UserError(
    `a write in ${root} is not complete: some of its files may be old and some new. If no other temporal-codemod is at work there, it was interrupted; take it back with: temporal-codemod undo`,
  );
}

/** Says what to do about an error of the disk while old content is put back. */
export function explained<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { message } = error as Error;
    throw new UserError(`old content cannot be put back: ${message}. Mend the cause, then run: temporal-codemod undo`, {
      cause: error,
    });
  }
}

/**
 * `recover` for those who hold the lock. Takes the real path of the root.
 * @throws UserError where a file cannot be put back; the others are, and the next run tries again
 */
export function takeBackPending(root: string): RecoverResult | undefined {
  const journal = readJournal(root);
  if (journal?.state !== 'pending') return undefined;
  const restored: string[] = [];
  const left: string[] = [];
  const failed: string[] = [];
  for (const entry of journal.entries) {
    try {
      const outcome = takeBack(root, entry);
      if (outcome === 'restored') restored.push(entry.path);
      else if (outcome === 'left') left.push(entry.path);
    } catch (error) {
      failed.push(`  ${entry.path}: ${(error as Error).message}`);
    }
  }
  syncFolders(restored.map(path => dirname(join(root, path))));
  if (failed.length > 0) {
    throw new UserError(
      `these files could not get their old content back:\n${failed.join('\n')}\nMend the cause, then run: temporal-codemod undo`,
    );
  }
  closeJournal(root, journal);
  return { restored, left };
}

function takeBack(root: string, { path, before, after, temporary }: JournalEntry): 'restored' | 'left' | 'as before' {
  const target = join(root, path);
  const beside = join(dirname(target), temporary);
  // Where a folder has become a link since, what lies behind it is not ours.
  if (!isOwnFolder(dirname(target))) return 'left';
  rmSync(beside, { force: true });
  const now = currentHash(target);
  if (now === before) return 'as before';
  if (now !== after) return 'left';
  createDurably(beside, storedBytes(root, before), statSync(target));
  renameSync(beside, target);
  return 'restored';
}

/** Whether a path is that of a folder, and leads through no link. */
function isOwnFolder(path: string): boolean {
  try {
    return realpathSync(path) === path;
  } catch {
    return false;
  }
}
