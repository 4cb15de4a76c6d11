import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors.js';
import { createDurably, hashOf, syncFolders } from './durable.js';
import { isInner } from './inner-paths.js';

/**
 * The record of a write, kept in `.temporal-codemod/` of the root with the old and the new bytes of every file, so that
 * an interrupted write can be taken back, and a finished one undone.
 */
export interface Journal {
  readonly version: 1;
  /** `pending` from before the first file is replaced until after the last; then the files are to get their old bytes. */
  readonly state: 'pending' | 'done';
  readonly entries: readonly JournalEntry[];
  /** The finished write before the pending one: the one that can be undone should this one fail. */
  readonly previous?: readonly JournalEntry[];
}

/** One file of a write. */
export interface JournalEntry {
  /** Relative to the root, with `/`; links followed. */
  readonly path: string;
  /** Name, in the same folder, of the file that takes its place while it is written. */
  readonly temporary: string;
  /** Hashes of the old and of the new bytes. */
  readonly before: string;
  readonly after: string;
}

/** The folder of the journal. Holds its own `.gitignore`, so that nobody commits it. */
export const journalFolder = (root: string): string => join(root, '.temporal-codemod');

/** Where a review that was stopped is kept. */
export const decisionsFile = (root: string): string => join(journalFolder(root), 'decisions.json');

const manifest = (root: string) => join(journalFolder(root), 'manifest.json');
const blobs = (root: string) => join(journalFolder(root), 'files');
const HASH = /^[0-9a-f]{64}$/;
/** Elsewhere a backslash is a character of a name like any other. */
const WINDOWS = process.platform === 'win32';
const TEMPORARY = WINDOWS
  ? /^\.[^/\\]*\.temporal-codemod-[0-9a-f]{8}\.tmp$/
  : /^\.[^/]*\.temporal-codemod-[0-9a-f]{8}\.tmp$/;

/** Whether there is a record of a write, sound or not. */
export const hasJournal = (root: string): boolean => existsSync(manifest(root));

/**
 * The record of the last write, if there is one.
 * @throws UserError for one that this tool did not write: a repository from elsewhere must not choose what is replaced
 */
export function readJournal(root: string): Journal | undefined {
  const folder = lstatSync(journalFolder(root), { throwIfNoEntry: false });
  if (!folder) return undefined;
  if (!folder.isDirectory()) throw new UserError(`${journalFolder(root)} is not a folder. Move it away.`);
  refuseLinks(journalFolder(root));
  if (!hasJournal(root)) return undefined;
  try {
    const journal = JSON.parse(readFileSync(manifest(root), 'utf8')) as Journal;
    if (journal.version === 1 && [...journal.entries, ...(journal.previous ?? [])].every(isSound)) return journal;
  } catch {
    // Said below.
  }
  throw new UserError(
    `${manifest(root)} cannot be read. It tells how to take the last write back: mend it, or delete ${journalFolder(root)} if you do not need it.`,
  );
}

/** This tool makes no links here. One from elsewhere would have it write, or tidy up, where the link leads. */
function refuseLinks(folder: string): void {
  const link = readdirSync(folder, { withFileTypes: true }).find(entry => entry.isSymbolicLink());
  if (link) throw new UserError(`${join(folder, link.name)} is a link, which this tool did not make. Move it away.`);
}

function isSound({ path, temporary, before, after }: JournalEntry): boolean {
  const parts = path.split('/');
  const inside = parts.every(part => !['', '.', '..'].includes(part)) && (!WINDOWS || !/^[a-z]:|\\/i.test(path));
  return inside && !isInner(path) && TEMPORARY.test(temporary) && HASH.test(before) && HASH.test(after);
}

/**
 * Stores the bytes of all files, then the journal itself, each safely on disk before the next. From here on the write
 * counts as begun.
 */
export function startJournal(root: string, entries: readonly JournalEntry[], contents: readonly Uint8Array[]): void {
  const last = readJournal(root);
  mkdirSync(blobs(root), { recursive: true });
  for (const bytes of contents) storeBytes(root, bytes);
  syncFolders([blobs(root), journalFolder(root)]);
  saveJournal(root, { version: 1, state: 'pending', entries, ...(last && { previous: last.entries }) });
}

/** Marks the write as complete. Only its own files can be undone from now on. */
export function finishJournal(root: string, entries: readonly JournalEntry[]): void {
  saveManifest(root, { version: 1, state: 'done', entries });
  const needed = new Set(entries.flatMap(({ before, after }) => [before, after]));
  try {
    syncFolders([journalFolder(root)]);
    for (const name of readdirSync(blobs(root))) if (!needed.has(name)) rmSync(join(blobs(root), name));
  } catch {
    // The write is complete. Should the disk forget that word, it is taken back as a whole; what is left over is no harm.
  }
}

/** Says that a finished write is being taken back, so that an interruption does not stop it half way. */
export function reopenJournal(root: string, entries: readonly JournalEntry[]): void {
  saveJournal(root, { version: 1, state: 'pending', entries });
}

/** Forgets a write that was taken back; the one before it can be undone again, if there was one. */
export function closeJournal(root: string, { previous }: Journal): void {
  if (previous) finishJournal(root, previous);
  else removeJournal(root);
}

/** Leaves nothing behind but the folder itself. The manifest goes first: without it the rest means nothing. */
export function removeJournal(root: string): void {
  for (const path of [manifest(root), `${manifest(root)}.next`]) rmSync(path, { force: true });
  rmSync(blobs(root), { recursive: true, force: true });
  // A review that was stopped lies in the same folder, and git must not see it either.
  if (!existsSync(decisionsFile(root))) rmSync(join(journalFolder(root), '.gitignore'), { force: true });
}

/** The stored bytes with a hash. Throws UserError where they are gone or damaged. */
export function storedBytes(root: string, hash: string): Uint8Array {
  const path = join(blobs(root), hash);
  const bytes = existsSync(path) ? readFileSync(path) : undefined;
  if (!bytes || hashOf(bytes) !== hash) throw new UserError(`${path} is ${bytes ? 'damaged' : 'gone'}.`);
  return bytes;
}

function storeBytes(root: string, bytes: Uint8Array): void {
  const path = join(blobs(root), hashOf(bytes));
  if (existsSync(path)) return;
  replaceFile(path, bytes);
}

/** Nothing that the journal is to tell about may happen before this returns. */
function saveJournal(root: string, journal: Journal): void {
  saveManifest(root, journal);
  syncFolders([journalFolder(root)]);
}

function saveManifest(root: string, journal: Journal): void {
  replaceFile(manifest(root), Buffer.from(`${JSON.stringify(journal, null, 2)}\n`));
}

/** Under a file's name there is always all of it. */
function replaceFile(path: string, bytes: Uint8Array): void {
  const next = `${path}.next`;
  rmSync(next, { force: true });
  createDurably(next, bytes);
  renameSync(next, path);
}
