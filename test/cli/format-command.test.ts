import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contents, folder, put } from '../support/folder.js';
import { run } from './run-bin.js';
import { hasTmux, TmuxScreen } from './tmux.js';

const OLD = 'from temporalio import workflow\nasync def f(x):\n    await workflow.execute_activity("a", x)\n';
const NEW = OLD.replace('"a", x', '"a", args=[x]');
const FORMATTED = `${NEW}# formatted\n`;
const config = (command: string) => `[tool.temporal-codemod]\nformat-command = ${JSON.stringify(command)}\n`;
/** Appends a line to every file that it is given, and notes their names. */
const TOOL = 'for f in "$@"; do echo "# formatted" >> "$f"; echo "$f" >> "$LOG"; done\n';

function repo(files: Record<string, string> = {}) {
  const [root, home] = [
    folder({ 'pyproject.toml': config('sh tool.sh'), 'tool.sh': TOOL, 'a.py': OLD, ...files }),
    folder(),
  ];
  const env = { XDG_CONFIG_HOME: home, LOG: join(home, 'log') };
  return { root, home, go: (...args: string[]) => run(root, args, { env }), names: () => contents(home).log };
}

describe('the format-command of a repository', () => {
  it('is not run by somebody who did not agree and cannot be asked', () => {
    const { root, go } = repo();
    const { code, err } = go('args-list', '--write');
    expect(code).toBe(0);
    expect(err).toBe(
      'Wrote 1 file. Take it back with: temporal-codemod undo\npyproject.toml asks to run `sh tool.sh` on the file that was written. It was not run: --run-format-command allows it.\n',
    );
    expect(contents(root)['a.py']).toBe(NEW);
    expect(go('args-list', '--write', '--no-run-format-command').err).toBe('');
  });

  it('runs on the files that were written and no others, and undo takes back what it made of them', () => {
    const { root, go, names } = repo({ 'b.py': NEW, '-w $(touch x).py': OLD, 'sub/c.py': OLD });
    expect(go('args-list', '--write', '--run-format-command', '--', '.').code).toBe(0);
    expect(names()).toBe('./-w $(touch x).py\n./a.py\n./sub/c.py\n');
    const after = contents(root);
    expect([after['a.py'], after['b.py'], after['sub/c.py']]).toEqual([FORMATTED, NEW, FORMATTED]);
    expect(after.x).toBeUndefined();
    expect(go('undo').code).toBe(0);
    expect(contents(root)).toMatchObject({ 'a.py': OLD, 'b.py': NEW, 'sub/c.py': OLD });
  });

  it('is that of the nearest pyproject.toml, and runs in its folder', () => {
    const { root, go, names } = repo({ 'in/pyproject.toml': config('sh ../tool.sh'), 'in/deep/c.py': OLD });
    go('args-list', '--write', '--run-format-command');
    expect(names()?.split('\n').sort()).toEqual(['', './a.py', './deep/c.py']);
    expect(contents(root)['in/deep/c.py']).toBe(FORMATTED);
  });

  it('that fails is told, with what it said, exit 2', () => {
    const { root, go } = repo({ 'tool.sh': 'echo broken >&2\nexit 3\n' });
    const { code, err } = go('args-list', '--write', '--run-format-command', '--quiet');
    expect([code, err]).toEqual([
      2,
      'broken\n`sh tool.sh` failed (exit code 3). The files are written, but not formatted.\n',
    ]);
    expect(contents(root)['a.py']).toBe(NEW);
  });

  it('runs in a dry run never, and after apply as after --write', () => {
    const { root, go, names } = repo();
    go('args-list', '--run-format-command', '--plan-out', 'plan.json');
    expect(names()).toBeUndefined();
    expect(go('apply', 'plan.json', '--run-format-command').code).toBe(0);
    expect(contents(root)['a.py']).toBe(FORMATTED);
  });

  it('is asked about in a review, once; another command or another repository is asked about again', () => {
    const { root, go, home } = repo();
    const env = { XDG_CONFIG_HOME: home, LOG: join(home, 'log') };
    const first = run(root, ['args-list', '-i'], { input: 'y\ny\ny\n', env });
    expect(first.err).toContain('Run it, now and from now on [y,n]? y\n');
    expect(contents(root)['a.py']).toBe(FORMATTED);
    put(root, { 'a.py': OLD });
    expect(go('args-list', '--write').err).not.toContain('It was not run');
    expect(contents(root)['a.py']).toBe(FORMATTED);
    put(root, { 'a.py': OLD, 'pyproject.toml': config('sh ./tool.sh') });
    expect(go('args-list', '--write').err).toContain('It was not run');
    const other = folder({ 'pyproject.toml': config('sh tool.sh'), 'tool.sh': TOOL, 'a.py': OLD });
    expect(run(other, ['args-list', '--write'], { env }).err).toContain('It was not run');
  });

  it.skipIf(!hasTmux())('is asked about on a terminal', async () => {
    const { root, home } = repo();
    const screen = new TmuxScreen(root, 100, 24, { XDG_CONFIG_HOME: home, LOG: join(home, 'log'), HOME: home });
    screen.start('args-list --write');
    await screen.waitFor('Run it, now and from now on [y,n]?');
    screen.type('n');
    await screen.waitFor('exit code 0');
    expect(readFileSync(join(root, 'a.py'), 'utf8')).toBe(NEW);
  });
});
