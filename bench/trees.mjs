// The trees that are timed: a small one as it is, one of 10,000 files made of what Python has installed with the small
// one mixed in, and one of 100,000 files that holds the second one ten times. They are made once, in the cache.
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative } from 'node:path';

const cache = join(process.env.TEMPORAL_CODEMOD_CACHE ?? join(homedir(), '.cache', 'temporal-codemod'), 'bench-trees');
const LARGE = 10_000;
const COPIES = 10;
/** What tools leave out by themselves, each in its own way: no part of a fair comparison. */
const LEFT_OUT =
  /^(?:\..*|_?vendor|_vendored|vendored|third_party|site-packages|node_modules|dist|_?build|venv|__pycache__)$/;

/** The Python files below a folder, sorted, as absolute paths; links are not followed. */
function pythonFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return LEFT_OUT.test(entry.name) ? [] : pythonFiles(path);
      return entry.isFile() && entry.name.endsWith('.py') ? [path] : [];
    });
}

/** The folders in which the first `python3` keeps its standard library and its installed packages. */
function installed() {
  const code = 'import sysconfig; p = sysconfig.get_paths(); print(p["purelib"]); print(p["stdlib"])';
  const { stdout, status } = spawnSync('python3', ['-c', code], { encoding: 'utf8' });
  return status === 0 ? stdout.trim().split('\n').filter(existsSync) : [];
}

/**
 * Makes the trees that are not there yet.
 * @param small a folder of Python that uses the SDK
 * @returns their folders by name
 * @throws Error where Python has not enough files installed
 */
export function makeTrees(small) {
  const large = join(cache, `${LARGE}`);
  const huge = join(cache, `${LARGE * COPIES}`);
  once(large, folder => {
    cpSync(small, join(folder, 'samples'), { recursive: true, filter: path => !path.endsWith('/.git') });
    const room = LARGE - pythonFiles(join(folder, 'samples')).length;
    const sources = installed().flatMap(from =>
      pythonFiles(from).map(path => ({ path, to: join(folder, 'lib', relative(dirname(from), path)) })),
    );
    if (sources.length < room) throw new Error(`python3 has ${sources.length} files installed, ${room} are needed`);
    for (const { path, to } of sources.slice(0, room)) {
      const target = to.replaceAll('site-packages', 'packages');
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(path, target);
    }
  });
  once(huge, folder => {
    for (let i = 0; i < COPIES; i++) cpSync(large, join(folder, `copy${i}`), { recursive: true, filter: notGit });
  });
  return { small, large, huge };
}

const notGit = path => !path.endsWith('/.git');

/** Makes a folder, a git repository, under another name first: a half-made tree is never taken for a whole one. */
function once(folder, make) {
  if (existsSync(folder)) return;
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  make(unfinished);
  mkdirSync(join(unfinished, '.git'));
  renameSync(unfinished, folder);
}
