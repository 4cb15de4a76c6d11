import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { UserError } from '../errors.js';

/** What is remembered of a file's bytes. */
export interface Glance {
  /** SHA-256 in hex; empty where the file cannot be read. */
  readonly hash: string;
  readonly utf8: boolean;
}

/**
 * What is known of a file that was read. A class, since V8 gives every object that is spread from another and added to
 * a shape of its own: four times the memory.
 */
class Known implements Glance {
  readonly hash: string;
  readonly utf8: boolean;
  /** How many of the patterns it was searched for in vain; `FOUND` where it matters. */
  searched: number;

  constructor({ hash, utf8 }: Glance, searched = 0) {
    this.hash = hash;
    this.utf8 = utf8;
    this.searched = searched;
  }
}

const FOUND = -1;

/**
 * The bytes of the repository's files. Most files of a large repository match no pattern that matters: they are
 * looked at once and forgotten. The bytes of the others are read again when they are asked for again, once there is no room
 * for more: all together they would fill the memory.
 */
export class Contents {
  readonly #root: string;
  readonly #room: number;
  readonly #provided = new Map<string, Buffer>();
  readonly #known = new Map<string, Known>();
  /** The bytes of those that were asked for first. */
  readonly #kept = new Map<string, Buffer>();
  #keptBytes = 0;
  readonly #patterns = new Set<string>();
  #matters = /(?!)/;
  // Grows to the size of the largest file. A new one for each file would cost more than the reading.
  #space = Buffer.allocUnsafe(1 << 18);
  /** One rule after the other asks for the same text. */
  #last: { readonly path: string; readonly text: string } | undefined;
  /** How much was read. */
  readonly counts = { files: 0, bytes: 0 };

  /**
   * @param root absolute; paths are relative to it, with `/`
   * @param room how many bytes are kept
   */
  constructor(root: string, room = 16 << 20) {
    this.#root = root.endsWith('/') ? root : `${root}/`;
    this.#room = room;
  }

  /** From now on files that match one of these regular expressions (flag `m`), read as latin-1, matter too. */
  matter(patterns: Iterable<string>): void {
    for (const pattern of patterns) this.#patterns.add(pattern);
    if (this.#patterns.size > 0) this.#matters = new RegExp([...this.#patterns].join('|'), 'm');
  }

  /** Takes the content of a file from elsewhere than the disk. */
  provide(path: string, bytes: Uint8Array): void {
    const own = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#provided.set(path, own);
    this.#known.set(path, new Known(glanceAt(own), FOUND));
    this.#last = undefined;
  }

  /** The same contents. What is provided to the copy is not known here. */
  copy(): Contents {
    const copy = new Contents(this.#root, this.#room);
    copy.matter(this.#patterns);
    for (const [path, bytes] of this.#provided) copy.#provided.set(path, bytes);
    for (const [path, known] of this.#known) copy.#known.set(path, new Known(known, known.searched));
    return copy;
  }

  /**
   * The bytes of a file; undefined where it cannot be read. From now on it matters.
   * @throws UserError where it is no longer what it was when it was read before
   */
  bytes(path: string): Uint8Array | undefined {
    const kept = this.#provided.get(path) ?? this.#kept.get(path);
    if (kept) return kept;
    const read = this.#read(path);
    this.#look(path, read).searched = FOUND;
    return read && this.#keep(path, read);
  }

  /**
   * The bytes of a file read as latin-1; empty where it cannot be read or matches no pattern that matters.
   * @throws UserError where it is no longer what it was when it was read before
   */
  latin1(path: string): string {
    const known = this.#known.get(path);
    if (known?.searched === this.#patterns.size) return '';
    if (this.#last?.path === path) return this.#last.text;
    const kept = this.#provided.get(path) ?? this.#kept.get(path);
    const bytes = kept ?? this.#read(path);
    const text = bytes ? bytes.toString('latin1') : '';
    if (known?.searched !== FOUND && !this.#matters.test(text)) {
      (known ?? this.#look(path, bytes)).searched = this.#patterns.size;
      return '';
    }
    (kept ? known! : this.#look(path, bytes)).searched = FOUND;
    if (bytes && !kept) this.#keep(path, bytes);
    this.#last = { path, text };
    return text;
  }

  /** What is remembered of a file. Its bytes are not kept for this. */
  glance(path: string): Glance {
    return this.#known.get(path) ?? this.#look(path, this.#read(path));
  }

  /** Takes note of what was read, and compares it with what was read before. */
  #look(path: string, read: Buffer | undefined): Known {
    const glance = read ? glanceAt(read) : UNREADABLE;
    const known = this.#known.get(path);
    if (!known) {
      const fresh = new Known(glance);
      this.#known.set(path, fresh);
      return fresh;
    }
    if (known.hash !== glance.hash)
      throw new UserError(`${path}: changed while it was being read. Run the command again.`);
    return known;
  }

  /** What all rules go through again and again is best kept from its start: the last ones would never be asked for in time. */
  #keep(path: string, read: Buffer): Buffer {
    const own = Buffer.from(read);
    if (this.#keptBytes + own.length <= this.#room) {
      this.#kept.set(path, own);
      this.#keptBytes += own.length;
    }
    return own;
  }

  /** The bytes of a file, in a space that the next file is read into as well; undefined where it cannot be read. */
  #read(path: string): Buffer | undefined {
    let file: number | undefined;
    let length = 0;
    try {
      file = openSync(this.#root + path, 'r');
      for (let read = -1; read !== 0; length += read) {
        if (length === this.#space.length) this.#space = Buffer.concat([this.#space, Buffer.allocUnsafe(length)]);
        read = readSync(file, this.#space, length, this.#space.length - length, null);
      }
    } catch {
      return undefined;
    } finally {
      if (file !== undefined) closeSync(file);
    }
    this.counts.files++;
    this.counts.bytes += length;
    return this.#space.subarray(0, length);
  }
}

const UNREADABLE: Glance = { hash: '', utf8: false };

function glanceAt(bytes: Buffer): Glance {
  return { hash: hash('sha256', bytes, 'hex'), utf8: isUtf8(bytes) };
}
