import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCall } from '../../src/python/calls.js';
import { codeOnly, mayHavePositionals } from '../../src/python/quick-scan.js';
import { parse } from '../support/parse.js';

const scan = (args: string, wanted: number) => mayHavePositionals(`f(${args})`, 2, wanted);

describe('mayHavePositionals', () => {
  it.each<[string, number]>([
    ['', 0],
    ['a', 1],
    ['a,', 1],
    ['a, b', 2],
    ['a, b=1', 1],
    ['a, b == 1', 2],
    ['a, b <= 1', 2],
    ['a, (b := 1)', 2],
    ['a, **c', 1],
    ['a, g(x, y=1), [1, 2]', 3],
    ['"a, b", c', 2],
    ["'''a, (\n''', c", 2],
    ['a,  # b, c (\n b', 2],
    ['a, lambda x=1: x', 2],
    ['a, {"k": 1, "l": 2}', 2],
    ['a, b = 1, c= 2, d =3', 1],
    ['a, "x" "y", é', 3],
    ['f"{a}, {b}", c=1', 1],
  ])('%s', (args, positionals) => {
    expect(scan(args, positionals)).toBe(positionals > 0 || args === '');
    expect(scan(args, positionals + 1)).toBe(false);
  });

  it.each(['a, *b', 'f"{d["a, b"]}", b=1', 'a, "unterminated', 'a, """b"', 'a, (b'])('is not sure of %s', args => {
    expect(scan(args, 9)).toBe(true);
  });

  it('never says no where the parser sees enough', async () => {
    const piece = fc.constantFrom(
      'a',
      ',',
      ' ',
      '(',
      ')',
      '[',
      ']',
      '"',
      "'",
      '#',
      '\n',
      '=',
      '==',
      '*',
      '**',
      'lambda x=1: x',
      'f"',
      '\\',
      ':=',
      '1',
      'k=',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 14 }), async pieces => {
        const text = `f(${pieces.join('')})\n`;
        const file = await parse(text);
        if (file.tree.errors.length > 0) return;
        const node = file.nodes('call').find(each => each.child('arguments')?.start === 1);
        const call = node && readCall(node, text);
        if (!call) return;
        const positionals = call.args.filter(arg => arg.kind === 'positional').length;
        if (positionals > 0) expect(mayHavePositionals(text, 2, positionals)).toBe(true);
        if (call.args.some(arg => arg.kind === 'star')) expect(mayHavePositionals(text, 2, 99)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('codeOnly', () => {
  it.each<[string, string]>([
    ['x = "Flow"  # Flow\ny = Flow\n', 'x =     \ny = Flow\n'],
    [`x = '''a\n"Flow"\n''' + r'\\\\'`, 'x =   + r '],
    [`x = "it's" # it's\n`, 'x =    \n'],
    [`f"{Flow}" fr'{Flow}' b"Flow"`, `f"{Flow}" fr'{Flow}' b `],
  ])('%j', (text, code) => {
    expect(codeOnly(text)).toBe(code);
  });

  it.each(['x = "Flow', 'f"{d["Flow"]}"', "it's", 'x = """"#"()Flow'])('is not sure of %s', text => {
    expect(codeOnly(text)).toBe(undefined);
  });

  it('is not sure of more than anybody writes', () => {
    expect(codeOnly(`x = "${'x'.repeat(20_000_000)}"\n`)).toBe(undefined);
    expect(scan(`"${'x'.repeat(20_000_000)}", a`, 9)).toBe(true);
  });

  it('keeps every name that the parser sees', async () => {
    const piece = fc.constantFrom('Flow', ' ', '()', '"', "'", '"""', '#', '\n', '=', 'f"', "rf'", '{', '}', '\\', 'b');
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 16 }), async pieces => {
        const text = `x = ${pieces.join('')}\n`;
        const file = await parse(text);
        const code = codeOnly(text);
        if (file.tree.errors.length > 0 || code === undefined) return;
        const names = file.nodes('identifier').filter(node => file.textOf(node) === 'Flow');
        expect(code.split(/\bFlow\b/).length - 1).toBeGreaterThanOrEqual(names.length);
      }),
      { numRuns: 10_000 },
    );
  });
});
