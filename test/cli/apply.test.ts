import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Plan, PlanFinding } from '../../src/types.js';
import { contents, folder, put } from '../support/folder.js';
import { run } from './run-bin.js';

const call = (name: string, args: string) =>
  `from temporalio import workflow\n\n\nasync def ${name}(x):\n    await workflow.execute_activity(${args})\n`;
const OLD = call('f', '"a", x');
const NEW = call('f', '"a", args=[x]');

/** A repository with its plan beside it, and a copy as another machine would have it. */
function planned(files: Record<string, string | Uint8Array>, ...args: string[]) {
  const here = folder({ 'pyproject.toml': '', ...files });
  const { code, out } = run(here, ['args-list', '--plan-out', 'plan.json', ...args]);
  expect(code).toBe(0);
  expect(out).toMatch(/Nothing was written but the plan plan\.json, for temporal-codemod apply\.\n$/);
  expect(contents(here)['a.py']).toBe(Buffer.from(files['a.py']!).toString('latin1'));
  const there = folder();
  cpSync(here, there, { recursive: true });
  const path = join(there, 'plan.json');
  return { there, path, plan: JSON.parse(readFileSync(path, 'utf8')) as Plan };
}

const withPlan = (path: string, plan: unknown) => writeFileSync(path, JSON.stringify(plan));

describe('apply', () => {
  it('writes on another machine what the plan showed, byte for byte', () => {
    const files = {
      'a.py': `\uFEFF${OLD}`.replaceAll('\n', '\r\n'),
      'sub dir/é.py': OLD,
      'latin.py': Buffer.from(`# coding: latin-1\n# \xe9\n${OLD}`, 'latin1'),
    };
    const { there } = planned(files);
    const shown = run(there, ['apply', 'plan.json', '--dry-run']);
    expect(shown.out).toMatch(/Nothing was written\. Leave --dry-run out to apply\.\n$/);
    const result = run(join(there, 'sub dir'), ['apply', '../plan.json']);
    expect([result.code, result.err]).toEqual([0, 'Wrote 3 files. Take it back with: temporal-codemod undo ..\n']);
    const expected = folder({ 'pyproject.toml': '', ...files });
    run(expected, ['args-list', '--write']);
    const { 'plan.json': _, ...after } = contents(there);
    const own = (all: Record<string, string>) =>
      Object.fromEntries(Object.entries(all).filter(([name]) => !name.startsWith('.temporal-codemod')));
    expect(own(after)).toEqual(own(contents(expected)));
    expect(run(there, ['undo']).code).toBe(0);
    expect(contents(there)['a.py']).toBe(Buffer.from(files['a.py']).toString('latin1'));
  });

  it('refuses files that changed or went away since, names them, and touches nothing', () => {
    const { there } = planned({ 'a.py': OLD, 'b.py': OLD, 'c.py': OLD });
    put(there, { 'b.py': `${OLD}\n` });
    rmSync(join(there, 'c.py'));
    const before = contents(there);
    const { code, out, err } = run(there, ['apply', 'plan.json']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toBe(
      `temporal-codemod: 2 files are not what plan.json was made for, in ${there}:
  b.py: changed since
  c.py: not there
Nothing was written. --replan makes the plan again and applies what is still the same as in the reviewed one.\n`,
    );
    expect(contents(there)).toEqual(before);
  });

  it('--replan applies what is the same, and leaves what nobody reviewed', () => {
    const { there } = planned({ 'a.py': OLD, 'b.py': OLD, 'c.py': call('g', '"a", x, x'), 'd.py': 'x = 1\n' });
    put(there, { 'b.py': `# moved down\n${OLD}`, 'c.py': call('g', '"a", x, x, 5'), 'd.py': call('h', '"new", x') });
    const { code, out } = run(there, ['apply', 'plan.json', '--replan']);
    expect(code).toBe(0);
    expect(out).toContain('2 calls rewritten, 0 left for you, 2 declined.');
    expect(out).toMatch(
      /\nNot applied:\nc\.py:5:11: args-list: [^\n]+ \(not part of the plan that was reviewed\)\nd\.py:5:11: /,
    );
    const after = contents(there);
    expect(after['a.py']).toBe(NEW);
    expect(after['b.py']).toBe(`# moved down\n${NEW}`);
    expect(after['c.py']).toBe(call('g', '"a", x, x, 5'));
    expect(after['d.py']).toBe(call('h', '"new", x'));
  });

  it('--replan uses the paths and the options of the plan', () => {
    const files = { 'a.py': OLD, 'src/b.py': call('g', '"a", x, x'), 'src/c.py': OLD };
    const { there, plan } = planned(files, 'src', '--only-multiple');
    expect([plan.paths, plan.options]).toEqual([['src'], { onlyMultiple: true, safeOnly: false }]);
    put(there, { 'src/b.py': `\n${files['src/b.py']}` });
    expect(run(there, ['apply', 'plan.json', '--replan']).out).toContain('1 call rewritten');
    expect(contents(there)).toMatchObject({ 'a.py': OLD, 'src/c.py': OLD });
  });

  it('--decisions applies only what was accepted, and only as it was looked at', () => {
    const { there, plan } = planned({ 'a.py': OLD, 'b.py': OLD, 'c.py': OLD, 'd.py': OLD });
    const [a, b, c] = plan.findings as [PlanFinding, PlanFinding, PlanFinding];
    const decisions = { [a.id]: 'accept', [b.id]: 'decline', [c.id]: 'accept' };
    const fingerprints = { [a.id]: a.fingerprint, [c.id]: '0'.repeat(16) };
    put(there, { 'decisions.json': JSON.stringify({ version: 1, decisions, fingerprints }) });
    const { code, out } = run(there, ['apply', 'plan.json', '--decisions', 'decisions.json']);
    expect(code).toBe(0);
    expect(out).toContain('1 call rewritten, 0 left for you, 3 declined.');
    expect(out).toMatch(/c\.py[^\n]*\(changed since it was decided\)\nd\.py[^\n]*\(not decided\)\n/);
    expect(contents(there)).toMatchObject({ 'a.py': NEW, 'b.py': OLD, 'c.py': OLD, 'd.py': OLD });
    put(there, { 'decisions.json': JSON.stringify({ version: 1, decisions: { [a.id]: 'yes' } }) });
    expect(run(there, ['apply', 'plan.json', '--decisions', 'decisions.json']).err).toMatch(
      /^temporal-codemod: decisions\.json: \/decisions\/[0-9a-f]{12} must be equal to one of the allowed values: accept, decline\.\n$/,
    );
  });

  it('a plan that was tampered with cannot lead out of the repository, or break a file', () => {
    const { there, path, plan } = planned({ 'repo/a.py': OLD, 'a.py': OLD });
    const outside = folder({ 'secret.py': OLD });
    mkdirSync(join(there, 'link'));
    symlinkSync(join(outside, 'secret.py'), join(there, 'link/x.py'));
    const [first] = plan.findings as [PlanFinding];
    const moved = (to: string): Plan => ({
      ...plan,
      files: plan.files.map(file => ({ ...file, path: to })).slice(0, 1),
      findings: [
        { ...first, path: to, fix: { ...first.fix!, edits: first.fix!.edits.map(edit => ({ ...edit, path: to })) } },
      ],
    });
    const before = [contents(outside), contents(there)['a.py']];
    for (const to of ['../secret.py', join(outside, 'secret.py'), 'x/../../secret.py', '..\\secret.py', './a.py', '']) {
      withPlan(path, moved(to));
      expect(run(there, ['apply', 'plan.json']).err, to).toContain('leads out of the repository');
    }
    withPlan(path, moved('link/x.py'));
    expect(run(there, ['apply', 'plan.json']).err).toContain('link/x.py: cannot be read');
    for (const to of ['.git/hooks/pre-commit', 'sub/.GIT/config', '.temporal-codemod/x.py']) {
      put(there, { [to]: OLD });
      withPlan(path, moved(to));
      expect(run(there, ['apply', 'plan.json']).err, to).toContain(`the path ${to} is no file of the repository.`);
    }
    symlinkSync('../.git/hooks/pre-commit', join(there, 'link/hook.py'));
    withPlan(path, moved('link/hook.py'));
    expect(run(there, ['apply', 'plan.json']).err).toContain('link/hook.py: cannot be read');
    expect(readFileSync(join(there, '.git/hooks/pre-commit'), 'utf8')).toBe(OLD);
    const edits = (...made: { start: number; end: number; text: string }[]): Plan => ({
      ...plan,
      findings: [{ ...first, fix: { safety: 'safe', edits: made.map(edit => ({ path: first.path, ...edit })) } }],
    });
    withPlan(path, edits({ start: 0, end: 5, text: 'x' }, { start: 3, end: 9, text: 'y' }));
    expect(run(there, ['apply', 'plan.json']).err).toMatch(/plan\.json: is damaged: edits overlap in [^\n]+\.\n$/);
    withPlan(path, edits({ start: 0, end: 9999, text: '' }));
    expect(run(there, ['apply', 'plan.json']).err).toMatch(
      /plan\.json: is damaged: an edit leaves the file [^\n]+\.\n$/,
    );
    withPlan(path, edits({ start: 0, end: 0, text: 'def (' }));
    expect(run(there, ['apply', 'plan.json']).out).toContain('0 calls rewritten, 1 left for you.');
    expect([contents(outside), contents(there)['a.py']]).toEqual(before);
  });

  it.each<[string, (plan: Plan) => unknown, string]>([
    ['another version', plan => ({ ...plan, version: 2 }), '/version must be equal to constant: 1.'],
    ['a word too many', plan => ({ ...plan, extra: 1 }), 'the content must NOT have additional properties: extra.'],
    ['something missing', ({ files: _, ...plan }) => plan, "the content must have required property 'files'."],
    ['a list', () => [], 'the content must be object.'],
  ])('refuses %s', (_, change, message) => {
    const { there, path, plan } = planned({ 'a.py': OLD });
    withPlan(path, change(plan));
    expect(run(there, ['apply', 'plan.json'])).toEqual({
      code: 2,
      out: '',
      err: `temporal-codemod: plan.json: ${message}\n`,
    });
  });
});
