// Kills the real program with SIGKILL at random moments of a write of 500 files, and looks at what is left: every file is
// the old or the new one whole; the next run finishes or says what is wrong; after it nothing is half done, and no
// temporary file is left.   npm run kill-test -- [--kills 300] [--files 500] [--seed N]     Prints `N passed, N failed`.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const BIN = resolve(import.meta.dirname, '../../bin/temporal-codemod.js');
const options = Object.fromEntries(['kills', 'files', 'seed'].map(name => [name, { type: 'string' }]));
const { values } = parseArgs({ options });
const kills = Number(values.kills ?? 300);
const count = Number(values.files ?? 500);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
let state = seed;
/** The same for the same seed; the moment at which a process is killed is not. */
const random = () => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
  return state / 0x7fffffff;
};

const pick = from => from[Math.floor(random() * from.length) % from.length];

const home = mkdtempSync(join(tmpdir(), 'temporal-codemod-kill-'));
const base = join(home, 'base');
const names = Array.from({ length: count }, (_, i) => `pkg${i % 20}/flow ${i}.py`);
// Other rules have something to say about it: `check` always ends with 1.
const code = (i, call) =>
  `from temporalio import workflow\n\n\n@workflow.defn\nclass Flow${i}:\n    @workflow.run\n    async def run(self, x: int) -> None:\n        await workflow.execute_activity("a", ${call})\n`;
for (const [i, name] of names.entries()) {
  mkdirSync(dirname(join(base, name)), { recursive: true });
  writeFileSync(join(base, name), code(i, 'x'));
}
writeFileSync(join(base, 'pyproject.toml'), '');
const isOld = (root, name, i) => readFileSync(join(root, name), 'utf8') === code(i, 'x');
const isNew = (root, name, i) => readFileSync(join(root, name), 'utf8') === code(i, 'args=[x]');

const start = (root, args) =>
  spawn(process.execPath, [BIN, ...args], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
const WRITE = ['args-list', '.', '--write', '--verify', 'tree'];
const run = (root, args) => {
  const { status, stderr } = spawnSync(process.execPath, [BIN, ...args], { cwd: root, encoding: 'utf8' });
  return { status, stderr };
};

/** What a write does, one after the other, and how to see from outside that it has come so far. */
const PHASES = {
  start: undefined,
  store: { folder: '.', isSign: name => name === '.temporal-codemod' },
  copy: { folder: dirname(names[0]), isSign: name => name.endsWith('.tmp') },
  replace: { folder: dirname(names[0]), isSign: name => name.endsWith('.py') },
};

/** Resolves as soon as the phase begins, or the program ends. */
function beginningOf(phase, root, child) {
  if (!PHASES[phase]) return Promise.resolve();
  const { folder, isSign } = PHASES[phase];
  return new Promise(done => {
    const settle = () => {
      watcher.close();
      done();
    };
    const watcher = watch(join(root, folder), (_, name) => isSign(name) && settle());
    child.once('close', settle);
  });
}

/** How long each phase takes, undisturbed, until the end of the program, in milliseconds. */
async function timePhases() {
  const root = join(home, 'timed');
  cpSync(base, root, { recursive: true });
  const child = start(root, WRITE);
  const began = await Promise.all(
    Object.keys(PHASES).map(async phase => {
      await beginningOf(phase, root, child);
      return [phase, performance.now()];
    }),
  );
  await once(child, 'close');
  const ended = performance.now();
  rmSync(root, { recursive: true });
  const ends = [...began.slice(1).map(([, at]) => at), ended];
  return Object.fromEntries(began.map(([phase, at], i) => [phase, ends[i] - at]));
}

/** All, none or some of the files are new; throws for one that is neither old nor new. */
function lookAt(root) {
  let fresh = 0;
  for (const [i, name] of names.entries()) {
    if (isNew(root, name, i)) fresh++;
    else if (!isOld(root, name, i)) throw new Error(`${name} is neither the old nor the new file`);
  }
  return fresh === 0 ? 'old' : fresh === count ? 'new' : `${fresh} new`;
}

function leftovers(root) {
  const known =
    /^(pyproject\.toml|pkg\d+(\/flow \d+\.py)?|\.temporal-codemod(\/(manifest\.json|\.gitignore|files(\/[0-9a-f]{64})?))?)$/;
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(name => !known.test(name));
}

function expect(isTrue, what) {
  if (!isTrue) throw new Error(what);
}

/** A lock in the middle of whose making its maker was killed is respected for some seconds. */
function runWhenFree(root, args) {
  const first = run(root, args);
  if (!first.stderr.includes('another temporal-codemod')) return first;
  utimesSync(join(root, '.temporal-codemod/lock'), 0, 0);
  return run(root, args);
}

async function round(root, takes) {
  const child = start(root, WRITE);
  const closed = once(child, 'close');
  const phase = pick(['start', 'store', 'copy', 'copy', 'replace', 'replace', 'replace']);
  await beginningOf(phase, root, child);
  const timer = setTimeout(() => child.kill('SIGKILL'), random() * takes[phase] * 1.1);
  const [, signal] = await closed;
  clearTimeout(timer);
  const seen = lookAt(root);
  if (signal === null) expect(seen === 'new', `the write was done, and the files are ${seen}`);
  const pending =
    existsSync(join(root, '.temporal-codemod/manifest.json')) &&
    readFileSync(join(root, '.temporal-codemod/manifest.json'), 'utf8').includes('"pending"');
  expect(pending || seen === 'old' || seen === 'new', `${seen}, and no journal tells so`);

  // The next run, whichever it is.
  if (random() < 0.3) {
    const command = random() < 0.5 ? 'check' : 'args-list';
    const { status, stderr } = run(root, [command, '.']);
    if (pending) expect(status === 2 && stderr.includes('is not complete'), `${command} said: ${stderr}`);
    else expect(status === (command === 'check' ? 1 : 0), `${command} ended with ${status}: ${stderr}`);
    expect(lookAt(root) === seen, `${command} wrote something`);
  }
  if (random() < 0.6) {
    const { status, stderr } = runWhenFree(root, WRITE);
    expect(status === 0, `the next write ended with ${status}: ${stderr}`);
    expect(lookAt(root) === 'new', 'the next write did not finish');
    expect(leftovers(root).length === 0, `left over: ${leftovers(root)}`);
  }
  const { status, stderr } = runWhenFree(root, ['undo']);
  const nothing = stderr.includes('no write to take back');
  expect(status === 0 || nothing, `undo ended with ${status}: ${stderr}`);
  expect(lookAt(root) === 'old', `undo left the files ${lookAt(root)}`);
  if (nothing) {
    run(root, WRITE);
    expect(run(root, ['undo']).status === 0, 'a second write cannot be undone');
  }
  expect(
    leftovers(root).length === 0 && !existsSync(join(root, '.temporal-codemod')),
    `undo left over: ${readdirSync(root)} ${leftovers(root)}`,
  );
  return signal === null
    ? 'not killed in time'
    : seen === 'old' || seen === 'new'
      ? pending
        ? `killed with the journal open, all files ${seen}`
        : `killed, all files ${seen}`
      : 'killed with some files new';
}

const outcomes = new Map();
let failed = 0;
try {
  const takes = await timePhases();
  const shown = Object.entries(takes).map(([phase, ms]) => `${phase} ${Math.round(ms)} ms`);
  console.log(`seed ${seed}; a run over ${count} files: ${shown.join(', ')}`);
  for (let i = 0, killed = 0; killed < kills; i++) {
    const root = join(home, `round-${i}`);
    cpSync(base, root, { recursive: true });
    try {
      const outcome = await round(root, takes);
      if (outcome !== 'not killed in time') killed++;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    } catch (error) {
      failed++;
      killed++;
      console.log(`FAILED: round ${i}: ${error.message}`);
    }
    rmSync(root, { recursive: true, force: true });
    if ((i + 1) % 50 === 0) console.log(`… ${i + 1} rounds, ${failed} failed`);
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
for (const [outcome, times] of outcomes) console.log(`${times} × ${outcome}`);
const passed = [...outcomes.values()].reduce((sum, times) => sum + times, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
