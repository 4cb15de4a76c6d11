import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folder, put } from '../support/folder.js';
import { run } from './run-bin.js';

const OLD = 'from temporalio import workflow\nasync def f(x):\n    await workflow.execute_activity("a", x)\n';

/** A branch `work` that left `main` after its first commit; `main` went on. */
function repository(): string {
  const root = folder({
    'pyproject.toml': '',
    'same.py': OLD,
    'on_main.py': OLD,
    'committed.py': OLD,
    'edited.py': OLD,
  });
  const git = (...args: string[]) => {
    const identity = ['-c', 'user.name=T', '-c', 'user.email=t@example.com'];
    const { status, stderr } = spawnSync('git', ['-C', root, ...identity, ...args], { encoding: 'utf8' });
    expect(status, stderr).toBe(0);
  };
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-qm', 'first');
  git('checkout', '-qb', 'work');
  put(root, { 'committed.py': `${OLD}x = 1\n` });
  git('commit', '-qam', 'work');
  git('checkout', '-q', 'main');
  put(root, { 'on_main.py': `${OLD}x = 1\n` });
  git('commit', '-qam', 'main goes on');
  git('checkout', '-q', 'work');
  put(root, { 'edited.py': `${OLD}x = 1\n`, 'sub/é new.py': OLD, 'build/ignored.py': OLD, '.gitignore': 'build/\n' });
  return root;
}

const shown = (out: string) => [...out.matchAll(/^\+\+\+ (.*)$/gm)].map(match => match[1]);

it('--since looks at what the branch changed: committed, edited and new files, and nothing else', () => {
  const root = repository();
  const { code, out } = run(root, ['args-list', '--since', 'main']);
  expect(code).toBe(0);
  expect(shown(out)).toEqual(['committed.py', 'edited.py', 'sub/é new.py']);
  expect(out).toContain('3 files scanned');
  expect(shown(run(join(root, 'sub'), ['args-list', '.', '--since', 'HEAD']).out)).toEqual(['é new.py']);
  expect(run(root, ['check', '--since', 'main']).out).toContain('3 files scanned');
});

it('names a ref that git does not know, and takes none for an option', () => {
  const root = repository();
  for (const ref of ['nowhere', '--output=x', '-x']) {
    const { code, err } = run(root, ['args-list', `--since=${ref}`]);
    expect([code, err]).toEqual([2, `temporal-codemod: --since: git knows no commit ${ref} in ${root}.\n`]);
  }
  expect(run(folder({ 'a.py': OLD }), ['args-list', '--since', 'main']).code).toBe(2);
});
