import { describe, expect, it } from 'vitest';
import { planOf } from '../support/project.js';

const HEAD = 'from temporalio import workflow\n';
const RUN = `
class Order:
    async def run(self, x):
        await workflow.execute_activity("charge", x)
        await workflow.execute_activity("charge", x)
`;
const findingsOf = async (text: string) => (await planOf({ 'a.py': text })).plan.findings;
const idsOf = async (text: string) => (await findingsOf(text)).map(({ id }) => id);

describe('a finding keeps its identity', () => {
  it.each([
    ['when lines are added above', `${HEAD}import os\n\n\nX = 1\n${RUN}`],
    ['when its own lines are laid out anew', HEAD + RUN.replace('("charge", x)', '("charge",\n            x)')],
    ['when its block is indented', `${HEAD}if True:${RUN.replace(/^(?=.)/gm, '    ')}`],
  ])('%s', async (_, text) => {
    expect(await idsOf(text)).toEqual(await idsOf(HEAD + RUN));
  });

  it.each([
    ['the definition around it is renamed', HEAD + RUN.replace('run', 'go')],
    ['its code changes', HEAD + RUN.replaceAll('x)', 'y)')],
  ])('until %s', async (_, text) => {
    const before = await idsOf(HEAD + RUN);
    const after = await idsOf(text);
    expect(after).toHaveLength(2);
    expect(after.filter(id => before.includes(id))).toEqual([]);
  });

  it('and no two are the same', async () => {
    expect(new Set(await idsOf(HEAD + RUN)).size).toBe(2);
  });
});

it('names the definition around a finding, and says how bad it is', async () => {
  const findings = await findingsOf(`${HEAD}${RUN}\nworkflow.execute_activity("charge", 1, 2)\n`);
  expect(findings.map(({ symbol, severity }) => [symbol, severity])).toEqual([
    ['Order.run', 'warning'],
    ['Order.run', 'warning'],
    ['', 'error'],
  ]);
});
