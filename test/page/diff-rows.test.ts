import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rows, unified } from '../../page/diff-rows.js';
import { hunks } from '../../src/report/hunks.js';

const shown = (lines: readonly string[]) =>
  unified(rows({ old: 10, new: 20, lines })).map(({ kind, old, new: fresh }) => [kind, old?.number, fresh?.number]);

it('numbers both sides, and puts what goes before what comes', () => {
  expect(shown([' a', '-b', '-c', '+d', ' e'])).toEqual([
    ['same', 10, 20],
    ['removed', 11, undefined],
    ['removed', 12, undefined],
    ['added', undefined, 21],
    ['same', 13, 22],
  ]);
});

it.each([
  ['f(a, b)', 'f(args=[a, b])', [], ['args=[', ']']],
  ['price_order, order,', 'price_order, request.order,', [], ['request.']],
  ['x = 1', 'completely = other', [], []],
])('marks what %s and %s do not share', (before, after, left, right) => {
  const [row] = rows({ old: 1, new: 1, lines: [`-${before}`, `+${after}`] });
  const marked = (text: string, ranges: readonly (readonly [number, number])[] = []) =>
    ranges.map(([start, end]) => text.slice(start, end));
  expect(marked(before, row!.old!.changed)).toEqual(left);
  expect(marked(after, row!.new!.changed)).toEqual(right);
});

it('the rows of any two texts hold both of them, and mark only what is not shared', () => {
  const text = fc
    .array(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '(', ')', '😀', 'é') }), { maxLength: 8 })
    .map(lines => lines.map(line => `${line}\n`).join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      for (const hunk of hunks(before, after)) {
        const lines = hunk.lines.map(({ mark, text: line }) => mark + line.slice(0, -1));
        const all = rows({ old: hunk.oldStart, new: hunk.newStart, lines });
        const side = (name: 'old' | 'new') => all.flatMap(row => row[name]?.text ?? []);
        expect(side('old')).toEqual(lines.filter(line => line[0] !== '+').map(line => line.slice(1)));
        expect(side('new')).toEqual(lines.filter(line => line[0] !== '-').map(line => line.slice(1)));
        for (const { old, new: fresh } of all) {
          const kept = ({ text: line, changed = [] }: NonNullable<typeof old>) =>
            [...changed].reverse().reduce((rest, [start, end]) => rest.slice(0, start) + rest.slice(end), line);
          if (old?.changed && fresh?.changed) expect(kept(old)).toBe(kept(fresh));
        }
      }
    }),
  );
});
