// Damages real files in thousands of ways and runs every rule over them. Nothing may crash, hang, edit where the code is
// not understood, or turn code that compiles into code that does not.
//   npm run fuzz -- --minutes 30 | --inputs 1000 [--seed N] [--jobs N]     --only N --seed N: one input again
// Corpus: the fixtures, Python's own library, and the repositories in TEMPORAL_CODEMOD_CORPORA. Prints `N passed, N failed`.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const HOME = import.meta.dirname;
/** For one input, all rules together. */
const LIMIT_MS = 120_000;

const { values } = parseArgs({
  options: Object.fromEntries(['minutes', 'inputs', 'seed', 'jobs', 'only'].map(name => [name, { type: 'string' }])),
});
const number = name => (values[name] === undefined ? undefined : Number(values[name]));
const seed = number('seed') ?? Math.floor(Math.random() * 1_000_000);
const only = number('only');
const last = only ?? (number('inputs') ?? (values.minutes === undefined ? 1000 : Number.MAX_SAFE_INTEGER)) - 1;
const until =
  values.minutes === undefined ? Number.POSITIVE_INFINITY : performance.now() + Number(values.minutes) * 60_000;
const jobs = only === undefined ? (number('jobs') ?? Math.max(1, Math.min(4, availableParallelism()))) : 1;

// Beside its source, so that what it looks for relative to itself is found.
const worker = join(HOME, `.worker-${process.pid}.mjs`);
const listing = join(HOME, `.worker-${process.pid}.json`);
await build({
  entryPoints: [join(HOME, 'worker.ts')],
  outfile: worker,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  logLevel: 'error',
});
const kept = join(tmpdir(), `temporal-codemod-fuzz-${seed}`);

const found = new Map();
const total = { inputs: 0, failed: 0, changed: 0, judged: 0 };
const slow = [];

function report(input, sample, problems, files) {
  total.failed++;
  const folder = join(kept, String(input));
  for (const [path, content] of Object.entries(files ?? {})) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), Buffer.from(content, 'base64'));
  }
  for (const { kind, command, detail } of problems) {
    const key = `${kind}: ${command}: ${detail.split('\n').slice(0, 2).join(' ').replace(/\d+/g, 'N')}`;
    const count = (found.get(key) ?? 0) + 1;
    found.set(key, count);
    // The first ones of a kind tell enough.
    if (count > 3) continue;
    console.log(
      `FAILED: ${kind}: ${command}: input ${input} of seed ${seed}, made from ${sample}\n  ${detail.split('\n').slice(0, 8).join('\n  ')}`,
    );
    console.log(`  kept in ${folder}; again: npm run fuzz -- --seed ${seed} --only ${input}`);
  }
}

/** Looks for real files, once. */
function listCorpus() {
  const job = { listing, home: HOME, corpora: process.env.TEMPORAL_CODEMOD_CORPORA ?? null };
  const { stdout, stderr, status } = spawnSync(process.execPath, [worker, JSON.stringify(job)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const { corpus, python } = JSON.parse(stdout);
  console.log(`seed ${seed}; ${corpus}; ${python ? 'Python judges' : 'no python3: nobody judges the results'}`);
}

/** The files of an input that brought its process down. */
function filesOf(input) {
  const job = { seed, first: input, step: 1, last: input, listing, home: HOME, makeOnly: true };
  const { stdout, status } = spawnSync(process.execPath, [worker, JSON.stringify(job)], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  return status === 0 ? JSON.parse(stdout).files : {};
}

/** One process after the other, until all inputs of this share are done or time is up. */
async function share(first) {
  let next = first;
  while (next <= last && performance.now() < until) {
    const job = { seed, first: next, step: jobs, last, listing, home: HOME };
    const child = spawn(process.execPath, [worker, JSON.stringify(job)], { stdio: ['ignore', 'pipe', 'pipe'] });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', chunk => {
      errors = (errors + chunk).slice(-2000);
    });
    let running;
    let hangs = false;
    let timer;
    const watch = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        hangs = true;
        child.kill('SIGKILL');
      }, LIMIT_MS);
    };
    watch();
    for await (const line of createInterface({ input: child.stdout })) {
      watch();
      const message = JSON.parse(line);
      if (message.start !== undefined) running = message;
      if (message.end === undefined) continue;
      running = undefined;
      next = message.end + jobs;
      total.inputs++;
      total.changed += message.changed;
      total.judged += message.judged;
      slow.push([message.took, message.end, message.sample]);
      if (slow.length > 1000) slow.sort((a, b) => b[0] - a[0]).splice(5);
      if (message.problems.length > 0) report(message.end, message.sample, message.problems, message.files);
      if (total.inputs % 5000 === 0) console.log(`… ${total.inputs} inputs, ${total.failed} failed`);
      if (performance.now() >= until) child.kill();
    }
    clearTimeout(timer);
    if (running && performance.now() < until) {
      const kind = hangs ? 'hang' : 'process died';
      const detail = hangs ? `longer than ${LIMIT_MS / 1000} seconds` : errors;
      report(running.start, running.sample, [{ kind, command: 'all', detail }], filesOf(running.start));
      total.inputs++;
      next = running.start + jobs;
    } else if (!running && next === first && errors !== '') {
      throw new Error(errors);
    }
  }
}

try {
  listCorpus();
  await Promise.all(Array.from({ length: jobs }, (_, i) => share((only ?? 0) + i)));
} finally {
  for (const path of [worker, listing]) rmSync(path, { force: true });
}
for (const [key, count] of [...found].sort((a, b) => b[1] - a[1])) console.log(`${count} × ${key}`);
const slowest = slow
  .sort((a, b) => b[0] - a[0])
  .slice(0, 3)
  .map(([took, input, sample]) => `${took} ms (input ${input}, ${sample})`);
console.log(
  `${total.changed} files rewritten, of which Python compiled ${total.judged} before; slowest: ${slowest.join(', ')}`,
);
console.log(`${total.inputs - total.failed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.inputs === 0 ? 1 : 0;
