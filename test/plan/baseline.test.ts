import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { baselineOf, parseBaseline, withBaseline } from '../../src/plan/baseline.js';
import { planOf } from '../support/project.js';

const HEAD = 'from temporalio import workflow\n';
const run = (payload: string, name = 'run') =>
  `\nasync def ${name}(x):\n    await workflow.execute_activity("charge", ${payload})\n`;
const OLD = { 'a.py': HEAD + run('x') };

/** What is still open of these files when the findings of the old ones are known. */
async function open(files: Record<string, string>, old: Record<string, string> = OLD): Promise<string[]> {
  const before = await planOf(old);
  const baseline = parseBaseline(JSON.stringify(baselineOf(before.plan, before.sources)), 'known.json');
  const after = await planOf(files);
  const { findings, summary } = withBaseline(after.plan, after.sources, baseline);
  const left = findings.filter(({ status }) => status !== 'suppressed');
  expect(summary.fixes + summary.manual).toBe(left.length);
  return left.map(({ path, start }) => `${path}:${start.line}`);
}

describe('a known finding', () => {
  it.each<[string, Record<string, string>]>([
    ['where it was', OLD],
    ['on another line', { 'a.py': `${HEAD}\nimport os\n\n\n${run('x')}` }],
    ['laid out anew', { 'a.py': HEAD + run('\n        x,\n    ').replace('x,', 'x') }],
    ['in another file', { 'b.py': HEAD + run('x') }],
  ])('is not reported again %s', async (_, files) => {
    expect(await open(files)).toEqual([]);
  });
});

describe('a new finding is reported', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['in another function', { 'a.py': HEAD + run('x') + run('x', 'other') }, ['a.py:7']],
    ['with another payload', { 'a.py': HEAD + run('y') }, ['a.py:4']],
    ['that is a copy in another file', { ...OLD, '0.py': HEAD + run('x') }, ['0.py:4']],
    [
      'that repeats a known one',
      { 'a.py': `${HEAD}${run('x')}    await workflow.execute_activity("charge", x)\n` },
      ['a.py:5'],
    ],
  ])('%s', async (_, files, left) => {
    expect(await open(files)).toEqual(left);
  });
});

it.each(['', '[]', '{"version": 2, "findings": []}', '{"version": 1, "findings": [{}]}'])('%j is no baseline', text => {
  expect(() => parseBaseline(text, 'known.json')).toThrow(UserError);
});
