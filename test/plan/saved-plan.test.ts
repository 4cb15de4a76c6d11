import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changes } from '../../src/plan/changes.js';
import { createPlan } from '../../src/plan/create-plan.js';
import { applyDecisions, type Decisions } from '../../src/plan/decisions.js';
import { fingerprint } from '../../src/plan/fingerprint.js';
import { openPlan, parsePlan } from '../../src/plan/read-plan.js';
import { writePlan } from '../../src/plan/write.js';
import { loadProject } from '../../src/project/project.js';
import { jsonReport } from '../../src/report/json.js';
import { rulesFor } from '../../src/transforms/index.js';
import { contents, folder, put } from '../support/folder.js';

const payload = fc.constantFrom('x', '"é😀"', '(1, 2)', 'x  # why\n', 'f"{x}"', '[\n        x,\n    ]');
const statement = fc
  .array(payload, { minLength: 1, maxLength: 4 })
  .map(
    payloads => `    await workflow.execute_activity(\n        "a",\n        ${payloads.join(',\n        ')}\n    )\n`,
  );
const text = fc
  .tuple(fc.array(statement, { maxLength: 4 }), fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\uFEFF'))
  .map(([statements, end, bom]) =>
    `${bom}from temporalio import workflow\nasync def f(x):\n    x = 1\n${statements.join('')}`.replaceAll('\n', end),
  );

it('saved and read elsewhere, with any fixes declined, a plan gives the bytes that it gives here', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.constantFrom('a.py', 'b.py', 'é/c d.py'), text, { minKeys: 1 }),
      fc.infiniteStream(fc.boolean()),
      async (files, accepts) => {
        const here = folder({ 'pyproject.toml': '', ...files });
        const there = folder({ 'pyproject.toml': '', ...files });
        const project = await loadProject({ paths: ['.'], cwd: here });
        const made = await createPlan(project, { command: 'args-list', rules: rulesFor('args-list'), options: {} });
        const decisions: Decisions = {
          version: 1,
          decisions: Object.fromEntries(
            made.plan.findings
              .filter(({ fix }) => fix)
              .map(({ id }) => {
                return [id, accepts.next().value ? ('accept' as const) : ('decline' as const)];
              }),
          ),
        };
        const expected = changes(applyDecisions(made.plan, decisions), made.sources);

        const saved = applyDecisions(await parsePlan(jsonReport(made.plan), 'plan'), decisions);
        const { planned, stale } = openPlan(saved, there);
        expect(stale).toEqual([]);
        const { written } = await writePlan(planned.plan, planned.sources);
        expect(written).toEqual(expected.map(({ path }) => path));
        const after = contents(there);
        for (const { path, after: result } of expected) {
          expect(after[path]).toBe(Buffer.from(result.bytes).toString('latin1'));
        }
        const { changed, scanned, clean, fixes, declined } = planned.plan.summary;
        expect([changed, scanned]).toEqual([expected.length, changed + clean]);
        expect(fixes + declined).toBe(made.plan.summary.fixes);
      },
    ),
    { numRuns: 60 },
  );
});

it('any change to a file that the plan changes is noticed', async () => {
  await fc.assert(
    fc.asyncProperty(text, fc.nat(), fc.constantFrom('', ' ', '#', 'é'), async (before, at, insert) => {
      const root = folder({ 'pyproject.toml': '', 'a.py': before });
      const project = await loadProject({ paths: ['.'], cwd: root });
      const { plan } = await createPlan(project, { command: 'args-list', rules: rulesFor('args-list'), options: {} });
      const offset = at % (before.length + 1);
      writeFileSync(join(root, 'a.py'), before.slice(0, offset) + insert + before.slice(offset));
      const isConcerned = insert !== '' && plan.summary.changed > 0;
      expect(openPlan(plan, root).stale).toEqual(isConcerned ? [{ path: 'a.py', reason: 'changed' }] : []);
    }),
    { numRuns: 60 },
  );
});

it('a plan with a fix across files rests on every file that it looked at', async () => {
  const root = folder({ 'pyproject.toml': '', 'a.py': 'x = 1\n', 'b.py': 'x = 1\n', 'c.py': 'x = 1\n' });
  const project = await loadProject({ paths: ['.'], cwd: root });
  const rule = {
    ...rulesFor('args-list').find(({ scope }) => scope === 'project')!,
    *find() {
      const edits = ['a.py', 'b.py'].map(path => ({ path, start: 0, end: 1, text: 'y' }));
      yield {
        rule: 'patched-api',
        path: 'a.py',
        span: { start: 0, end: 1 },
        message: '',
        fix: { edits, safety: 'safe' as const },
      };
    },
  };
  const { plan } = await createPlan(project, { command: 'x', rules: [rule as never], options: {} });
  expect(openPlan(plan, root).stale).toEqual([]);
  put(root, { 'c.py': 'x = 2\n' });
  expect(openPlan(plan, root).stale).toEqual([{ path: 'c.py', reason: 'changed' }]);
});

it('a fingerprint is of the lines that change, wherever they stand', () => {
  const of = (source: string, text = 'y', path = 'a.py') => {
    const start = source.indexOf('x');
    return fingerprint({ safety: 'safe', edits: [{ path, start, end: start + 1, text }] }, () => source);
  };
  const one = of('a = x + 1\n');
  expect(one).toMatch(/^[0-9a-f]{16}$/);
  expect(of('first\n\na = x + 1\nlast')).toBe(one);
  expect(of('a = x + 2\n')).not.toBe(one);
  expect(of('a = x + 1\n', 'z')).not.toBe(one);
  expect(of('a = x + 1\n', 'y', 'b.py')).not.toBe(one);
  expect(
    fingerprint({ safety: 'unsafe', edits: [{ path: 'a.py', start: 4, end: 5, text: 'y' }] }, () => 'a = x + 1\n'),
  ).not.toBe(one);
});
