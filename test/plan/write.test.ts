import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { UserError } from '../../src/errors.js';
import { undo } from '../../src/plan/undo.js';
import { writePlan } from '../../src/plan/write.js';
import type { Edit } from '../../src/types.js';
import { asNobody } from '../support/as-nobody.js';
import { contents, folder, put } from '../support/folder.js';
import { planOf, replacing, type TestPlan } from '../support/plan.js';

const OLD = 'x = old\n';
const NEW = 'x = new\n';

const planFor = (root: string, ...paths: string[]) => replacing(root, paths, 'old', 'new');
const write = ({ plan, sources }: TestPlan, allowDirty = false) => writePlan(plan, sources, { allowDirty });
const isRoot = process.getuid?.() === 0;

const git = (root: string, ...args: string[]) => {
  const user = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'protocol.file.allow=always'];
  const result = spawnSync('git', ['-C', root, ...user, ...args], { encoding: 'utf8' });
  expect(result.status, result.stderr).toBe(0);
  return result.stdout;
};
const commit = (root: string) => {
  git(root, 'init', '-q');
  git(root, 'add', '-A');
  git(root, 'commit', '-qm', 'x');
};

describe('writePlan', () => {
  it('writes every file of the plan, and no other', async () => {
    const root = folder({ 'a.py': OLD, 'b/c.py': OLD, 'd.py': OLD });
    utimesSync(join(root, 'd.py'), 1e9, 1e9);
    const untouched = statSync(join(root, 'd.py'));
    expect(await write(planFor(root, 'a.py', 'b/c.py'))).toEqual({ written: ['a.py', 'b/c.py'] });
    const { 'a.py': a, 'b/c.py': c, 'd.py': d, ...rest } = contents(root);
    expect([a, c, d]).toEqual([NEW, NEW, OLD]);
    expect(Object.keys(rest).every(name => name.startsWith('.temporal-codemod/'))).toBe(true);
    const after = statSync(join(root, 'd.py'));
    expect([after.ino, after.mtimeMs, after.ctimeMs]).toEqual([untouched.ino, untouched.mtimeMs, untouched.ctimeMs]);
  });

  it.each([0o644, 0o754, 0o600, 0o666, 0o4711])('keeps mode %o', async mode => {
    const root = folder({ 'a.py': OLD });
    chmodSync(join(root, 'a.py'), mode);
    await write(planFor(root, 'a.py'));
    expect(readFileSync(join(root, 'a.py'), 'utf8')).toBe(NEW);
    expect(statSync(join(root, 'a.py')).mode & 0o7777).toBe(mode);
    await undo(root);
    expect(statSync(join(root, 'a.py')).mode & 0o7777).toBe(mode);
  });

  it('keeps the owner', async context => {
    if (!isRoot) context.skip('only root may give files away');
    const root = folder({ 'a.py': OLD });
    chownSync(join(root, 'a.py'), 1234, 5678);
    chmodSync(join(root, 'a.py'), 0o6755);
    await write(planFor(root, 'a.py'));
    const { uid, gid, mode } = statSync(join(root, 'a.py'));
    expect([uid, gid, mode & 0o7777]).toEqual([1234, 5678, 0o6755]);
  });

  it('keeps the bytes of other encodings and line ends', async () => {
    const bytes = new Uint8Array(Buffer.from('# coding: latin-1\r\n"\xe9", old\rold', 'latin1'));
    const root = folder({ 'a.py': bytes });
    await write(planFor(root, 'a.py'));
    expect(readFileSync(join(root, 'a.py'), 'latin1')).toBe('# coding: latin-1\r\n"\xe9", new\rnew');
    await undo(root);
    expect(readFileSync(join(root, 'a.py'), 'latin1')).toBe('# coding: latin-1\r\n"\xe9", old\rold');
  });

  it('takes names of any kind, also the longest', async () => {
    const names = [`${'n'.repeat(252)}.py`, `${'é'.repeat(126)}.py`, 'a b.py', "it's.py", '日本.py', '-x.py', '.py'];
    const root = folder(Object.fromEntries(names.map(name => [name, OLD])));
    await write(planFor(root, ...names));
    for (const name of names) expect(readFileSync(join(root, name), 'utf8')).toBe(NEW);
    expect((await undo(root)).restored.toSorted()).toEqual(names.toSorted());
  });

  it('leaves no trace where nothing is to be written', async () => {
    const root = folder({ 'a.py': 'x = 1\n' });
    expect(await write(planOf(root, [], []))).toEqual({ written: [] });
    expect(Object.keys(contents(root))).toEqual(['a.py']);
  });

  it('reads a plan that was JSON in between', async () => {
    const root = folder({ 'a.py': OLD });
    const { plan, sources } = planFor(root, 'a.py');
    expect((await writePlan(JSON.parse(JSON.stringify(plan)), sources)).written).toEqual(['a.py']);
  });
});

describe('writePlan writes nothing at all', () => {
  it.each<[string, (root: string) => void, string]>([
    ['changed', root => put(root, { 'sub/b.py': `${OLD}\n` }), 'changed since it was read. Run the command again'],
    ['went away', root => rmSync(join(root, 'sub/b.py')), 'cannot be read any more (ENOENT)'],
    ['lost its folder', root => renameSync(join(root, 'sub'), join(root, 'other')), 'cannot be read any more (ENOENT)'],
    ['became read-only', root => chmodSync(join(root, 'sub/b.py'), 0o444), 'is read-only'],
    ['lies in a folder that became read-only', root => chmodSync(join(root, 'sub'), 0o555), 'its folder is read-only'],
    [
      'became a folder',
      root => {
        rmSync(join(root, 'sub/b.py'));
        mkdirSync(join(root, 'sub/b.py'));
      },
      'is no longer a file',
    ],
    [
      'became a link that leads out',
      root => {
        const outside = folder({ 'b.py': OLD });
        rmSync(join(root, 'sub/b.py'));
        symlinkSync(join(outside, 'b.py'), join(root, 'sub/b.py'));
      },
      'is a link to ',
    ],
    [
      'lies behind a link that leads out',
      root => {
        const outside = folder({ 'b.py': OLD });
        rmSync(join(root, 'sub'), { recursive: true });
        symlinkSync(outside, join(root, 'sub'));
      },
      'is a link to ',
    ],
  ])('when one file %s', async (_, disturb, message) => {
    const root = folder({ 'a.py': OLD, 'sub/b.py': OLD, 'z.py': OLD });
    const planned = planFor(root, 'a.py', 'sub/b.py', 'z.py');
    disturb(root);
    const before = contents(root);
    const attempt = write(planned);
    await expect(attempt).rejects.toThrow(UserError);
    await expect(attempt).rejects.toThrow(`sub/b.py: ${message}`);
    await expect(attempt).rejects.toThrow(/\. Nothing was written\.$/);
    chmodSync(join(root, existsSync(join(root, 'sub')) ? 'sub' : 'other'), 0o755);
    expect(contents(root)).toEqual(before);
    expect(existsSync(join(root, '.temporal-codemod'))).toBe(false);
  });

  it.each(['../b.py', '../../b.py', 'x/../../b.py', '../in-other/b.py'])(
    'for a path that leads out: %s',
    async path => {
      const top = folder({ 'in/a.py': OLD, 'b.py': OLD, 'in-other/b.py': OLD });
      const root = join(top, 'in');
      const { plan, sources } = planFor(root, 'a.py');
      const forged = JSON.parse(JSON.stringify(plan).replaceAll('"a.py"', JSON.stringify(path)));
      const source = { ...sources.get('a.py')!, path };
      await expect(writePlan(forged, new Map([[path, source]]))).rejects.toThrow(`${path}: lies outside of ${root}`);
      expect(contents(top)).toEqual({ 'in/a.py': OLD, 'b.py': OLD, 'in-other/b.py': OLD });
    },
  );

  it('when the plan was made for other bytes than the sources', async () => {
    const root = folder({ 'a.py': OLD });
    const { plan } = planFor(root, 'a.py');
    put(root, { 'a.py': 'y = old\n' });
    const { sources } = planFor(root, 'a.py');
    await expect(writePlan(plan, sources)).rejects.toThrow('made for another content of a.py');
    expect(contents(root)).toEqual({ 'a.py': 'y = old\n' });
  });

  it('when two names of the plan are one file', async () => {
    const root = folder({ 'a.py': OLD });
    symlinkSync('a.py', join(root, 'b.py'));
    await expect(write(planFor(root, 'a.py', 'b.py'))).rejects.toThrow('twice: as a.py and b.py');
    expect(readFileSync(join(root, 'a.py'), 'utf8')).toBe(OLD);
  });

  it('when a result does not fit the encoding of its file', async () => {
    const root = folder({ 'a.py': OLD, 'b.py': '# coding: ascii\n' });
    const { sources } = planFor(root, 'a.py', 'b.py');
    const edits: Edit[] = [
      { path: 'a.py', start: 0, end: 1, text: 'y' },
      { path: 'b.py', start: 0, end: 0, text: '# é\n' },
    ];
    const { plan } = planOf(root, [...sources.values()], [edits]);
    await expect(writePlan(plan, sources)).rejects.toThrow('b.py: the encoding ascii cannot hold');
    expect(contents(root)).toEqual({ 'a.py': OLD, 'b.py': '# coding: ascii\n' });
  });

  it('when a file may not be replaced, whoever asks', async context => {
    const root = folder({ 'a.py': OLD, 'sub/b.py': OLD });
    const planned = planFor(root, 'a.py', 'sub/b.py');
    if (spawnSync('chattr', ['+i', join(root, 'sub/b.py')]).status !== 0) context.skip('needs chattr +i');
    try {
      await expect(write(planned)).rejects.toThrow('sub/b.py: is read-only. Nothing was written.');
    } finally {
      spawnSync('chattr', ['-i', join(root, 'sub/b.py')]);
    }
    expect(contents(root)).toEqual({ 'a.py': OLD, 'sub/b.py': OLD });
  });

  it('when the root cannot hold the journal', async () => {
    const root = folder({ 'sub/a.py': OLD });
    const planned = planFor(root, 'sub/a.py');
    chmodSync(root, 0o555);
    const attempt = asNobody(() => write(planned));
    await expect(attempt).rejects.toThrow(`${root}/.temporal-codemod cannot be written (EACCES). Nothing was written.`);
    await expect(attempt).rejects.toThrow(UserError);
    chmodSync(root, 0o755);
    expect(contents(root)).toEqual({ 'sub/a.py': OLD });
  });
});

describe('links', () => {
  it('inside the root are written through, and stay links', async () => {
    const root = folder({ 'real/a.py': OLD });
    symlinkSync('real/a.py', join(root, 'link.py'));
    expect((await write(planFor(root, 'link.py'))).written).toEqual(['link.py']);
    expect(readFileSync(join(root, 'real/a.py'), 'utf8')).toBe(NEW);
    expect(lstatSync(join(root, 'link.py')).isSymbolicLink()).toBe(true);
    expect((await undo(root)).restored).toEqual(['real/a.py']);
    expect(readFileSync(join(root, 'link.py'), 'utf8')).toBe(OLD);
    expect(lstatSync(join(root, 'link.py')).isSymbolicLink()).toBe(true);
  });

  it('to the root itself make no difference', async () => {
    const real = folder({ 'a.py': OLD });
    const root = join(folder(), 'link');
    symlinkSync(real, root);
    expect((await write(planFor(root, 'a.py'))).written).toEqual(['a.py']);
    expect((await undo(root)).restored).toEqual(['a.py']);
    expect(contents(real)).toEqual({ 'a.py': OLD });
  });
});

describe('uncommitted changes', () => {
  it('keep files from being written unless told otherwise', async () => {
    const names = ['a b/é.py', 'clean.py', 'edited.py', 'staged.py', 'untracked/n.py'];
    const root = folder({ 'clean.py': OLD, 'edited.py': '', 'staged.py': '', 'a b/é.py': '', 'other.py': '' });
    commit(root);
    put(root, { 'edited.py': OLD, 'staged.py': OLD, 'untracked/n.py': OLD, 'a b/é.py': OLD, 'other.py': OLD });
    git(root, 'add', 'staged.py');
    const before = contents(root);
    const attempt = write(planFor(root, ...names));
    await expect(attempt).rejects.toThrow(UserError);
    await expect(attempt).rejects.toThrow(
      `4 files have uncommitted changes in ${root}:\n  a b/é.py\n  edited.py\n  staged.py\n  untracked/n.py\nCommit them first, so that the rewrite can be reviewed alone, or pass --allow-dirty. Nothing was written.`,
    );
    expect(contents(root)).toEqual(before);
    expect((await write(planFor(root, ...names), true)).written).toEqual(names);
  });

  it('are named up to ten', async () => {
    const names = Array.from({ length: 13 }, (_, i) => `m${10 + i}.py`);
    const root = folder(Object.fromEntries(names.map(name => [name, OLD])));
    git(root, 'init', '-q');
    await expect(write(planFor(root, ...names))).rejects.toThrow(/m19\.py\n {2}and 3 more\n/);
  });

  it('of other files do not matter, and git sees nothing but the result', async () => {
    const root = folder({ 'a.py': OLD, 'b.py': '' });
    commit(root);
    put(root, { 'b.py': 'mine\n' });
    expect((await write(planFor(root, 'a.py'))).written).toEqual(['a.py']);
    expect(git(root, 'status', '--porcelain', '-uall')).toBe(' M a.py\n M b.py\n');
  });

  it('count in each repository by itself', async () => {
    const root = folder({ 'a.py': OLD, 'inner/b.py': OLD, 'inner/c.py': OLD });
    commit(join(root, 'inner'));
    put(root, { '.gitignore': 'inner/\n' });
    commit(root);
    put(root, { 'inner/c.py': `${OLD}# mine\n` });
    const named = `a file has uncommitted changes in ${root}:\n  inner/c.py\n`;
    await expect(write(planFor(root, 'a.py', 'inner/b.py', 'inner/c.py'))).rejects.toThrow(named);
    expect((await write(planFor(root, 'a.py', 'inner/b.py'))).written).toEqual(['a.py', 'inner/b.py']);
  });

  it('count in a worktree', async () => {
    const top = folder({ 'main/a.py': OLD });
    commit(join(top, 'main'));
    git(join(top, 'main'), 'worktree', 'add', '-q', join(top, 'tree'));
    put(top, { 'main/a.py': 'mine\n', 'tree/new.py': OLD });
    await expect(write(planFor(join(top, 'tree'), 'a.py', 'new.py'))).rejects.toThrow(/:\n {2}new\.py\n/);
    expect((await write(planFor(join(top, 'tree'), 'a.py'))).written).toEqual(['a.py']);
  });

  it('are those of the repository, also when a hook of another one runs the tool', async () => {
    const [root, other] = [folder({ 'a.py': OLD }), folder({ 'a.py': OLD })];
    commit(root);
    commit(other);
    put(root, { 'a.py': `${OLD}# mine\n` });
    vi.stubEnv('GIT_DIR', join(other, '.git'));
    vi.stubEnv('GIT_INDEX_FILE', join(other, '.git/index'));
    vi.stubEnv('GIT_WORK_TREE', other);
    try {
      await expect(write(planFor(root, 'a.py'))).rejects.toThrow('a file has uncommitted changes');
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('cannot be told without git, which is no reason not to write', async () => {
    const root = folder({ 'a.py': OLD });
    git(root, 'init', '-q');
    vi.stubEnv('PATH', folder());
    try {
      expect((await write(planFor(root, 'a.py'))).written).toEqual(['a.py']);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('are not guessed where git refuses to tell', async () => {
    const root = folder({ 'a.py': OLD });
    git(root, 'init', '-q');
    const bin = folder({ git: '#!/bin/sh\necho "fatal: detected dubious ownership in repository" >&2\nexit 128\n' });
    chmodSync(join(bin, 'git'), 0o755);
    vi.stubEnv('PATH', `${bin}${delimiter}${process.env.PATH}`);
    try {
      await expect(write(planFor(root, 'a.py'))).rejects.toThrow(
        /uncommitted changes: fatal: detected dubious ownership/,
      );
      expect(readFileSync(join(root, 'a.py'), 'utf8')).toBe(OLD);
      expect((await write(planFor(root, 'a.py'), true)).written).toEqual(['a.py']);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('are asked for without running a program that the repository names', async () => {
    const root = folder({ 'a.py': OLD, '.gitattributes': '*.py filter=evil\n' });
    commit(root);
    const trap = join(folder(), 'sprung');
    const program = `touch ${trap}; cat`;
    for (const name of ['filter.evil.clean', 'filter.evil.smudge', 'filter.evil.process', 'core.fsmonitor']) {
      git(root, 'config', name, program);
    }
    git(root, 'config', 'filter.evil.required', 'true');
    for (const hook of ['post-index-change', 'fsmonitor-watchman']) {
      put(root, { [`.git/hooks/${hook}`]: `#!/bin/sh\ntouch ${trap}\n` });
      chmodSync(join(root, '.git/hooks', hook), 0o755);
    }
    // Newer than the index: git has to read it, and would filter it.
    put(root, { 'a.py': OLD });
    utimesSync(join(root, 'a.py'), 2e9, 2e9);
    expect((await write(planFor(root, 'a.py'))).written).toEqual(['a.py']);
    expect(existsSync(trap)).toBe(false);
    put(root, { 'a.py': `${OLD}# mine\n` });
    await expect(write(planFor(root, 'a.py'))).rejects.toThrow('a file has uncommitted changes');
    expect(existsSync(trap)).toBe(false);
  });

  it('do not exist in a folder that only looks like a repository', async () => {
    const root = folder({ 'a.py': OLD, '.git/info/exclude': '' });
    expect((await write(planFor(root, 'a.py'))).written).toEqual(['a.py']);
  });
});

describe('two runs at once', () => {
  const lock = '.temporal-codemod/lock';

  it('do not write together', async () => {
    const root = folder({ 'a.py': OLD });
    put(root, { [lock]: `${process.ppid}\n` });
    const attempt = write(planFor(root, 'a.py'));
    await expect(attempt).rejects.toThrow(UserError);
    await expect(attempt).rejects.toThrow(`another temporal-codemod (process ${process.ppid}) is writing in ${root}.`);
    expect(contents(root)).toEqual({ 'a.py': OLD, [lock]: `${process.ppid}\n` });
  });

  it('do not write together in one process', async () => {
    const root = folder({ 'a.py': OLD, 'b.py': OLD });
    const both = await Promise.allSettled([write(planFor(root, 'a.py')), write(planFor(root, 'b.py'))]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect([readFileSync(join(root, 'a.py'), 'utf8'), readFileSync(join(root, 'b.py'), 'utf8')]).toEqual([NEW, OLD]);
  });

  it.each<[string, string, number]>([
    ['of a process that is gone', `${spawnSync(process.execPath, ['-e', '']).pid}\n`, 0],
    ['of an earlier process of the same number', `${process.pid}\n`, 0],
    ['that was left half made', '', 60],
  ])('the lock %s is taken over', async (_, content, age) => {
    const root = folder({ 'a.py': OLD });
    put(root, { [lock]: content });
    const then = Date.now() / 1000 - age;
    utimesSync(join(root, lock), then, then);
    expect((await write(planFor(root, 'a.py'))).written).toEqual(['a.py']);
    expect(Object.keys(contents(root)).filter(name => name.includes('lock'))).toEqual([]);
  });

  it('a lock that is just being made counts', async () => {
    const root = folder({ 'a.py': OLD });
    put(root, { [lock]: '1' });
    await expect(write(planFor(root, 'a.py'))).rejects.toThrow('another temporal-codemod is writing');
  });
});
