import { spawnSync } from 'node:child_process';
import { chmodSync, rmSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { discover, discoverAll } from '../../src/project/discover.js';
import { asNobody } from '../support/as-nobody.js';
import { folder, put } from '../support/folder.js';

const names = (root: string, args: readonly string[] = ['.'], cwd = root) =>
  discover(args, cwd, root)
    .files.map(path => relative(root, path))
    .join(' ');
const empty = (text: string) => Object.fromEntries(text.split(/\s+/).map(name => [name, '']));
const git = (root: string, ...args: string[]) => {
  const user = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'core.excludesFile='];
  const result = spawnSync('git', ['-C', root, ...user, ...args], { encoding: 'utf8' });
  expect(result.status, result.stderr).toBe(0);
  return result.stdout;
};
/** The Python files that git does not ignore, whether they are tracked or not. */
const notIgnored = (root: string) =>
  git(root, 'ls-files', '-coz', '--exclude-standard')
    .split('\0')
    .filter(path => path.endsWith('.py'))
    .sort();

describe('discover leaves out what is not the code of the project', () => {
  it.each<[string, string[], string]>([
    [
      'other files',
      ['a.py', 'b/c.py', 'b/d/e.py', 'b/x.txt', 'y.pyi', 'z.pyx', 'py', 'b/py.d/x'],
      'a.py b/c.py b/d/e.py',
    ],
    [
      'environments',
      ['a.py', '.venv/lib/x.py', 'venv/x.py', 'mine/pyvenv.cfg', 'mine/lib/x.py', 'c/conda-meta/h', 'c/x.py'],
      'a.py',
    ],
    [
      'caches',
      ['a.py', '__pycache__/x.py', '.tox/x.py', '.nox/x.py', '.mypy_cache/x.py', '.ruff_cache/x.py', '.eggs/x.py'],
      'a.py',
    ],
    ['what belongs to version control', ['a.py', '.git/hooks/x.py', '.hg/x.py', '.svn/x.py'], 'a.py'],
    [
      'vendored code',
      ['a.py', 'p/_vendor/x.py', 'vendor/x.py', 'third_party/x.py', 'lib/site-packages/x.py', 'node_modules/x.py'],
      'a.py',
    ],
    ['its own journal', ['a.py', '.temporal-codemod/files/x.py'], 'a.py'],
  ])('%s', (_, files, expected) => {
    expect(names(folder(Object.fromEntries(files.map(name => [name, '']))))).toBe(expected);
  });

  it.each<[string, string[], string]>([
    [
      'names that only resemble those',
      ['buildings/a.py', 'vendors/b.py', 'x/git/c.py'],
      'buildings/a.py vendors/b.py x/git/c.py',
    ],
    ['build, as ruff does', ['build/a.py'], 'build/a.py'],
    ['files of such names', ['vendor.py', 'dist.py', 'x/venv.py'], 'dist.py vendor.py x/venv.py'],
    ['hidden folders', ['.github/scripts/a.py'], '.github/scripts/a.py'],
    ['spaces, quotes and other scripts', ['a b.py', "c'd.py", 'é/ü.py', '日本.py'], "a b.py c'd.py é/ü.py 日本.py"],
    ['names of JavaScript', ['constructor/__proto__.py', 'toString.py'], 'constructor/__proto__.py toString.py'],
  ])('but not %s', (_, files, expected) => {
    expect(names(folder(Object.fromEntries(files.map(name => [name, '']))))).toBe(expected);
  });

  it('and counts what it left out', () => {
    const root = folder({
      '.gitignore': 'gen/\nx.py\n',
      ...empty('a.py x.py x.txt gen/a.py venv/a.py env/pyvenv.cfg'),
    });
    expect(discover(['.'], root, root)).toEqual({ files: [join(root, 'a.py')], skipped: [], excluded: 4 });
  });
});

describe('discover agrees with git', () => {
  it('about a table of patterns', () => {
    const root = folder({
      '.gitignore':
        '*.gen.py\n/top.py\nlogs/\n!keep.gen.py\ndeep/**/x.py\nCase.py\n\\#hash.py\nback/\nall/*\n!all/but.py\n',
      'sub/.gitignore': '!special.gen.py\nlocal.py\n/only.py\n',
      'in/.gitignore': '!back/\n',
      'in/back/.gitignore': 'no.py\n',
      ...empty(
        `a.py a.gen.py keep.gen.py top.py sub/top.py logs/x.py sub/logs/y.py sub/special.gen.py sub/b.gen.py sub/local.py
        local.py sub/only.py sub/in/only.py deep/x.py deep/a/b/x.py deep/a/y.py case.py Case.py #hash.py private.py
        sub/private.py back/x.py in/back/x.py in/back/no.py in/back/a.gen.py in/back/deep/x.py all/x.py all/but.py all/s/x.py`,
      ),
    });
    git(root, 'init', '-q');
    put(root, { '.git/info/exclude': 'private.py\n' });
    const expected = notIgnored(root);
    expect(names(root).split(' ')).toEqual(expected);
    expect(expected).toContain('in/back/x.py');
    expect(expected).not.toContain('private.py');
  });

  it('about any patterns in any folders', () => {
    const name = fc.constantFrom('a', 'b', 'foo', 'x.y', '#h', '!n', 'a b', 'logs');
    const part = fc.constantFrom(
      'a',
      'b',
      'foo',
      '*',
      '**',
      '?',
      '[ab]',
      'f*',
      '\\#h',
      '\\!n',
      'a b',
      'x.*',
      'logs',
      '*.py',
      'a.py',
    );
    const pattern = fc
      .tuple(
        fc.constantFrom('', '', '!', '/', '!/'),
        fc.array(part, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('', '', '/', '/*', ' '),
      )
      .map(([start, parts, end]) => start + parts.join('/') + end);
    const place = fc.array(name, { maxLength: 3 });
    const file = fc.tuple(place, name).map(([at, base]) => [...at, `${base}.py`].join('/'));
    const ignoreFile = fc
      .tuple(place, fc.array(pattern, { minLength: 1, maxLength: 5 }), fc.constantFrom('\n', '\r\n'))
      .map(([at, lines, end]) => [[...at, '.gitignore'].join('/'), lines.join(end) + end] as const);
    const tree = fc.tuple(
      fc.uniqueArray(file, { minLength: 5, maxLength: 30 }),
      fc.array(ignoreFile, { minLength: 1, maxLength: 4 }),
    );
    let ignored = 0;
    fc.assert(
      fc.property(tree, ([files, ignoreFiles]) => {
        const root = folder({
          ...Object.fromEntries(files.map(path => [path, ''])),
          ...Object.fromEntries(ignoreFiles),
        });
        git(root, 'init', '-q');
        const expected = notIgnored(root);
        ignored += files.length - expected.length;
        expect(discoverAll(root).files.map(path => relative(root, path))).toEqual(expected);
        rmSync(root, { recursive: true });
      }),
      { numRuns: 40 },
    );
    expect(ignored).toBeGreaterThan(0);
  });

  it('about submodules and worktrees: what surrounds them does not count', () => {
    const root = folder({
      '.gitignore': 'gen.py\n',
      ...empty('a.py gen.py module/gen.py module/private.py module/b.py'),
      'module/.gitignore': 'b.py\n',
    });
    git(root, 'init', '-q');
    git(join(root, 'module'), 'init', '-q');
    put(root, { 'module/.git/info/exclude': 'private.py\n' });
    expect(names(root).split(' ')).toEqual(['a.py', 'module/gen.py']);
    expect(notIgnored(join(root, 'module'))).toEqual(['gen.py']);

    git(join(root, 'module'), 'commit', '-q', '--allow-empty', '-m', 'x');
    git(join(root, 'module'), 'worktree', 'add', '-q', join(root, 'tree'));
    put(root, empty('tree/gen.py tree/private.py'));
    expect(names(root).split(' ')).toEqual(['a.py', 'module/gen.py', 'tree/gen.py']);
    expect(names(join(root, 'tree'))).toBe('gen.py');
    expect(notIgnored(join(root, 'tree'))).toEqual(['gen.py']);
  });

  it('without git as well', () => {
    const root = folder({ '.gitignore': 'gen/\n', ...empty('src/gen/x.py src/a.py') });
    expect(names(root)).toBe('src/a.py');
    expect(names(root, ['src'])).toBe('src/a.py');
    expect(names(root, ['.'], join(root, 'src'))).toBe('src/a.py');
  });
});

describe('what is asked for by name', () => {
  it('is read if it is a file, whatever its name', () => {
    const root = folder({ '.gitignore': 'x.py\n', ...empty('x.py script venv/a.py y.pyi') });
    expect(names(root, ['x.py', 'script', 'venv/a.py', 'y.pyi'])).toBe('script venv/a.py x.py y.pyi');
  });

  it.each<[string, Record<string, string>, string, string]>([
    ['excluded by its name', empty('venv/a.py venv/venv/b.py'), 'venv', 'venv/a.py'],
    ['an environment', empty('env/pyvenv.cfg env/lib/a.py'), 'env', 'env/lib/a.py'],
    [
      'inside of one',
      empty('venv/lib/site-packages/p/a.py'),
      'venv/lib/site-packages/p',
      'venv/lib/site-packages/p/a.py',
    ],
    ['ignored', { '.gitignore': 'gen/\n', ...empty('gen/a.py gen/s/b.py') }, 'gen', 'gen/a.py gen/s/b.py'],
    ['inside of an ignored one', { '.gitignore': 'gen\n', ...empty('gen/s/b.py') }, 'gen/s', 'gen/s/b.py'],
    [
      'ignored, with ignore files of its own',
      { '.gitignore': 'gen\n*.gen.py\n', 'gen/.gitignore': 'x.py\n', ...empty('gen/a.py gen/x.py gen/c.gen.py') },
      'gen',
      'gen/a.py gen/c.gen.py',
    ],
    [
      'not ignored, but some of its files are',
      { '.gitignore': '*.gen.py\n', ...empty('src/a.py src/b.gen.py') },
      'src',
      'src/a.py',
    ],
  ])('is walked if it is a folder that is %s', (_, files, path, expected) => {
    const root = folder(files);
    expect(names(root, [path])).toBe(expected);
    expect(names(root, ['.'], join(root, path))).toBe(expected);
    expect(names(root, [join(root, path)])).toBe(expected);
  });

  it('is read once, however often it is named', () => {
    const root = folder(empty('a.py b/c.py'));
    expect(names(root, ['.', 'a.py', './b', 'b/../b/c.py', join(root, 'a.py')])).toBe('a.py b/c.py');
  });
});

describe('globs that the shell left alone', () => {
  const files = empty('src/a.py src/b/c.py src/b/test_c.py src/b/x.txt x.py src/venv/y.py build/lib/z.py');
  it.each([
    ['src/**/*.py', 'src/a.py src/b/c.py src/b/test_c.py'],
    ['src/*.py', 'src/a.py'],
    ['**/test_*.py', 'src/b/test_c.py'],
    ['*/*/?.py', 'build/lib/z.py src/b/c.py'],
    ['src/[a-b]*/c.py', 'src/b/c.py'],
    ['src/b/*', 'src/b/c.py src/b/test_c.py'],
    ['s*', 'src/a.py src/b/c.py src/b/test_c.py'],
    ['src/venv/**/*.py', 'src/venv/y.py'],
    ['./src/../src/*.py', 'src/a.py'],
  ])('%s', (pattern, expected) => {
    const root = folder(files);
    expect(names(root, [pattern])).toBe(expected);
    expect(names(root, [join(root, pattern)])).toBe(expected);
  });

  it('start from a folder whose name looks like one', () => {
    const root = folder(empty('a[1]/x.py a1/y.py'));
    expect(names(root, ['a[1]/*.py'])).toBe('a[1]/x.py');
    expect(names(root, ['*.py'], join(root, 'a[1]'))).toBe('a[1]/x.py');
  });
});

describe('links', () => {
  it('that go in circles end, and each file counts once, under its own name', () => {
    const root = folder(empty('z/b/x.py'));
    symlinkSync(root, join(root, 'z/b/up'));
    symlinkSync('z', join(root, 'again'));
    symlinkSync('z/b/x.py', join(root, 'link.py'));
    symlinkSync('loop', join(root, 'loop'));
    symlinkSync('to', join(root, 'fro'));
    symlinkSync('fro', join(root, 'to'));
    expect(names(root)).toBe('z/b/x.py');
    expect(names(root, ['again', 'link.py'])).toBe('z/b/x.py');
    expect(names(root, ['link.py', '.', 'z/b/x.py'])).toBe('z/b/x.py');
    expect(discover(['.'], root, root).skipped).toEqual([]);
  });

  it('are followed to the rest of the repository', () => {
    const root = folder(empty('src/a.py shared/b.py shared/s/c.py one/d.py other/e.py'));
    symlinkSync('../shared', join(root, 'src/shared'));
    for (const name of ['up', 'also', 'again']) symlinkSync('../../shared', join(root, 'shared/s', name));
    symlinkSync('../one/d.py', join(root, 'src/d.py'));
    symlinkSync('../other/e.py', join(root, 'src/e.txt'));
    expect(names(root, ['src'])).toBe('one/d.py shared/b.py shared/s/c.py src/a.py');
  });

  it('do not lead to what is left out', () => {
    const root = folder({
      '.gitignore': 'gen/\nlinked\n',
      ...empty('a.py gen/x.py venv/lib/y.py env/pyvenv.cfg env/z.py ok/o.py'),
    });
    symlinkSync('gen', join(root, 'l1'));
    symlinkSync('venv/lib', join(root, 'l2'));
    symlinkSync('env', join(root, 'l3'));
    symlinkSync('gen/x.py', join(root, 'l4.py'));
    symlinkSync('ok', join(root, 'linked'));
    expect(names(root)).toBe('a.py ok/o.py');
    expect(discover(['.'], root, root).skipped).toEqual([]);
  });

  it('that lead out of the repository, or nowhere, are named', () => {
    const outside = folder(empty('y.py'));
    const root = folder(empty('x.py'));
    symlinkSync(outside, join(root, 'linked'));
    symlinkSync(join(outside, 'y.py'), join(root, 'y.py'));
    symlinkSync('nowhere', join(root, 'gone.py'));
    symlinkSync('nowhere', join(root, 'gone'));
    symlinkSync('loop.py', join(root, 'loop.py'));
    const { files, skipped } = discover(['.'], root, root);
    expect(files).toEqual([join(root, 'x.py')]);
    expect(skipped.toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      { path: join(root, 'gone.py'), reason: 'the link leads nowhere' },
      { path: join(root, 'linked'), reason: `the link leads out of ${root}` },
      { path: join(root, 'loop.py'), reason: 'the link leads nowhere' },
      { path: join(root, 'y.py'), reason: `the link leads out of ${root}` },
    ]);
  });

  it('to the root itself make no difference', () => {
    const real = folder({ '.gitignore': 'gen/\n', ...empty('a.py gen/x.py') });
    const root = join(folder(), 'link');
    symlinkSync(real, root);
    expect(discover(['.'], root, root).files).toEqual([join(root, 'a.py')]);
    expect(discover(['gen'], root, root).files).toEqual([join(root, 'gen/x.py')]);
  });

  it('that are asked for by name are followed anywhere', () => {
    const outside = folder(empty('y.py s/z.py'));
    symlinkSync('s', join(outside, 't'));
    const root = folder(empty('x.py'));
    symlinkSync(outside, join(root, 'linked'));
    expect(names(root, ['linked'])).toBe('linked/s/z.py linked/y.py');
    expect(names(root, ['linked/y.py'])).toBe('linked/y.py');
  });
});

describe('what is wrong with a path is said', () => {
  it.each([
    [['nowhere'], 'nowhere: no such file or folder.'],
    [['a.py', 'nowhere/x.py'], 'nowhere/x.py: no such file or folder.'],
    [['a.py/x.py'], 'a.py/x.py: no such file or folder.'],
    [['n'.repeat(300)], `${'n'.repeat(300)}: no such file or folder.`],
    [['empty'], 'empty: holds no Python files.'],
    [['.', 'empty'], 'empty: holds no Python files.'],
    [['hidden'], 'hidden: holds no Python files, apart from 1 ignored or excluded path.'],
    [['*.pyx'], '*.pyx: matches no Python files'],
    [['nowhere/*.py'], 'nowhere/*.py: matches no Python files.'],
    [['a.py/*.py'], 'a.py/*.py: matches no Python files.'],
    [[''], 'an empty path was given.'],
    [['pipe'], 'pipe: is neither a file nor a folder.'],
  ])('%j', (args, message) => {
    const root = folder(empty('empty/readme a.py hidden/venv/x.py'));
    expect(spawnSync('mkfifo', [join(root, 'pipe')]).status).toBe(0);
    expect(() => discover(args, root, root)).toThrow(UserError);
    expect(() => discover(args, root, root)).toThrow(message);
  });

  it('where a folder cannot be read', () => {
    const root = folder(empty('a.py locked/b.py'));
    chmodSync(root, 0o755);
    chmodSync(join(root, 'locked'), 0);
    const { files, skipped } = asNobody(() => discover(['.'], root, root));
    expect(files).toEqual([join(root, 'a.py')]);
    expect(skipped).toEqual([{ path: join(root, 'locked'), reason: 'the folder cannot be read (EACCES)' }]);
    expect(() => asNobody(() => discover(['locked'], root, root))).toThrow(
      'locked: the folder cannot be read (EACCES).',
    );
    chmodSync(join(root, 'locked'), 0o755);
  });
});

it('discoverAll takes an empty folder', () => {
  const root = folder();
  expect(discoverAll(root)).toEqual({ files: [], skipped: [], excluded: 0 });
});
