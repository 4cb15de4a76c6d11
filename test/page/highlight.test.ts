import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tokens } from '../../page/highlight.js';

const kinds = (line: string, open?: '"""' | "'''") =>
  tokens(line, open)
    .tokens.filter(({ kind }) => kind !== '')
    .map(({ kind, text }) => `${kind} ${text}`);

it.each([
  [
    'async def run(self, a: int = 1) -> None:  # why',
    ['keyword async', 'keyword def', 'definition run', 'constant self', 'number 1', 'constant None', 'comment # why'],
  ],
  ['    @workflow.run', ['decorator @workflow.run']],
  ['a @ b.c', []],
  ['x = f"{a}" + rb\'\\\'b\' # "no', ['string f"{a}"', "string rb'\\'b'", 'comment # "no']],
  ['x = "# no comment"', ['string "# no comment"']],
  ['x = "not closed', ['string "not closed']],
  ['classes = definition', []],
  ['naïve_1 = 0x1F + 1_000.5', ['number 0x1F', 'number 1_000.5']],
])('%s', (line, expected) => {
  expect(kinds(line)).toEqual(expected);
});

it('a string over several lines goes on until it ends', () => {
  const first = tokens('x = """a', undefined);
  expect(first.open).toBe('"""');
  expect(kinds("def b'''", '"""')).toEqual(["string def b'''"]);
  const last = tokens('end""" + "b"', first.open);
  expect(last.open).toBeUndefined();
  expect(kinds('end""" + "b"', first.open)).toEqual(['string end"""', 'string "b"']);
  expect(tokens('x = """one line"""', undefined).open).toBeUndefined();
});

it('no character is lost or made up, whatever the line holds', () => {
  const line = fc.string({
    unit: fc.constantFrom('"', "'", '\\', '#', '@', 'f', 'r', '1', '.', ' ', 'é', '😀', '\t', '{'),
  });
  fc.assert(
    fc.property(line, fc.constantFrom(undefined, '"""' as const, "'''" as const), (text, open) => {
      expect(
        tokens(text, open)
          .tokens.map(token => token.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
