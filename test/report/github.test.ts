import { expect, it } from 'vitest';
import { applyDecisions } from '../../src/plan/decisions.js';
import { githubReport } from '../../src/report/github.js';
import type { Plan } from '../../src/types.js';
import { planOf } from '../support/project.js';

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Reads a log as the runner does: a command is a line `::name key=value,key=value::message`. */
function parseLog(log: string): { readonly commands: readonly Command[]; readonly rest: readonly string[] } {
  const commands: Command[] = [];
  const rest: string[] = [];
  const data = (text: string) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
  for (const line of log.split(/\r\n|\n|\r/)) {
    const match = /^\s*::([A-Za-z-]+)(?: ([^:]*))?::(.*)$/.exec(line);
    if (!match) {
      if (line !== '') rest.push(line);
      continue;
    }
    const pairs = (match[2] ?? '').split(',').map(pair => {
      const equals = pair.indexOf('=');
      const value = pair
        .slice(equals + 1)
        .replaceAll('%3A', ':')
        .replaceAll('%2C', ',');
      return [pair.slice(0, equals), data(value)];
    });
    commands.push({ name: match[1]!, properties: Object.fromEntries(pairs), message: data(match[3]!) });
  }
  return { commands, rest };
}

const FILES = {
  'src/a, b: 100%.py':
    'from temporalio import activity, workflow\n@activity.defn\nasync def a(x: int, *, y): ...\nasync def f(x):\n    await workflow.execute_activity(\n        a, x\n    )\n',
  'broken.py': 'from temporalio import workflow\nasync def f(x):\n    await workflow.execute_activity(a, x y)\n',
};
const report = (plan: Plan) => parseLog(githubReport(plan, [], { cwd: plan.root }));

it('is one command for each finding and each file that could not be read, and a line for people', async () => {
  const { plan } = await planOf(FILES);
  const { commands, rest } = report(plan);
  const name = 'src/a, b: 100%.py';
  expect(commands.map(({ name: level, properties }) => [level, properties])).toEqual([
    ['error', { file: 'broken.py', line: '3', endLine: '3', col: '11', endColumn: '44', title: 'args-list' }],
    ['error', { file: name, line: '3', endLine: '3', col: '24', endColumn: '25', title: 'activity-arguments' }],
    ['warning', { file: name, line: '5', endLine: '7', title: 'args-list' }],
    ['error', { file: 'broken.py', line: '3', col: '42' }],
  ]);
  expect(rest).toEqual(['temporal-codemod args-list: 2 files scanned, 1 failed; 1 to rewrite, 2 left for you.']);
});

it('no message can end its command or begin another', async () => {
  const { plan } = await planOf(FILES);
  const evil = 'first\r\n::error::second\n100%0A';
  const findings = plan.findings.map(finding => ({ ...finding, message: evil, path: 'x\n::set-output name=a::b' }));
  const { commands } = report({ ...plan, findings, files: [] });
  expect(commands.length).toBe(findings.length);
  for (const { message, properties } of commands) {
    expect(message.startsWith(evil)).toBe(true);
    expect(properties.file).toBe('x\n::set-output name=a::b');
  }
});

it('says nothing of what people declined', async () => {
  const { plan } = await planOf({
    'a.py': 'from temporalio import workflow\nasync def f(x):\n    await workflow.execute_activity("a", x)\n',
  });
  expect(report(plan).commands.length).toBe(1);
  expect(report(applyDecisions(plan, { version: 1, decisions: {} })).commands).toEqual([]);
});

it('a remark is a notice', async () => {
  const { plan } = await planOf(FILES);
  const findings = plan.findings.map(finding => ({ ...finding, status: 'note' as const }));
  const { commands } = report({ ...plan, findings, files: [] });
  expect(new Set(commands.map(({ name }) => name))).toEqual(new Set(['notice']));
});
