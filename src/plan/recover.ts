import { chmodSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { hashOf, readJournal, removeJournal, replaceDurably, storedBytes, writeDurably } from './journal.js';

/** What was done about a write that was interrupted. Paths are absolute. */
export interface RecoverResult {
  /** Files that hold their old content again. */
  readonly restored: readonly string[];
  /** Files that somebody changed since, which were left alone. */
  readonly left: readonly string[];
}

/**
 * Takes back a write that was interrupted, so that no fix stays half applied.
 * @returns undefined where no write was interrupted
 */
export function recover(root: string): RecoverResult | undefined {
  const journal = readJournal(root);
  if (journal?.state !== 'pending') return undefined;
  const restored: string[] = [];
  const left: string[] = [];
  for (const { target, temporary, before, after } of journal.entries) {
    const now = existsSync(target) ? hashOf(readFileSync(target)) : undefined;
    if (now === after && after !== before) {
      restoreFile(root, target, temporary, before);
      restored.push(target);
    } else if (now !== before) left.push(target);
    rmSync(temporary, { force: true });
  }
  removeJournal(root);
  return { restored, left };
}

/** Puts the stored bytes back in the place of a file, its mode kept. */
export function restoreFile(root: string, target: string, temporary: string, hash: string): void {
  const { mode } = statSync(target);
  writeDurably(temporary, storedBytes(root, hash));
  chmodSync(temporary, mode & 0o7777);
  replaceDurably(temporary, target);
}
