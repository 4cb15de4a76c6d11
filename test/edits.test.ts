import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compose, type TextEdit } from '../src/edits.js';

/** The text with disjoint, sorted edits put in. */
function splice(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits) {
    expect(edit.start).toBeGreaterThanOrEqual(at);
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** Disjoint sorted edits of a text of this length; two inserts never share a place. */
const editsOf = (length: number) =>
  fc.array(fc.tuple(fc.nat(length), fc.nat(4), fc.string({ maxLength: 4 })), { maxLength: 6 }).map(drawn => {
    const edits: TextEdit[] = [];
    let next = 0;
    for (const [at, size, text] of drawn.sort((a, b) => a[0] - b[0])) {
      const start = Math.max(at, next);
      const end = Math.min(length, start + size);
      if (start > length) break;
      edits.push({ start, end, text });
      next = Math.max(end, start + 1);
    }
    return edits;
  });

it('one round of composed edits gives what two rounds give', () => {
  fc.assert(
    fc.property(
      fc
        .string({ maxLength: 30 })
        .chain(text => fc.tuple(fc.constant(text), editsOf(text.length)))
        .chain(([text, first]) => {
          const middle = splice(text, first);
          return fc.tuple(fc.constant(text), fc.constant(first), fc.constant(middle), editsOf(middle.length));
        }),
      ([text, first, middle, second]) => {
        expect(splice(text, compose(first, middle, second))).toBe(splice(middle, second));
      },
    ),
    { numRuns: 2000 },
  );
});

it('leaves the first round alone where the second has nothing to do', () => {
  const first = [{ start: 1, end: 2, text: 'xyz' }];
  expect(compose(first, 'axyzc', [])).toEqual(first);
});
