import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DecodeError, decode, encode } from '../../src/python/encoding.js';
import { encodingNamed } from '../../src/python/encoding-names.js';

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const utf8 = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));
/** A cookie line, then a string of these bytes in line 2 from column 2. */
const declared = (encoding: string, ...bytes: number[]) =>
  new Uint8Array([...utf8(`# coding: ${encoding}\n"`), ...bytes, ...utf8('"\n')]);
const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

describe('decode reads a file as Python does', () => {
  it.each<[string, Uint8Array, string, string]>([
    ['plain UTF-8', utf8('x = "é😀"\n'), 'utf-8', 'x = "é😀"\n'],
    ['every kind of line break', utf8('a\r\nb\rc\nd\f\n'), 'utf-8', 'a\r\nb\rc\nd\f\n'],
    ['a BOM stays', utf8('\uFEFFx = 1\n'), 'utf-8', '\uFEFFx = 1\n'],
    ['a BOM alone', utf8('\uFEFF'), 'utf-8', '\uFEFF'],
    ['a BOM with its own cookie', utf8('\uFEFF# coding: utf-8\n'), 'utf-8', '\uFEFF# coding: utf-8\n'],
    ['a BOM and UTF_8', utf8('\uFEFF# coding: UTF_8\n'), 'utf-8', '\uFEFF# coding: UTF_8\n'],
    ['a second BOM inside', utf8('x = "\uFEFF"\n'), 'utf-8', 'x = "\uFEFF"\n'],
    ['latin-1 is not cp1252', declared('latin-1', 0xe9, 0x80), 'iso-8859-1', '# coding: latin-1\n"é\x80"\n'],
    ['cp1252 is not latin-1', declared('cp1252', 0xe9, 0x80), 'cp1252', '# coding: cp1252\n"é€"\n'],
    ['emacs style', latin1('# -*- coding: latin-1 -*-\n\xe9'), 'iso-8859-1', '# -*- coding: latin-1 -*-\né'],
    [
      'vim style in line 2',
      latin1('#!/usr/bin/python\n# vim: set fileencoding=iso-8859-15 :\n"\xa4"'),
      'iso-8859-15',
      '#!/usr/bin/python\n# vim: set fileencoding=iso-8859-15 :\n"€"',
    ],
    ['line 2 after a blank line', latin1(' \f\n# coding=cp1252\n"\x80"'), 'cp1252', ' \f\n# coding=cp1252\n"€"'],
    ['line 2 after CRLF', latin1('#\r\n# coding: latin-1\r\n\xe9'), 'iso-8859-1', '#\r\n# coding: latin-1\r\né'],
    ['line 2 after a lone CR', latin1('#\r# coding: latin-1\r\xe9'), 'iso-8859-1', '#\r# coding: latin-1\ré'],
    [
      'line 2 after a very long line',
      latin1(`#${'x'.repeat(5000)}\n# coding: latin-1\n\xe9`),
      'iso-8859-1',
      `#${'x'.repeat(5000)}\n# coding: latin-1\né`,
    ],
    ['a cookie line that is no UTF-8', latin1('# \xe9 coding: latin-1\n'), 'iso-8859-1', '# é coding: latin-1\n'],
    [
      'the first cookie counts',
      latin1('# coding: latin-1 coding: cp1252\n'),
      'iso-8859-1',
      '# coding: latin-1 coding: cp1252\n',
    ],
    ['no cookie in line 2 after code', utf8('x = 1\n# coding: latin-1\n"é"'), 'utf-8', 'x = 1\n# coding: latin-1\n"é"'],
    ['no cookie in line 3', utf8('\n\n# coding: latin-1\n"é"'), 'utf-8', '\n\n# coding: latin-1\n"é"'],
    ['no cookie in a string', utf8('x = "# coding: latin-1"\n"é"'), 'utf-8', 'x = "# coding: latin-1"\n"é"'],
    ['no cookie after code', utf8('x = 1  # coding: latin-1\n"é"'), 'utf-8', 'x = 1  # coding: latin-1\n"é"'],
    ['no cookie with a space before the colon', utf8('# coding : latin-1\n"é"'), 'utf-8', '# coding : latin-1\n"é"'],
    ['koi8-r', declared('koi8_r', 0xc1), 'koi8-r', '# coding: koi8_r\n"а"\n'],
    ['shift_jis', declared('sjis', 0x83, 0x65), 'shift_jis', '# coding: sjis\n"テ"\n'],
    ['euc_jp', declared('euc-jp', 0xa5, 0xc6), 'euc_jp', '# coding: euc-jp\n"テ"\n'],
    ['big5', declared('big5', 0xba, 0x7e), 'big5', '# coding: big5\n"漢"\n'],
    [
      'gb18030 and its own U+FFFD',
      declared('gb18030', 0x84, 0x31, 0xa4, 0x37),
      'gb18030',
      '# coding: gb18030\n"\uFFFD"\n',
    ],
    ['mac-roman', declared('mac_roman', 0x8e), 'mac-roman', '# coding: mac_roman\n"é"\n'],
    ['ascii', declared('ascii', 0x61), 'ascii', '# coding: ascii\n"a"\n'],
    ['utf8 under another name', utf8('# coding: utf8\n"é"'), 'utf-8', '# coding: utf8\n"é"'],
    [
      'an ending as editors write it',
      latin1('# coding: latin-1-unix\n\xe9'),
      'iso-8859-1',
      '# coding: latin-1-unix\né',
    ],
    ['empty', utf8(''), 'utf-8', ''],
  ])('%s', (_, bytes, encoding, text) => {
    expect(decode(bytes)).toEqual({ text, encoding });
    expect(same(encode(text, encoding), bytes)).toBe(true);
  });

  it.each([
    ['latin_1 latin1 L1 ISO-8859-1 iso8859_1 cp819 8859', 'iso-8859-1'],
    ['ISO-8859-15 iso8859-15 latin9 l9', 'iso-8859-15'],
    ['windows-1252 CP1252 1252', 'cp1252'],
    ['UTF-8 utf8 U8 utf_8_sig utf-8-mac', 'utf-8'],
    ['us-ascii ASCII 646', 'ascii'],
    ['windows-31j ms932', 'cp932'],
  ])('%s: names of one encoding', (names, encoding) => {
    expect(names.split(' ').map(encodingNamed)).toEqual(names.split(' ').map(() => encoding));
  });

  it.each([
    'klingon',
    'utf-16',
    'utf8-foo',
    'cp037',
    'iso-2022-jp',
    'base64',
    'binary',
    'cesu8',
    'constructor',
    '.',
    '-',
  ])('%s is no name of an encoding for source text', name => {
    expect(encodingNamed(name)).toBeUndefined();
  });
});

describe('what cannot be decoded is named with its place', () => {
  const problem = (bytes: Uint8Array) => {
    try {
      return `no problem: ${JSON.stringify(decode(bytes))}`;
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      return `${error.position?.line}:${error.position?.column} ${error.message}`;
    }
  };
  it.each<[string, Uint8Array, string]>([
    ['invalid UTF-8', latin1('a = 1\nb = "\xe9"\n'), '2:6 is not valid UTF-8, and declares no other encoding'],
    ['after a character of two units', new Uint8Array([...utf8('"😀'), 0xff]), '1:3 is not valid UTF-8'],
    ['a character that is cut off', new Uint8Array([0x61, 0xe2, 0x82]), '1:2 is not valid UTF-8'],
    ['a character that is broken off', latin1('ab\xe2\x82("'), '1:3 is not valid UTF-8'],
    ['half of a surrogate pair', latin1('"\xed\xa0\x80"'), '1:2 is not valid UTF-8'],
    ['too long a form', latin1('"\xc0\x80"'), '1:2 is not valid UTF-8'],
    ['invalid at the start', new Uint8Array([0xff, 0x61]), '1:1 is not valid UTF-8'],
    ['invalid after a BOM', new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0xff]), '1:2 is not valid UTF-8'],
    ['declared UTF-8', declared('utf8', 0xe9), '2:2 is not valid utf8, as it declares'],
    ['null byte', utf8('a\né\0'), '2:2 holds a null byte, which Python does not accept'],
    ['null byte in latin-1', latin1('# coding: latin-1\n\xe9\0'), '2:2 holds a null byte'],
    ['unknown encoding', utf8('#!python\n# coding: klingon\n'), '2:11 declares the unknown encoding klingon'],
    ['the name also stands before', utf8('# l9x coding: l9x\n'), '1:15 declares the unknown encoding l9x'],
    [
      'BOM and another encoding',
      utf8('\uFEFF# coding: latin-1\n'),
      '1:11 starts with a UTF-8 BOM but declares the encoding latin-1',
    ],
    ['BOM and utf8', utf8('\uFEFF# coding: utf8\n'), '1:11 starts with a UTF-8 BOM but declares the encoding utf8'],
    ['not ASCII', declared('ascii', 0x61, 0xe9), '2:3 is not valid ascii, as it declares'],
    ['a byte that cp1252 does not have', declared('cp1252', 0x61, 0x81), '2:3 is not valid cp1252, as it declares'],
    ['the last byte that cp1252 does not have', declared('cp1252', 0x9d), '2:2 is not valid cp1252, as it declares'],
    ['half of a shift_jis character', declared('shift_jis', 0x83), '2:2 is not valid shift_jis'],
    [
      'two byte sequences for one character',
      declared('cp932', 0x61, 0xed, 0x40),
      '2:3 cannot be kept byte for byte in cp932',
    ],
    ['utf-16', utf8('# coding: utf-16\n'), '1:11 declares the unknown encoding utf-16'],
  ])('%s', (_, bytes, expected) => {
    const found = problem(bytes);
    expect(found.slice(0, expected.length)).toBe(expected);
  });
});

describe('encode never puts a question mark in the place of a character', () => {
  it.each([
    ['"€"', 'iso-8859-1'],
    ['"é"', 'ascii'],
    ['"\uFFFD"', 'ascii'],
    ['"\uFFFD"', 'cp1252'],
    ['"テ"', 'cp1252'],
    ['"😀"', 'shift_jis'],
    ['"\uD800"', 'utf-8'],
    ['"\uDC00\uD800"', 'gb18030'],
  ])('%j in %s', (text, encoding) => {
    expect(() => encode(text, encoding)).toThrow(DecodeError);
  });

  it('takes a question mark for what it is', () => {
    expect(same(encode('"?é"', 'iso-8859-1'), latin1('"?\xe9"'))).toBe(true);
  });
});

const ENCODINGS =
  `utf-8 ascii latin-1 cp1252 iso-8859-15 koi8-r cp1251 mac-roman shift_jis euc_jp gb18030 gbk big5 euc_kr
  cp932 cp949 tis-620`.split(/\s+/);

it('keeps every byte of whatever it takes, and names what it does not take', () => {
  let taken = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...ENCODINGS),
      fc.uint8Array({ max: 255, min: 1, maxLength: 12 }),
      (encoding, bytes) => {
        const file = declared(encoding, ...bytes);
        try {
          const decoded = decode(file);
          taken++;
          expect(same(encode(decoded.text, decoded.encoding), file)).toBe(true);
        } catch (error) {
          if (!(error instanceof DecodeError)) throw error;
          expect(error.position?.line).toBeGreaterThanOrEqual(2);
        }
      },
    ),
    { numRuns: 2000 },
  );
  expect(taken).toBeGreaterThan(100);
});

it('gives back any text that it was able to encode', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ENCODINGS), fc.string({ unit: 'binary' }), (encoding, content) => {
      const text = `# coding: ${encoding}\n"${content.replaceAll('\0', '')}`;
      let bytes: Uint8Array;
      try {
        bytes = encode(text, encodingNamed(encoding)!);
      } catch (error) {
        if (!(error instanceof DecodeError)) throw error;
        return;
      }
      expect(decode(bytes).text).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

/** What Python's own tokenizer makes of the same bytes: text, or a refusal. */
const PYTHON = `
import base64, io, json, sys, tokenize
def read(data):
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        text = data.decode(encoding)
    except (SyntaxError, UnicodeDecodeError):
        return None
    return "\\ufeff" + text if encoding == "utf-8-sig" else text
print(json.dumps([read(base64.b64decode(each)) for each in json.load(sys.stdin)]))
`;

it('agrees with Python about cookies, in whatever shape', context => {
  const parts = fc.constantFrom(
    ...['#', ' ', '\t', '\f', 'coding', ':', '=', ': ', 'utf-8', 'UTF_8', 'utf8', 'latin-1', 'cp1252', 'l9', 'ascii'],
    ...['klingon', '-*-', 'x = 1', 'é', 'vim: set fileencoding', 'latin-1-unix', ';', '"'],
  );
  const line = fc
    .tuple(
      fc.constantFrom('', '#', '# coding:', '# coding='),
      fc.array(parts, { maxLength: 4 }),
      fc.constantFrom('\n', '\r\n'),
    )
    .map(([start, rest, end]) => start + rest.join('') + end);
  const file = fc
    .tuple(fc.constantFrom('', '', '', '\uFEFF'), fc.array(line, { maxLength: 4 }))
    .map(([bom, lines]) => utf8(bom + lines.join('')));
  const files = fc.sample(file, { numRuns: 3000, seed: 1 });
  const python = spawnSync('python3', ['-I', '-c', PYTHON], {
    input: JSON.stringify(files.map(bytes => Buffer.from(bytes).toString('base64'))),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (python.error) context.skip('needs python3');
  expect(python.stderr).toBe('');
  const expected = JSON.parse(python.stdout) as (string | null)[];
  const ours = files.map(bytes => {
    try {
      return decode(bytes).text;
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      return null;
    }
  });
  expect(ours).toEqual(expected);
  expect(new Set(expected).size).toBeGreaterThan(500);
});
