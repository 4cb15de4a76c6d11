import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { createPlan } from '../../src/plan/create-plan.js';
import { verifyPlan } from '../../src/plan/verify.js';
import { loadProject } from '../../src/project/project.js';
import type { PythonParser } from '../../src/python/parser.js';
import { SourceFile } from '../../src/python/source-file.js';
import { crashReport } from '../../src/report/crashes.js';
import { rules, rulesFor } from '../../src/transforms/index.js';
import type { FileRule, ProjectRule } from '../../src/transforms/transform.js';
import type { Finding } from '../../src/types.js';
import { project } from '../support/project.js';

const options = { calls: 'activities', onlyMultiple: false } as const;
const CALL = 'from temporalio import workflow\n\n\nasync def f(x):\n    await workflow.execute_activity(a, x)\n';
const argsList = rules.find(({ name }) => name === 'args-list')!;

/** A rule with a bug in certain files; in others it finds something. */
function buggy(bugs: Readonly<Record<string, (finding: Finding) => unknown>>): FileRule {
  return {
    ...argsList,
    name: 'buggy',
    scope: 'file',
    candidates: () => () => true,
    *find({ path }) {
      const finding: Finding = { rule: 'buggy', path, span: { start: 0, end: 1 }, message: 'found' };
      yield finding;
      const bug = bugs[path]?.(finding);
      if (bug) yield bug as Finding;
    },
  };
}
const insert = (path: string, start: number, text = '#') => ({ path, start, end: start, text });
const fixed = (finding: Finding, ...edits: ReturnType<typeof insert>[]): Finding => {
  return { ...finding, fix: { edits, safety: 'safe' } };
};

describe('a rule that crashes on one file', () => {
  it.each<[string, (finding: Finding) => unknown, string]>([
    [
      'throws',
      () => {
        throw new TypeError('of undefined');
      },
      'of undefined',
    ],
    [
      'throws no error',
      () => {
        throw 'text';
      },
      'text',
    ],
    [
      'recurses for ever',
      function again(finding): unknown {
        return [again(finding)];
      },
      'Maximum call stack size exceeded',
    ],
    [
      'edits behind the end',
      finding => fixed(finding, insert(finding.path, 10_000)),
      'an edit leaves the file b.py: 10000 to 10000 of 92',
    ],
    ['edits at no place', finding => fixed(finding, insert(finding.path, 0.5)), 'an edit leaves the file b.py'],
    [
      'edits a place twice',
      finding => fixed(finding, { ...insert(finding.path, 2), end: 5 }, { ...insert(finding.path, 4), end: 6 }),
      'edits overlap in b.py, offset 4',
    ],
    [
      'edits a file that is not there',
      finding => fixed(finding, insert('gone.py', 0)),
      'an edit leaves the file gone.py',
    ],
  ])('%s: it is named, and everything else stands', async (_, bug, message) => {
    const code = await project({ 'a.py': CALL, 'b.py': CALL, 'c.py': CALL });
    const planned = await createPlan(code, {
      command: 'args-list',
      rules: [buggy({ 'b.py': bug }), argsList],
      options,
    });
    const { plan } = await verifyPlan(planned, 'tree');
    expect(plan.crashes).toMatchObject([{ rule: 'buggy', path: 'b.py', message: expect.stringContaining(message) }]);
    expect(plan.findings.map(({ rule, path, status }) => [rule, path, status])).toEqual([
      ['buggy', 'a.py', 'manual'],
      ['args-list', 'a.py', 'apply'],
      ['args-list', 'b.py', 'failed'],
      ['buggy', 'c.py', 'manual'],
      ['args-list', 'c.py', 'apply'],
    ]);
    expect(plan.findings[2]!.reason).toBe('buggy crashed on b.py');
    expect(plan.files.find(({ path }) => path === 'b.py')).toMatchObject({ status: 'failed' });
    expect(plan.summary).toMatchObject({ scanned: 3, changed: 2, clean: 0, skipped: 0, failed: 1 });
    const said = crashReport(plan, 'Node v1');
    expect(said).toMatch(/^buggy crashed on b\.py: /);
    expect(said).toMatch(
      /Please report it with these lines, and the file if it may be shown:\ntemporal-codemod .+, Node v1\n$/,
    );
  });

  it('hangs: it is stopped and named, and everything else stands', async () => {
    const code = await project({ 'a.py': CALL, 'b.py': CALL, 'c.py': CALL, 'd.py': CALL });
    const hangs = () => {
      for (;;);
    };
    const blowsUp = () => /^(a+)+$/.test(`${'a'.repeat(60)}b`);
    const rule = buggy({ 'b.py': hangs, 'c.py': blowsUp });
    const { plan } = await createPlan(code, { command: 'args-list', rules: [rule, argsList], options, fileLimit: 200 });
    expect(plan.crashes?.map(({ path, message }) => [path, message])).toEqual([
      ['b.py', 'took longer than 0.2 seconds'],
      ['c.py', 'took longer than 0.2 seconds'],
    ]);
    expect(plan.findings.filter(({ status }) => status === 'apply').map(({ path }) => path)).toEqual(['a.py', 'd.py']);
    expect(plan.summary).toMatchObject({ changed: 2, failed: 2 });
  });

  it('hangs on every file: it does not go on for ever', async () => {
    const names = Array.from({ length: 20 }, (_, i) => `m${10 + i}.py`);
    const code = await project(Object.fromEntries(names.map(name => [name, CALL])));
    const hang = () => {
      for (;;);
    };
    const rule = buggy(Object.fromEntries(names.map(name => [name, hang])));
    const { plan } = await createPlan(code, { command: 'x', rules: [rule], options, fileLimit: 50 });
    expect(plan.crashes?.map(({ path }) => path)).toEqual(['m10.py', 'm11.py', 'm12.py', undefined]);
    expect(plan.crashes?.at(-1)?.message).toBe('took too long on 3 files; those after m12.py were not read');
  });
});

describe('a rule for the whole project', () => {
  const rule = (find: ProjectRule['find']): ProjectRule => {
    return { ...argsList, name: 'whole', scope: 'project', find };
  };
  it.each<[string, ProjectRule['find'], string]>([
    [
      'crashes',
      () => {
        throw new Error('no way');
      },
      'no way',
    ],
    [
      'hangs',
      () => {
        for (;;);
      },
      'took longer than 0.1 seconds',
    ],
  ])('that %s leaves the other rules alone', async (_, find, message) => {
    const code = await project({ 'a.py': CALL });
    const rules = [rule(find), argsList];
    const { plan } = await createPlan(code, { command: 'args-list', rules, options, fileLimit: 100 });
    expect(plan.crashes).toMatchObject([{ rule: 'whole', message }]);
    expect(plan.crashes![0]!.path).toBeUndefined();
    expect(plan.findings.map(({ status }) => status)).toEqual(['apply']);
    expect(plan.summary.failed).toBe(0);
  });

  it('may take long to read a repository for the first time', async () => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`m${i}.py`, `x = ${i}\n`]));
    const code = await project(files);
    const slow = rule(function* (project) {
      for (const path of project.targets) {
        const until = performance.now() + 20;
        while (performance.now() < until);
        project.file(path);
      }
      yield { rule: 'whole', path: 'm0.py', span: { start: 0, end: 1 }, message: 'all read' };
    });
    const { plan } = await createPlan(code, { command: 'x', rules: [slow], options, fileLimit: 300 });
    expect(plan.crashes).toBeUndefined();
    expect(plan.findings.map(({ message }) => message)).toEqual(['all read']);
  });
});

describe('a file that cannot be understood', () => {
  it('is given up, whichever file asked about it', async () => {
    const code = await project({
      'a.py': `from c import a\n${CALL}`,
      'b.py': CALL,
      'c.py': 'from temporalio import activity\n@activity.defn\nasync def a(x): ...\n',
    });
    const parser: PythonParser = {
      parse() {
        throw new Error('the parser broke');
      },
    };
    const broken = new SourceFile('c.py', code.file('c.py')!.text, parser);
    const file = code.file.bind(code);
    code.file = path => (path === 'c.py' ? broken : file(path));
    const { plan } = await createPlan(code, { command: 'args-list', rules: rulesFor('args-list'), options });
    expect(plan.crashes).toMatchObject([{ rule: 'activity-arguments', path: 'c.py', message: 'the parser broke' }]);
    expect(plan.files.map(({ path, status, reason }) => [path, status, reason])).toEqual([
      ['a.py', 'changed', undefined],
      ['b.py', 'changed', undefined],
      ['c.py', 'failed', 'could not be understood: the parser broke'],
    ]);
  });
});

it('files that bring the parser down are named, and those before and behind them are rewritten', async () => {
  const tooDeep = `${CALL}\n${'(a,*a,'.repeat(8000)}\n`;
  const loaded = await project({ 'a.py': CALL, 'b.py': tooDeep, 'c.py': CALL, 'd.py': tooDeep, 'e.py': CALL });
  const { plan } = await verifyPlan(await createPlan(loaded, { rules: [argsList], command: 'x', options }), 'auto');
  expect(plan.files.map(({ path, status }) => `${path} ${status}`)).toEqual([
    'a.py changed',
    'b.py failed',
    'c.py changed',
    'd.py failed',
    'e.py changed',
  ]);
  expect(plan.files[1]!.reason).toContain('nested too deep');
  expect(plan.crashes?.map(({ path }) => path)).toEqual(['b.py', 'd.py']);
});

it('a fix that the encoding of the file cannot hold fails alone', async () => {
  const ascii = `# coding: ascii\n${CALL}`;
  const code = await project({ 'a.py': ascii, 'b.py': CALL });
  const rule = buggy({ 'a.py': finding => fixed(finding, insert('a.py', 0, '# é\n')), 'b.py': () => undefined });
  const { plan } = await createPlan(code, { command: 'x', rules: [rule], options });
  expect(plan.findings.filter(({ fix }) => fix)).toMatchObject([
    { path: 'a.py', status: 'failed', reason: 'the encoding ascii of the file cannot hold what the fix inserts' },
  ]);
  expect(plan.crashes).toBeUndefined();
});

it('a mistake of the user is no crash', async () => {
  const code = await project({ 'a.py': CALL });
  const mistake = () => {
    throw new UserError('pyproject.toml:3: no such key');
  };
  const attempt = createPlan(code, { command: 'x', rules: [buggy({ 'a.py': mistake })], options });
  await expect(attempt).rejects.toThrow(new UserError('pyproject.toml:3: no such key'));
});

it('loading a project again forgets what was worked out, not what was read', async () => {
  const code = await project({ 'a.py': CALL });
  const file = code.file('a.py')!;
  const again = code.again();
  expect(again.parsedCount).toBe(0);
  expect(again.bytes('a.py')).toBe(code.bytes('a.py'));
  expect(again.file('a.py')).not.toBe(file);
  expect((await loadProject({ paths: ['a.py'], cwd: code.root })).targets).toEqual(again.targets);
});
