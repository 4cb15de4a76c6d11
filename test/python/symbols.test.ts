import { expect, it } from 'vitest';
import { symbolAt } from '../../src/python/symbols.js';
import { parse } from '../support/parse.js';

const TEXT = `import a
@deco(1)
class Outer:
    x = 2

    @deco(3)
    async def run(self, p=4):
        def inner():
            return lambda: 5
        return 6

try:
    def late(): return 7
except E:
    pass
8
`;

it.each([
  ['import', ''],
  ['1', 'Outer'],
  ['2', 'Outer'],
  ['3', 'Outer.run'],
  ['run', 'Outer.run'],
  ['4', 'Outer.run'],
  ['5', 'Outer.run.inner'],
  ['6', 'Outer.run'],
  ['7', 'late'],
  ['8', ''],
])('%s belongs to "%s"', async (word, symbol) => {
  expect(symbolAt(await parse(TEXT), TEXT.indexOf(word))).toBe(symbol);
});
