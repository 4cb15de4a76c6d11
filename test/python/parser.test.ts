import { describe, expect, it } from 'vitest';
import { loadParser, mendParser } from '../../src/python/parser.js';

/** Open brackets in which the grammar keeps several meanings alive, each inside of the one before. */
const OVERFLOWS = '(a,*a,'.repeat(8000);

describe('a text that overflows the stack of the parser', () => {
  it('fails, and the parser works again after it was mended', async () => {
    const parser = await loadParser();
    expect(() => parser.parse(OVERFLOWS)).toThrow('nested too deep');
    expect(() => parser.parse('x = 1\n')).toThrow('the parser is down');
    await mendParser();
    expect(parser.parse('x = 1\n').errors).toEqual([]);
    expect(() => parser.parse(OVERFLOWS)).toThrow('nested too deep');
    await mendParser();
    expect(parser.parse('def f(:\n').errors).not.toEqual([]);
  });
});
