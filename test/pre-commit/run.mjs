// Installs the hooks from a release tag of this very commit with the real pre-commit, as a team would, and runs them in a
// scratch repository. Needs git, npm, Python and the package registries. Prints `N passed, N failed`.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PRE_COMMIT = 'pre-commit==4.7.0';
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const folder = mkdtempSync(join(tmpdir(), 'temporal-codemod-hooks-'));
const [origin, team] = [join(folder, 'origin'), join(folder, 'team')];
const identity = {
  GIT_AUTHOR_NAME: 'T',
  GIT_AUTHOR_EMAIL: 't@example.com',
  GIT_COMMITTER_NAME: 'T',
  GIT_COMMITTER_EMAIL: 't@example.com',
};
const env = { ...process.env, ...identity, PRE_COMMIT_HOME: join(folder, 'home') };
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const OLD = 'from temporalio import workflow\n\n\nasync def f(x):\n    await workflow.execute_activity("a", x)\n';
const NEW = OLD.replace('"a", x', '"a", args=[x]');
let passed = 0;
let failed = 0;

function check(what, ok, detail = '') {
  if (ok) passed++;
  else failed++;
  console.log(`${ok ? 'ok' : 'FAILED'}: ${what}${ok || detail === '' ? '' : `\n${detail}`}`);
}

const run = (cwd, command, ...args) => execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: 'pipe' });

function preCommitOf() {
  if (!spawnSync('pre-commit', ['--version']).error) return 'pre-commit';
  run(folder, 'python3', '-m', 'venv', join(folder, 'venv'));
  run(folder, join(folder, 'venv/bin/pip'), 'install', '--quiet', '--disable-pip-version-check', PRE_COMMIT);
  return join(folder, 'venv/bin/pre-commit');
}

if (spawnSync('python3', ['--version']).error) {
  console.log('skipped: no python3 on PATH\n0 passed, 0 failed');
  process.exit(0);
}
try {
  run(folder, 'git', 'clone', '--quiet', root, origin);
  run(folder, 'cp', '-r', join(root, 'dist'), join(origin, 'dist'));
  run(origin, process.execPath, 'scripts/release-tag.mjs');
  check('the tag leaves the branch as it was', run(origin, 'git', 'status', '--porcelain') === '');

  const hooks = ['temporal-codemod-check', 'temporal-codemod'].map(id => `      - id: ${id}\n`).join('');
  run(folder, 'git', 'init', '--quiet', team);
  writeFileSync(
    join(team, '.pre-commit-config.yaml'),
    `repos:\n  - repo: ${origin}\n    rev: v${version}\n    hooks:\n${hooks}`,
  );
  writeFileSync(join(team, 'pyproject.toml'), '[tool.temporal-codemod]\nselect = ["args-list"]\n');
  writeFileSync(join(team, 'flow.py'), OLD);
  run(team, 'git', 'add', '.');
  const preCommit = preCommitOf();
  const hook = id =>
    spawnSync(preCommit, ['run', id, '--all-files', '--verbose'], { cwd: team, env, encoding: 'utf8' });

  const found = hook('temporal-codemod-check');
  check(
    'the check finds what is left to do',
    found.status === 1 && /flow\.py:5:11: args-list: /.test(found.stdout),
    found.stdout + found.stderr,
  );
  const fixed = hook('temporal-codemod');
  const isFixed = readFileSync(join(team, 'flow.py'), 'utf8') === NEW;
  check(
    'the fix writes, and the run fails since files changed',
    fixed.status === 1 && isFixed,
    fixed.stdout + fixed.stderr,
  );
  run(team, 'git', 'add', '.');
  for (const id of ['temporal-codemod-check', 'temporal-codemod']) {
    const again = hook(id);
    check(`${id} passes then`, again.status === 0 && /Passed/.test(again.stdout), again.stdout + again.stderr);
  }
  check(
    'what undo needs is not added to git',
    !run(team, 'git', 'status', '--porcelain').includes('.temporal-codemod'),
  );
  check('and is there', existsSync(join(team, '.temporal-codemod')));
} catch (error) {
  check('installing and running', false, `${error.message}\n${error.stderr ?? ''}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
