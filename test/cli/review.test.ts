import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contents, folder, put } from '../support/folder.js';
import { run } from './run-bin.js';

const call = (args: string, name = 'f') => `async def ${name}(x):\n    await workflow.execute_activity(${args})\n`;
const module = (...calls: string[]) => `from temporalio import workflow\n${calls.join('')}`;
const OLD = module(call('"a", x'), call('"b", x', 'g'));
const NEW = module(call('"a", args=[x]'), call('"b", args=[x]', 'g'));

const repo = (files: Record<string, string>) => folder({ 'pyproject.toml': '', ...files });
const answer = (root: string, answers: string, ...args: string[]) =>
  run(root, ['args-list', '-i', ...args], { input: answers });
const asked = (err: string) => [...err.matchAll(/^\d+ of \d+ {2}.*\n(.*)$/gm)].map(match => match[1]);
const python = (root: string) =>
  Object.fromEntries(Object.entries(contents(root)).filter(([name]) => name.endsWith('.py')));

describe('answers', () => {
  it('y and n decide one fix each; the end shows what was done, the diff is not shown again', () => {
    const root = repo({ 'a.py': OLD });
    const { code, out, err } = answer(root, 'y\nn\ny\n');
    expect(code).toBe(0);
    expect(err).toContain('args-list: 1 yes, 1 no\n');
    expect(err).toContain('(2/2) Apply this fix [');
    expect(out).toBe(
      '1 file scanned: 1 changed, 0 clean, 0 skipped, 0 failed.\n1 call rewritten, 0 left for you, 1 declined.\n',
    );
    expect(python(root)).toEqual({ 'a.py': module(call('"a", args=[x]'), call('"b", x', 'g')) });
  });

  it('anything but a yes at the end writes nothing, and keeps what was decided', () => {
    const root = repo({ 'a.py': OLD });
    expect(answer(root, 'y\ny\nn\n').out).toMatch(
      /Nothing was written\. What you decided is kept: run the same command again to write it\.\n$/,
    );
    expect(python(root)).toEqual({ 'a.py': OLD });
    expect(answer(root, 'q\n').err).toContain('Nothing was written.');
    expect(python(root)).toEqual({ 'a.py': OLD });
    expect(answer(root, '\ny\n').err).toContain('2 of 2 fixes were decided in an earlier review.');
    expect(python(root)).toEqual({ 'a.py': NEW });
  });

  it('--write asks no more', () => {
    const root = repo({ 'a.py': OLD });
    expect(answer(root, 'y\ny\n', '--write').err).not.toContain('Write 1 file');
    expect(python(root)).toEqual({ 'a.py': NEW });
  });

  it('a and d answer for the rest of the file, r for the rest of the rule', () => {
    const files = { 'a.py': OLD, 'b.py': OLD, 'c.py': OLD, 'd.py': OLD };
    const root = repo(files);
    const { err } = answer(root, 'a\nd\nr\ny\n');
    expect(asked(err)).toEqual(['a.py:3:11', 'b.py:3:11', 'c.py:3:11']);
    expect(err).toContain('Yes to 1 more in this file.\n');
    expect(err).toContain('No to 1 more in this file.\n');
    expect(err).toContain('Yes to 3 more of this rule.\n');
    expect(python(root)).toEqual({ ...files, 'a.py': NEW, 'c.py': NEW, 'd.py': NEW });
  });

  it('what is said of a safe fix is not said of an unsafe one', () => {
    const swallowed =
      'async def h(x):\n    try:\n        await workflow.execute_activity("c", x, x)\n    except TypeError:\n        pass\n';
    const root = repo({ 'a.py': module(call('"a", x'), swallowed, call('"b", x', 'g')) });
    const { err } = answer(root, 'a\nn\ny\n');
    expect(asked(err)).toEqual(['a.py:3:11', 'a.py:6:15']);
    expect(err).toContain('Yes to 1 more in this file. 1 unsafe one is still asked about.\n');
    expect(err).toContain('args-list, unsafe for running workflows\n');
    expect(python(root)).toEqual({ 'a.py': module(call('"a", args=[x]'), swallowed, call('"b", args=[x]', 'g')) });
  });

  it('b opens the fix before again', () => {
    const root = repo({ 'a.py': OLD });
    const { err } = answer(root, 'b\nn\nb\ny\ny\ny\n');
    expect(err).toContain('This is the first one of this review.');
    expect(asked(err)).toEqual(['a.py:3:11', 'a.py:5:11', 'a.py:3:11', 'a.py:5:11']);
    expect(python(root)).toEqual({ 'a.py': NEW });
  });

  it('+ shows more around, anything else the help', () => {
    const lines = Array.from({ length: 12 }, (_, i) => `x${i} = ${i}\n`).join('');
    const root = repo({ 'a.py': `${module()}${lines}${call('"a", x')}` });
    const { err } = answer(root, 'what\n+\nq\n');
    const [first, , second] = err.split(/^─+$/m).slice(1);
    expect(first).not.toContain('x5 = 5');
    expect(first).toContain('  ?  this help');
    expect(err).toContain('x5 = 5');
    expect(second).toContain('args-list: 0 yes, 0 no, 1 not decided');
  });

  it('the end of the input stops it as q does', () => {
    const root = repo({ 'a.py': OLD });
    const { code, out, err } = answer(root, 'y\n');
    expect([code, out]).toEqual([0, '']);
    expect(err).toMatch(/Nothing was written\. What you decided is kept: run the same command again to go on\.\n$/);
    expect(python(root)).toEqual({ 'a.py': OLD });
  });

  it('nothing to decide asks nothing', () => {
    const { code, out, err } = answer(repo({ 'a.py': NEW }), '');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('0 calls rewritten');
  });
});

describe('a review that was stopped', () => {
  it('goes on where it was, also after lines moved; a fix that changed is asked about again', () => {
    const root = repo({ 'a.py': OLD, 'b.py': OLD });
    answer(root, 'y\ny\ny\nq\n');
    put(root, { 'a.py': `"""Now with a docstring."""\n${OLD}`, 'b.py': OLD.replace('"a", x)', '"a", x)  # !') });
    const { err } = answer(root, '\nq\n');
    expect(err).toContain('2 of 4 fixes were decided in an earlier review.');
    expect(asked(err)).toEqual(['b.py:3:11']);
  });

  it('starts over with s', () => {
    const root = repo({ 'a.py': OLD });
    answer(root, 'y\nq\n');
    expect(asked(answer(root, 's\nq\n').err)).toEqual(['a.py:3:11']);
  });

  it('is not seen by git, and survives a write of something else and its undo', () => {
    const root = repo({ 'a.py': OLD, 'b.py': OLD });
    run(root, ['args-list', '-i'], { input: 'y\nq\n' });
    expect(readFileSync(join(root, '.temporal-codemod/.gitignore'), 'utf8')).toBe('*\n');
    run(root, ['args-list', 'b.py', '--write']);
    run(root, ['undo']);
    expect(readFileSync(join(root, '.temporal-codemod/.gitignore'), 'utf8')).toBe('*\n');
    expect(answer(root, '\nq\n').err).toContain('1 of 4 fixes were decided');
  });

  it('with a damaged file of decisions says so', () => {
    const root = repo({ 'a.py': OLD, '.temporal-codemod/decisions.json': '{"version": 3}' });
    const { code, err } = answer(root, 'y\n');
    expect(code).toBe(2);
    expect(err).toContain('.temporal-codemod/decisions.json: ');
  });

  it('can be saved as a plan instead of being written', () => {
    const root = repo({ 'a.py': OLD });
    expect(answer(root, 'y\nn\n', '--plan-out', 'plan.json').code).toBe(0);
    expect(python(root)).toEqual({ 'a.py': OLD });
    expect(existsSync(join(root, '.temporal-codemod/decisions.json'))).toBe(true);
    expect(run(root, ['apply', 'plan.json']).out).toContain('1 call rewritten, 0 left for you, 1 declined.');
    expect(python(root)).toEqual({ 'a.py': module(call('"a", args=[x]'), call('"b", x', 'g')) });
  });
});

describe('e', () => {
  const edit = (root: string, script: string, answers: string) => {
    put(root, { 'edit.sh': `${script}\n` });
    return run(root, ['args-list', '-i'], { input: answers, env: { EDITOR: `sh ${join(root, 'edit.sh')}` } });
  };

  it('takes other lines than the fix would write, and keeps them for the next time', () => {
    const root = repo({ 'a.py': OLD.replaceAll('\n', '\r\n') });
    const { err } = edit(root, 'sed -i "s/\\[x\\]/[x, 1]/" "$1"', 'e\nq\n');
    expect(err).toContain('Yes to the fix as you edited it.');
    expect(edit(root, '', '\ny\ny\n').code).toBe(0);
    const expected = module(call('"a", args=[x, 1]'), call('"b", args=[x]', 'g')).replaceAll('\n', '\r\n');
    expect(python(root)).toEqual({ 'a.py': expected });
  });

  it.each([
    ['a result that is no Python', 'sed -i "s/\\[x\\]/[x/" "$1"', /The fix stays as it was\.\n/],
    ['an emptied file', ': > "$1"', /The fix stays as it was\.\n/],
    ['lost marks', 'sed -i "/#~ a/d" "$1"', /The lines with #~ are not as they were/],
    ['no change', ':', /Nothing was changed\.\n/],
    ['an editor that fails', 'exit 3', /the editor \(sh [^\n]+\) failed/s],
  ])('refuses %s and asks again', (_, script, message) => {
    const root = repo({ 'a.py': module(call('"a", x')) });
    const { err } = edit(root, script, 'e\nn\n');
    expect(err.replace(/\n(?!Apply)/g, '\n')).toMatch(message);
    expect(err).toContain('args-list: 0 yes, 1 no');
    expect(python(root)).toEqual({ 'a.py': module(call('"a", x')) });
  });
});
