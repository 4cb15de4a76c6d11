import { isUtf8 } from 'node:buffer';
import { createRequire } from 'node:module';
import type { Position } from '../types.js';
import { encodingNamed } from './encoding-names.js';
import { Lines } from './lines.js';

/** Bytes that are no Python text, or text that an encoding cannot hold; where in the file the trouble lies. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError';
  readonly position: Position | undefined;

  constructor(message: string, position?: Position) {
    super(message);
    this.position = position;
  }
}

const BOM = [0xef, 0xbb, 0xbf];
/**
 * PEP 263: in the first or second line, the second only after a line that is blank or a comment. The line itself need
 * not be UTF-8: there the compiler takes more than `tokenize.detect_encoding`.
 */
const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const BLANK = /^[ \t\f]*(?:#.*)?$/;
/** Not even `utf8`, another name of the same encoding (Python: "encoding problem: utf8 with BOM"). */
const BESIDE_BOM = /^utf[-_]8(?:$|[-_])/i;
/** What iconv-lite gives for bytes that mean nothing. */
const UNDEFINED = '\uFFFD';

/**
 * Decodes a Python file as Python's tokenizer does (PEP 263, PEP 3120): UTF-8, or what a BOM or an encoding cookie says.
 * A BOM stays in the text as U+FEFF. `encode` with the encoding that is given back makes the same bytes again, always.
 * @throws DecodeError with the place of the first byte that is wrong
 */
export function decode(bytes: Uint8Array): { text: string; encoding: string } {
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw new DecodeError('holds a null byte, which Python does not accept', positionOf(bytes, nul, false));
  const hasBom = startsWithBom(bytes);
  const cookie = findCookie(bytes, hasBom);
  const encoding = cookie === undefined ? 'utf-8' : encodingNamed(cookie.name);
  if (encoding === undefined) throw new DecodeError(`declares the unknown encoding ${cookie!.name}`, cookie!.position);
  if (hasBom && cookie && !BESIDE_BOM.test(cookie.name)) {
    throw new DecodeError(
      `starts with a UTF-8 BOM but declares the encoding ${cookie.name}, where Python takes only utf-8`,
      cookie.position,
    );
  }
  const text = encoding === 'utf-8' ? decodeUtf8(bytes, cookie?.name) : decodeDeclared(bytes, encoding, cookie!.name);
  return { text, encoding };
}

/**
 * The bytes of a text in an encoding that `decode` gave.
 * @throws DecodeError where the encoding has no such character: never a question mark in its place
 */
export function encode(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') {
    if (!text.isWellFormed()) throw new DecodeError('the result holds half of a surrogate pair, which UTF-8 cannot');
    return new TextEncoder().encode(text);
  }
  const codec = codecFor(encoding);
  const bytes = codec.encode(text);
  const back = codec.decode(bytes);
  if (back === text && !meansNothing(text, encoding)) return bytes;
  throw new DecodeError(`the encoding ${encoding} cannot hold every character of the result`);
}

function decodeUtf8(bytes: Uint8Array, declared: string | undefined): string {
  if (isUtf8(bytes)) return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const what = declared === undefined ? 'UTF-8, and declares no other encoding' : `${declared}, as it declares`;
  throw new DecodeError(`is not valid ${what}`, positionOf(bytes, firstInvalid(bytes), true));
}

function decodeDeclared(bytes: Uint8Array, encoding: string, declared: string): string {
  const codec = codecFor(encoding);
  const text = codec.decode(bytes);
  if (meansNothing(text, encoding)) {
    throw new DecodeError(
      `is not valid ${declared}, as it declares`,
      new Lines(text).position(text.indexOf(UNDEFINED)),
    );
  }
  // Some tables give one character for several byte sequences, of which only one would be written again.
  const again = codec.encode(text);
  const differs = bytes.findIndex((byte, i) => byte !== again[i]);
  if (differs < 0 && again.length === bytes.length) return text;
  const before = codec.decode(bytes.subarray(0, differs < 0 ? bytes.length : differs));
  throw new DecodeError(`cannot be kept byte for byte in ${declared}`, new Lines(before).position(before.length));
}

/** Whether a text stands for bytes without a meaning. GB18030 is the one encoding with a U+FFFD of its own. */
function meansNothing(text: string, encoding: string): boolean {
  return encoding !== 'gb18030' && text.includes(UNDEFINED);
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
  return valid;
}

/**
 * Line and column of a byte. Bytes before it that are no UTF-8 count as one column each.
 * @param begun whether the byte spoils a character that begins before it: then the place is where that begins
 */
function positionOf(bytes: Uint8Array, offset: number, begun: boolean): Position {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const before = decoder.decode(bytes.subarray(0, offset), { stream: begun });
  return new Lines(before).position(before.length);
}

function startsWithBom(bytes: Uint8Array): boolean {
  return BOM.every((byte, i) => bytes[i] === byte);
}

function findCookie(bytes: Uint8Array, hasBom: boolean): { name: string; position: Position } | undefined {
  let start = hasBom ? BOM.length : 0;
  for (let number = 1; number <= 2; number++) {
    let end = start;
    while (end < bytes.length && bytes[end] !== 0x0a && bytes[end] !== 0x0d) end++;
    const line = Buffer.from(bytes.subarray(start, end)).toString('latin1');
    const match = COOKIE.exec(line);
    if (match) {
      const [before, name] = [match[0].slice(0, -match[1]!.length), match[1]!];
      return { name, position: { line: number, column: before.length + 1 } };
    }
    if (!BLANK.test(line)) return undefined;
    start = end + (bytes[end] === 0x0d && bytes[end + 1] === 0x0a ? 2 : 1);
  }
  return undefined;
}

interface Codec {
  decode(bytes: Uint8Array): string;
  encode(text: string): Uint8Array;
}

// Loaded only for the rare file that is not UTF-8; required, since an import would make reading asynchronous.
let iconv: typeof import('iconv-lite') | undefined;

function codecFor(encoding: string): Codec {
  iconv ??= createRequire(import.meta.url)('iconv-lite') as typeof import('iconv-lite');
  const library = iconv;
  return {
    decode: bytes => library.decode(asBuffer(bytes), encoding, { stripBOM: false }),
    encode: text => library.encode(text, encoding),
  };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
