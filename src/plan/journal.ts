import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../errors.js';

/**
 * The record of one write, kept in `.temporal-codemod/` of the root: the old and the new bytes of every file, so that an
 * interrupted write can be finished or taken back, and a finished one undone.
 */
export interface Journal {
  readonly version: 1;
  /** `pending` from before the first file is replaced until after the last. */
  readonly state: 'pending' | 'done';
  readonly entries: readonly JournalEntry[];
}

/** One file of a write. */
export interface JournalEntry {
  /** Absolute path of the file itself, links followed. */
  readonly target: string;
  /** Absolute path of the file that takes its place while it is written. */
  readonly temporary: string;
  readonly before: string;
  readonly after: string;
}

const FOLDER = '.temporal-codemod';

/** SHA-256 in hex. */
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const folderOf = (root: string) => join(root, FOLDER);
const manifest = (root: string) => join(folderOf(root), 'journal.json');
const blob = (root: string, hash: string) => join(folderOf(root), 'files', hash);

/** The record of the last write, if there is one. */
export function readJournal(root: string): Journal | undefined {
  if (!existsSync(manifest(root))) return undefined;
  try {
    return JSON.parse(readFileSync(manifest(root), 'utf8')) as Journal;
  } catch {
    throw new UserError(`${manifest(root)} cannot be read. If no write was interrupted, delete ${folderOf(root)}.`);
  }
}

/** Stores the bytes of all files, then the journal itself, each safely on disk before the next. */
export function startJournal(root: string, entries: readonly JournalEntry[], contents: readonly Uint8Array[]): void {
  rmSync(join(folderOf(root), 'files'), { recursive: true, force: true });
  mkdirSync(join(folderOf(root), 'files'), { recursive: true });
  writeFileSync(join(folderOf(root), '.gitignore'), '*\n');
  for (const bytes of contents) writeDurably(blob(root, hashOf(bytes)), bytes);
  syncFolder(join(folderOf(root), 'files'));
  saveJournal(root, { version: 1, state: 'pending', entries });
}

/** Marks the write as complete. */
export function finishJournal(root: string, entries: readonly JournalEntry[]): void {
  saveJournal(root, { version: 1, state: 'done', entries });
}

function saveJournal(root: string, journal: Journal): void {
  const next = `${manifest(root)}.next`;
  writeDurably(next, Buffer.from(`${JSON.stringify(journal, null, 2)}\n`));
  renameSync(next, manifest(root));
  syncFolder(folderOf(root));
}

/** The stored bytes of a journal entry. */
export function storedBytes(root: string, hash: string): Uint8Array {
  return readFileSync(blob(root, hash));
}

/** Forgets the last write. Leaves nothing behind. */
export function removeJournal(root: string): void {
  rmSync(manifest(root), { force: true });
  rmSync(join(folderOf(root), 'files'), { recursive: true, force: true });
  rmSync(join(folderOf(root), '.gitignore'), { force: true });
  if (existsSync(folderOf(root)) && readdirSync(folderOf(root)).length === 0)
    rmSync(folderOf(root), { recursive: true });
}

/**
 * Runs work while no other run writes in the same root. A lock of a process that is gone is taken over.
 * @throws UserError where another run holds the lock
 */
export async function withLock<T>(root: string, work: () => Promise<T>): Promise<T> {
  const lock = join(folderOf(root), 'lock');
  mkdirSync(folderOf(root), { recursive: true });
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = Number(readFileSync(lock, 'utf8'));
      if (attempt > 0 || isAlive(holder)) {
        throw new UserError(
          `another temporal-codemod (process ${holder}) is writing in ${root}. Wait for it, then try again.`,
        );
      }
      rmSync(lock, { force: true });
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
    if (!existsSync(manifest(root))) removeJournal(root);
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Writes a file and waits until its bytes are on disk. */
export function writeDurably(path: string, bytes: Uint8Array, mode = 0o600): void {
  const descriptor = openSync(path, 'w', mode);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Puts a finished file in the place of another and waits until the folder says so. */
export function replaceDurably(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(dirname(to));
}

function syncFolder(path: string): void {
  // Windows cannot open folders; there the rename is all there is.
  if (process.platform === 'win32') return;
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
