import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../src/report/diff.js';
import { ansi } from '../../src/report/paint.js';
import type { Change } from '../../src/types.js';

const change = (before: string, after: string, encoding = 'utf-8', path = 'a.py'): Change => {
  const bytes = (text: string) => Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'latin1');
  return {
    path,
    before: { path, text: before, bytes: bytes(before), encoding },
    after: { path, text: after, bytes: bytes(after), encoding },
    edits: [],
  };
};

describe('unifiedDiff', () => {
  it.each([
    ['one line', 'a\nb\nc\n', 'a\nB\nc\n', '@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n'],
    [
      'no newline at the end',
      'a',
      'b',
      '@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n',
    ],
    ['CRLF', 'a\r\nb\r\n', 'a\r\nc\r\n', '@@ -1,2 +1,2 @@\n a\n-b\n+c\n'],
    ['a lone CR is no line break', 'a\rb\nc\n', 'a\rB\nc\n', '@@ -1,2 +1,2 @@\n-a^Mb\n+a^MB\n c\n'],
    ['an escape sequence', 'x = "\u001B[2J"\n', 'y\n', '@@ -1 +1 @@\n-x = "^[[2J"\n+y\n'],
    [
      'unicode line separators are no line breaks',
      'a\u2028b\nc\n',
      'a\u2028B\nc\n',
      '@@ -1,2 +1,2 @@\n-a\u2028b\n+a\u2028B\n c\n',
    ],
  ])('%s', (_, before, after, expected) => {
    expect(unifiedDiff(change(before, after), 'a.py')).toBe(`--- a.py\n+++ a.py\n${expected}`);
  });

  it('paints on request', () => {
    expect(unifiedDiff(change('a\n', 'b\n'), 'a.py', ansi)).toContain(
      '\u001B[31m-a\u001B[39m\n\u001B[32m+b\u001B[39m\n',
    );
  });
});
