import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DecodeError, decode, encode } from '../../src/python/encoding.js';

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const utf8 = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));

describe('decode reads a file as Python does', () => {
  it.each([
    ['plain UTF-8', utf8('x = "é"\n'), 'utf-8', 'x = "é"\n'],
    ['a BOM stays', utf8('\uFEFFx = 1\n'), 'utf-8', '\uFEFFx = 1\n'],
    ['a BOM with its own cookie', utf8('\uFEFF# coding: utf-8\n'), 'utf-8', '\uFEFF# coding: utf-8\n'],
    [
      'latin-1 in line 1',
      latin1('# -*- coding: latin-1 -*-\nx = "\xe9\x80"\n'),
      'iso-8859-1',
      '# -*- coding: latin-1 -*-\nx = "é\x80"\n',
    ],
    [
      'line 2 after a comment',
      latin1('#!/usr/bin/python\n# vim: set fileencoding=iso-8859-15 :\n"\xa4"'),
      'iso-8859-15',
      '#!/usr/bin/python\n# vim: set fileencoding=iso-8859-15 :\n"€"',
    ],
    ['line 2 after a blank line', latin1('\n# coding=cp1252\n"\x80"'), 'cp1252', '\n# coding=cp1252\n"€"'],
    ['no cookie in line 2 after code', utf8('x = 1\n# coding: latin-1\n"é"'), 'utf-8', 'x = 1\n# coding: latin-1\n"é"'],
    ['no cookie in line 3', utf8('\n\n# coding: latin-1\n"é"'), 'utf-8', '\n\n# coding: latin-1\n"é"'],
    ['a cookie in a string is none', utf8('x = "# coding: latin-1"\n"é"'), 'utf-8', 'x = "# coding: latin-1"\n"é"'],
    ['koi8-r', new Uint8Array([...utf8('# coding: koi8-r\n"'), 0xc1, ...utf8('"')]), 'koi8-r', '# coding: koi8-r\n"а"'],
    [
      'shift_jis',
      new Uint8Array([...utf8('# coding: shift_jis\n"'), 0x83, 0x65, ...utf8('"')]),
      'shift_jis',
      '# coding: shift_jis\n"テ"',
    ],
    ['utf8 under another name', utf8('# coding: UTF_8\n"é"'), 'utf-8', '# coding: UTF_8\n"é"'],
    ['empty', utf8(''), 'utf-8', ''],
  ])('%s', (_, bytes, encoding, text) => {
    expect(decode(bytes)).toEqual({ text, encoding });
    expect(Buffer.compare(encode(text, encoding), bytes)).toBe(0);
  });
});

describe('what cannot be decoded is named with its place', () => {
  const problem = (bytes: Uint8Array) => {
    try {
      decode(bytes);
    } catch (error) {
      if (error instanceof DecodeError) return `${error.position?.line}:${error.position?.column} ${error.message}`;
    }
    return undefined;
  };
  it.each([
    ['invalid UTF-8', latin1('a = 1\nb = "\xe9"\n'), /^2:6 is not valid UTF-8/],
    ['invalid at the end', new Uint8Array([0x61, 0xc3]), /^1:2 is not valid UTF-8/],
    ['invalid at the start', new Uint8Array([0xff, 0x61]), /^1:1 is not valid UTF-8/],
    ['null byte', utf8('a\n\0'), /^2:1 holds a null byte/],
    ['unknown encoding', utf8('# coding: klingon\n'), /^1:11 declares the unknown encoding klingon/],
    ['BOM and another encoding', utf8('\uFEFF# coding: latin-1\n'), /^1:11 starts with a UTF-8 BOM/],
    ['not ASCII', latin1('# coding: ascii\n"\xe9"'), /^2:2 is not valid ascii/],
    ['undefined byte of cp1252', latin1('# coding: cp1252\n"\x81\x8d"'), /^2:2 is not valid cp1252/],
    ['utf-16', utf8('# coding: utf-16\n'), /^1:11 declares the unknown encoding/],
  ])('%s', (_, bytes, expected) => {
    expect(problem(bytes) ?? 'undefined').toMatch(expected);
  });

  it('refuses to write a character that the encoding does not have', () => {
    expect(() => encode('"€"', 'iso-8859-1')).toThrow(DecodeError);
  });
});

it('gives back the bytes of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const source = text
        .replaceAll('\0', '')
        .replace(/coding/g, '')
        .toWellFormed();
      const bytes = utf8(source);
      const decoded = decode(bytes);
      expect(Buffer.compare(encode(decoded.text, decoded.encoding), bytes)).toBe(0);
    }),
  );
});
