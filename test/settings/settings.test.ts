import { describe, expect, it } from 'vitest';
import { createPlan } from '../../src/plan/create-plan.js';
import { configIn } from '../../src/project/config-file.js';
import { DEFAULTS } from '../../src/settings/option-table.js';
import { isValue } from '../../src/settings/option-value.js';
import { Settings } from '../../src/settings/settings.js';
import { rulesFor } from '../../src/transforms/index.js';
import { folder } from '../support/folder.js';
import { project } from '../support/project.js';

const table = (...lines: string[]) => `[project]\nname = "x"\n\n[tool.temporal-codemod]\n${lines.join('\n')}\n`;

/** The settings of a repository whose only table is this one. */
async function settingsOf(text: string, given = {}): Promise<Settings> {
  return new Settings(await project({ 'pyproject.toml': text, 'a.py': '' }), given);
}

describe('what applies to a file', () => {
  it('is what was given, else what the nearest table says, else the default; tables are not merged', async () => {
    const files = {
      'pyproject.toml': table('calls = "all"', 'only-multiple = true'),
      'a.py': '',
      'inner/pyproject.toml': table('line-length = 100'),
      'inner/deep/a.py': '',
      'other/pyproject.toml': '[tool.ruff]\nline-length = 70\n',
      'other/a.py': '',
    };
    const settings = new Settings(await project(files));
    expect(settings.optionsOf('a.py')).toEqual({ ...DEFAULTS, calls: 'all', onlyMultiple: true });
    expect(settings.optionsOf('other/a.py')).toBe(settings.optionsOf('a.py'));
    expect(settings.optionsOf('inner/deep/a.py')).toEqual({ ...DEFAULTS, lineLength: 100 });
    expect(settings.from('inner/deep/a.py').path).toBe('inner/pyproject.toml');
    const given = new Settings(await project(files), { calls: 'activities' });
    expect(given.optionsOf('a.py')).toEqual({ ...DEFAULTS, onlyMultiple: true });
  });

  it('is the defaults where there is no table', async () => {
    const settings = await settingsOf('[tool.ruff]\n');
    expect(settings.optionsOf('a.py')).toEqual(DEFAULTS);
    expect(settings.from('a.py')).toEqual({ path: undefined, settings: { options: {} } });
  });

  it.each([
    ['select = ["args-list"]', ['args-list']],
    ['ignore = ["patched-api"]', ['args-list', 'activity-name']],
    ['select = ["args-list", "activity-name"]\nignore = ["activity-name"]', ['args-list']],
  ])('%s', async (text, on) => {
    const settings = await settingsOf(table(text));
    const names = ['args-list', 'activity-name', 'patched-api'];
    expect(names.filter(name => settings.isOn(name, 'a.py'))).toEqual(on);
  });

  it('a choice of rules that is given wins over that of every file', async () => {
    const source = await project({
      'pyproject.toml': table('select = ["args-list"]', 'ignore = ["patched-api"]'),
      'a.py': '',
    });
    const on = (choice: object) =>
      ['args-list', 'activity-name', 'patched-api'].filter(name => new Settings(source, {}, choice).isOn(name, 'a.py'));
    expect(on({})).toEqual(['args-list']);
    expect(on({ select: ['activity-name', 'patched-api'] })).toEqual(['activity-name']);
    expect(on({ select: ['activity-name', 'patched-api'], ignore: ['args-list'] })).toEqual([
      'activity-name',
      'patched-api',
    ]);
  });

  it('counts globs from the folder of the table', async () => {
    const files = {
      'inner/pyproject.toml': table('include = ["src/**"]', 'exclude = ["**/generated/**", "/src/x.py"]'),
      'inner/a.py': '',
    };
    const settings = new Settings(await project(files));
    expect(settings.leavesOut('inner/src/a.py')).toBeUndefined();
    expect(settings.leavesOut('inner/src/sub/x.py')).toBeUndefined();
    expect(settings.leavesOut('inner/src/x.py')).toBe('excluded by inner/pyproject.toml');
    expect(settings.leavesOut('inner/src/generated/a.py')).toBe('excluded by inner/pyproject.toml');
    expect(settings.leavesOut('inner/a.py')).toBe('not included by inner/pyproject.toml');
    expect(settings.leavesOut('x.py')).toBeUndefined();
  });
});

describe('a mistake in a table is named with its place', () => {
  it.each([
    ['exlude = ["a"]', 'pyproject.toml:5: [tool.temporal-codemod] has no key exlude. Did you mean exclude?'],
    [
      'only_multiple = true',
      'pyproject.toml:5: [tool.temporal-codemod] has no key only_multiple. Did you mean only-multiple?',
    ],
    ['zzz = 1', 'has no key zzz. The keys: include, exclude, select, ignore, format-command, calls, '],
    ['calls = "none"', 'pyproject.toml:5: [tool.temporal-codemod] calls takes activities or all.'],
    ['only-multiple = "yes"', 'only-multiple takes true or false.'],
    ['line-length = 0', 'line-length takes a whole number of columns.'],
    ['include = "src"', 'include takes a list of texts.'],
    ['include = [1]', 'include takes a list of texts.'],
    ['select = ["arg-list"]', 'select names arg-list, which is no rule. Did you mean args-list?'],
    ['ignore = ["zzz"]', 'ignore names zzz, which is no rule. The rules: args-list, '],
    ['format-command = " "', 'format-command takes a command as one text.'],
    ['format-command = ["ruff"]', 'format-command takes a command as one text.'],
    [
      'field-types = { email = "str; import os" }',
      'pyproject.toml:5: [tool.temporal-codemod] field-types takes a table of types, each a builtin or a dotted name such as',
    ],
    ['calls = "all"\nexlude = []', 'pyproject.toml:6: '],
    ['[tool.temporal-codemod.rules]\nx = 1', 'pyproject.toml:5: [tool.temporal-codemod] has no key rules.'],
  ])('%s', async (text, message) => {
    const settings = await settingsOf(table(text));
    expect(() => settings.optionsOf('a.py')).toThrow(message);
  });

  it('a table in a file that is no TOML is an error; a file without one is not our business', () => {
    const root = folder({
      'pyproject.toml': '[tool.temporal-codemod]\ncalls = all\n',
      'other/pyproject.toml': '[tool.ruff\n',
    });
    expect(() => configIn(root, '')).toThrow(/^pyproject\.toml:2:9: is no valid TOML: [^\n]+\.$/);
    expect(configIn(root, 'other')).toBeUndefined();
    expect(configIn(root, 'nowhere')).toBeUndefined();
  });

  it.each([
    [
      '[tool.temporal_codemod]\ncalls = "all"',
      '1: there is no [tool.temporal_codemod]. Did you mean [tool.temporal-codemod]?',
    ],
    ['\n[tool.temporal-codemode]', '2: there is no [tool.temporal-codemode]. Did you mean [tool.temporal-codemod]?'],
    ['[tool.temporal]\n[tool.TemporalCodemod.x]', '2: there is no [tool.TemporalCodemod]. Did you mean'],
    ['[tool]\ntemporal-codemod = 3', '2: [tool.temporal-codemod] is a table.'],
  ])('%j is no table of ours', (text, message) => {
    expect(() => configIn(folder({ 'pyproject.toml': text }), '')).toThrow(`pyproject.toml:${message}`);
  });

  it('tables of other tools for Temporal are their own business', () => {
    const text = '# temporal-codemod\n[tool.temporal]\n[tool.temporal-lint]\n[tool.codemod]\n';
    expect(configIn(folder({ 'pyproject.toml': text }), '')).toBeUndefined();
  });
});

it.each([
  [{ kind: 'types' } as const, { email: 'pydantic.EmailStr', id: 'str' }, true],
  [{ kind: 'types' } as const, { email: 1 }, false],
  [{ kind: 'types' } as const, 'email', false],
  [{ kind: 'types' } as const, { email: 'EmailStr' }, false],
  [{ kind: 'types' } as const, { email: 'str; import os' }, false],
  [{ kind: 'types' } as const, { email: 'a.b\nimport os' }, false],
  [{ kind: 'types' } as const, { email: '3' }, false],
  [{ kind: 'name' } as const, 'Request', true],
  [{ kind: 'name' } as const, 'a b', false],
  [{ kind: 'columns' } as const, 88, true],
  [{ kind: 'columns' } as const, 88.5, false],
])('%j and %j: %j', (form, value, expected) => {
  expect(isValue(form, value)).toBe(expected);
});

describe('a plan', () => {
  const OLD = 'from temporalio import workflow\nasync def f(x):\n    await workflow.execute_activity("a", x)\n';
  const plan = async (files: Record<string, string>) => {
    const loaded = await project(files);
    const settings = new Settings(loaded);
    loaded.narrow(path => settings.leavesOut(path));
    return (await createPlan(loaded, { command: 'args-list', rules: rulesFor('args-list'), options: {}, settings }))
      .plan;
  };

  it('takes each file by its own settings', async () => {
    const { findings, files, summary } = await plan({
      'pyproject.toml': table('exclude = ["gen"]'),
      'a.py': OLD,
      'gen/a.py': OLD,
      'multiple/pyproject.toml': table('only-multiple = true'),
      'multiple/a.py': OLD,
      'off/pyproject.toml': table('ignore = ["args-list"]'),
      'off/a.py': OLD,
    });
    expect(findings.map(({ path, status }) => [path, status])).toEqual([['a.py', 'apply']]);
    expect(summary.leftAlone).toEqual({ 'single payload (--only-multiple)': 1 });
    expect(files.map(({ path, status, reason }) => [path, status, reason])).toEqual([
      ['a.py', 'changed', undefined],
      ['gen/a.py', 'skipped', 'excluded by pyproject.toml'],
      ['multiple/a.py', 'clean', undefined],
      ['off/a.py', 'clean', undefined],
    ]);
  });

  it('leaves a fix that would change an excluded file to people', async () => {
    const loaded = await project({ 'pyproject.toml': table('exclude = ["b.py"]'), 'a.py': OLD, 'b.py': OLD });
    const settings = new Settings(loaded);
    loaded.narrow(path => settings.leavesOut(path));
    const edits = ['a.py', 'b.py'].map(path => ({ path, start: 0, end: 0, text: '#' }));
    const rule = {
      ...rulesFor('args-list').find(({ scope }) => scope === 'project')!,
      *find() {
        yield {
          rule: 'patched-api',
          path: 'a.py',
          span: { start: 0, end: 1 },
          message: '',
          fix: { edits, safety: 'safe' as const },
        };
      },
    };
    const { plan: made } = await createPlan(loaded, { command: 'x', rules: [rule as never], options: {}, settings });
    expect(made.findings.map(({ status, reason }) => [status, reason])).toEqual([
      ['manual', 'it would change a file that is excluded by pyproject.toml'],
    ]);
  });
});
