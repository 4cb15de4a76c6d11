import type { Random } from './random.js';

/** Changes a file, given byte by byte as latin-1, so that encodings break as well. `other` is text to borrow from. */
type Mutation = (text: string, random: Random, other: string) => string;

const utf8 = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

/** What hurts in the wrong place: tokens, keywords, and characters that parsers, encodings and columns trip over. */
const DICTIONARY = [
  ...'( ) [ ] { } , : ; = == := -> * ** @ . ... \\ # % ~ ! | & ^ < > " \' """ \'\'\' ` $ ?'.split(' '),
  ...'def class async await lambda return yield from import as with for in if else elif while try except finally'.split(
    ' ',
  ),
  ...'match case type global nonlocal del pass None True print exec not is and or raise'.split(' '),
  ...'f" rb" u" t" f\'{ }\' {x=} {{ }} 0x 1_ 1e 0777 1L 1j <> f"{ !r:>{w}}" *args **kwargs args= arg= id='.split(' '),
  '\n',
  '\r',
  '\r\n',
  '\t',
  '\f',
  ' ',
  '    ',
  '\\\n',
  '\n\n',
  ';\n',
  ' # type: ignore\n',
  '# fmt: off\n',
  '\x00',
  '\xff',
  '\x1a',
  '\x1b[31m',
  '\xc0\x80',
  '\xed\xa0\x80',
  '\xf0\x9f',
  ...['\uFEFF', 'é', '日本', '😀', '\u2028', '\u0085', '\u00a0', '\u200b', 'e\u0301', 'ﬁ', '\u202e', '\u{10FFFF}'].map(
    utf8,
  ),
  'if x:\n',
  'else:\n',
  'try:\n',
  '@x\n',
  'def f(a, b=1, *, c, **d): ...\n',
  'class A[T = int]: ...\n',
  'print "x"\n',
  'except (A, B), e:\n',
  'exec "x" in y\n',
  '# -*- coding: latin-1 -*-\n',
  '# coding: utf-16\n',
  '# coding: nonsense\n',
  'from __future__ import annotations\n',
  'from temporalio import workflow\n',
  'workflow.execute_activity(',
  '*[1], *(2,)',
];

const TOKEN = /[A-Za-z_]\w*|\d[\w.]*|"[^"\n]*"|'[^'\n]*'|\s+|[^\s\w]/g;

const MUTATIONS: readonly Mutation[] = [
  // Cut off.
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => text.slice(random.below(text.length + 1)),
  (text, random) =>
    lines(text)
      .slice(0, random.below(lines(text).length + 1))
      .join(''),
  // Take out, double, move.
  (text, random) => {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + text.slice(at + random.between(1, 60));
  },
  (text, random) => edited(lines(text), random, (all, at) => all.splice(at, random.between(1, 4))),
  (text, random) =>
    edited(lines(text), random, (all, at) => all.splice(at, 0, ...all.slice(at, at + random.between(1, 8)))),
  (text, random) =>
    edited(lines(text), random, (all, at) =>
      all.splice(random.below(all.length), 0, ...all.splice(at, random.between(1, 6))),
    ),
  (text, random) => edited(tokens(text), random, (all, at) => all.splice(at, 1)),
  (text, random) => edited(tokens(text), random, (all, at) => all.splice(at, 0, all[at]!)),
  (text, random) => edited(tokens(text), random, (all, at) => all.splice(at, 1, random.pick(all))),
  (text, random) =>
    edited(tokens(text), random, (all, at) => {
      const with_ = random.below(all.length);
      [all[at], all[with_]] = [all[with_]!, all[at]!];
    }),
  // Put in.
  inserted,
  inserted,
  inserted,
  (text, random, other) => {
    const from = lines(other);
    const at = random.below(from.length);
    return edited(lines(text), random, (all, place) =>
      all.splice(place, 0, ...from.slice(at, at + random.between(1, 12))),
    );
  },
  (text, random, other) => {
    const from = tokens(other);
    const at = random.below(from.length);
    return edited(tokens(text), random, (all, place) =>
      all.splice(place, 0, ...from.slice(at, at + random.between(1, 10))),
    );
  },
  (text, random) => {
    const depth = random.pick([2, 20, 90, 300]);
    const [open, close] = random.pick([
      ['(', ')'],
      ['[', ']'],
      ['f(', ')'],
      ['{1: ', '}'],
      ['lambda: (', ')'],
      ['not ', ''],
    ] as const);
    return edited(tokens(text), random, (all, at) => {
      if (/^\w+$/.test(all[at]!)) all[at] = open.repeat(depth) + all[at] + close.repeat(depth);
    });
  },
  (text, random) =>
    edited(tokens(text), random, (all, at) => {
      if (/^\w+$/.test(all[at]!))
        all[at] += random.pick(['.a', ' + 1', '[0]', '()', ' or x', ', y']).repeat(random.pick([1, 5, 200]));
    }),
  // White space and line ends.
  text => text.replace(/\r?\n/g, '\r\n'),
  text => text.replace(/\r?\n/g, '\r'),
  (text, random) =>
    text.replace(/\n/g, end => (random.chance(0.1) ? random.pick(['\r', '\r\n', '\n\r', '\f\n']) : end)),
  text => text.replace(/^(?: {4})+/gm, indent => '\t'.repeat(indent.length / 4)),
  (text, random) =>
    text.replace(/^ +/gm, indent => (random.chance(0.05) ? indent + random.pick([' ', '\t', '\f']) : indent)),
  (text, random) =>
    text.replace(/, /g, comma => (random.chance(0.1) ? random.pick([',\\\n  ', ',\n', ',  # note\n', ',']) : comma)),
  (text, random) => text.replace(/\n/g, end => (random.chance(0.03) ? '; ' : end)),
  text => text.replace(/\s+$/, ''),
  text => `${utf8('\uFEFF')}${text}`,
  (text, random) =>
    `# -*- coding: ${random.pick(['latin-1', 'cp1252', 'ascii', 'shift_jis', 'gb18030', 'utf8', 'rot13'])} -*-\n${text}`,
  // Names and strings.
  (text, random) => {
    const name = random.pick(text.match(/[A-Za-z_]\w+/g) ?? ['x']);
    return text.replaceAll(
      name,
      random.pick(['x', utf8('日本'), 'match', 'type', 'print', 'workflow', 'self', utf8('ﬁ')]),
    );
  },
  (text, random) =>
    text.replace(/(?<!\w)(?=["'])/g, () =>
      random.chance(0.05) ? random.pick(['f', 'r', 'b', 'rb', 't', 'u', 'F']) : '',
    ),
];

/** Changes a file one or several times, or not at all. */
export function mutate(bytes: Buffer, random: Random, other: Buffer): Buffer {
  const times = random.pick([0, 1, 1, 1, 1, 1, 2, 2, 3, 4, 8]);
  let text = bytes.toString('latin1');
  const borrowed = other.toString('latin1');
  for (let i = 0; i < times; i++) text = random.pick(MUTATIONS)(text, random, borrowed);
  return Buffer.from(text, 'latin1');
}

function inserted(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + random.pick(DICTIONARY) + text.slice(at);
}

function lines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function tokens(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

/** Changes the parts around a random place, and joins them. */
function edited(parts: string[], random: Random, change: (parts: string[], at: number) => void): string {
  if (parts.length > 0) change(parts, random.below(parts.length));
  return parts.join('');
}
