import { symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findRoot, globBase, isInside } from '../../src/project/root.js';
import { folder } from '../support/folder.js';

describe('findRoot', () => {
  it.each<[string, string[], string[], string]>([
    ['the git repository', ['r/.git/HEAD', 'r/pkg/pyproject.toml', 'r/pkg/a.py'], ['r/pkg/a.py'], 'r'],
    ['a git worktree or submodule, where .git is a file', ['r/.git', 'r/pkg/a.py'], ['r/pkg'], 'r'],
    ['the nearest repository', ['r/.git/HEAD', 'r/sub/.git', 'r/sub/a.py'], ['r/sub/a.py'], 'r/sub'],
    [
      'the repository of all paths',
      ['r/.git/HEAD', 'r/sub/.git', 'r/sub/a.py', 'r/b.py'],
      ['r/sub/a.py', 'r/b.py'],
      'r',
    ],
    ['the repository before a nearer project', ['r/.git/HEAD', 'r/p/setup.cfg', 'r/p/a.py'], ['r/p'], 'r'],
    ['the Python project', ['p/pyproject.toml', 'p/src/a.py'], ['p/src/a.py'], 'p'],
    ['the nearest Python project', ['p/setup.py', 'p/q/setup.cfg', 'p/q/a.py'], ['p/q/a.py'], 'p/q'],
    ['the current folder', ['a/x.py', 'b/y.py'], ['a', 'b'], '.'],
    ['the current folder for no path at all', [], [], '.'],
    ['a glob', ['p/setup.py', 'p/src/a.py'], ['p/src/**/*.py'], 'p'],
    ['a glob that goes over projects', ['p/setup.py', 'q/setup.py'], ['*/src/*.py'], '.'],
    ['a folder whose name looks like a glob', ['a[1]/setup.py', 'a[1]/x.py'], ['a[1]/x.py'], 'a[1]'],
    ['a glob in such a folder', ['a[1]/setup.py', 'a[1]/x.py'], ['a[1]/*.py'], 'a[1]'],
    ['a file that is not there yet', ['p/setup.py'], ['p/new/deep/x.py'], 'p'],
    ['a path through a file', ['p/setup.py', 'p/a.py'], ['p/a.py/x'], 'p'],
    ['folders whose names begin alike', ['ab/x.py', 'abc/y.py'], ['ab', 'abc'], '.'],
  ])('%s', (_, files, paths, expected) => {
    const root = folder(Object.fromEntries(files.map(name => [name, ''])));
    const found = findRoot(
      paths.map(path => join(root, path)),
      root,
    );
    expect(relative(root, found) || '.').toBe(expected);
  });

  it('is the common folder of paths outside of the current one', () => {
    const root = folder({ 'a/x.py': '', 'b/y.py': '', 'cwd/z': '' });
    expect(findRoot([join(root, 'a/x.py'), join(root, 'b')], join(root, 'cwd'))).toBe(root);
    expect(findRoot([join(root, 'nowhere/x.py')], join(root, 'cwd'))).toBe(root);
  });

  it('ends on a link that leads to itself', () => {
    const root = folder({ 'setup.py': '' });
    symlinkSync('loop', join(root, 'loop'));
    expect(findRoot([join(root, 'loop/x.py')], root)).toBe(root);
  });
});

it.each([
  ['/a/b', '/a', true],
  ['/a', '/a', true],
  ['/ab', '/a', false],
  ['/', '/a', false],
  ['/a', '/', true],
])('isInside(%j, %j) is %j', (path, outer, expected) => {
  expect(isInside(path, outer)).toBe(expected);
});

it.each([
  ['src/**/*.py', 'src'],
  ['src/a[bc].py', 'src'],
  ['*/x.py', ''],
  ['src/?.py', 'src'],
  ['nowhere/*.py', 'nowhere'],
  ['a[1]/*/x.py', 'a[1]'],
  ['a[1]/x.py', undefined],
  ['src/{a,b}.py', undefined],
])('the base of the glob %j is %j', (pattern, expected) => {
  const root = folder({ 'src/x': '', 'a[1]/x.py': '' });
  const base = globBase(join(root, pattern));
  expect(base === undefined ? undefined : relative(root, base)).toBe(expected);
});
