import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { transforms } from '../../src/transforms/index.js';
import type { Plan } from '../../src/types.js';
import { contents, folder, put } from '../support/folder.js';
import { run } from './run-bin.js';

const FLOWS = `from temporalio import workflow


@workflow.defn
class Pay:
    @workflow.run
    async def run(self, order: str, cents: int) -> None:
        await workflow.execute_activity("charge", order)
        await workflow.execute_activity("mail", order)
`;
const STARTER = `from temporalio.client import Client

from flows import Pay


async def main() -> None:
    client = await Client.connect("localhost:7233")
    await client.execute_workflow(Pay.run, args=["a", 1], id="1", task_queue="q")
`;
const FILES = {
  'pyproject.toml': '[project]\ndependencies = ["pydantic"]\n',
  'flows.py': FLOWS,
  'starter.py': STARTER,
};
const python = (root: string) =>
  Object.fromEntries(Object.entries(contents(root)).filter(([name]) => name.endsWith('.py')));
const git = (root: string, ...args: string[]) => {
  const identity = ['-c', 'user.name=T', '-c', 'user.email=t@example.com'];
  const { status, stdout, stderr } = spawnSync('git', ['-C', root, ...identity, ...args], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout;
};
/** A repository with one commit, in which git knows who commits. */
const repository = () => {
  const root = folder(FILES);
  git(root, 'init', '-q');
  git(root, 'config', 'user.name', 'T');
  git(root, 'config', 'user.email', 't@example.com');
  git(root, 'add', '.');
  git(root, 'commit', '-qm', 'before');
  return root;
};

describe('migrate', () => {
  it('shows one diff and one report, and writes all at once', () => {
    const root = folder(FILES);
    const { code, out } = run(root, ['migrate']);
    expect(code).toBe(0);
    expect([...out.matchAll(/^\+\+\+ (.*)$/gm)].map(match => match[1])).toEqual(['flows.py', 'starter.py']);
    expect(out).toContain('1 workflow converted, 3 calls rewritten, 0 left for you.');
    expect(python(root)).toEqual({ 'flows.py': FLOWS, 'starter.py': STARTER });
    expect(run(root, ['migrate', '--write']).err).toBe('Wrote 2 files. Take it back with: temporal-codemod undo\n');
    expect(run(root, ['migrate', '--check'])).toMatchObject({ code: 0, err: '' });
    expect(run(root, ['undo']).code).toBe(0);
    expect(python(root)).toEqual({ 'flows.py': FLOWS, 'starter.py': STARTER });
    expect(run(root, ['migrate', '--check']).code).toBe(1);
  });

  it('--patch gives what git apply takes, and what a write gives', () => {
    const [root, written] = [repository(), folder(FILES)];
    run(root, ['migrate', '--patch', 'all.patch']);
    run(written, ['migrate', '--write', '--quiet']);
    git(root, 'apply', 'all.patch');
    expect(python(root)).toEqual(python(written));
  });

  it('--commit-per-rule makes a commit for each transform, and leaves alone what else is staged', () => {
    const [root, written] = [repository(), folder(FILES)];
    put(root, { 'note.txt': 'mine\n' });
    git(root, 'add', 'note.txt');
    const { code, err } = run(root, ['migrate', '--write', '--commit-per-rule']);
    expect([code, err]).toEqual([0, err]);
    const messages = ['args-list', 'pydantic-params', 'pydantic-converter'].map(
      name => `${name}: ${transforms.find(rule => rule.name === name)!.summary}`,
    );
    const files = ['1 file', '2 files', '1 file'];
    expect(err).toBe(messages.map((message, i) => `Committed ${files[i]}: ${message}\n`).join(''));
    expect(git(root, 'log', '--reverse', '--format=%s').trim().split('\n')).toEqual(['before', ...messages]);
    expect(git(root, 'diff', '--cached', '--name-only')).toBe('note.txt\n');
    run(written, ['migrate', '--write', '--quiet']);
    expect(python(root)).toEqual(python(written));
  });

  it('--commit-per-rule commits what the formatter makes of it apart', () => {
    const root = repository();
    put(root, {
      'tool.sh': 'for f in "$@"; do echo "# formatted" >> "$f"; done\n',
      'pyproject.toml': `${FILES['pyproject.toml']}[tool.temporal-codemod]\nformat-command = "sh tool.sh"\n`,
    });
    git(root, 'add', '.');
    git(root, 'commit', '-qm', 'tool');
    expect(run(root, ['migrate', '--write', '--commit-per-rule', '--run-format-command']).code).toBe(0);
    expect(git(root, 'log', '-1', '--format=%s', '--name-only').trim().split('\n')).toEqual([
      'format what was rewritten',
      '',
      'flows.py',
      'starter.py',
    ]);
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  it('--commit-per-rule refuses, before anything is written, where git would be in the way', () => {
    const root = repository();
    put(root, { 'starter.py': `${STARTER}# mine\n` });
    const dirty = run(root, ['migrate', '--write', '--commit-per-rule']);
    expect([dirty.code, dirty.err]).toEqual([
      2,
      expect.stringContaining('starter.py\nCommit them first. Nothing was written.'),
    ]);
    expect(contents(root)['flows.py']).toBe(FLOWS);
    expect(run(folder(FILES), ['migrate', '--write', '--commit-per-rule']).err).toContain('needs a git repository');
  });

  it('says which commit git refused', () => {
    const root = repository();
    put(root, { '.git/hooks/pre-commit': '#!/bin/sh\necho the hook says no >&2\nexit 1\n' });
    spawnSync('chmod', ['+x', join(root, '.git/hooks/pre-commit')]);
    const { code, err } = run(root, ['migrate', '--write', '--commit-per-rule']);
    expect(code).toBe(2);
    expect(err).toMatch(
      /^temporal-codemod: git could not commit what was written \(args-list: [^\n]+\): the hook says no\n/,
    );
    expect(run(root, ['undo']).code).toBe(0);
    expect(python(root)).toEqual({ 'flows.py': FLOWS, 'starter.py': STARTER });
  });

  it('-i goes transform by transform, each on what was decided before, and can be taken up again', () => {
    const root = folder(FILES);
    const answer = (answers: string) => run(root, ['migrate', '-i'], { input: answers });
    const count = transforms.length;
    const titles = (err: string) => [...err.matchAll(/^Transform (.*)$/gm)].map(match => match[1]);
    const first = answer('y\nn\nq\n');
    expect(first.err).toContain('args-list: 1 yes, 1 no\n');
    expect(titles(first.err)).toEqual([`1 of ${count}: args-list`, `2 of ${count}: pydantic-params`]);
    expect(first.err).toMatch(/Nothing was written\. What you decided is kept[^\n]+\n$/);
    const second = answer('\nn\ny\n');
    expect(second.err).toContain('2 of 2 fixes were decided in an earlier review.');
    // Without a model nobody needs the converter.
    expect(titles(second.err)).toEqual([`1 of ${count}: args-list`, `2 of ${count}: pydantic-params`]);
    expect(second.out).toContain('1 call rewritten, 0 left for you, 2 declined.');
    expect(python(root)).toEqual({
      'flows.py': FLOWS.replace('"charge", order', '"charge", args=[order]'),
      'starter.py': STARTER,
    });
  });

  it('a saved migration with a declined fix is planned again behind it', () => {
    const root = folder(FILES);
    run(root, ['migrate', '--plan-out', 'plan.json']);
    const { findings } = JSON.parse(readFileSync(join(root, 'plan.json'), 'utf8')) as Plan;
    const decisions = findings.map(({ id, rule }) => [id, rule === 'args-list' ? 'decline' : 'accept']);
    put(root, { 'decisions.json': JSON.stringify({ version: 1, decisions: Object.fromEntries(decisions) }) });
    const { code, out } = run(root, ['apply', 'plan.json', '--decisions', 'decisions.json']);
    expect(code).toBe(0);
    const { 'flows.py': flows, 'starter.py': starter } = python(root);
    expect(flows).toContain('execute_activity("charge", request.order)');
    expect(starter).toContain('data_converter=pydantic_data_converter');
    expect(flows).toContain('class PayRequest(BaseModel)');
    expect(out).toContain('1 workflow converted, 1 call rewritten, 0 left for you, 2 declined.');
  });

  it.each([
    [['-'], 'migrate does not read stdin'],
    [['--commit-per-rule'], '--commit-per-rule goes with --write or -i.'],
    [['--commit-per-rule', '--write', '--allow-dirty'], '--commit-per-rule and --allow-dirty contradict each other'],
  ])('%j is refused', (args, message) => {
    const { code, err } = run(folder(FILES), ['migrate', ...args]);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});
