import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/transforms/index.js';
import type { Plan } from '../../src/types.js';
import { contents, folder, put } from '../support/folder.js';
import { BIN, run } from './run-bin.js';

const call = (args: string) =>
  `from temporalio import workflow\n\n\nasync def f(x):\n    await workflow.execute_activity(${args})\n`;
const OLD = call('a, x');
const NEW = call('a, args=[x]');
const WRONG =
  'from temporalio import activity, workflow\n\n\n@activity.defn\nasync def a(): ...\n\n\nasync def f(x):\n    await workflow.execute_activity(a, args=[x])\n';

const FAKE =
  'from temporalio import workflow\nasync def fake(activity, payload, **options): ...\ndef test_it(monkeypatch):\n    monkeypatch.setattr(workflow, "execute_activity", fake)\n';

const repo = (files: Record<string, string | Uint8Array>) => folder({ 'pyproject.toml': '', ...files });

describe('args-list', () => {
  it('shows the diff and the counts, writes nothing, exits 0', () => {
    const root = repo({ 'src/a.py': OLD, 'src/b.py': 'x = 1\n', 'src/c.py': NEW });
    const before = contents(root);
    const { code, out, err } = run(root, ['args-list', 'src']);
    expect(out).toBe(`--- src/a.py
+++ src/a.py
@@ -2,4 +2,4 @@
 
 
 async def f(x):
-    await workflow.execute_activity(a, x)
+    await workflow.execute_activity(a, args=[x])

3 files scanned: 1 changed, 2 clean, 0 skipped, 0 failed.
1 call rewritten, 0 left for you.
Left alone: 1 args=[…] already.
Nothing was written. Add --write to apply.
`);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(contents(root)).toEqual(before);
  });

  it('shows paths relative to the current folder', () => {
    const root = repo({ 'src/a.py': OLD, 'other/x': '' });
    expect(run(join(root, 'other'), ['args-list', '../src']).out).toMatch(/^--- \.\.\/src\/a\.py\n/);
  });

  it('takes several paths, and an option given twice as it is given last', () => {
    const root = repo({ 'a.py': OLD, 'b/c.py': OLD, 'd.py': OLD });
    const { out } = run(root, ['args-list', 'a.py', 'b', '--format', 'json', '--format', 'text']);
    expect(out).toContain('2 files scanned: 2 changed');
  });

  it('looks at the current folder when no path is given', () => {
    expect(run(repo({ 'a.py': OLD }), ['args-list']).out).toContain('1 call rewritten');
  });

  it('--write writes, says how to take it back, and finds nothing the second time', () => {
    const root = repo({ 'a.py': OLD });
    const first = run(root, ['args-list', '--write']);
    expect([first.code, first.err]).toEqual([0, 'Wrote 1 file. Take it back with: temporal-codemod undo\n']);
    expect(readFileSync(join(root, 'a.py'), 'utf8')).toBe(NEW);
    const second = run(root, ['args-list', '-w', '--quiet']);
    expect([second.code, second.err]).toEqual([0, '']);
    expect(second.out).toContain('0 calls rewritten');
    const back = run(root, ['undo']);
    expect(back).toEqual({ code: 0, out: 'a.py\n', err: '1 file has the old content again.\n' });
    expect(readFileSync(join(root, 'a.py'), 'utf8')).toBe(OLD);
    expect(existsSync(join(root, '.temporal-codemod'))).toBe(false);
    expect(run(root, ['undo']).code).toBe(2);
  });

  it.each<[string, Record<string, string>, number]>([
    ['something would change', { 'a.py': OLD }, 1],
    ['something is left to do', { 'a.py': WRONG }, 1],
    ['nothing is', { 'a.py': NEW }, 0],
  ])('--check when %s', (_, files, code) => {
    const root = repo(files);
    const before = contents(root);
    expect(run(root, ['args-list', '--check']).code).toBe(code);
    expect(contents(root)).toEqual(before);
  });

  it('refuses uncommitted files without --allow-dirty', () => {
    const root = repo({ 'a.py': OLD });
    spawnSync('git', ['init', '-q', root]);
    const refused = run(root, ['args-list', '--write']);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('a file has uncommitted changes');
    expect(readFileSync(join(root, 'a.py'), 'utf8')).toBe(OLD);
    expect(run(root, ['args-list', '--write', '--allow-dirty']).code).toBe(0);
    expect(readFileSync(join(root, 'a.py'), 'utf8')).toBe(NEW);
  });

  it('--calls all and --only-multiple widen and narrow', () => {
    const root = repo({
      'a.py':
        'from temporalio import workflow\nasync def f(x):\n    await workflow.execute_child_workflow("w", x)\n    await workflow.execute_activity("a", x, x)\n    await workflow.execute_activity("a", x)\n',
    });
    expect(run(root, ['args-list']).out).toContain('2 calls rewritten');
    expect(run(root, ['args-list', '--calls', 'all']).out).toContain('3 calls rewritten');
    expect(run(root, ['args-list', '--calls=all', '--only-multiple']).out).toContain('1 call rewritten');
  });

  it('--safe-only leaves what running workflows would notice', () => {
    const root = repo({
      'a.py':
        'from temporalio import workflow\nasync def f(x):\n    try:\n        await workflow.execute_activity("a", x, x)\n    except Exception:\n        pass\n    await workflow.execute_activity("a", x)\n',
    });
    const all = run(root, ['args-list']).out;
    expect(all).toContain('2 calls rewritten, 0 left for you.');
    expect(all).toMatch(/\nWorth reading:\na\.py:4:15: args-list: /);
    const safe = run(root, ['args-list', '--safe-only']).out;
    expect(safe).toContain('1 call rewritten, 1 left for you.');
    expect(safe).toMatch(/\nLeft for you:\na\.py:4:15: args-list: [^\n]*unsafe/);
  });

  it('takes names that look like options behind --, and names that look like numbers', () => {
    const root = repo({ '-w.py': OLD, '2024/a.py': OLD, '0x10.py': OLD });
    const behind = run(root, ['args-list', '--', '-w.py']).out;
    expect(behind).toMatch(/^--- -w\.py\n/);
    expect(behind).toContain('1 file scanned');
    expect(run(root, ['args-list', '0x10.py', '--quiet', '--', '-w.py', '2024']).out).toContain('3 files scanned');
    expect(run(root, ['args-list', '2024']).out).toMatch(/^--- 2024\/a\.py\n/);
    expect(run(root, ['args-list', '0x10.py', '--quiet', '-w']).err).toBe('');
    expect(contents(root)).toMatchObject({ '-w.py': OLD, '2024/a.py': OLD, '0x10.py': NEW });
  });

  it('--line-length decides where a call is split', () => {
    const root = repo({ 'a.py': OLD });
    expect(run(root, ['args-list', '--line-length', '44']).out).toContain(
      '+    await workflow.execute_activity(\n+        a, args=[x]\n+    )\n',
    );
  });

  it('--patch writes what git apply takes', () => {
    const root = repo({ 'a b.py': OLD, 'é.py': OLD.replaceAll('\n', '\r\n'), 'end.py': OLD.slice(0, -1) });
    spawnSync('git', ['init', '-q', root]);
    const expected = folder({
      'pyproject.toml': '',
      ...Object.fromEntries(['a b.py', 'é.py', 'end.py'].map(name => [name, readFileSync(join(root, name))])),
    });
    run(expected, ['args-list', '--write']);
    const { code, out } = run(root, ['args-list', '--patch', 'out.patch']);
    expect([code, out.split('\n').at(-2)]).toEqual([0, 'Nothing was written but the patch out.patch, for git apply.']);
    const applied = spawnSync('git', ['-C', root, 'apply', 'out.patch'], { encoding: 'utf8' });
    expect(applied.stderr).toBe('');
    for (const name of ['a b.py', 'é.py', 'end.py']) {
      expect(readFileSync(join(root, name), 'latin1')).toBe(readFileSync(join(expected, name), 'latin1'));
      expect(readFileSync(join(root, name), 'latin1')).toContain('args=[x]');
    }
    expect(run(root, ['args-list', '--patch', 'no/such/folder/x']).code).toBe(2);
  });

  it('--format json prints the plan and nothing else', () => {
    const root = repo({ 'a.py': OLD, 'b.py': WRONG });
    const { code, out, err } = run(root, ['args-list', '--format', 'json']);
    const plan = JSON.parse(out) as Plan;
    expect([code, err, plan.version, plan.root, plan.command]).toEqual([0, '', 1, root, 'args-list']);
    expect(plan.findings.map(({ path, rule, status, start }) => [path, rule, status, start.line])).toEqual([
      ['a.py', 'args-list', 'apply', 5],
      ['b.py', 'activity-arguments', 'manual', 9],
    ]);
    const { scanned, changed, clean, skipped, failed } = plan.summary;
    expect(scanned).toBe(changed + clean + skipped + failed);
  });

  it('--output writes the report to a file, without colours, and leaves stdout alone', () => {
    const root = repo({ 'a.py': OLD });
    for (const format of ['text', 'json', 'sarif', 'github']) {
      const { out } = run(root, ['args-list', '--format', format]);
      const result = run(root, ['args-list', '--format', format, '--output', 'report'], { env: { FORCE_COLOR: '1' } });
      expect(result).toEqual({ code: 0, out: '', err: '' });
      expect(readFileSync(join(root, 'report'), 'utf8')).toBe(out);
    }
    expect(run(root, ['args-list', '--output', 'no/such/folder/x']).err).toMatch(
      /^temporal-codemod: the report cannot be written/,
    );
  });

  it('reads stdin and writes the result, byte for byte', () => {
    const root = repo({});
    const crlf = Buffer.from(`\uFEFF${OLD}`.replaceAll('\n', '\r\n'));
    const result = run(root, ['args-list', '-', '--stdin-filename', 'a.py'], { input: crlf });
    expect(result).toEqual({ code: 0, out: `\uFEFF${NEW}`.replaceAll('\n', '\r\n'), err: '' });
    const clean = run(root, ['args-list', '-', '--stdin-filename', 'a.py'], { input: 'x = 1' });
    expect(clean).toEqual({ code: 0, out: 'x = 1', err: '' });
    const bad = run(root, ['args-list', '-', '--stdin-filename', 'a.py'], {
      input: Buffer.from('x = "\xe9"', 'latin1'),
    });
    expect([bad.code, bad.err.includes('a.py:1:6: error: is not valid UTF-8')]).toEqual([2, true]);
  });

  it('says on stderr what is left to say about stdin', () => {
    const root = repo({});
    const stdin = (input: string, ...more: string[]) =>
      run(root, ['args-list', '-', '--stdin-filename', 'a.py', ...more], { input });
    const wrong = stdin(WRONG);
    expect([wrong.code, wrong.out]).toEqual([0, WRONG]);
    expect(wrong.err).toMatch(/^Left for you:\na\.py:9:11: activity-arguments: [^\n]+\n {2}a\.py:5:11: [^\n]+\n$/);
    const repaired = stdin(call('a, x, y'));
    expect(repaired.out).toBe(call('a, args=[x, y]'));
    expect(repaired.err).toMatch(/^Worth reading:\na\.py:5:11: args-list: [^\n]*TypeError[^\n]*\n$/);
    expect(stdin(OLD, '--check')).toEqual({ code: 1, out: NEW, err: '' });
    expect(stdin(WRONG, '--check').code).toBe(1);
    expect(stdin(NEW, '--check')).toEqual({ code: 0, out: NEW, err: '' });
  });

  it('speaks of nothing but stdin when it reads stdin', () => {
    const root = repo({ 'test_a.py': FAKE, 'b.py': OLD });
    const stdin = (input: string) =>
      run(root, ['args-list', '-', '--check', '--stdin-filename', 'src/a.py'], { input });
    expect(run(root, ['check', 'test_a.py']).out).toContain('test_a.py:2:11: patched-api: ');
    expect(stdin('x = 1\n')).toEqual({ code: 0, out: 'x = 1\n', err: '' });
    expect(stdin(OLD)).toEqual({ code: 1, out: NEW, err: '' });
  });

  it('goes on with the rest when a file cannot be read, and exits 2', () => {
    const root = repo({
      'a.py': OLD,
      'b.py': Buffer.from('x = 1\ny = "\xe9"\n', 'latin1'),
      'c.py': `${OLD}\n    workflow.execute_activity(a, x y)\n`,
    });
    const { code, out } = run(root, ['args-list', '--write']);
    expect(code).toBe(2);
    expect(out).toContain('b.py:2:6: error: is not valid UTF-8, and declares no other encoding');
    expect(out).toContain('c.py:');
    expect(out).toContain('3 files scanned: ');
    expect(readFileSync(join(root, 'a.py'), 'utf8')).toBe(NEW);
  });

  it('says which results Python refused, with --verify python', () => {
    const root = repo({ 'a.py': OLD });
    expect(run(root, ['args-list', '--verify', 'python'], { env: { PATH: '/nonexistent' } })).toMatchObject({
      code: 2,
    });
    for (const mode of ['auto', 'tree', 'off']) {
      expect(run(root, ['args-list', '--verify', mode], { env: { PATH: '/nonexistent' } }).out).toContain(
        '1 call rewritten',
      );
    }
  });

  it('colours only on request or on a terminal', () => {
    const root = repo({ 'a.py': OLD });
    expect(run(root, ['args-list']).out).not.toContain('\u001B');
    expect(run(root, ['args-list', '--color']).out).toContain('\u001B[32m+    await');
    expect(run(root, ['args-list'], { env: { FORCE_COLOR: '1' } }).out).toContain('\u001B');
    expect(run(root, ['args-list', '--no-color'], { env: { FORCE_COLOR: '1' } }).out).not.toContain('\u001B');
    expect(run(root, ['args-list'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).out).not.toContain('\u001B');
  });

  it('does not let a file send escape sequences to the terminal', () => {
    const root = repo({ 'a.py': OLD.replace('a, x', 'a, "\u001B[2J", x') });
    expect(run(root, ['args-list']).out).toContain('^[[2J');
  });

  it('shows progress on stderr when that is a terminal, and only there', context => {
    if (spawnSync('script', ['--version']).error) context.skip('no script(1) to make a terminal');
    const body = OLD.split('\n').at(-2)!;
    // Enough work for the list to be drawn.
    const long = OLD + `${body}\n`.repeat(3000);
    const root = repo({ 'a.py': long, 'b.py': long });
    const shown = (flags: string) => {
      const command = `stty cols 80 rows 24; '${process.execPath}' '${BIN}' args-list ${flags} > out.txt`;
      const { stdout } = spawnSync('script', ['-qec', command, '/dev/null'], { cwd: root, encoding: 'utf8' });
      return [stdout, readFileSync(join(root, 'out.txt'), 'utf8')] as const;
    };
    const [progress, result] = shown('');
    expect(progress).toContain('Plan');
    expect(result).toMatch(/^--- a\.py\n/);
    expect(result).not.toContain('Find files');
    expect(shown('--quiet')[0]).toBe('');
  });

  it('says that its result was lost when stdout cannot be written', context => {
    if (!existsSync('/dev/full')) context.skip('no /dev/full here');
    const root = repo({ 'a.py': OLD });
    const full = (redirected: string) => {
      const { status, stdout, stderr } = spawnSync(
        'sh',
        ['-c', `"${process.execPath}" "${BIN}" args-list ${redirected}`],
        { cwd: root, encoding: 'utf8' },
      );
      return [status, stdout, stderr];
    };
    expect(full('>/dev/full')).toEqual([
      2,
      '',
      'temporal-codemod: the result could not be written to stdout (ENOSPC).\n',
    ]);
    expect(full('--wrong 2>/dev/full')).toEqual([2, '', '']);
  });

  it('does not mind a reader that closes early', () => {
    const root = repo(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`m${i}.py`, OLD])));
    const { stdout, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${BIN}" args-list | head -1`], {
      cwd: root,
      encoding: 'utf8',
    });
    expect([stdout, stderr]).toEqual(['--- m0.py\n', '']);
  });
});

describe('[tool.temporal-codemod]', () => {
  const CONFIG = '[tool.temporal-codemod]\nexclude = ["gen/"]\nonly-multiple = true\n';
  const SINGLE = { 'pyproject.toml': CONFIG, 'src/a.py': OLD, 'gen/b.py': OLD };

  it('narrows the files and sets options; the command line wins', () => {
    const root = repo(SINGLE);
    const { out } = run(root, ['args-list']);
    expect(out).toContain('1 file scanned: 0 changed, 1 clean');
    expect(out).toContain('1 single payload (--only-multiple)');
    expect(run(root, ['args-list', '--no-only-multiple']).out).toContain('1 call rewritten');
  });

  it('leaves an excluded file alone also where it is named, and says so', () => {
    const { code, out } = run(repo(SINGLE), ['args-list', 'gen/b.py']);
    expect([code, out]).toEqual([
      0,
      `Files:
gen/b.py: skipped: excluded by pyproject.toml

1 file scanned: 0 changed, 0 clean, 1 skipped, 0 failed.
0 calls rewritten, 0 left for you.
`,
    ]);
    const stdin = run(repo(SINGLE), ['args-list', '-', '--stdin-filename', 'gen/b.py'], { input: OLD });
    expect(stdin).toEqual({ code: 0, out: OLD, err: 'Files:\ngen/b.py: skipped: excluded by pyproject.toml\n' });
  });

  it('--show-config shows what applies and where it comes from', () => {
    const root = repo({
      ...SINGLE,
      'src/c.py': '',
      'other/pyproject.toml': '[tool.temporal-codemod]\n',
      'other/d.py': '',
    });
    expect(run(root, ['args-list', '--show-config', '--line-length', '100'])).toEqual({
      code: 0,
      out: `# other/d.py: other/pyproject.toml
[tool.temporal-codemod]
calls = "activities"  # default
only-multiple = false  # default
line-length = 100  # command line

# src/a.py and 1 more file: pyproject.toml
[tool.temporal-codemod]
exclude = ["gen/"]  # pyproject.toml
calls = "activities"  # default
only-multiple = true  # pyproject.toml
line-length = 100  # command line
`,
      err: '',
    });
  });

  it('says so where it leaves out every file', () => {
    const root = repo({ 'pyproject.toml': '[tool.temporal-codemod]\ninclude = ["scr/**"]\n', 'src/a.py': OLD });
    const { code, out, err } = run(root, ['args-list']);
    expect([code, err]).toEqual([0, 'No file is left to look at: 1 is not included by pyproject.toml.\n']);
    expect(out).toContain('0 files scanned');
  });

  it('a mistake in it is named with its place, exit 2', () => {
    const root = repo({ 'pyproject.toml': '[tool.temporal-codemod]\n\nexlude = []\n', 'a.py': OLD });
    expect(run(root, ['args-list'])).toEqual({
      code: 2,
      out: '',
      err: 'temporal-codemod: pyproject.toml:3: [tool.temporal-codemod] has no key exlude. Did you mean exclude?\n',
    });
  });
});

describe('check', () => {
  it('reports what every rule finds, changes nothing, exits 1', () => {
    const root = repo({ 'a.py': OLD, 'b.py': WRONG });
    const { code, out } = run(root, ['check']);
    expect(code).toBe(1);
    expect(out).toContain('a.py:5:11: args-list: ');
    expect(out).toContain('b.py:9:11: activity-arguments: ');
    expect(out).toContain('2 files scanned: 0 changed, 2 clean');
    for (const place of ['a.py:5:11', 'b.py:9:11']) expect(out).toContain(`${place}: activity-timeout: `);
    expect(out).toContain('4 findings.');
    const timed = NEW.replace(/\]\)/, '], start_to_close_timeout=t)');
    expect(run(repo({ 'a.py': timed }), ['check']).code).toBe(0);
  });
});

describe('what the user gets wrong is said in one line, exit 2', () => {
  it.each([
    [[], 'Name a command'],
    [['--write'], 'Name a command'],
    [['arg-list'], 'there is no command arg-list. Did you mean args-list?'],
    [['frobnicate'], 'there is no command frobnicate.'],
    [
      ['activity-name', 'src'],
      'activity-name changes nothing, so it is no command. See what it finds with: temporal-codemod',
    ],
    [
      ['migrate', '--select', 'any-annotation'],
      'migrate does not run any-annotation. This does: temporal-codemod check --sel',
    ],
    [
      ['migrate', '--select', 'args-list,drop-bridge'],
      'migrate does not run drop-bridge. This does: temporal-codemod drop-b',
    ],
    [['args-list', '--wrte'], 'args-list has no --wrte. Did you mean --write?'],
    [['args-list', '--wirte'], 'args-list has no --wirte. Did you mean --write?'],
    [['args-list', '--stdin-filname', 'x'], 'Did you mean --stdin-filename?'],
    [['args-list', '--stdin-filname=x'], 'Did you mean --stdin-filename?'],
    [['check', '--write'], 'check changes nothing; migrate and the transforms take --write.'],
    [['args-list', '-z'], 'args-list has no -z.'],
    [['args-list', '--calls', 'none'], '--calls takes activities or all, not none.'],
    [['args-list', '--verify', 'ruby'], '--verify takes auto, python, tree or off, not ruby.'],
    [['args-list', '--format='], '--format takes text, json, sarif, github or html.'],
    [['args-list', '--no-format'], '--format takes text, json, sarif, github or html.'],
    [['args-list', '--patch'], '--patch needs a value behind it.'],
    [['args-list', '--patch', '-'], '--patch takes the name of a file.'],
    [['args-list', '--patch='], '--patch takes the name of a file.'],
    [['args-list', '--no-patch'], '--patch takes the name of a file.'],
    [['args-list', '-', '--stdin-filename='], '--stdin-filename takes the name of a file.'],
    [['args-list', '--line-length'], '--line-length needs a value behind it.'],
    [['args-list', '--line-length', '0'], '--line-length takes a whole number'],
    [['args-list', '--line-length', '88.5'], '--line-length takes a whole number'],
    [['args-list', ''], 'an empty path was given'],
    [['args-list', '--write', '--check'], '--write and --check contradict each other'],
    [['args-list', 'nowhere'], 'nowhere: no such file or folder.'],
    [['args-list', 'empty'], 'empty: holds no Python files.'],
    [['args-list', '*.pyx'], '*.pyx: matches no Python files.'],
    [['args-list', '-'], '- needs --stdin-filename NAME.'],
    [['args-list', '-', 'a.py', '--stdin-filename', 'x'], '- reads stdin and takes no other path.'],
    [['args-list', '-', '--write', '--stdin-filename', 'x'], 'leave --write out'],
    [['args-list', '-', '--patch', 'p', '--stdin-filename', 'x'], 'leave --patch out'],
    [['args-list', '-', '--format', 'json', '--stdin-filename', 'x'], 'leave --format out'],
    [['args-list', 'a.py', '--stdin-filename', 'x'], '--stdin-filename goes with -'],
    [['args-list', '--line-length', 'wide'], '--line-length takes a whole number'],
    [['explain', 'nothing'], 'there is no rule nothing. The rules: args-list, '],
    [['explain', 'args-lst'], 'there is no rule args-lst. Did you mean args-list?'],
    [['explain'], 'explain needs the name of a rule'],
    [['explain', 'args-list', 'more'], 'more is one argument too many.'],
    [['rules', 'more'], 'more is one argument too many.'],
    [['undo'], 'there is no write to take back'],
    [['apply'], 'apply needs the name of a plan file.'],
    [['apply', 'plan.json', '--replann'], 'apply has no --replann. Did you mean --replan?'],
    [['apply', 'no.json'], 'no.json cannot be read (ENOENT).'],
    [['apply', 'a.py'], 'a.py: is no JSON: '],
    [['args-list', '-', '--plan-out', 'p', '--stdin-filename', 'x'], 'leave --plan-out out'],
    [['args-list', '-', '--output', 'o', '--stdin-filename', 'x'], 'leave --output out'],
    [['args-list', '-', '-i', '--stdin-filename', 'x'], 'leave --interactive out'],
    [['args-list', '-i', '--check'], '--interactive and --check contradict each other'],
    [
      ['check', '--select', 'args-lst'],
      '--select takes names of rules, separated by commas; args-lst is none. Did you mean args-list?',
    ],
    [['migrate', '--ignore', ''], '--ignore takes names of rules, separated by commas.'],
    [['check', '-'], 'check does not read stdin'],
  ])('%j', (args, message) => {
    const root = repo({ 'a.py': OLD });
    put(root, { 'empty/readme': '' });
    const { code, out, err } = run(root, args);
    expect(err).toContain(message);
    expect(err.startsWith('temporal-codemod: ')).toBe(true);
    expect(err.split('\n').length).toBe(2);
    expect([code, out]).toEqual([2, '']);
  });
});

it('speaks English wherever it runs', () => {
  const { err } = run(repo({}), ['args-list', '--wrte'], { env: { LANG: 'de_DE.UTF-8', LC_ALL: 'fr_FR.UTF-8' } });
  expect(err).toBe('temporal-codemod: args-list has no --wrte. Did you mean --write?\n');
});

it('calls a bug a bug, with what is needed to find it', () => {
  const home = resolve(import.meta.dirname, '../..');
  const copy = folder();
  for (const part of ['bin', 'dist', 'package.json']) cpSync(join(home, part), join(copy, part), { recursive: true });
  symlinkSync(join(home, 'node_modules'), join(copy, 'node_modules'));
  put(copy, { 'dist/tree-sitter-python.wasm': 'broken', 'a.py': OLD });
  const bin = join(copy, 'bin/temporal-codemod.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'args-list', 'a.py'], {
    cwd: copy,
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(
    /^temporal-codemod \d+\.\d+\.\d+ stopped because of a bug of its own \(Node v.+\)\. Please report this/,
  );
  expect(stderr).toMatch(/\n {4}at /);
});

it('--stats says on stderr what was looked at, and stdout stays what it was', () => {
  const root = folder({ 'a.py': 'import os\n', 'b.py': OLD });
  const plain = run(root, ['args-list']);
  const { code, out, err } = run(root, ['args-list', '--stats']);
  expect([code, out]).toEqual([plain.code, plain.out]);
  expect(err).toMatch(/^Files: 2 seen, 2 read \(0\.0 MB\), 1 decoded, 1 parsed\.\n/);
  for (const name of ['Find files', 'Plan', 'args-list', 'patched-api', 'Verify'])
    expect(err).toMatch(new RegExp(`^ +${name}: +\\d+ ms$`, 'm'));
  expect(err).toMatch(/\nPeak memory: [1-9]\d* MB\.\n$/);
});

describe('help', () => {
  const transforms = rules.filter(({ kind }) => kind === 'transform').map(({ name }) => name);
  const others = ['migrate', 'check', 'apply', 'verify', 'undo', 'rules', 'explain', 'completion'];
  it.each([
    [['--help']],
    [['help']],
    [['help', 'apply']],
    [['explain', '-h']],
    ...[...transforms, ...others].map(name => [[name, '--help']]),
  ])('%j fits on one screen, has examples, and its say on stdout', args => {
    const { code, out, err } = run(folder(), args);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/\nExamples:\n {2}temporal-codemod |\nEach command has examples: /);
    const lines = out.replace(/\n+$/, '').split('\n');
    expect(lines.length).toBeLessThanOrEqual(24);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('shows the rare options on request, and only those that the rules of a command read', () => {
    expect(run(folder(), ['args-list', '--help']).out).not.toContain('--line-length');
    expect(run(folder(), ['args-list', '--help', '--all']).out).toContain('--line-length');
    expect(run(folder(), ['check', '--help']).out).not.toContain('--calls');
  });

  it('lists and explains every rule', () => {
    const listed = run(folder(), ['rules']).out.split('\n').filter(Boolean);
    expect(listed.length).toBeGreaterThanOrEqual(4);
    for (const line of listed) {
      const { code, out } = run(folder(), ['explain', line.split(' ')[0]!]);
      expect(code).toBe(0);
      for (const part of ['Bad:', 'Good:', 'What it will not see:', 'Counts under:']) expect(out).toContain(part);
    }
  });

  it('knows its version', () => {
    const { version } = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8'));
    expect(run(folder(), ['--version']).out).toBe(`${version}\n`);
  });
});

describe('check on legacy code', () => {
  const UNTIMED = call('a, args=[x]');

  it('shows the checklist with a score, and the findings under its lines', () => {
    const { out } = run(
      repo({ 'a.py': `${UNTIMED}\n@workflow.defn\nclass W:\n    @workflow.run\n    async def run(self): ...\n` }),
      ['check'],
    );
    expect(out).toContain('Type safety\n');
    expect(out).toMatch(
      /✗ calls of the SDK are complete.*: 1 of 1 workflows \(100 %\), 1 finding\n {4}a\.py:5:11: activity-timeout: /,
    );
    expect(out).toMatch(/✓ activities get their payloads as args=\[…\]: 1 of 1 workflows \(100 %\)\n/);
  });

  it('takes what is known as known, and reports what is new', () => {
    const root = repo({ 'a.py': UNTIMED });
    expect(run(root, ['check', '--write-baseline', 'known.json'])).toMatchObject({ code: 0 });
    expect(run(root, ['check', '--baseline', 'known.json'])).toMatchObject({ code: 0 });
    writeFileSync(join(root, 'b.py'), UNTIMED.replace('args=[x]', 'args=[x, x]'));
    const { code, out } = run(root, ['check', '--baseline', 'known.json']);
    expect(code).toBe(1);
    expect(out).toContain('b.py:5:11: activity-timeout: ');
    expect(out).not.toContain('a.py:');
    expect(run(root, ['check', '--baseline', 'missing.json'])).toMatchObject({ code: 2 });
  });

  it('runs what settings select, and leaves out what they ignore', () => {
    const settings = (text: string) => repo({ 'a.py': UNTIMED, 'pyproject.toml': `[tool.temporal-codemod]\n${text}` });
    expect(run(settings('ignore = ["activity-timeout"]\n'), ['check']).code).toBe(0);
    expect(run(settings('select = ["activity-retries"]\n'), ['check']).out).toContain('a.py:5:11: activity-retries: ');
  });

  it('says which comments take nothing back', () => {
    const ignored = UNTIMED.replace(/\)$/m, ')  # temporal-codemod: ignore[activity-timeout] the fake takes none');
    expect(run(repo({ 'a.py': ignored }), ['check']).code).toBe(0);
    const unused = ignored.replace('[activity-timeout]', '[activity-timeout, workflow-now]');
    expect(run(repo({ 'a.py': unused }), ['check']).out).toContain('unused-ignore: workflow-now finds nothing here.');
  });
});
