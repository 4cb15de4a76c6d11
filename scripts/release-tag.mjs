// Makes the tag of a release: a commit on top of HEAD that holds the built program as well, since those who install from
// git (pre-commit) cannot build it. No branch and no working file changes. Needs a build.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const tag = `v${version}`;
const folder = mkdtempSync(join(tmpdir(), 'temporal-codemod-release-'));

function git(...args) {
  const env = { ...process.env, GIT_INDEX_FILE: join(folder, 'index') };
  return execFileSync('git', ['-C', root, ...args], { encoding: 'utf8', env }).trim();
}

try {
  if (!existsSync(join(root, 'dist/cli/main.js'))) throw new Error('there is no dist: npm run build');
  git('read-tree', 'HEAD');
  git('add', '--force', 'dist');
  const commit = git('commit-tree', git('write-tree'), '-p', 'HEAD', '-m', `${tag}, with the built program`);
  git('tag', '-a', tag, commit, '-m', tag);
  console.log(`${tag}: ${commit}`);
} catch (error) {
  console.error(error.stderr || error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
