import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { verifyPlan } from '../../src/plan/verify.js';
import { jsonReport } from '../../src/report/json.js';
import { planOf } from '../support/project.js';

const schema = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../schema/plan.schema.json'), 'utf8'));
const validate = new Ajv2020({ strict: true, strictTypes: false, allErrors: true }).compile(schema);

const FILES = {
  'a.py':
    'from temporalio import activity, workflow\n@activity.defn\nasync def a(x: int, *, y): ...\nasync def f(x):\n    await workflow.execute_activity(a, x)\n    await workflow.execute_activity(a, "s", 2)\n',
  'b.py': 'from temporalio import workflow\nasync def f(x):\n    await workflow.execute_activity(a, x y)\n',
  'c.py': '\uFFFD\0',
  'd.py': 'x = 1\n',
};

it('every plan is as the schema says, also after it was saved and read again', async () => {
  const { plan } = await verifyPlan(await planOf(FILES), 'tree');
  expect(new Set(plan.findings.map(({ status }) => status))).toContain('manual');
  expect(new Set(plan.files.map(({ status }) => status))).toEqual(new Set(['changed', 'failed', 'clean']));
  const saved = JSON.parse(jsonReport(plan));
  validate(saved);
  expect(validate.errors ?? []).toEqual([]);
  expect(JSON.parse(jsonReport(saved))).toEqual(saved);
});

it('the schema refuses what is no plan', () => {
  expect(validate({ version: 2 })).toBe(false);
});

it('is the same on every run', async () => {
  const texts = [(await planOf(FILES)).plan, (await planOf(FILES)).plan].map(plan =>
    jsonReport({ ...plan, root: '/' }),
  );
  expect(texts[0]).toBe(texts[1]);
});
