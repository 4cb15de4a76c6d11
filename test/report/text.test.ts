import { describe, expect, it } from 'vitest';
import { ansi } from '../../src/report/paint.js';
import { formats, reporters } from '../../src/report/reporters.js';
import { remarks, textReport } from '../../src/report/text.js';
import type { Change, Plan, PlanFile, PlanFinding } from '../../src/types.js';

const finding = (more: Partial<PlanFinding> = {}): PlanFinding => ({
  id: '0123456789ab',
  rule: 'args-list',
  path: 'src/a.py',
  span: { start: 0, end: 1 },
  start: { line: 3, column: 5 },
  end: { line: 3, column: 9 },
  message: 'the payload moves into args=[…]',
  status: 'apply',
  severity: 'warning',
  symbol: '',
  fix: { edits: [], safety: 'safe' },
  ...more,
});

const file = (path: string, more: Partial<PlanFile> = {}): PlanFile => ({
  path,
  hash: '',
  encoding: 'utf-8',
  status: 'clean',
  ...more,
});

function planOf(findings: readonly PlanFinding[], files: readonly PlanFile[] = [], more: Partial<Plan> = {}): Plan {
  const counts = {
    scanned: 0,
    changed: 0,
    clean: 0,
    skipped: 0,
    failed: 0,
    fixes: 0,
    manual: 0,
    declined: 0,
    notes: 0,
  };
  return {
    version: 1,
    tool: { name: 'temporal-codemod', version: '0' },
    command: 'args-list',
    options: {},
    paths: ['.'],
    root: '/repo',
    files,
    findings,
    summary: { ...counts, leftAlone: {} },
    ...more,
  };
}

const said = (plan: Plan, cwd = '/repo') => remarks(plan, { cwd });

describe('findings', () => {
  it('a rewrite that only changes the form is not mentioned', () => {
    expect(said(planOf([finding()]))).toBe('');
  });

  it.each<[string, Partial<PlanFinding>]>([
    ['repairs a call', { message: '2 positional payloads raise TypeError when the call runs' }],
    ['running workflows notice', { fix: { edits: [], safety: 'unsafe' } }],
  ])('a rewrite that %s is worth reading', (_, more) => {
    const one = finding(more);
    expect(said(planOf([one]))).toBe(`Worth reading:\nsrc/a.py:3:5: args-list: ${one.message}\n`);
  });

  it('of very many related places the first few are shown', () => {
    const related = (count: number) =>
      Array.from({ length: count }, (_, i) => ({
        path: 'src/b.py',
        start: i,
        end: i + 1,
        position: { line: i + 1, column: 1 },
        message: 'given here',
      }));
    const lines = (count: number) =>
      said(planOf([finding({ related: related(count) })]))
        .trimEnd()
        .split('\n')
        .slice(2);
    expect(lines(20)).toHaveLength(20);
    expect(lines(128)).toEqual([
      '  src/b.py:1:1: given here',
      '  src/b.py:2:1: given here',
      '  src/b.py:3:1: given here',
      '  and 125 more places, which --format json lists',
    ]);
  });

  it('shows the places that explain a finding below it', () => {
    const related = [
      { path: 'src/b.py', start: 7, end: 8, message: 'the activity: f(x)', position: { line: 1, column: 2 } },
      { path: 'tests/c.py', start: 0, end: 1, message: 'a fake', position: { line: 9, column: 1 } },
    ];
    expect(said(planOf([finding({ related })]), '/repo/src')).toBe(
      'Worth reading:\na.py:3:5: args-list: the payload moves into args=[…]\n  b.py:1:2: the activity: f(x)\n  ../tests/c.py:9:1: a fake\n',
    );
  });

  it('lists what is left to people, with the reason, and notes apart from it', () => {
    const plan = planOf([
      finding({ status: 'manual', fix: undefined, message: 'decide' }),
      finding({ status: 'failed', reason: 'Python refuses the result' }),
      finding({ status: 'conflict', reason: 'another fix changes the same place' }),
      finding({ status: 'note', fix: undefined, message: 'by the way' }),
      finding({ status: 'declined' }),
      finding({ status: 'suppressed' }),
    ]);
    const at = 'src/a.py:3:5: args-list:';
    expect(said(plan)).toBe(
      `Left for you:\n${at} decide\n${at} the payload moves into args=[…] (Python refuses the result)\n` +
        `${at} the payload moves into args=[…] (another fix changes the same place)\n\nNotes:\n${at} by the way\n`,
    );
    // In the report of check they stand under the lines of the checklist.
    expect(said({ ...plan, command: 'check' })).toMatch(/^Notes:\n/);
    const checked = textReport({ ...plan, command: 'check' }, [], { cwd: '/repo' });
    expect(checked).toContain(`✗ activities get their payloads as args=[…]: 3 findings, 1 remark\n    ${at} decide\n`);
    expect(checked).toContain('1 suppressed');
  });

  it('lets nothing through to the terminal but text', () => {
    const shown = said(
      planOf(
        [finding({ status: 'manual', path: 'a\u001B[2J.py', message: 'name "\u009B31m"', reason: '\r\n' })],
        [file('b\n.py', { status: 'failed', reason: 'declares the unknown encoding \u001B]0;x\u0007' })],
      ),
    );
    expect(shown.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001F\u007F-\u009F]/);
    expect(shown).toContain('a^[[2J.py:3:5: args-list: name "\\x9b31m" (^M^J)\n');
    expect(shown).toContain('b^J.py: error: declares the unknown encoding ^[]0;x^G\n');
  });
});

it('names every file that was not read in full, with place and reason', () => {
  const plan = planOf(
    [],
    [
      file('a.py', { status: 'failed', reason: 'is not valid UTF-8', position: { line: 2, column: 6 } }),
      file('b.py', { status: 'failed', reason: 'cannot be read' }),
      file('c.py', { status: 'skipped', reason: 'is a link that leads nowhere' }),
      file('d.py', { status: 'changed', partlyParsed: { line: 4, column: 1 } }),
      file('e.py', { status: 'changed' }),
      file('f.py'),
    ],
  );
  expect(said(plan).split('\n')).toEqual([
    'Files:',
    'a.py:2:6: error: is not valid UTF-8',
    'b.py: error: cannot be read',
    'c.py: skipped: is a link that leads nowhere',
    'd.py:4:1: partly parsed: the code here was not understood, and nothing in it was changed',
    '',
  ]);
});

describe('the counts', () => {
  const counts = {
    scanned: 6,
    changed: 1,
    clean: 2,
    skipped: 2,
    failed: 1,
    fixes: 2,
    manual: 3,
    declined: 0,
    notes: 0,
  };
  const shown = (summary: Partial<Plan['summary']>, command = 'args-list', hint?: string) =>
    textReport(planOf([], [], { command, summary: { ...counts, leftAlone: {}, ...summary } }), [], {
      cwd: '/repo',
      ...(hint !== undefined && { hint }),
    });

  it.each<[string, string, Partial<Plan['summary']>]>([
    ['args-list', '2 calls rewritten, 3 left for you.\n', {}],
    ['args-list', '1 call rewritten, 0 left for you, 1 note.\n', { fixes: 1, manual: 0, notes: 1 }],
    ['args-list', '0 calls rewritten, 0 left for you, 2 notes.\n', { fixes: 0, manual: 0, notes: 2 }],
    ['args-list', '2 calls rewritten, 3 left for you, 4 declined.\n', { declined: 4 }],
    ['check', '3 findings.\n', {}],
    ['check', '1 finding.\n', { manual: 1 }],
  ])('%s: %s', (command, expected, summary) => {
    const text = shown(summary, command).replace(/^Workflow parameters\n[\s\S]*\n\n/, '');
    expect(text).toBe(`6 files scanned: 1 changed, 2 clean, 2 skipped, 1 failed.\n${expected}`);
  });

  it('says why places were left alone, and what to do next', () => {
    expect(shown({ scanned: 1, leftAlone: { 'no payload': 2, 'args=[…] already': 1 } }, 'args-list', 'Go on.')).toBe(
      '1 file scanned: 1 changed, 2 clean, 2 skipped, 1 failed.\n2 calls rewritten, 3 left for you.\nLeft alone: 2 no payload; 1 args=[…] already.\nGo on.\n',
    );
  });
});

it('shows one diff per file, a blank line apart from what follows', () => {
  const change = (path: string): Change => {
    const source = (text: string) => ({ path, text, bytes: Buffer.from(text), encoding: 'utf-8' });
    return { path, before: source('a\n'), after: source('b\n'), edits: [] };
  };
  const plan = planOf([finding({ status: 'manual', message: 'decide' })]);
  const text = textReport(plan, [change('src/a.py'), change('src/b.py')], { cwd: '/repo/src' });
  expect(text.split('\n').slice(0, 16)).toEqual([
    ...['--- a.py', '+++ a.py', '@@ -1 +1 @@', '-a', '+b', ''],
    ...['--- b.py', '+++ b.py', '@@ -1 +1 @@', '-a', '+b', ''],
    ...[
      'Left for you:',
      'a.py:3:5: args-list: decide',
      '',
      '0 files scanned: 0 changed, 0 clean, 0 skipped, 0 failed.',
    ],
  ]);
  const painted = textReport(plan, [change('src/a.py')], { cwd: '/repo', paint: ansi });
  expect(painted).toContain('\u001B[36msrc/a.py:3:5\u001B[39m: \u001B[33margs-list\u001B[39m: decide');
  expect(painted.replace(/\u001B\[\d+m/g, '')).toBe(textReport(plan, [change('src/a.py')], { cwd: '/repo' }));
});

it('every format has its reporter, text first', async () => {
  expect(formats).toEqual(['text', 'json', 'sarif', 'github', 'html']);
  const plan = planOf([]);
  for (const format of formats) {
    const report = await reporters[format]();
    expect(report(plan, [], { cwd: '/repo' }, new Map())).toMatch(/[^\n]\n$/);
  }
});
