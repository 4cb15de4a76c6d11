import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { changes } from '../../src/plan/changes.js';
import { decode, encode } from '../../src/python/encoding.js';
import type { Edit, Source } from '../../src/types.js';
import { planOf } from '../support/plan.js';

const source = (text: string, path = 'a.py', encoding = 'utf-8'): Source => {
  return { path, text, encoding, bytes: encode(text, encoding) };
};
const edit = (start: number, end: number, text: string, path = 'a.py'): Edit => ({ path, start, end, text });
const results = (sources: Source[], fixes: Edit[][]) => {
  const { plan, sources: byPath } = planOf('/r', sources, fixes);
  return changes(plan, byPath).map(({ path, after }) => [path, after.text]);
};

describe('changes applies the edits of accepted fixes', () => {
  it.each<[string, string, Edit[][], string]>([
    ['nothing but the edits', 'abcdef', [[edit(1, 2, 'XY')]], 'aXYcdef'],
    ['in any order', 'abcdef', [[edit(4, 5, 'E')], [edit(0, 1, 'A')]], 'AbcdEf'],
    ['an insert at either end', 'abc', [[edit(0, 0, '<'), edit(3, 3, '>')]], '<abc>'],
    ['a removal', 'abc', [[edit(1, 2, '')]], 'ac'],
    ['all of the file', 'abc', [[edit(0, 3, '')]], ''],
    ['edits that touch', 'abcd', [[edit(0, 2, 'X')], [edit(2, 4, 'Y')]], 'XY'],
    ['an insert before a removal', 'abcd', [[edit(2, 2, '+')], [edit(2, 4, '')]], 'ab+'],
    ['an insert before a replacement', 'abcd', [[edit(1, 3, 'X')], [edit(1, 1, '+')]], 'a+Xd'],
    ['an insert after a replacement', 'abcd', [[edit(3, 3, '+')], [edit(1, 3, 'X')]], 'aX+d'],
    ['an insert between two removals', 'abcd', [[edit(0, 2, ''), edit(2, 2, '+'), edit(2, 4, '')]], '+'],
    [
      'inserts of one fix at one place, in its order',
      'ab',
      [[edit(1, 1, '1'), edit(1, 1, '2'), edit(1, 1, '3')]],
      'a123b',
    ],
    ['inside CRLF', 'a\r\nb', [[edit(1, 2, ''), edit(3, 3, 'x')]], 'a\nxb'],
    ['after a character of two units', '😀a', [[edit(2, 3, 'b')]], '😀b'],
    ['after a BOM', '\uFEFFa', [[edit(1, 1, '# x\n')]], '\uFEFF# x\na'],
  ])('%s', (_, text, fixes, expected) => {
    expect(results([source(text)], fixes)).toEqual([['a.py', expected]]);
  });

  it('gives files in the order of their paths, and only those that change', () => {
    const sources = ['c.py', 'a.py', 'b.py'].map(path => source('x', path));
    const fix = [edit(0, 1, 'y', 'c.py'), edit(0, 1, 'z', 'a.py')];
    expect(results(sources, [fix])).toEqual([
      ['a.py', 'z'],
      ['c.py', 'y'],
    ]);
  });

  it.each(['manual', 'note', 'conflict', 'declined', 'suppressed', 'failed'] as const)(
    'leaves out what is %s',
    status => {
      const { plan, sources } = planOf('/r', [source('abc')], [[edit(0, 1, 'X')], [edit(2, 3, 'Z')]]);
      const [first, second] = plan.findings;
      const changed = changes({ ...plan, findings: [{ ...first!, status }, second!] }, sources);
      expect(changed.map(({ after }) => after.text)).toEqual(['abZ']);
    },
  );

  it('keeps the encoding of the file', () => {
    const bytes = new Uint8Array(Buffer.from('# coding: latin-1\nx = "\xe9"\n', 'latin1'));
    const before: Source = { path: 'a.py', bytes, ...decode(bytes) };
    const at = before.text.indexOf('x');
    const { plan, sources } = planOf('/r', [before], [[edit(at, at + 1, 'y')]]);
    const after = changes(plan, sources)[0]!.after;
    expect(Buffer.from(after.bytes).toString('latin1')).toBe('# coding: latin-1\ny = "\xe9"\n');
  });
});

describe('changes refuses', () => {
  it.each<[string, Edit[][]]>([
    ['an edit inside another', [[edit(0, 4, 'X')], [edit(1, 2, 'Y')]]],
    ['an edit inside another of the same fix', [[edit(0, 4, 'X'), edit(1, 2, 'Y')]]],
    ['edits that overlap', [[edit(0, 2, 'X')], [edit(1, 3, 'Y')]]],
    ['the same edit twice', [[edit(0, 2, 'X')], [edit(0, 2, 'X')]]],
    ['an insert inside a replacement', [[edit(0, 2, 'X')], [edit(1, 1, 'Y')]]],
    ['inserts of two fixes at one place', [[edit(1, 1, 'X')], [edit(1, 1, 'Y')]]],
    ['an edit before the file', [[edit(-1, 0, 'X')]]],
    ['an edit after the file', [[edit(5, 7, 'X')]]],
    ['an edit that ends before it starts', [[edit(3, 2, 'X')]]],
    ['an offset between units', [[edit(1.5, 2, 'X')]]],
  ])('%s', (_, fixes) => {
    expect(() => results([source('abcdef')], fixes)).toThrow(/^(edits overlap in|an edit leaves the file) a\.py/);
  });

  it('a file that was not read', () => {
    expect(() => results([source('abc')], [[edit(0, 1, 'X', 'b.py')]])).toThrow('b.py, whose content is not at hand');
  });

  it('a character that the encoding of the file does not have', () => {
    const before = source('# coding: latin-1\n', 'a.py', 'iso-8859-1');
    const attempt = () => results([before], [[edit(18, 18, '"€"\n')]]);
    expect(attempt).toThrow(UserError);
    expect(attempt).toThrow('a.py: the encoding iso-8859-1 cannot hold every character of the result');
  });

  it('half of a character', () => {
    expect(() => results([source('😀')], [[edit(1, 2, 'x')]])).toThrow('half of a surrogate pair');
  });
});

it('equals a plain splice, whatever the edits', () => {
  const generated = fc
    .tuple(
      fc.string({ unit: fc.constantFrom(...'ab\n\r\té "😀'), maxLength: 40 }),
      fc.array(fc.tuple(fc.nat(4), fc.nat(3), fc.string({ unit: fc.constantFrom(...'XY\né'), maxLength: 3 })), {
        maxLength: 12,
      }),
    )
    .map(([text, steps]) => {
      // Each edit starts a gap after the end of the one before, so that they are disjoint, and may touch.
      const edits: Edit[] = [];
      let at = 0;
      for (const [gap, length, replacement] of steps) {
        const start = at + gap;
        if (start + length > text.length) break;
        edits.push(edit(start, start + length, replacement));
        at = start + length;
      }
      return { text, edits };
    })
    .filter(({ text, edits }) => edits.length > 0 && splice(text, edits).isWellFormed());
  fc.assert(
    fc.property(generated, fc.integer(), ({ text, edits }, seed) => {
      // One fix keeps its order at one place; where edits come in another order, no two inserts may share a place.
      const shuffled = edits.map((each, i) => ({ each, key: Math.sin(seed + i) })).sort((a, b) => a.key - b.key);
      const places = edits.map(({ start, end }) => `${start} ${end}`);
      const fixes = new Set(places).size < places.length ? [edits] : shuffled.map(({ each }) => [each]);
      expect(results([source(text)], fixes)).toEqual([['a.py', splice(text, edits)]]);
    }),
    { numRuns: 2000 },
  );
});

/** From the back to the front, so that offsets stay true. */
function splice(text: string, edits: readonly Edit[]): string {
  return edits.reduceRight((rest, { start, end, text: next }) => rest.slice(0, start) + next + rest.slice(end), text);
}
