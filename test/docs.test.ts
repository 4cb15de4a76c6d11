import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder } from './support/folder.js';

const ROOT = resolve(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const pages = ['README.md', 'CONTRIBUTING.md', ...readdirSync(join(ROOT, 'docs')).map(name => `docs/${name}`)];

it.each(pages)('the links of %s lead to files that there are', page => {
  const links = [...read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(match => match[1]!);
  const missing = links.filter(link => !/^[a-z]+:/.test(link) && !existsSync(join(ROOT, dirname(page), link)));
  expect(missing).toEqual([]);
});

describe('the code of docs/node-api.md', () => {
  const blocks = [...read('docs/node-api.md').matchAll(/```js\n(.*?)```/gs)].map(match => match[1]!);
  const OLD = 'from temporalio import workflow\nasync def f(x):\n    await workflow.execute_activity("a", x)\n';

  it('runs, in its order', () => {
    const cwd = folder({ 'pyproject.toml': '', 'a.py': OLD });
    const module = JSON.stringify(`file://${join(ROOT, 'dist/index.js')}`);
    const outputs = blocks.map(block => {
      const code = block.replaceAll("'temporal-codemod'", module);
      const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
        cwd,
        encoding: 'utf8',
      });
      expect([status, stderr]).toEqual([0, '']);
      return stdout;
    });
    expect(outputs[0]).toMatch(/^a\.py:3:11 apply args-list: [^\n]+\na\.py 92 99\n\[ 'a\.py' \]\n$/);
    expect(outputs[1]).toBe("[ 'a.py' ]\n");
    expect(outputs[2]).toBe('1 []\n');
    expect(outputs[3]).toMatch(/^\d+ diff --git a\/a\.py b\/a\.py\n/);
    expect(readFileSync(join(cwd, 'a.py'), 'utf8')).toBe(OLD);
  });
});

it('the code of docs/node-api.md is right in the eyes of a type checker', () => {
  const blocks = [...read('docs/node-api.md').matchAll(/```js\n(.*?)```/gs)].map(match => match[1]!);
  const files = Object.fromEntries(blocks.map((block, i) => [`block${i}.mts`, block]));
  const cwd = folder({ 'package.json': '{}', ...files });
  mkdirSync(join(cwd, 'node_modules'));
  symlinkSync(ROOT, join(cwd, 'node_modules/temporal-codemod'));
  const types = ['--types', 'node', '--typeRoots', join(ROOT, 'node_modules/@types')];
  const args = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', ...types, ...Object.keys(files)];
  const { status, stdout } = spawnSync(join(ROOT, 'node_modules/.bin/tsc'), args, { cwd, encoding: 'utf8' });
  expect([status, stdout]).toEqual([0, '']);
});

it('the loop over many repositories of docs/many-repositories.md counts findings', context => {
  if (spawnSync('jq', ['--version']).error) context.skip('no jq on PATH');
  const [, script] = /```sh\n(for repo.*?)```/s.exec(read('docs/many-repositories.md'))!;
  const old =
    'from temporalio import workflow\nasync def f(x):\n    await workflow.execute_activity("a", x, start_to_close_timeout=t)\n';
  const cwd = folder({
    'one/.git/HEAD': '',
    'one/a.py': old,
    'two/.git/HEAD': '',
    'two/b.py': `${old}${old.slice(32)}`,
  });
  const npx = script!.replaceAll(
    'npx temporal-codemod',
    `"${process.execPath}" "${join(ROOT, 'bin/temporal-codemod.js')}"`,
  );
  const { stdout, stderr } = spawnSync('sh', ['-c', npx], { cwd, encoding: 'utf8' });
  expect(stderr).toBe('');
  const counts = stdout
    .trim()
    .split('\n')
    .filter(line => line.endsWith('\targs-list'));
  expect(counts.map(line => line.trim().replace(/\s+/g, ' '))).toEqual([
    `2 ${cwd}/two args-list`,
    `1 ${cwd}/one args-list`,
  ]);
});
