import { spawnSync } from 'node:child_process';
import { chmodSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discover } from '../../src/project/discover.js';
import { folder } from '../support/folder.js';

const names = (root: string, args: readonly string[] = ['.']) =>
  discover(args, root, root)
    .files.map(path => relative(root, path))
    .join(' ');

describe('discover', () => {
  it.each<[string, string[], string]>([
    ['Python files at any depth', ['a.py', 'b/c.py', 'b/d/e.py', 'b/x.txt', 'y.pyi'], 'a.py b/c.py b/d/e.py'],
    [
      'no environments',
      ['a.py', '.venv/lib/x.py', 'venv/x.py', 'mine/pyvenv.cfg', 'mine/lib/x.py', 'c/conda-meta/h', 'c/x.py'],
      'a.py',
    ],
    ['no caches', ['a.py', '__pycache__/x.py', '.tox/x.py', '.mypy_cache/x.py', 'dist/x.py'], 'a.py'],
    [
      'no vendored code',
      ['a.py', 'p/_vendor/x.py', 'vendor/x.py', 'third_party/x.py', 'lib/site-packages/x.py', 'node_modules/x.py'],
      'a.py',
    ],
    ['a folder whose name only resembles one', ['buildings/a.py', 'vendors/b.py'], 'buildings/a.py vendors/b.py'],
    [
      'names with spaces, quotes and other scripts',
      ['a b.py', "c'd.py", 'é/ü.py', '日本.py'],
      "a b.py c'd.py é/ü.py 日本.py",
    ],
  ])('%s', (_, files, expected) => {
    expect(names(folder(Object.fromEntries(files.map(name => [name, '']))))).toBe(expected);
  });

  it('agrees with git about what is ignored', () => {
    const root = folder({
      '.gitignore': '*.gen.py\n/top.py\nlogs/\n!keep.gen.py\ndeep/**/x.py\nCase.py\n\\#hash.py\n',
      'sub/.gitignore': '!special.gen.py\nlocal.py\n/only.py\n',
      '.git/info/exclude': 'private.py\n',
      ...Object.fromEntries(
        `a.py a.gen.py keep.gen.py top.py sub/top.py logs/x.py sub/logs/y.py sub/special.gen.py sub/b.gen.py sub/local.py local.py
        sub/only.py sub/in/only.py deep/x.py deep/a/b/x.py deep/a/y.py case.py Case.py #hash.py private.py sub/private.py`
          .split(/\s+/)
          .map(name => [name, '']),
      ),
    });
    spawnSync('git', ['init', '-q', root]);
    const listed = spawnSync(
      'git',
      [
        '-C',
        root,
        '-c',
        'core.quotepath=off',
        '-c',
        'core.excludesFile=',
        'ls-files',
        '-co',
        '--exclude-standard',
        '*.py',
      ],
      { encoding: 'utf8' },
    );
    expect(listed.status).toBe(0);
    expect(names(root).split(' ')).toEqual(listed.stdout.split('\n').filter(Boolean).sort());
  });

  it('takes ignore files of folders above the one it is asked for', () => {
    const root = folder({ '.gitignore': 'gen/\n', 'src/gen/x.py': '', 'src/a.py': '' });
    expect(names(root, ['src'])).toBe('src/a.py');
  });

  it('reads a file that is named, and walks a folder that is named, whatever it is called', () => {
    const root = folder({ '.gitignore': 'x.py\n', 'x.py': '', 'venv/a.py': '', script: '' });
    expect(names(root, ['x.py', 'venv', 'script'])).toBe('script venv/a.py x.py');
  });

  it('expands globs that the shell left alone', () => {
    const root = folder({ 'src/a.py': '', 'src/b/c.py': '', 'src/b/test_c.py': '', 'x.py': '' });
    expect(names(root, ['src/**/*.py'])).toBe('src/a.py src/b/c.py src/b/test_c.py');
    expect(names(root, ['src/*.py'])).toBe('src/a.py');
    expect(names(root, ['**/test_*.py'])).toBe('src/b/test_c.py');
  });

  it('ends on links that go in circles and counts each file once', () => {
    const root = folder({ 'a/b/x.py': '' });
    symlinkSync(root, join(root, 'a/b/up'));
    symlinkSync(join(root, 'a'), join(root, 'again'));
    symlinkSync(join(root, 'a/b/x.py'), join(root, 'link.py'));
    symlinkSync(join(root, 'nowhere.py'), join(root, 'broken.py'));
    expect(names(root)).toBe('a/b/x.py');
    expect(names(root, ['.', 'a/b/x.py'])).toBe('a/b/x.py');
  });

  it('says which links it does not follow', () => {
    const outside = folder({ 'y.py': '' });
    const root = folder({ 'x.py': '' });
    symlinkSync(outside, join(root, 'linked'));
    const { files, skipped } = discover(['.'], root, root);
    expect(files).toEqual([join(root, 'x.py')]);
    expect(skipped).toEqual([{ path: join(root, 'linked'), reason: `the link leads out of ${root}` }]);
  });

  it.each([
    [['nowhere'], 'nowhere: no such file or folder.'],
    [['empty'], 'empty: holds no Python files.'],
    [['*.pyx'], '*.pyx: matches no Python files.'],
  ])('names what is wrong with %j', (args, message) => {
    const root = folder({ 'empty/readme': '', 'a.py': '' });
    expect(() => discover(args, root, root)).toThrow(message);
  });

  it('says which folder could not be read', context => {
    const root = folder({ 'a.py': '', 'locked/b.py': '' });
    chmodSync(join(root, 'locked'), 0);
    if (process.getuid?.() === 0) context.skip('root can read everything');
    const { files, skipped } = discover(['.'], root, root);
    chmodSync(join(root, 'locked'), 0o700);
    expect(files.length).toBe(1);
    expect(skipped).toEqual([{ path: join(root, 'locked'), reason: 'the folder cannot be read (EACCES)' }]);
  });
});
