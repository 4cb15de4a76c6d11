import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hunkHeader } from '../../src/report/diff.js';
import { type Hunk, hunks } from '../../src/report/hunks.js';

const lines = (text: string) => text.split(/(?<=\n)/).filter(line => line !== '');

/** Puts hunks over a text by their line numbers alone, and refuses one whose old lines are not there. */
function apply(before: string, all: readonly Hunk[]): string {
  const old = lines(before);
  const result: string[] = [];
  let taken = 0;
  for (const { oldStart, oldLines, newStart, newLines, lines: body } of all) {
    const start = oldLines === 0 ? oldStart : oldStart - 1;
    expect(start).toBeGreaterThanOrEqual(taken);
    result.push(...old.slice(taken, start));
    expect(result.length).toBe(newLines === 0 ? newStart : newStart - 1);
    const was = body.filter(({ mark }) => mark !== '+').map(({ text }) => text);
    const is = body.filter(({ mark }) => mark !== '-').map(({ text }) => text);
    expect([was.length, is.length]).toEqual([oldLines, newLines]);
    expect(old.slice(start, start + oldLines)).toEqual(was);
    result.push(...is);
    taken = start + oldLines;
  }
  return [...result, ...old.slice(taken)].join('');
}

const text = fc
  .tuple(fc.array(fc.constantFrom('a', 'b', 'args=[', '],', 'x\r', 'a\rb', ''), { maxLength: 60 }), fc.boolean())
  .map(([all, ended]) => all.join('\n') + (ended ? '\n' : ''));

it('turns any text into any other', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(apply(before, hunks(before, after))).toBe(after);
    }),
    { numRuns: 1000 },
  );
});

it('holds nothing but changes and three lines around them', () => {
  const before = Array.from({ length: 60 }, (_, i) => `line ${i}\r\n`).join('');
  const after = before.replace('line 5\r\n', 'x\r\ny\r\n').replace('line 50\r\n', '').slice(0, -2);
  expect(hunks(before, after).map(hunkHeader)).toEqual(['@@ -3,7 +3,8 @@', '@@ -48,7 +49,6 @@', '@@ -57,4 +57,4 @@']);
});

it('joins changes with six lines or less between them', () => {
  const before = Array.from({ length: 30 }, (_, i) => `${i}\n`).join('');
  const changing = (...numbers: number[]) =>
    hunks(
      before,
      numbers.reduce((all, number) => all.replace(`\n${number}\n`, `\nx${number}\n`), before),
    );
  expect(changing(10, 17).length).toBe(1);
  expect(changing(10, 18).length).toBe(2);
  expect(hunks(before, before)).toEqual([]);
});

it('names a side without lines by the line before it', () => {
  expect(hunks('', 'a\n')[0]).toMatchObject({ oldStart: 0, oldLines: 0, newStart: 1, newLines: 1 });
  expect(hunks('a\n', '')[0]).toMatchObject({ oldStart: 1, oldLines: 1, newStart: 0, newLines: 0 });
});

// A search over all lines takes many minutes for this; the runner's time limit ends it.
it('is not lost in a file of 40,000 lines that is rewritten all over', () => {
  const file = (call: string) => Array.from({ length: 40_000 }, (_, i) => `${i % 4 ? `y${i % 13}` : call}\n`).join('');
  const before = file('f(a, x)');
  const after = file('f(a, args=[x])');
  const all = hunks(before, after);
  expect(apply(before, all)).toBe(after);
  expect(all.flatMap(hunk => hunk.lines).filter(({ mark }) => mark === '+').length).toBe(10_000);
});
