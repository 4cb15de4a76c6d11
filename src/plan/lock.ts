import { randomBytes } from 'node:crypto';
import {
  closeSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors.js';
import { hasJournal, journalFolder, readJournal, removeJournal } from './journal.js';

/** A lock without a whole line in it is one that is being made, or that was left when its maker died just then. */
const UNFINISHED_IS_LEFT_AFTER_MS = 5_000;
const COMPLETE = /^\d+\n$/;
/** Roots that this very process writes in. Its number alone does not tell: in a container, each run may have the same. */
const held = new Set<string>();

/**
 * Runs work while no other run writes in the same root. The lock of a process that is gone is taken over.
 * @throws UserError where another run holds the lock, or the root cannot be written
 */
export async function withLock<T>(root: string, work: () => T | Promise<T>): Promise<T> {
  if (held.has(root)) throw busy(root, process.pid);
  // A journal folder that is not ours stops everything before a byte is written.
  readJournal(root);
  acquire(root);
  held.add(root);
  try {
    return await work();
  } finally {
    held.delete(root);
    release(root);
  }
}

/** Whether a run that was killed has left its lock. */
export function isLockLeft(root: string): boolean {
  try {
    const content = readFileSync(lockOf(root), 'utf8');
    return COMPLETE.test(content) && !held.has(root) && !isAlive(Number(content));
  } catch {
    return false;
  }
}

const lockOf = (root: string) => join(journalFolder(root), 'lock');

function acquire(root: string): void {
  for (let attempt = 0; attempt < 10; attempt++) {
    try {
      mkdirSync(journalFolder(root), { recursive: true });
      createLock(lockOf(root));
      ignoreFolder(root);
      return;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // ENOENT: another run has just finished and taken the folder away.
      if (code === 'EEXIST') takeOverOrThrow(root, lockOf(root));
      else if (code !== 'ENOENT') {
        removeIfEmpty(journalFolder(root));
        throw new UserError(`${journalFolder(root)} cannot be written (${code}). Nothing was written.`);
      }
    }
  }
  throw new UserError(`the lock ${lockOf(root)} changes hands all the time. Try again.`);
}

/** The caller holds the lock. A disk that is full takes the empty lock, and not this. */
function ignoreFolder(root: string): void {
  try {
    writeFileSync(join(journalFolder(root), '.gitignore'), '*\n');
  } catch (error) {
    release(root);
    throw error;
  }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {}
}

/** The work is done or has failed by now, and nothing here changes that. A lock that stays is that of a dead process. */
function release(root: string): void {
  try {
    if (!hasJournal(root)) removeJournal(root);
    rmSync(lockOf(root), { force: true });
    // Fails where the folder holds a journal, or already the lock of another run.
    rmdirSync(journalFolder(root));
  } catch {}
}

function createLock(lock: string): void {
  const descriptor = openSync(lock, 'wx');
  try {
    writeSync(descriptor, `${process.pid}\n`);
  } catch (error) {
    rmSync(lock, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

function takeOverOrThrow(root: string, lock: string): void {
  let content: string;
  let age: number;
  try {
    content = readFileSync(lock, 'utf8');
    age = Date.now() - statSync(lock).mtimeMs;
  } catch {
    return;
  }
  const complete = COMPLETE.test(content);
  const holder = complete ? Number(content) : 0;
  if (complete ? isAlive(holder) : age < UNFINISHED_IS_LEFT_AFTER_MS) throw busy(root, holder, lock);
  // Moved aside before it is looked at again: somebody else may have taken it over between the look and the move.
  const aside = `${lock}.${randomBytes(4).toString('hex')}`;
  try {
    renameSync(lock, aside);
    if (readFileSync(aside, 'utf8') !== content) linkSync(aside, lock);
  } catch {
    // Another run was faster; the next attempt sees its lock.
  } finally {
    rmSync(aside, { force: true });
  }
}

function busy(root: string, holder: number, lock?: string): UserError {
  const who = holder > 0 ? ` (process ${holder})` : '';
  const otherwise = lock ? ` If no such process runs, delete ${lock}.` : '';
  return new UserError(
    `another temporal-codemod${who} is writing in ${root}. Wait for it, then try again.${otherwise}`,
  );
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
