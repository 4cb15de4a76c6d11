import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recover } from '../../src/plan/recover.js';
import { undo } from '../../src/plan/undo.js';
import { writePlan } from '../../src/plan/write.js';
import { contents, folder } from '../support/folder.js';
import { replacing } from '../support/plan.js';

/**
 * A process that writes, undoes or recovers, in which the disk fails at the n-th call that changes something: the process
 * dies by SIGKILL just before it (in the middle of it, where bytes are written), or the call throws as on a full disk,
 * once or from then on. Does its jobs one after the other, and says in a line what became of each.
 */
const WORKER = `
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { recover } from './src/plan/recover.ts';
import { undo } from './src/plan/undo.ts';
import { writePlan } from './src/plan/write.ts';
import { replacing } from './test/support/plan.ts';
const say = fs.writeSync.bind(fs);
let fault = 'none', at = 0, calls = 0;
const names = 'openSync writeSync fsyncSync fchmodSync renameSync rmSync rmdirSync mkdirSync writeFileSync linkSync'.split(' ');
for (const name of names) {
  const real = fs[name];
  fs[name] = (...args) => {
    calls++;
    const now = fault === 'throw-on' ? calls >= at : calls === at;
    if (now && fault === 'kill') {
      if (name === 'writeSync') real(args[0], args[1].slice(0, args[1].length >> 1));
      process.kill(process.pid, 'SIGKILL');
      for (;;);
    }
    if (now && fault.startsWith('throw')) throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
    return real(...args);
  };
}
syncBuiltinESMExports();
for (const job of JSON.parse(process.argv[2])) {
  const planned = job.action === 'write' ? replacing(job.root, job.paths, 'old', 'new') : undefined;
  say(1, 'ready\\n');
  [fault, at, calls] = [job.fault, job.at, 0];
  let said = 'done';
  try {
    if (job.action === 'write') await writePlan(planned.plan, planned.sources);
    else if (job.action === 'undo') await undo(job.root);
    else await recover(job.root);
  } catch (error) {
    said = error.name + ': ' + error.message;
  }
  fault = 'none';
  say(1, JSON.stringify(said) + '\\n');
}
`;

interface Job {
  readonly root: string;
  readonly action: 'write' | 'undo' | 'recover';
  readonly fault: 'none' | 'kill' | 'throw-once' | 'throw-on';
  readonly at: number;
  readonly paths: readonly string[];
}
const FILES = ['a.py', 'sub/b.py', 'sub/c.py'];
const OLD = 'x = old\n';
const NEW = 'x = new\n';

let home: string;
let worker: string;
beforeAll(async () => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'temporal-codemod-worker-')));
  worker = join(home, 'worker.mjs');
  const stdin = { contents: WORKER, resolveDir: process.cwd() };
  await build({ stdin, outfile: worker, bundle: true, platform: 'node', format: 'esm' });
});
afterAll(() => rmSync(home, { recursive: true }));

/** What became of each job, as far as the process got. */
function start(jobs: readonly Job[]) {
  const child = spawn(process.execPath, [worker, JSON.stringify(jobs)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', chunk => {
    out += chunk;
  });
  const lines = () => out.split('\n').filter(line => line.startsWith('"'));
  return { child, closed: once(child, 'close').then(() => lines().map(line => JSON.parse(line) as string)) };
}

const job = (root: string, action: Job['action'], rest: Partial<Job> = {}): Job => {
  return { root, action, fault: 'none', at: 0, paths: FILES, ...rest };
};

const project = (content: string, paths: readonly string[] = FILES) =>
  folder({ ...Object.fromEntries(paths.map(path => [path, content])), 'other.py': 'y = old\n' });

/** What the files of the plan hold, if it is the same in all. Anything else on the disk fails the test. */
function stateOf(root: string, paths: readonly string[] = FILES): 'old' | 'new' {
  const { 'other.py': other, ...rest } = contents(root);
  expect(other).toBe('y = old\n');
  const named = Object.entries(rest).filter(([name]) => !name.startsWith('.temporal-codemod'));
  expect(named.map(([name]) => name).sort()).toEqual([...paths].sort());
  const held = new Set(named.map(([, content]) => content));
  expect(held.size).toBe(1);
  expect([OLD, NEW]).toContain([...held][0]);
  return held.has(OLD) ? 'old' : 'new';
}

/** After any interruption and a recovery, writing and undoing work as if nothing had been. */
async function expectUsable(root: string): Promise<void> {
  if (stateOf(root) === 'old') {
    const { plan, sources } = replacing(root, FILES, 'old', 'new');
    expect((await writePlan(plan, sources)).written).toEqual(FILES);
  }
  expect((await undo(root)).restored).toEqual(FILES);
  expect(stateOf(root)).toBe('old');
  expect(existsSync(join(root, '.temporal-codemod'))).toBe(false);
}

/** A lock in the middle of whose making its maker died counts as one that is being made, for a few seconds. */
function letTimePass(root: string): void {
  const lock = join(root, '.temporal-codemod/lock');
  if (existsSync(lock)) utimesSync(lock, 0, 0);
}

/** Kills the action at its first, second, … call, until it gets through. @returns the number of calls */
async function killAtEveryStep(
  prepare: () => string,
  action: Job['action'],
  check: (root: string, isDone: boolean) => Promise<void>,
): Promise<number> {
  const together = 4;
  for (let step = 1; step < 400; step += together) {
    const roots = Array.from({ length: together }, prepare);
    const runs = await Promise.all(
      roots.map((root, i) => start([job(root, action, { fault: 'kill', at: step + i })]).closed),
    );
    for (const [i, root] of roots.entries()) {
      letTimePass(root);
      await check(root, runs[i]![0] === 'done');
      if (runs[i]![0] === 'done') return step + i - 1;
      expect(runs[i]).toEqual([]);
      rmSync(root, { recursive: true });
    }
  }
  throw new Error(`${action} never got through`);
}

const copyOf = (root: string) => {
  const copy = folder();
  cpSync(root, copy, { recursive: true });
  return copy;
};

/** A write that is complete but for the word that says so. */
async function almostWritten(): Promise<string> {
  const root = await written();
  const manifest = join(root, '.temporal-codemod/manifest.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"state": "done"', '"state": "pending"'));
  return root;
}

async function written(): Promise<string> {
  const root = project(OLD);
  const { plan, sources } = replacing(root, FILES, 'old', 'new');
  await writePlan(plan, sources);
  return root;
}

describe('a process that dies', () => {
  it('while it writes, at any step: all files are old or new, and the next run tidies up', async () => {
    const seen = new Set<string>();
    const steps = await killAtEveryStep(
      () => project(OLD),
      'write',
      async (root, isDone) => {
        const recovered = await recover(root);
        seen.add(isDone ? 'done' : recovered ? `restored ${recovered.restored.length}` : 'not pending');
        if (isDone) expect(stateOf(root)).toBe('new');
        expect(recovered?.left ?? []).toEqual([]);
        await expectUsable(root);
      },
    );
    // The deaths came before, during and after the renames.
    const restored = ['restored 0', 'restored 1', 'restored 2', 'restored 3'];
    expect([...seen].sort()).toEqual(['done', 'not pending', ...restored]);
    expect(steps).toBeGreaterThan(40);
  });

  it('while it undoes, at any step: the next run finishes it, or it has not begun', async () => {
    const source = await written();
    const steps = await killAtEveryStep(
      () => copyOf(source),
      'undo',
      async (root, isDone) => {
        const recovered = await recover(root);
        expect(recovered?.left ?? []).toEqual([]);
        if (isDone || recovered) expect(stateOf(root)).toBe('old');
        // Without a journal there is nothing to undo, and the files are old; `expectUsable` writes first.
        await expectUsable(root);
      },
    );
    expect(steps).toBeGreaterThan(10);
  });

  it('while it recovers, at any step: the next run recovers', async () => {
    const source = await almostWritten();
    const steps = await killAtEveryStep(
      () => copyOf(source),
      'recover',
      async root => {
        await recover(root);
        expect(stateOf(root)).toBe('old');
        await expectUsable(root);
      },
    );
    expect(steps).toBeGreaterThan(10);
  });

  it('at a random moment of a write of 30 files', async () => {
    const many = Array.from({ length: 30 }, (_, i) => `p${i % 3}/m${i}.py`);
    const timed = start([job(project(OLD, many), 'write', { paths: many })]);
    await once(timed.child.stdout, 'data');
    const began = performance.now();
    expect(await timed.closed).toEqual(['done']);
    const takes = performance.now() - began;
    const rounds = 15;
    for (let round = 0; round < rounds; round++) {
      const root = project(OLD, many);
      const { child, closed } = start([job(root, 'write', { paths: many })]);
      await once(child.stdout, 'data');
      const timer = setTimeout(() => child.kill('SIGKILL'), ((round + Math.random()) / rounds) * takes);
      const [said] = await closed;
      clearTimeout(timer);
      for (const path of many) expect([OLD, NEW]).toContain(readFileSync(join(root, path), 'utf8'));
      letTimePass(root);
      await recover(root);
      const state = stateOf(root, many);
      if (said === 'done') expect(state).toBe('new');
      rmSync(root, { recursive: true });
    }
  });
});

describe('a disk that fails', () => {
  const faults = ['throw-once', 'throw-on'] as const;
  /** More than the action has: in the last jobs nothing fails. */
  const steps = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

  it.each(faults)('%s, at any step of a write: it is all or nothing, and that is said', async fault => {
    const jobs = steps(100).map(at => job(project(OLD), 'write', { fault, at }));
    const outcomes = await start(jobs).closed;
    expect(outcomes.length).toBe(jobs.length);
    const seen = new Set<string>();
    for (const [i, said] of outcomes.entries()) {
      const { root } = jobs[i]!;
      const kind = /^(done|UserError: (nothing was written|writing failed|.* cannot be (written|read)))/.exec(
        said,
      )?.[0];
      expect(kind, said).toBeDefined();
      seen.add(kind!.replace(root, ''));
      letTimePass(root);
      const state = said === 'done' ? 'new' : 'old';
      // Where the disk also keeps the tool from taking back, the next run does.
      if (!said.startsWith('UserError: writing failed')) expect(stateOf(root)).toBe(state);
      await recover(root);
      expect(stateOf(root)).toBe(state);
      await expectUsable(root);
    }
    expect(outcomes.at(-1)).toBe('done');
    expect(seen).toContain('UserError: nothing was written');
  });

  it.each(faults)('%s, at any step of an undo: the next run finishes it, or it has not begun', async fault => {
    const source = await written();
    const jobs = steps(120).map(at => job(copyOf(source), 'undo', { fault, at }));
    const outcomes = await start(jobs).closed;
    expect(outcomes.length).toBe(jobs.length);
    for (const [i, said] of outcomes.entries()) {
      const { root } = jobs[i]!;
      expect(said).toMatch(/^(done$|UserError: )/);
      letTimePass(root);
      const recovered = await recover(root);
      if (said === 'done' || recovered) expect(stateOf(root)).toBe('old');
      await expectUsable(root);
    }
    expect(outcomes.at(-1)).toBe('done');
  });
});
