import { encode } from '../python/encoding.js';
import type { Change } from '../types.js';
import { hunkHeader, NO_NEWLINE } from './diff.js';
import { hunks } from './hunks.js';

/**
 * The changes as a patch that `git apply` takes from the root, and that gives the bytes that a write would give: hunks
 * stand in each file's own encoding and line ends.
 */
export function patch(changes: readonly Change[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const ascii = (text: string) => parts.push(Buffer.from(text, 'utf8'));
  for (const { path, before, after } of changes) {
    ascii(
      `diff --git ${quote(`a/${path}`)} ${quote(`b/${path}`)}\n--- ${label(`a/${path}`)}\n+++ ${label(`b/${path}`)}\n`,
    );
    for (const hunk of hunks(before.text, after.text)) {
      ascii(`${hunkHeader(hunk)}\n`);
      for (const { mark, text } of hunk.lines) {
        ascii(mark);
        parts.push(encode(text, before.encoding));
        if (!text.endsWith('\n')) ascii(`\n${NO_NEWLINE}\n`);
      }
    }
  }
  return Buffer.concat(parts);
}

/** Git puts a tab behind a name with a space in `---` and `+++` lines, or the rest could be taken for a date. */
function label(path: string): string {
  return `${quote(path)}${path.includes(' ') ? '\t' : ''}`;
}

const ESCAPES: Readonly<Record<number, string>> = {
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
  34: '\\"',
  92: '\\\\',
};

/** Quotes a path as git does (git-config documentation, core.quotePath). */
function quote(path: string): string {
  const bytes = Buffer.from(path, 'utf8');
  if (bytes.every(byte => byte >= 32 && byte < 127 && byte !== 34 && byte !== 92)) return path;
  let quoted = '';
  for (const byte of bytes) {
    quoted +=
      ESCAPES[byte] ??
      (byte < 32 || byte >= 127 ? `\\${byte.toString(8).padStart(3, '0')}` : String.fromCharCode(byte));
  }
  return `"${quoted}"`;
}
