import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { recover } from '../../src/plan/recover.js';
import { undo } from '../../src/plan/undo.js';
import { writePlan } from '../../src/plan/write.js';
import { contents, folder, put } from '../support/folder.js';
import { replacing } from '../support/plan.js';

const OLD = 'x = old\n';

async function write(root: string, paths: readonly string[], old = 'old', next = 'new') {
  const { plan, sources } = replacing(root, paths, old, next);
  return writePlan(plan, sources);
}

const manifest = (root: string) => join(root, '.temporal-codemod/manifest.json');
const edit = (root: string, change: (text: string) => string) =>
  writeFileSync(manifest(root), change(readFileSync(manifest(root), 'utf8')));
const pending = (root: string) => edit(root, text => text.replace('"state": "done"', '"state": "pending"'));

describe('undo', () => {
  it('gives back every byte, and forgets the write', async () => {
    const root = folder({ 'a.py': OLD, 'b/c.py': `\uFEFF${OLD}\r\n`, 'd.py': OLD });
    const before = contents(root);
    await write(root, ['a.py', 'b/c.py']);
    expect(contents(root)).not.toEqual(before);
    expect(await undo(root)).toEqual({ restored: ['a.py', 'b/c.py'], left: [] });
    expect(contents(root)).toEqual(before);
    expect(existsSync(join(root, '.temporal-codemod'))).toBe(false);
    await expect(undo(root)).rejects.toThrow(`there is no write to take back in ${root}.`);
  });

  it('takes back the last write only', async () => {
    const root = folder({ 'a.py': OLD, 'b.py': OLD });
    await write(root, ['a.py', 'b.py']);
    await write(root, ['a.py'], 'new', 'newer');
    expect((await undo(root)).restored).toEqual(['a.py']);
    expect([readFileSync(join(root, 'a.py'), 'utf8'), readFileSync(join(root, 'b.py'), 'utf8')]).toEqual([
      'x = new\n',
      'x = new\n',
    ]);
    await expect(undo(root)).rejects.toThrow('no write to take back');
  });

  it('still takes back a write after a later one was refused', async () => {
    const root = folder({ 'a.py': OLD, 'b.py': 'y = 1\n' });
    await write(root, ['a.py']);
    const { plan, sources } = replacing(root, ['b.py'], 'y', 'z');
    put(root, { 'b.py': 'mine = 1\n' });
    await expect(writePlan(plan, sources)).rejects.toThrow('b.py: changed since it was read');
    expect((await undo(root)).restored).toEqual(['a.py']);
    expect(contents(root)).toEqual({ 'a.py': OLD, 'b.py': 'mine = 1\n' });
  });

  it.each<[string, (root: string) => void]>([
    ['was changed', root => put(root, { 'b.py': 'mine = 1\n' })],
    ['has its old content already', root => put(root, { 'b.py': OLD })],
    ['is gone', root => rmSync(join(root, 'b.py'))],
    [
      'is a folder now',
      root => {
        rmSync(join(root, 'b.py'));
        mkdirSync(join(root, 'b.py'));
      },
    ],
    [
      'is a link now',
      root => {
        put(root, { 'other.py': 'x = new\n' });
        rmSync(join(root, 'b.py'));
        symlinkSync('other.py', join(root, 'b.py'));
      },
    ],
  ])('touches nothing when a file %s', async (_, disturb) => {
    const root = folder({ 'a.py': OLD, 'b.py': OLD, 'c.py': OLD });
    await write(root, ['a.py', 'b.py', 'c.py']);
    disturb(root);
    const before = contents(root);
    const attempt = undo(root);
    await expect(attempt).rejects.toThrow(UserError);
    await expect(attempt).rejects.toThrow(/since they were written, so nothing was taken back:\n {2}b\.py$/);
    expect(contents(root)).toEqual(before);
  });

  it('touches nothing when a file became read-only', async () => {
    const root = folder({ 'a.py': OLD, 'b.py': OLD });
    await write(root, ['a.py', 'b.py']);
    chmodSync(join(root, 'b.py'), 0o444);
    const before = contents(root);
    await expect(undo(root)).rejects.toThrow('b.py: is read-only');
    expect(contents(root)).toEqual(before);
  });

  it('works where the repository was moved to', async () => {
    const top = folder({ 'here/a.py': OLD });
    await write(join(top, 'here'), ['a.py']);
    renameSync(join(top, 'here'), join(top, 'there'));
    expect((await undo(join(top, 'there'))).restored).toEqual(['a.py']);
    expect(contents(top)).toEqual({ 'there/a.py': OLD });
  });

  it('does not put back bytes that the disk spoiled', async () => {
    const root = folder({ 'a.py': OLD, 'b.py': `${OLD}#\n` });
    await write(root, ['a.py', 'b.py']);
    const { before } = JSON.parse(readFileSync(manifest(root), 'utf8')).entries[0];
    put(root, { [`.temporal-codemod/files/${before}`]: 'x = odl\n' });
    await expect(undo(root)).rejects.toThrow(/a\.py: .* is damaged\.\nMend the cause/);
    expect(readFileSync(join(root, 'a.py'), 'utf8')).toBe('x = new\n');
    expect(readFileSync(join(root, 'b.py'), 'utf8')).toBe(`${OLD}#\n`);
    put(root, { [`.temporal-codemod/files/${before}`]: OLD });
    expect((await undo(root)).restored).toEqual(['a.py']);
  });
});

describe('recover', () => {
  it('has nothing to do after a write that was complete, or without any', async () => {
    const root = folder({ 'a.py': OLD });
    expect(await recover(root)).toBeUndefined();
    await write(root, ['a.py']);
    const before = contents(root);
    expect(await recover(root)).toBeUndefined();
    expect(contents(root)).toEqual(before);
  });

  it('takes back an interrupted write, removes its temporary files, and says what it did', async () => {
    const root = folder({ 'a.py': OLD, 'b.py': OLD, 'c.py': OLD, 'sub/d.py': OLD });
    await write(root, ['a.py', 'b.py', 'c.py', 'sub/d.py']);
    pending(root);
    const names = JSON.parse(readFileSync(manifest(root), 'utf8')).entries.map(
      (entry: { temporary: string }) => entry.temporary,
    );
    // Replaced; not replaced yet, with its temporary file beside it; changed by somebody since; replaced.
    put(root, { 'b.py': OLD, [names[1]]: 'x = ne', 'c.py': 'mine = 1\n', [`sub/${names[3]}`]: '' });
    expect(await recover(root)).toEqual({ restored: ['a.py', 'sub/d.py'], left: ['c.py'] });
    expect(contents(root)).toEqual({ 'a.py': OLD, 'b.py': OLD, 'c.py': 'mine = 1\n', 'sub/d.py': OLD });
  });

  it('leaves alone what is gone', async () => {
    const root = folder({ 'a.py': OLD, 'sub/b.py': OLD });
    await write(root, ['a.py', 'sub/b.py']);
    pending(root);
    rmSync(join(root, 'sub'), { recursive: true });
    expect(await recover(root)).toEqual({ restored: ['a.py'], left: ['sub/b.py'] });
    expect(contents(root)).toEqual({ 'a.py': OLD });
  });

  it('leaves alone what lies behind a link that was a folder', async () => {
    const top = folder({ 'in/sub/a.py': OLD, 'precious/x': 'x' });
    const root = join(top, 'in');
    await write(root, ['sub/a.py']);
    pending(root);
    const { temporary } = JSON.parse(readFileSync(manifest(root), 'utf8')).entries[0];
    rmSync(join(root, 'sub'), { recursive: true });
    symlinkSync('../precious', join(root, 'sub'));
    put(top, { [`precious/${temporary}`]: 'mine', 'precious/a.py': 'x = new\n' });
    expect(await recover(root)).toEqual({ restored: [], left: ['sub/a.py'] });
    expect(contents(join(top, 'precious'))).toEqual({ x: 'x', [temporary]: 'mine', 'a.py': 'x = new\n' });
  });

  it('does not disturb a write that goes on', async () => {
    const root = folder({ 'a.py': OLD });
    await write(root, ['a.py']);
    pending(root);
    put(root, { '.temporal-codemod/lock': `${process.ppid}\n` });
    const before = contents(root);
    await expect(recover(root)).rejects.toThrow(`another temporal-codemod (process ${process.ppid})`);
    expect(contents(root)).toEqual(before);
  });

  it('takes the lock of a process that is gone away, and nothing else', async () => {
    const root = folder({ 'a.py': OLD });
    await write(root, ['a.py']);
    const before = contents(root);
    put(root, { '.temporal-codemod/lock': `${spawnSync(process.execPath, ['-e', '']).pid}\n` });
    expect(await recover(root)).toBeUndefined();
    expect(contents(root)).toEqual(before);
    put(root, { '.temporal-codemod/lock': `${process.ppid}\n` });
    expect(await recover(root)).toBeUndefined();
    expect(contents(root)).toEqual({ ...before, '.temporal-codemod/lock': `${process.ppid}\n` });
  });

  it('is done by the next write, which says so', async () => {
    const root = folder({ 'a.py': OLD, 'b.py': OLD });
    await write(root, ['a.py']);
    pending(root);
    const result = await write(root, ['b.py']);
    expect(result).toEqual({ written: ['b.py'], recovered: { restored: ['a.py'], left: [] } });
    expect((await undo(root)).restored).toEqual(['b.py']);
    expect(contents(root)).toEqual({ 'a.py': OLD, 'b.py': OLD });
  });
});

describe('a journal that somebody else made', () => {
  it.each<[string, string, string]>([
    ['names a file outside', '"path": "a.py"', '"path": "../victim.py"'],
    ['names an absolute path', '"path": "a.py"', '"path": "/victim.py"'],
    ['removes other files', '"temporary": ".a.py', '"temporary": "../.a.py'],
    ['removes files of other names', '.tmp"', '"'],
    ['has another hash', '"before": "', '"before": "../'],
    ['has another version', '"version": 1', '"version": 2'],
    ['is no JSON', '{', ''],
  ])('%s: nothing is done', async (_, old, next) => {
    const top = folder({ 'in/a.py': OLD, 'victim.py': 'x = new\n' });
    const root = join(top, 'in');
    await write(root, ['a.py']);
    pending(root);
    edit(root, text => text.replace(old, next));
    const before = contents(top);
    const work = [recover(root), undo(root), write(root, ['a.py'], 'new', 'newer')];
    for (const attempt of await Promise.allSettled(work)) {
      expect(attempt.status === 'rejected' && attempt.reason).toBeInstanceOf(UserError);
      expect(attempt.status === 'rejected' && attempt.reason.message).toMatch(/manifest\.json cannot be read/);
    }
    expect(contents(top)).toEqual(before);
  });

  it('lies behind a link: nothing is done', async () => {
    const top = folder({ 'in/a.py': OLD, 'precious/files/x': 'x', 'precious/manifest.json': 'y' });
    const root = join(top, 'in');
    symlinkSync('../precious', join(root, '.temporal-codemod'));
    await expect(write(root, ['a.py'])).rejects.toThrow('.temporal-codemod is not a folder');
    await expect(undo(root)).rejects.toThrow('.temporal-codemod is not a folder');
    expect(contents(top)).toEqual({ 'in/a.py': OLD, 'precious/files/x': 'x', 'precious/manifest.json': 'y' });
  });
});
