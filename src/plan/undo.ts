import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { UserError } from '../errors.js';
import { hashOf, readJournal, removeJournal, withLock } from './journal.js';
import { recover, restoreFile } from './recover.js';

/** What was taken back: paths relative to the root. */
export interface UndoResult {
  readonly restored: readonly string[];
}

/**
 * Takes the last write back: every file gets the bytes that it had before.
 * @throws UserError where there is nothing to take back, or a file no longer holds what was written: then none is touched
 */
export async function undo(root: string): Promise<UndoResult> {
  if (!readJournal(root)) throw new UserError(`there is no write to take back in ${root}.`);
  return withLock(root, async () => {
    const inside = (path: string) => relative(root, path);
    const interrupted = recover(root);
    if (interrupted) return { restored: interrupted.restored.map(inside) };
    const entries = readJournal(root)?.entries ?? [];
    const changed = entries.filter(
      ({ target, after }) => !existsSync(target) || hashOf(readFileSync(target)) !== after,
    );
    if (changed.length > 0) {
      const names = changed.map(({ target }) => `  ${inside(target)}`).join('\n');
      throw new UserError(`these files changed since they were written, so nothing was taken back:\n${names}`);
    }
    for (const { target, temporary, before } of entries) restoreFile(root, target, temporary, before);
    removeJournal(root);
    return { restored: entries.map(({ target }) => inside(target)) };
  });
}
