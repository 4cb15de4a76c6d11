import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type CompileInput, compileWithPython, dismissPython, startPython } from '../../src/plan/python-compile.js';
import { folder } from '../support/folder.js';

const utf8 = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const input = (path: string, before: string | Uint8Array, after: string | Uint8Array): CompileInput => {
  return {
    path,
    before: typeof before === 'string' ? utf8(before) : before,
    after: typeof after === 'string' ? utf8(after) : after,
  };
};
/** A program that passes for Python. */
const program = (script: string) => {
  const path = join(folder({ python: `#!/bin/sh\n${script}\n` }), 'python');
  chmodSync(path, 0o755);
  return path;
};

describe.skipIf(spawnSync('python3', ['--version']).error !== undefined)('compileWithPython, with python3', () => {
  const verdict = async (before: string | Uint8Array, after: string | Uint8Array) => {
    const verdicts = await compileWithPython([input('a.py', before, after)]);
    return verdicts?.get('a.py');
  };

  it.each<[string, string | Uint8Array, string | Uint8Array, unknown]>([
    ['valid', 'x = 1\n', 'x = 2\n', 'ok'],
    ['empty', '', '', 'ok'],
    ['mended', 'f(a=1, 2)\n', 'f(2, a=1)\n', 'ok'],
    ['broken before', 'f(a=1, 2)\n', 'f(a=1, 3)\n', 'before-fails'],
    ['a warning is no error', 'x = 1\n', 'x = "\\d" is 1\nassert (x, 1)\n', 'ok'],
    ['a future is none of ours', 'x = 1\n', 'from __future__ import annotations\nx: y = 1\n', 'ok'],
    ['a BOM', '\uFEFFx = 1\n', '\uFEFFx = 2\n', 'ok'],
    ['CRLF and CR', 'x = 1\r\ny = 1\r', 'x = 2\r\ny = 2\r', 'ok'],
    ['another encoding', latin1('# coding: latin-1\n"\xe9"\n'), latin1('# coding: latin-1\n"\xe9\xe9"\n'), 'ok'],
    [
      'another encoding left out',
      latin1('# coding: latin-1\n"\xe9"\n'),
      latin1('"\xe9"\n'),
      expect.objectContaining({ error: expect.any(String) }),
    ],
    ['a null byte', 'x = 1\n', 'x = 1\0\n', { error: expect.stringContaining('null bytes') }],
    [
      'what the grammar of the tree lets pass',
      'f(1)\n',
      '\nf(a=1, 2)\n',
      { error: expect.stringContaining('positional argument follows keyword'), line: 2, column: expect.any(Number) },
    ],
    [
      'what only the compiler sees',
      'f(a=1)\n',
      'f(a=1, a=2)\n',
      { error: expect.stringContaining('keyword argument repeated'), line: 1, column: 8 },
    ],
    [
      'a break outside of a loop',
      'pass\n',
      'break\n',
      { error: expect.stringContaining("'break' outside loop"), line: 1, column: 1 },
    ],
    [
      'columns in characters',
      'x = 1\n',
      '"é😀", ) \n',
      { error: expect.stringContaining("unmatched ')'"), line: 1, column: 7 },
    ],
  ])('%s', async (_, before, after, expected) => {
    expect(await verdict(before, after)).toEqual(expected);
  });

  it('nesting too deep for Python is an error, not a crash', async () => {
    const deep = (depth: number) => `${'('.repeat(depth)}1${')'.repeat(depth)}\n`;
    expect(await verdict('x = 1\n', deep(100_000))).toEqual(expect.objectContaining({ error: expect.any(String) }));
    expect(await verdict(deep(100_000), deep(100_001))).toBe('before-fails');
  });

  it('runs nothing of the code, and takes nothing from its folder', async () => {
    const root = folder({ 'json.py': 'raise SystemExit(3)\n', 'base64.py': 'raise SystemExit(3)\n' });
    const marker = join(root, 'marker');
    const cwd = process.cwd();
    process.chdir(root);
    vi.stubEnv('PYTHONPATH', root);
    try {
      const code = `open(${JSON.stringify(marker)}, "w")\nraise SystemExit(1)\n`;
      expect(await verdict(code, code)).toBe('ok');
    } finally {
      vi.unstubAllEnvs();
      process.chdir(cwd);
    }
    expect(existsSync(marker)).toBe(false);
  });

  it('keeps paths of any kind apart', async () => {
    const paths = ['a.py', 'é/日本 😀.py', 'a\n"b".py', '\\.py'];
    const files = paths.map((path, i) => input(path, '', i % 2 === 0 ? 'x = 1\n' : 'x = \n'));
    vi.stubEnv('LC_ALL', 'C');
    vi.stubEnv('PYTHONIOENCODING', 'latin-1');
    const verdicts = await compileWithPython(files);
    vi.unstubAllEnvs();
    expect([...verdicts!.keys()]).toEqual(paths);
    expect(paths.map(path => verdicts!.get(path) === 'ok')).toEqual([true, false, true, false]);
  });

  it('takes many large files', async () => {
    const text = `x = "${'é'.repeat(200_000)}"\n`;
    const files = Array.from({ length: 60 }, (_, i) => input(`m${i}.py`, text, i === 42 ? `${text}y = \n` : text));
    const verdicts = await compileWithPython(files);
    expect(verdicts!.size).toBe(60);
    expect([...verdicts!].filter(([, each]) => each !== 'ok').map(([path]) => path)).toEqual(['m42.py']);
  });
});

describe('compileWithPython, without a Python that works', () => {
  it.each<[string, () => string]>([
    ['nothing of that name', () => join(folder(), 'python3')],
    ['a folder', () => folder()],
    ['a file that is no program', () => join(folder({ python: '' }), 'python')],
    ['a stand-in that only says how to install Python', () => program('echo "python3: not installed"; exit 127')],
    ['a program that does not read', () => program('exit 0')],
  ])('%s: there is no verdict', async (_, python) => {
    const large = 'x = 1\n'.repeat(100_000);
    expect(await compileWithPython([input('a.py', large, large)], python())).toBeUndefined();
  });

  it.skipIf(process.platform === 'win32')('one that was started before and was killed since is not asked', async () => {
    const killed = program(
      '[ -e "$0.was" ] || { touch "$0.was"; kill -9 $$; }; echo \'"ready"\'; while read -r line; do echo \'"ok"\'; done',
    );
    startPython(killed);
    onTestFinished(dismissPython);
    await vi.waitFor(() => expect(existsSync(`${killed}.was`)).toBe(true));
    await setTimeout(300);
    expect([...(await compileWithPython([input('a.py', '', '')], killed))!]).toEqual([['a.py', 'ok']]);
  });

  it.skipIf(process.platform === 'win32')(
    'a file that brings Python down is named, and the others are judged',
    async () => {
      const python = program(
        'echo \'"ready"\'; while read -r line; do case "$line" in *boom*) kill -9 $$;; *) echo \'"ok"\';; esac; done',
      );
      const names = ['a.py', 'boom1.py', 'b.py', 'boom2.py', 'boom3.py'];
      const verdicts = await compileWithPython(
        names.map(name => input(name, '', '')),
        python,
      );
      const died = { error: 'Python stopped while it compiled the file' };
      expect([...verdicts!]).toEqual([
        ['a.py', 'ok'],
        ['boom1.py', died],
        ['b.py', 'ok'],
        ['boom2.py', died],
        ['boom3.py', died],
      ]);
    },
  );
});
