import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { linkSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contents, folder, put } from '../support/folder.js';

const BIN = resolve(import.meta.dirname, '../../bin/temporal-codemod.js');
const flow = (payload: string) =>
  `from temporalio import workflow\n\n\nasync def f(x):\n    await workflow.execute_activity("a", ${payload})\n`;
const [OLD, NEW] = [flow('x'), flow('args=[x]')];

function run(cwd: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], { cwd, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

/** Two files were to be written; the run was killed between them. */
function interrupted(): string {
  const root = folder({ 'pyproject.toml': '', 'a.py': OLD, 'b.py': OLD });
  expect(run(root, 'args-list', '.', '--write').code).toBe(0);
  const manifest = join(root, '.temporal-codemod/manifest.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"state": "done"', '"state": "pending"'));
  put(root, { 'b.py': OLD });
  return root;
}
const python = (root: string) => [readFileSync(join(root, 'a.py'), 'utf8'), readFileSync(join(root, 'b.py'), 'utf8')];

describe('after a write that was interrupted', () => {
  it.each([['check'], ['args-list']])('%s says so, and plans nothing', command => {
    const root = interrupted();
    const before = contents(root);
    const { code, out, err } = run(root, command, '.');
    expect([code, out]).toEqual([2, '']);
    expect(err).toBe(
      `temporal-codemod: a write in ${root} is not complete: some of its files may be old and some new. If no other temporal-codemod is at work there, it was interrupted; take it back with: temporal-codemod undo\n`,
    );
    expect(contents(root)).toEqual(before);
  });

  it('undo takes it back', () => {
    const root = interrupted();
    expect(run(root, 'undo')).toMatchObject({ code: 0, out: 'a.py\n' });
    expect(python(root)).toEqual([OLD, OLD]);
  });

  it('the next write takes it back first, and finishes', () => {
    const root = interrupted();
    const { code, err } = run(root, 'args-list', '.', '--write');
    expect(code).toBe(0);
    expect(err).toMatch(/^An earlier write was interrupted, and is taken back: 1 of its files have the old content/);
    expect(python(root)).toEqual([NEW, NEW]);
  });
});

it('a hard link is cut off, and that is said', () => {
  const root = folder({ 'pyproject.toml': '', 'a.py': OLD, 'b.py': OLD });
  const other = join(folder(), 'other.py');
  linkSync(join(root, 'a.py'), other);
  const { code, err } = run(root, 'args-list', '.', '--write', '--quiet');
  expect([code, err]).toEqual([0, 'These files had other names (hard links), which keep the old content:\n  a.py\n']);
  expect([...python(root), readFileSync(other, 'utf8')]).toEqual([NEW, NEW, OLD]);
  expect(run(root, 'undo').code).toBe(0);
  expect([...python(root), readFileSync(other, 'utf8')]).toEqual([OLD, OLD, OLD]);
});

it('several runs at once: some wait their turn in vain, and all files are written once', async () => {
  const names = Array.from({ length: 40 }, (_, i) => `m${i}.py`);
  const root = folder({ 'pyproject.toml': '', ...Object.fromEntries(names.map(name => [name, OLD])) });
  const runs = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const child = spawn(process.execPath, [BIN, 'args-list', '.', '--write'], {
        cwd: root,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let err = '';
      child.stderr.setEncoding('utf8').on('data', chunk => {
        err += chunk;
      });
      const [code] = await once(child, 'close');
      return { code, err };
    }),
  );
  for (const { code, err } of runs) {
    if (code !== 0)
      expect(err).toMatch(/another temporal-codemod|changed since it was read|is not complete|changes hands/);
  }
  expect(runs.some(({ code, err }) => code === 0 && err.startsWith('Wrote 40 files.'))).toBe(true);
  for (const name of names) expect(readFileSync(join(root, name), 'utf8')).toBe(NEW);
  expect(Object.keys(contents(root)).filter(name => /lock|\.tmp$|\.next$/.test(name))).toEqual([]);
  expect(run(root, 'undo').code).toBe(0);
});

it('names and code of a repository cannot write to the terminal', () => {
  const root = folder({
    'pyproject.toml': '',
    'a\u001B[2J\u202E.py': `x = "\u001B]0;title\u0007"  # \u202E\n${OLD}`,
    'b\n.py': 'def',
  });
  const shown = run(root, 'args-list', '.');
  const written = run(root, 'args-list', '.', '--write');
  const undone = run(root, 'undo');
  const refused = run(root, 'args-list', 'none\u001B2J.py');
  for (const { out, err } of [shown, written, undone, refused]) expect(out + err).not.toMatch(/[\u001B\u0007\u202E]/);
  expect(shown.out).toContain('a^[[2J\\u202e.py');
  expect(undone.out).toBe('a^[[2J\\u202e.py\n');
  expect(refused.err).toContain('none^[2J.py: no such file or folder');
});
