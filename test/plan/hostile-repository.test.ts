import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inScratchCopy } from '../../src/environment/scratch-copy.js';
import { changedSince } from '../../src/plan/changed-since.js';
import { changes } from '../../src/plan/changes.js';
import { hashOf } from '../../src/plan/durable.js';
import { uncommitted } from '../../src/plan/git-status.js';
import { keepDecisions } from '../../src/plan/kept-decisions.js';
import { undo } from '../../src/plan/undo.js';
import { writePlan } from '../../src/plan/write.js';
import { parseOwners } from '../../src/project/owners.js';
import { contents, folder, put } from '../support/folder.js';
import { replacing } from '../support/plan.js';

const OLD = 'x = old\n';

const git = (root: string, ...args: string[]) => {
  const user = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'protocol.file.allow=always'];
  const result = spawnSync('git', ['-C', root, ...user, ...args], { encoding: 'utf8' });
  expect(result.status, result.stderr).toBe(0);
  return result.stdout.trim();
};
const committed = (files: Record<string, string>) => {
  const root = folder(files);
  git(root, 'init', '-q');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'x');
  return root;
};
/** Newer than the index: git has to look at the content. */
const touch = (path: string) => utimesSync(path, 2e9, 2e9);
const write = (root: string) => {
  const { plan, sources } = replacing(root, ['a.py'], 'old', 'new');
  return writePlan(plan, sources);
};

describe('git starts no program that the repository names', () => {
  it('as a filter whose name git takes for another', () => {
    const root = committed({ 'a.py': OLD, '.gitattributes': '*.py filter=a=b\n' });
    const trap = join(folder(), 'sprung');
    git(root, 'config', 'filter.a=b.clean', `touch ${trap}; cat`);
    touch(join(root, 'a.py'));
    expect(() => uncommitted([join(root, 'a.py')])).toThrow('a filter with = in its name: filter.a=b.clean');
    expect(() => changedSince(root, 'HEAD')).toThrow('a filter with = in its name');
    expect(existsSync(trap)).toBe(false);
  });

  it('in settings that its own settings include', () => {
    const root = committed({ 'a.py': OLD, '.gitattributes': '*.py filter=evil\n' });
    const trap = join(folder(), 'sprung');
    put(root, { more: `[filter "evil"]\n\tclean = touch ${trap} && cat\n` });
    git(root, 'config', 'include.path', '../more');
    touch(join(root, 'a.py'));
    expect(uncommitted([join(root, 'a.py')])).toEqual([]);
    expect(existsSync(trap)).toBe(false);
    git(root, 'status');
    expect(existsSync(trap)).toBe(true);
  });

  it('to fetch what a partial clone lacks', () => {
    const from = committed({ 'a.py': OLD });
    const root = folder();
    git(root, 'clone', '-q', from, 'clone');
    const clone = join(root, 'clone');
    const trap = join(root, 'sprung');
    const tree = git(clone, 'rev-parse', 'HEAD^{tree}');
    rmSync(join(clone, '.git/objects', tree.slice(0, 2), tree.slice(2)));
    for (const [name, value] of [
      ['core.repositoryformatversion', '1'],
      ['extensions.partialClone', 'origin'],
      ['remote.origin.promisor', 'true'],
      ['remote.origin.uploadpack', `touch ${trap}; git-upload-pack`],
    ]) {
      git(clone, 'config', name!, value!);
    }
    expect(() => uncommitted([join(clone, 'a.py')])).toThrow('git cannot tell whether files in');
    expect(() => changedSince(clone, 'HEAD')).toThrow('A partial clone may lack it: `git diff HEAD` fetches');
    expect(existsSync(trap)).toBe(false);
    git(clone, 'status');
    expect(existsSync(trap)).toBe(true);
  });

  it('in the settings of a submodule', () => {
    const inner = committed({ 'b.py': OLD });
    const root = committed({ 'a.py': OLD });
    git(root, 'submodule', '--quiet', 'add', inner, 'sub');
    git(root, 'commit', '-q', '-m', 'sub');
    const trap = join(folder(), 'sprung');
    put(root, { 'sub/.git-attributes': '*.py filter=evil\n' });
    git(join(root, 'sub'), 'config', 'core.attributesFile', join(root, 'sub/.git-attributes'));
    git(join(root, 'sub'), 'config', 'filter.evil.clean', `touch ${trap}; cat`);
    touch(join(root, 'sub/b.py'));
    expect(uncommitted([join(root, 'a.py')])).toEqual([]);
    expect(changedSince(root, 'HEAD')).toEqual(new Set());
    expect(existsSync(trap)).toBe(false);
    git(root, 'diff', '--name-only');
    expect(existsSync(trap)).toBe(true);
  });
});

describe('a `.temporal-codemod` that comes with it', () => {
  it.each(['files', '.gitignore', 'manifest.json', 'lock', 'decisions.json', 'decisions.json.next'])(
    'with a link as %s is refused, and what it leads to stays as it is',
    async name => {
      const top = folder({ 'in/a.py': OLD, 'precious/a': 'x', 'precious/b': 'y' });
      const root = join(top, 'in');
      put(root, { '.temporal-codemod/.keep': '' });
      symlinkSync(name === 'files' ? '../../precious' : '../../precious/a', join(root, '.temporal-codemod', name));
      const before = contents(top);
      const refusal = `${name} is a link, which this tool did not make. Move it away.`;
      await expect(write(root)).rejects.toThrow(refusal);
      await expect(undo(root)).rejects.toThrow(refusal);
      await expect(keepDecisions(root, { version: 1, decisions: {} })).rejects.toThrow(refusal);
      expect(contents(top)).toEqual(before);
    },
  );

  it.each(['.git/config', 'sub/.git/hooks/pre-commit', '.GIT/config', '.hg/hgrc'])(
    'cannot have %s put back',
    async path => {
      const evil = '[core]\n\tfsmonitor = evil\n';
      const root = folder({ 'a.py': OLD, [path]: 'mine' });
      const entry = {
        path,
        temporary: '.x.temporal-codemod-00000000.tmp',
        before: hashOf(Buffer.from(evil)),
        after: hashOf(Buffer.from('mine')),
      };
      for (const state of ['pending', 'done']) {
        put(root, {
          '.temporal-codemod/manifest.json': JSON.stringify({ version: 1, state, entries: [entry] }),
          [`.temporal-codemod/files/${entry.before}`]: evil,
        });
        await expect(undo(root)).rejects.toThrow('manifest.json cannot be read');
        await expect(write(root)).rejects.toThrow('manifest.json cannot be read');
        expect(readFileSync(join(root, path), 'utf8')).toBe('mine');
      }
    },
  );
});

it('a plan is verified in a copy, and not written where a link leads out of it', async () => {
  const top = folder({ 'in/a.py': OLD, 'out/a.py': OLD });
  const root = join(top, 'in');
  symlinkSync(join(root, 'a.py'), join(root, 'back.py'));
  symlinkSync('../out/a.py', join(root, 'away.py'));
  for (const name of ['back.py', 'away.py']) {
    const { plan, sources } = replacing(root, ['a.py'], 'old', 'new');
    const moved = changes(plan, sources).map(change => ({ ...change, path: name }));
    await expect(
      inScratchCopy(root, moved, async () => 'done'),
      name,
    ).rejects.toThrow(`${name} is not in a copy`);
    expect(
      await inScratchCopy(root, changes(plan, sources), async copy => readFileSync(join(copy, 'a.py'), 'utf8')),
    ).toBe('x = new\n');
  }
  expect(contents(top)).toEqual({ 'in/a.py': OLD, 'out/a.py': OLD });
});

it('patterns for code owners do not keep the tool busy', () => {
  const owners = parseOwners(`*.py @y\n${'**/a/'.repeat(12)}b.py @x\n`);
  expect(owners(`${'a/'.repeat(60)}c.py`)).toEqual(['@y']);
});
