import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contents, folder } from '../support/folder.js';

const BIN = resolve(import.meta.dirname, '../../bin/temporal-codemod.js');
const flow = (payload: string) =>
  `from temporalio import workflow\n\n\nasync def f(x):\n    await workflow.execute_activity("a", ${payload})\n`;
const [OLD, NEW] = [flow('x'), flow('args=[x]')];

function run(cwd: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], { cwd, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

const NAMES = [
  'a b.py',
  'n\nl.py',
  `q"'.py`,
  '-w.py',
  'tab\t.py',
  'b\\s.py',
  'c:d.py',
  '[x].py',
  '*.py',
  'é 日本 😀.py',
  ' .py',
];

describe.runIf(process.platform !== 'win32')('names that are unusual', () => {
  it('are written, patched and taken back', () => {
    const root = folder({ 'pyproject.toml': '', ...Object.fromEntries(NAMES.map(name => [`s p/${name}`, OLD])) });
    const before = contents(root);
    expect(run(root, 'args-list', '.', '--patch', 'all.patch').code).toBe(0);
    expect(run(root, 'args-list', '.', '--write').code).toBe(0);
    const after = contents(root);
    const latin1 = (name: string) => `s p/${name}`;
    for (const name of NAMES) expect(after[latin1(name)], name).toBe(NEW);
    expect(run(root, 'undo').code).toBe(0);
    const { 'all.patch': _, ...undone } = contents(root);
    expect(undone).toEqual(before);
    const applied = spawnSync('git', ['apply', 'all.patch'], { cwd: root, encoding: 'utf8' });
    if (applied.error) return;
    expect(applied.stderr).toBe('');
    for (const name of NAMES) expect(contents(root)[latin1(name)], name).toBe(NEW);
  });

  it('that are no UTF-8 are named as such; the others go on', context => {
    const root = folder({ 'pyproject.toml': '', 'a.py': OLD });
    const odd = (name: string) => Buffer.concat([Buffer.from(`${root}/`), Buffer.from(name, 'latin1')]);
    try {
      writeFileSync(odd('\xff.py'), OLD);
      mkdirSync(odd('d\xe9'));
    } catch {
      context.skip('this file system takes no such names');
    }
    const { code, out, err } = run(root, 'args-list', '.', '--write');
    expect(code).toBe(2);
    expect(err).toContain('Wrote 1 file.');
    expect(out).toContain('\uFFFD.py: error: cannot be read: its name is not UTF-8');
    expect(out).toContain('d\uFFFD: skipped: the folder cannot be read (its name is not UTF-8)');
    expect(readFileSync(join(root, 'a.py'), 'utf8')).toBe(NEW);
    expect(run(root, 'undo').out).toBe('a.py\n');
  });
});
