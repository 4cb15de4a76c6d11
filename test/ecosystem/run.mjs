// Runs an earlier version and the working tree over real repositories, and shows what they say and write differently.
//   npm run ecosystem -- [--against REF] [--rule NAME …] [FOLDER …]
// REF is a git ref, by default the last release tag. Repositories: the folders given; else those in
// TEMPORAL_CODEMOD_CORPORA; else clones of the list beside this file. Nothing is written to them. Prints Markdown; ends
// with 1 where the working tree fails on a repository on which the earlier version did not.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const ROOT = resolve(import.meta.dirname, '../..');
const SHOWN_FINDINGS = 15;
const SHOWN_LINES = 60;
const HELD = 1 << 29;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { against: { type: 'string' }, rule: { type: 'string', multiple: true } },
});
const git = (cwd, ...args) => execFileSync('git', ['-C', cwd, ...args], { encoding: 'utf8' }).trim();

function lastRelease() {
  const { status, stdout } = spawnSync('git', ['-C', ROOT, 'describe', '--tags', '--abbrev=0', '--match', 'v*'], {
    encoding: 'utf8',
  });
  if (status === 0) return stdout.trim();
  console.error('There is no release tag yet: name a git ref with --against.');
  process.exit(2);
}

/** Builds a git ref in a folder of its own. @returns its program */
function buildAt(ref, folder) {
  git(ROOT, 'worktree', 'add', '--quiet', '--detach', folder, ref);
  const quiet = { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] };
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'], quiet);
  execFileSync('node', ['scripts/build.mjs'], quiet);
  return join(folder, 'bin/temporal-codemod.js');
}

/** The repositories to look at. */
function repositories() {
  if (positionals.length > 0) return positionals.map(folder => resolve(folder));
  const corpora = process.env.TEMPORAL_CODEMOD_CORPORA;
  if (corpora) {
    const folders = readdirSync(corpora, { withFileTypes: true }).filter(entry => entry.isDirectory());
    return folders.map(({ name }) => join(corpora, name)).sort();
  }
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'temporal-codemod/repositories');
  mkdirSync(cache, { recursive: true });
  return JSON.parse(readFileSync(join(import.meta.dirname, 'repositories.json'), 'utf8')).map(url => {
    const folder = join(cache, url.replace(/^https:\/\//, '').replaceAll('/', '+'));
    if (!existsSync(folder)) execFileSync('git', ['clone', '--quiet', '--depth=1', url, folder], { stdio: 'inherit' });
    return folder;
  });
}

const run = (bin, args, cwd) => spawnSync(process.execPath, [bin, ...args], { cwd, encoding: 'utf8', maxBuffer: HELD });

/** The names of the rules of a version, transforms first. */
function rulesOf(bin) {
  const lines = run(bin, ['rules'], ROOT)
    .stdout.split('\n')
    .map(line => line.split(/\s+/));
  return lines.filter(([name]) => name).map(([name, kind]) => ({ name, isTransform: kind === 'transform' }));
}

/** What a version says of a repository under one command, and what it would write. */
function judge(bin, command, isTransform, folder, scratch) {
  const patch = join(scratch, 'patch');
  rmSync(patch, { force: true });
  const more = isTransform ? ['--patch', patch] : [];
  const { status, stdout, stderr } = run(bin, [command, '.', '--format', 'json', ...more], folder);
  let plan;
  try {
    plan = JSON.parse(stdout);
  } catch {
    return {
      status,
      findings: [],
      patch: '',
      trouble: stderr.split('\n').slice(0, 3).join(' ') || `exit code ${status}`,
    };
  }
  const findings = plan.findings.map(({ rule, path, start, status: what, message, reason = '' }) => {
    return `${path}:${start.line}:${start.column} ${rule} ${what}: ${message}${reason && ` (${reason})`}`;
  });
  const crashes = (plan.crashes ?? []).map(({ rule, path = '', message }) => `${rule} crashed on ${path}: ${message}`);
  return { status, findings, patch: existsSync(patch) ? readFileSync(patch, 'utf8') : '', trouble: crashes.join('; ') };
}

/** Lines of one list that the other lacks, as often as they lack. */
function beyond(list, other) {
  const left = new Map();
  for (const each of other) left.set(each, (left.get(each) ?? 0) + 1);
  return list.filter(each => {
    const count = left.get(each) ?? 0;
    left.set(each, count - 1);
    return count <= 0;
  });
}

function showDifference(command, before, after) {
  const gone = beyond(before.findings, after.findings);
  const fresh = beyond(after.findings, before.findings);
  const lines = [`### ${command}: ${fresh.length} more, ${gone.length} fewer findings`, '', '```diff'];
  for (const [mark, list] of [
    ['-', gone],
    ['+', fresh],
  ]) {
    lines.push(...list.slice(0, SHOWN_FINDINGS).map(each => `${mark} ${each}`));
    if (list.length > SHOWN_FINDINGS) lines.push(`${mark} … and ${list.length - SHOWN_FINDINGS} more`);
  }
  if (before.patch !== after.patch) {
    const minus = beyond(before.patch.split('\n'), after.patch.split('\n')).map(line => `- ${line}`);
    const plus = beyond(after.patch.split('\n'), before.patch.split('\n')).map(line => `+ ${line}`);
    lines.push('', '# what would be written', ...[...minus, ...plus].slice(0, SHOWN_LINES));
  }
  if (before.trouble !== after.trouble) lines.push(`- trouble: ${before.trouble}`, `+ trouble: ${after.trouble}`);
  return [...lines, '```', ''].join('\n');
}

const ref = values.against ?? lastRelease();
const scratch = mkdtempSync(join(tmpdir(), 'temporal-codemod-ecosystem-'));
const tree = join(scratch, 'tree');
let differing = 0;
let broken = 0;
const folders = repositories();
try {
  const older = buildAt(ref, tree);
  const newer = join(ROOT, 'bin/temporal-codemod.js');
  const known = new Map(rulesOf(older).map(({ name }) => [name, true]));
  const transforms = rulesOf(newer).filter(
    ({ name, isTransform }) => isTransform && known.has(name) && (values.rule?.includes(name) ?? true),
  );
  const commands = [...transforms, ...(values.rule ? [] : [{ name: 'check', isTransform: false }])];
  console.log(`# ${ref} (${git(ROOT, 'rev-parse', '--short', ref)}) against the working tree\n`);
  for (const folder of folders) {
    const shown = [];
    for (const { name, isTransform } of commands) {
      const before = judge(older, name, isTransform, folder, scratch);
      const after = judge(newer, name, isTransform, folder, scratch);
      if (after.trouble && !before.trouble) broken++;
      const same = before.patch === after.patch && before.trouble === after.trouble;
      if (
        !same ||
        beyond(before.findings, after.findings).length + beyond(after.findings, before.findings).length > 0
      ) {
        shown.push(showDifference(name, before, after));
      }
    }
    if (shown.length > 0) {
      differing++;
      console.log(`## ${basename(folder)}\n\n${shown.join('\n')}`);
    }
  }
} finally {
  if (existsSync(tree)) git(ROOT, 'worktree', 'remove', '--force', tree);
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`${folders.length} repositories, ${differing} differ, ${broken} new failures.`);
process.exitCode = broken > 0 ? 1 : 0;
