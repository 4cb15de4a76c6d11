import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folder, put } from '../support/folder.js';
import { run } from './run-bin.js';

const OLD = 'from temporalio import workflow\nasync def f(x):\n    await workflow.execute_activity("a", x)\n';

it('programs are looked for on the PATH, and never in the repository that is the current folder', () => {
  const root = folder({ 'a.py': OLD, 'pyproject.toml': '[tool.temporal-codemod]\nformat-command = "true"\n' });
  const trap = join(folder(), 'sprung');
  for (const name of ['git', 'python3', 'sh', 'python']) {
    put(root, { [name]: `#!/bin/sh\ntouch ${trap}\n`, [`bin/${name}`]: `#!/bin/sh\ntouch ${trap}\n` });
    for (const path of [name, `bin/${name}`]) chmodSync(join(root, path), 0o755);
  }
  spawnSync('git', ['-C', root, 'init', '-q']);
  const env = { PATH: `.::bin:${process.env.PATH}` };
  expect(run(root, ['args-list', 'a.py', '--write', '--allow-dirty', '--run-format-command'], { env }).code).toBe(0);
  expect(run(root, ['args-list', '--since', 'HEAD'], { env }).code).toBe(2);
  run(root, ['verify', '.', '--python', 'python'], { env });
  expect(existsSync(trap)).toBe(false);
  // With no other folder on it, there is nothing to be found.
  expect(run(root, ['verify', '.', '--python', 'python'], { env: { PATH: '.' } }).code).toBe(2);
  expect(existsSync(trap)).toBe(false);
});
