import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contents, folder } from '../support/folder.js';
import { hasTmux, TmuxScreen } from './tmux.js';

const call = (args: string) =>
  `from temporalio import workflow\n\n\nasync def f(x):\n    await workflow.execute_activity(${args})\n`;
const OLD = call('"a", x');
const NEW = call('"a", args=[x]');
const ASK = 'Apply this fix [';

const python = (root: string) =>
  Object.fromEntries(Object.entries(contents(root)).filter(([name]) => name.endsWith('.py')));

const TITLE = `a review in a terminal${hasTmux() ? '' : ' (skipped: there is no tmux on PATH)'}`;

describe.skipIf(!hasTmux())(TITLE, () => {
  const repo = (files: Record<string, string>) => folder({ 'pyproject.toml': '', ...files });

  it('is asked fix by fix, stopped, taken up again, and written', async () => {
    const root = repo({ 'a.py': OLD, 'b.py': OLD, 'c.py': OLD });
    const screen = new TmuxScreen(root, 80, 24);
    screen.start('args-list -i');
    await screen.waitFor(ASK);
    screen.type('y');
    await screen.waitFor('b.py:5:11', 20);
    screen.type('q');
    await screen.waitFor('exit code 0');
    expect(screen.lines.join('\n')).toContain('args-list: 1 yes, 0 no, 2 not decided');
    expect(python(root)).toEqual({ 'a.py': OLD, 'b.py': OLD, 'c.py': OLD });

    screen.start('args-list -i');
    await screen.waitFor('Go on from there');
    screen.press('Enter');
    await screen.waitFor(ASK);
    screen.type('n');
    await screen.waitFor('c.py:5:11', 20);
    screen.type('y');
    await screen.waitFor('Write 2 files now [y,n]?');
    screen.type('y');
    await screen.waitFor('exit code 0');
    expect(screen.lines.join('\n')).toContain('2 calls rewritten, 0 left for you, 1 declined.');
    expect(python(root)).toEqual({ 'a.py': NEW, 'b.py': OLD, 'c.py': NEW });
    expect(existsSync(join(root, '.temporal-codemod/decisions.json'))).toBe(false);
  });

  it('is clean on Ctrl-C: nothing is written, decisions are kept, the terminal is as it was', async () => {
    const root = repo({ 'a.py': OLD, 'b.py': OLD });
    const screen = new TmuxScreen(root, 80, 24);
    screen.type('stty -g > before');
    screen.start('args-list -i');
    await screen.waitFor(ASK);
    screen.type('y');
    await screen.waitFor('b.py:5:11', 20);
    screen.press('C-c');
    await screen.waitFor('exit code 130');
    screen.type('stty -g > after; echo do""ne');
    await screen.waitFor('done');
    expect(readFileSync(join(root, 'after'), 'utf8')).toBe(readFileSync(join(root, 'before'), 'utf8'));
    expect(python(root)).toEqual({ 'a.py': OLD, 'b.py': OLD });
    const kept = JSON.parse(readFileSync(join(root, '.temporal-codemod/decisions.json'), 'utf8'));
    expect(Object.values(kept.decisions)).toEqual(['accept']);
    expect(screen.lines.join('\n')).not.toMatch(/Error|at .*\.js/);
  });

  it('fits 60 columns: its own words never run over the edge', async () => {
    const many = call('"a", x, x').replace('f(x)', 'one_of_the_functions_with_a_long_name(x)');
    const root = repo({ 'a/rather/long/path/to/some/file.py': many, 'b.py': OLD });
    const screen = new TmuxScreen(root, 60, 30);
    screen.start('args-list -i');
    await screen.waitFor(ASK);
    screen.type('?');
    await screen.waitFor('this help');
    screen.type('b');
    await screen.waitFor('This is the first one of this review.');
    const shown = screen.lines;
    const start = shown.findIndex(line => line.startsWith('─'));
    // A line that is as wide as the terminal was cut by it.
    const own = shown.slice(start).filter(line => !/^[-+@]|^ {4}/.test(line));
    expect(own.length).toBeGreaterThan(12);
    for (const line of own) expect(line.length, line).toBeLessThan(60);
    screen.type('q');
    await screen.waitFor('exit code 0');
  });

  it('opens the editor, takes what was made of the fix, and refuses what Python would', async () => {
    const root = repo({
      'a.py': OLD,
      'good.sh': '#!/bin/sh\nsed -i "s/args=\\[x\\]/args=[x, 1]/" "$1"\n',
      'bad.sh': '#!/bin/sh\nsed -i "s/args=\\[x\\]/args=[x/" "$1"\n',
    });
    const screen = new TmuxScreen(root, 80, 24, { EDITOR: `sh ${join(root, 'bad.sh')}` });
    screen.start('args-list -i');
    await screen.waitFor(ASK);
    screen.type('e');
    await screen.waitFor('The fix stays as it was.');
    screen.type('q');
    await screen.waitFor('exit code 0');
    screen.type(`EDITOR="sh ${join(root, 'good.sh')}"; export EDITOR; clear`);
    screen.start('args-list -i --write');
    await screen.waitFor(ASK);
    screen.type('e');
    await screen.waitFor('exit code 0');
    expect(screen.lines.join('\n')).toContain('Yes to the fix as you edited it.');
    expect(readFileSync(join(root, 'a.py'), 'utf8')).toBe(call('"a", args=[x, 1]'));
  });

  it('begins after the list of steps is gone', async () => {
    const body = OLD.split('\n').at(-2)!;
    const root = repo({ 'a.py': OLD + `${body}\n`.repeat(2000), 'b.py': OLD + `${body}\n`.repeat(2000) });
    const screen = new TmuxScreen(root, 80, 24);
    screen.start('args-list -i');
    await screen.waitFor(ASK);
    const shown = screen.lines.join('\n');
    expect(shown).not.toMatch(/Find files|Verify|⠋|❯/);
    screen.type('q');
    await screen.waitFor('exit code 0');
  });
});
