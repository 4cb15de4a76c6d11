import { realpathSync } from 'node:fs';
import { UserError } from '../errors.js';
import { currentHash } from './durable.js';
import { type JournalEntry, readJournal, reopenJournal } from './journal.js';
import { withLock } from './lock.js';
import { explained, type RecoverResult, takeBackPending } from './recover.js';
import { targetOf } from './target.js';

/** What was taken back: paths relative to the root. */
export interface UndoResult extends RecoverResult {}

/**
 * Takes the last write back: every file gets the bytes that it had before. Takes back an interrupted write instead, if
 * there is one.
 * @throws UserError where there is nothing to take back, or a file no longer holds what was written or cannot be written:
 *   then none is touched
 */
export async function undo(root: string): Promise<UndoResult> {
  const real = realpathSync(root);
  if (!readJournal(real)) throw new UserError(`there is no write to take back in ${root}.`);
  return withLock(real, () => explained(() => takeBackPending(real) ?? takeBackFinished(real)));
}

function takeBackFinished(root: string): UndoResult {
  const entries = readJournal(root)?.entries ?? [];
  refuseChanged(root, entries);
  for (const { path, after } of entries) targetOf(root, path, after);
  // From here on an interruption is finished by the next run, as one of a write is.
  reopenJournal(root, entries);
  return takeBackPending(root)!;
}

function refuseChanged(root: string, entries: readonly JournalEntry[]): void {
  const changed = entries.filter(({ path, after }) => currentHash(`${root}/${path}`) !== after);
  if (changed.length === 0) return;
  const names = changed.map(({ path }) => `  ${path}`).join('\n');
  throw new UserError(`these files changed since they were written, so nothing was taken back:\n${names}`);
}
