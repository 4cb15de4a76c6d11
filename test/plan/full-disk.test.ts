import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { recover } from '../../src/plan/recover.js';
import { undo } from '../../src/plan/undo.js';
import { writePlan } from '../../src/plan/write.js';
import { contents, folder, put } from '../support/folder.js';
import { replacing } from '../support/plan.js';

const NAMES = ['a.py', 'b.py', 'c.py', 'd.py', 'e.py'];
const LINES = 2000;
const OLD = 'x = old\n'.repeat(LINES);
const NEW = 'x = new\n'.repeat(LINES);

/** A file system of its own with 1 MB, in memory; undefined where nobody may mount one. */
function smallDisk(): string | undefined {
  const root = folder();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', root]).status !== 0) return undefined;
  onTestFinished(() => {
    spawnSync('umount', [root]);
  });
  return root;
}

/** Leaves this many bytes free. */
function fill(root: string, free: number): void {
  rmSync(join(root, 'ballast'), { force: true });
  const { bavail, bsize } = statfsSync(root);
  writeFileSync(join(root, 'ballast'), Buffer.alloc(Math.max(bavail * bsize - free, 0)));
}

const held = (root: string) => new Set(NAMES.map(name => readFileSync(join(root, name), 'utf8')));

// Without the right to mount, `interrupted.test.ts` lets every call fail as on a full disk.
describe('a disk that is full', () => {
  it('stops a write, which leaves every file as it was, and no trace', async context => {
    const root = smallDisk();
    if (!root) return context.skip('nobody may mount here');
    put(root, Object.fromEntries(NAMES.map(name => [name, OLD])));
    const refused = new Set<string>();
    let wrote = 0;
    for (let free = 0; free <= 450_000; free += 12_000) {
      fill(root, free);
      const { plan, sources } = replacing(root, NAMES, 'old', 'new');
      const error = await writePlan(plan, sources).then(
        () => undefined,
        (thrown: Error) => thrown,
      );
      if (error) {
        expect(error.name).toBe('UserError');
        expect(error.message).toMatch(/ENOSPC/);
        refused.add(error.message.replace(/\(?ENOSPC.*/, ''));
        rmSync(join(root, 'ballast'));
        await recover(root);
        expect(held(root)).toEqual(new Set([OLD]));
      } else {
        wrote++;
        expect(held(root)).toEqual(new Set([NEW]));
        fill(root, 0);
        const undone = await undo(root).then(
          () => true,
          () => false,
        );
        rmSync(join(root, 'ballast'));
        if (!undone) expect((await undo(root)).restored).toEqual(NAMES);
        expect(held(root)).toEqual(new Set([OLD]));
      }
      expect(
        Object.keys(contents(root))
          .filter(name => name !== 'ballast')
          .sort(),
      ).toEqual(NAMES);
      expect(existsSync(join(root, '.temporal-codemod'))).toBe(false);
    }
    expect(refused.size).toBeGreaterThan(0);
    expect(wrote).toBeGreaterThan(0);
  });
});
