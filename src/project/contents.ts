import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

/** What is remembered of a file's bytes. */
export interface Glance {
  /** SHA-256 in hex; empty where the file cannot be read. */
  readonly hash: string;
  readonly utf8: boolean;
}

const UNREADABLE: Glance = { hash: '', utf8: false };

/**
 * The bytes of the repository's files. Most files of a large repository match no pattern that matters: they are
 * looked at once and forgotten. The bytes of the others, and of those that somebody asked for, are kept.
 */
export class Contents {
  readonly #root: string;
  readonly #kept = new Map<string, Buffer>();
  readonly #glances = new Map<string, Glance>();
  /** By path, how many of the patterns a file was searched for in vain. */
  readonly #searched = new Map<string, number>();
  readonly #patterns = new Set<string>();
  #matters = /(?!)/;
  // Grows to the size of the largest file. A new one for each file would cost more than the reading.
  #space = Buffer.allocUnsafe(1 << 18);
  /** How much was read. */
  readonly counts = { files: 0, bytes: 0 };

  /** @param root absolute; paths are relative to it, with `/` */
  constructor(root: string) {
    this.#root = root.endsWith('/') ? root : `${root}/`;
  }

  /** From now on files that match one of these regular expressions (flag `m`), read as latin-1, matter too. */
  matter(patterns: Iterable<string>): void {
    for (const pattern of patterns) this.#patterns.add(pattern);
    if (this.#patterns.size > 0) this.#matters = new RegExp([...this.#patterns].join('|'), 'm');
  }

  /** Takes the content of a file from elsewhere than the disk. */
  provide(path: string, bytes: Uint8Array): void {
    this.#kept.set(path, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    this.#glances.delete(path);
    this.#searched.delete(path);
  }

  /** The same contents. What is provided to the copy is not known here. */
  copy(): Contents {
    const copy = new Contents(this.#root);
    copy.matter(this.#patterns);
    for (const [path, bytes] of this.#kept) copy.#kept.set(path, bytes);
    for (const [path, glance] of this.#glances) copy.#glances.set(path, glance);
    for (const [path, searched] of this.#searched) copy.#searched.set(path, searched);
    return copy;
  }

  /** The bytes of a file; undefined where it cannot be read. */
  bytes(path: string): Uint8Array | undefined {
    const kept = this.#kept.get(path);
    if (kept) return kept;
    const read = this.#read(path);
    return read && this.#keep(path, read);
  }

  /** The bytes of a file read as latin-1; empty where it cannot be read or matches no pattern that matters. */
  latin1(path: string): string {
    const kept = this.#kept.get(path);
    if (kept) return kept.toString('latin1');
    if (this.#searched.get(path) === this.#patterns.size) return '';
    const read = this.#read(path);
    const text = read ? read.toString('latin1') : '';
    if (read && this.#matters.test(text)) {
      this.#keep(path, read);
      return text;
    }
    this.#searched.set(path, this.#patterns.size);
    if (!this.#glances.has(path)) this.#glances.set(path, read ? glanceAt(read) : UNREADABLE);
    return '';
  }

  /** What is remembered of a file. Its bytes are not kept for this. */
  glance(path: string): Glance {
    let glance = this.#glances.get(path);
    if (!glance) {
      const bytes = this.#kept.get(path) ?? this.#read(path);
      glance = bytes ? glanceAt(bytes) : UNREADABLE;
      this.#glances.set(path, glance);
    }
    return glance;
  }

  #keep(path: string, read: Buffer): Buffer {
    const own = Buffer.from(read);
    this.#kept.set(path, own);
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

function glanceAt(bytes: Buffer): Glance {
  return { hash: hash('sha256', bytes, 'hex'), utf8: isUtf8(bytes) };
}
