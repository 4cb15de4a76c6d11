import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder } from '../support/folder.js';
import { BIN } from './run-bin.js';

const ROOT = resolve(import.meta.dirname, '../..');
const ACTION = readFileSync(join(ROOT, 'action.yml'), 'utf8');
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
/** The script of the only step, which is the last thing in the file. */
const SCRIPT = ACTION.slice(ACTION.indexOf('run: |\n') + 7).replaceAll(/^ {8}/gm, '');
const OLD = 'from temporalio import workflow\nasync def f(x):\n    await workflow.execute_activity("a", x)\n';

/** Runs the step as the runner does, with an npx that takes this very program. */
function step(inputs: Record<string, string>) {
  const root = folder({ 'pyproject.toml': '', 'a.py': OLD, 'b.py': 'x = 1\n' });
  const bin = folder({
    npx: `#!/bin/sh\necho "$1 $2 $(ls -A "$3") $4" > "${root}/npx.txt"\nshift 4\nexec "${process.execPath}" "${BIN}" "$@"\n`,
  });
  chmodSync(join(bin, 'npx'), 0o755);
  const env = { COMMAND: 'check', PATHS: '.', ARGS: '', FORMAT: 'github', OUTPUT: '', VERSION: version, ...inputs };
  const args = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', SCRIPT];
  const { status, stdout, stderr } = spawnSync('bash', args, {
    cwd: root,
    env: { PATH: `${bin}:${process.env.PATH}`, HOME: root, ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr, root };
}

describe('the action', () => {
  it('runs this version of the package, and hands every input to its script by environment', () => {
    expect(ACTION).toContain(`default: ${version}\n`);
    expect(SCRIPT).not.toContain('${{');
    expect(readFileSync(join(step({}).root, 'npx.txt'), 'utf8')).toBe(`--yes --prefix  temporal-codemod@${version}\n`);
  });

  it('annotates, and fails where something is left to do', () => {
    const { status, stdout } = step({ ARGS: '--select args-list' });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::warning file=a\.py,line=3,endLine=3,col=11,endColumn=\d+,title=args-list::/m);
    expect(step({ PATHS: 'b.py' })).toMatchObject({ status: 0, stderr: '' });
  });

  it('runs a transform without writing, and fails where it would change something', () => {
    const { status, root } = step({ COMMAND: 'args-list', PATHS: 'a.py b.py' });
    expect(status).toBe(1);
    expect(readFileSync(join(root, 'a.py'), 'utf8')).toBe(OLD);
  });

  it('writes SARIF to a file', () => {
    const { root } = step({ FORMAT: 'sarif', OUTPUT: 'results.sarif' });
    expect(JSON.parse(readFileSync(join(root, 'results.sarif'), 'utf8')).version).toBe('2.1.0');
  });

  it('takes nothing of its inputs for a command of the shell', () => {
    const { root, stderr } = step({ PATHS: '$(touch x) ; touch y', ARGS: '`touch z`' });
    expect(stderr).toContain('temporal-codemod: ');
    for (const name of ['x', 'y', 'z']) expect(() => readFileSync(join(root, name))).toThrow('ENOENT');
  });
});
