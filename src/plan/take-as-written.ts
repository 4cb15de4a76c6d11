import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { currentHash } from './durable.js';
import { finishJournal, readJournal } from './journal.js';
import { withLock } from './lock.js';

/**
 * Takes what the files of the last write hold now as what was written, so that `undo` takes that back: a formatter that
 * the user wanted has gone over them.
 */
export async function takeAsWritten(root: string): Promise<void> {
  const real = realpathSync(root);
  await withLock(real, () => {
    const journal = readJournal(real);
    if (journal?.state !== 'done') return;
    const entries = journal.entries.map(entry => ({
      ...entry,
      after: currentHash(join(real, entry.path)) ?? entry.after,
    }));
    finishJournal(real, entries);
  });
}
