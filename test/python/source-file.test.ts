import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { loadParser, type PythonParser } from '../../src/python/parser.js';
import { SourceFile } from '../../src/python/source-file.js';

const TEXT = 'def f(x):\n    return g(x)\n';

/** A file, and how often it was parsed. */
async function counted(text: string): Promise<{ file: SourceFile; parsed: () => number }> {
  const real = await loadParser();
  let times = 0;
  const parser: PythonParser = {
    parse(code) {
      times++;
      return real.parse(code);
    },
  };
  return { file: new SourceFile('a.py', text, parser), parsed: () => times };
}

async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  for (let again = 0; again < 3; again++) {
    // What was looked at in a turn of the event loop lives until its end.
    await setImmediate();
    gc();
  }
}

describe('a file that rests', () => {
  it('keeps its tree while it is used', async () => {
    const { file, parsed } = await counted(TEXT);
    file.rest();
    expect(file.isParsed).toBe(false);
    for (let again = 0; again < 3; again++) {
      expect(file.nodes('call')).toHaveLength(1);
      file.rest();
    }
    await collectGarbage();
    expect(file.tree.root.type).toBe('module');
    expect(parsed()).toBe(1);
  });

  it('has the same nodes for as long as one of them is held', async () => {
    const { file, parsed } = await counted(TEXT);
    const call = file.nodes('call')[0]!;
    const { parent } = call;
    for (let again = 0; again < 2; again++) file.rest();
    await collectGarbage();
    expect(file.nodes('call')[0]).toBe(call);
    expect(file.nodes('return_statement')[0]).toBe(parent);
    expect(file.scopes.lookup('x', call)).toHaveLength(1);
    expect(parsed()).toBe(1);
  });

  it('is parsed again where nobody holds anything of it', async () => {
    const { file, parsed } = await counted(`${TEXT}def (\n`);
    const before = file.nodes('call').map(node => file.textOf(node));
    const error = file.tree.errors[0]!.start;
    for (let again = 0; again < 2; again++) file.rest();
    await collectGarbage();
    expect([file.isParsed, file.firstError, parsed()]).toEqual([true, error, 1]);
    expect(file.nodes('call').map(node => file.textOf(node))).toEqual(before);
    expect(file.lines.position(error).line).toBe(3);
    expect(parsed()).toBe(2);
  });
});
