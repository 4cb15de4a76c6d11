import { isAscii, isUtf8 } from 'node:buffer';
import { createRequire } from 'node:module';
import type { Position } from '../types.js';
import { Lines } from './lines.js';

/** Bytes that are no Python text, and where in the file they lie. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError';
  readonly position: Position | undefined;

  constructor(message: string, position?: Position) {
    super(message);
    this.position = position;
  }
}

const BOM = [0xef, 0xbb, 0xbf];
/** PEP 263: in the first or second line, the second only after a line that is blank or a comment. */
const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const BLANK = /^[ \t\f]*(?:#.*)?$/;

/**
 * Decodes a Python file as Python's tokenizer does (PEP 263, PEP 3120): UTF-8, or what a BOM or an encoding cookie says.
 * A BOM stays in the text as U+FEFF, so that `encode` gives the same bytes again.
 * @throws DecodeError with the place of the first byte that is wrong
 */
export function decode(bytes: Uint8Array): { text: string; encoding: string } {
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw new DecodeError('holds a null byte, which Python does not accept', positionOf(bytes, nul));
  const hasBom = BOM.every((byte, i) => bytes[i] === byte);
  const cookie = findCookie(bytes);
  const encoding = cookie === undefined ? 'utf-8' : normalize(cookie.name);
  if (hasBom && encoding !== 'utf-8') {
    throw new DecodeError(`starts with a UTF-8 BOM but declares the encoding ${cookie!.name}`, cookie!.position);
  }
  if (encoding === 'utf-8') return { text: decodeUtf8(bytes), encoding };
  const codec = codecFor(encoding);
  if (!codec) throw new DecodeError(`declares the unknown encoding ${cookie!.name}`, cookie!.position);
  const text = codec.decode(bytes);
  if (!equal(codec.encode(text), bytes)) {
    throw new DecodeError(
      `is not valid ${cookie!.name}, as it declares, or cannot be kept byte for byte`,
      cookie!.position,
    );
  }
  return { text, encoding };
}

/**
 * The bytes of a text in an encoding that `decode` gave.
 * @throws DecodeError where the encoding has no such character
 */
export function encode(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const codec = codecFor(encoding);
  if (!codec) throw new DecodeError(`the encoding ${encoding} is unknown`);
  const bytes = codec.encode(text);
  if (codec.decode(bytes) !== text)
    throw new DecodeError(`the encoding ${encoding} cannot hold every character of the result`);
  return bytes;
}

function decodeUtf8(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const bad = firstInvalid(bytes);
  throw new DecodeError('is not valid UTF-8, and declares no other encoding', positionOf(bytes, bad));
}

/** The offset of the first byte that is not part of valid UTF-8: the longest valid prefix, found by halving. */
function firstInvalid(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.length;
  const isPrefix = (length: number) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (isPrefix(middle)) valid = middle;
    else invalid = middle;
  }
  return isPrefix(invalid) ? valid : invalid - 1;
}

/** Line and column of a byte, the bytes before it read leniently. */
function positionOf(bytes: Uint8Array, offset: number): Position {
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, offset), { stream: true });
  return new Lines(before).position(before.length);
}

function findCookie(bytes: Uint8Array): { name: string; position: Position } | undefined {
  const start = BOM.every((byte, i) => bytes[i] === byte) ? 3 : 0;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1', start, start + 2000);
  const lines = head.split(/\r\n|\n|\r/, 2);
  for (const [i, line] of lines.entries()) {
    const match = COOKIE.exec(line);
    if (match) return { name: match[1]!, position: { line: i + 1, column: line.indexOf(match[1]!) + 1 } };
    if (!BLANK.test(line)) return undefined;
  }
  return undefined;
}

/** Python's names for encodings, as far as they differ from those of iconv-lite (Python: Lib/encodings/aliases.py). */
function normalize(name: string): string {
  const lower = name.toLowerCase().replace(/_/g, '-');
  if (/^utf-?8(-.*)?$/.test(lower) || lower === 'u8') return 'utf-8';
  if (/^(latin-?1|iso-?8859-?1|l1|cp819|8859)(-.*)?$/.test(lower)) return 'iso-8859-1';
  if (/^(us-)?ascii$|^646$/.test(lower)) return 'ascii';
  return lower.replace(/^cp-?(\d+)$/, 'cp$1').replace(/^windows-(\d+)$/, 'cp$1');
}

interface Codec {
  decode(bytes: Uint8Array): string;
  encode(text: string): Uint8Array;
}

// iconv-lite is loaded only for the rare file that is not UTF-8.
let iconv: typeof import('iconv-lite') | undefined;

function codecFor(encoding: string): Codec | undefined {
  if (encoding === 'ascii') {
    const latin1 = codecFor('iso-8859-1')!;
    return { ...latin1, decode: bytes => (isAscii(bytes) ? latin1.decode(bytes) : '\uFFFD') };
  }
  iconv ??= createRequire(import.meta.url)('iconv-lite') as typeof import('iconv-lite');
  // Wide encodings cannot hold Python source (the tokenizer wants ASCII), and iconv-lite's own formats are no encodings.
  if (/^(utf-?(7|16|32)|ucs|base64|hex|binary)/.test(encoding) || !iconv.encodingExists(encoding)) return undefined;
  const library = iconv;
  return {
    decode: bytes => library.decode(Buffer.from(bytes), encoding, { stripBOM: false }),
    encode: text => library.encode(text, encoding),
  };
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
