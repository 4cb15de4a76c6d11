import { describe, expect, it } from 'vitest';
import { changes, sourcesAt } from '../../src/plan/changes.js';
import { createPlan } from '../../src/plan/create-plan.js';
import { type Migration, migrate } from '../../src/plan/migrate.js';
import { openPlan, parsePlan } from '../../src/plan/read-plan.js';
import { verifyPlan } from '../../src/plan/verify.js';
import { writePlan } from '../../src/plan/write.js';
import { loadProject } from '../../src/project/project.js';
import { jsonReport } from '../../src/report/json.js';
import { rulesFor, transforms } from '../../src/transforms/index.js';
import type { RuleOptions } from '../../src/transforms/transform.js';
import { type FixtureCase, readCases } from '../fixtures/cases.js';
import { writeFiles } from '../fixtures/run-case.js';
import { contents, folder } from '../support/folder.js';

const FLOWS = `from datetime import timedelta

from temporalio import activity, workflow


@activity.defn
async def charge(order: str, cents: int) -> str: ...


@workflow.defn
class Pay:
    @workflow.run
    async def run(self, order: str, cents: int) -> str:
        await workflow.execute_activity(charge, order, cents, start_to_close_timeout=timedelta(seconds=9))
        return await workflow.execute_activity(charge, args=[order], start_to_close_timeout=timedelta(seconds=9))
`;
const STARTER = `from temporalio.client import Client

from flows import Pay


async def main() -> None:
    client = await Client.connect("localhost:7233")
    await client.execute_workflow(Pay.run, args=["a", 1], id="1", task_queue="q")
`;
const FILES = {
  'pyproject.toml': '[project]\ndependencies = ["pydantic"]\n',
  'flows.py': FLOWS,
  'starter.py': STARTER,
};

async function migrated(root: string, options: Partial<RuleOptions> = {}): Promise<Migration> {
  const project = await loadProject({ paths: ['.'], cwd: root });
  return (await migrate(project, { rules: rulesFor('migrate'), options, verify: 'tree' }))!;
}

const results = ({ planned }: Migration) =>
  Object.fromEntries(changes(planned.plan, planned.sources).map(({ path, after }) => [path, after.text]));

describe('a migration', () => {
  it('gives what the transforms give that are written one after the other', async () => {
    const root = folder(FILES);
    const apart = folder(FILES);
    for (const { name } of transforms) {
      const project = await loadProject({ paths: ['.'], cwd: apart });
      const planned = await createPlan(project, { command: name, rules: rulesFor(name), options: {} });
      const { plan, sources } = await verifyPlan(planned, 'tree');
      await writePlan(plan, sources);
    }
    const { planned } = await migrated(root);
    await writePlan(planned.plan, planned.sources);
    const python = (all: Record<string, string>) =>
      Object.fromEntries(Object.entries(all).filter(([name]) => name.endsWith('.py')));
    expect(python(contents(root))).toEqual(python(contents(apart)));
    expect(contents(root)['starter.py']).toContain('data_converter=pydantic_data_converter');
    expect(contents(root)['flows.py']).toContain('args=[request.order, request.cents]');
  });

  it('names places as they are in the files that were read, and edits that make up the difference', async () => {
    const { planned } = await migrated(folder(FILES));
    const { plan, sources } = planned;
    expect(plan.findings.map(({ rule, path, start, step }) => [rule, path, start.line, step])).toEqual([
      ['args-list', 'flows.py', 14, undefined],
      ['pydantic-params', 'flows.py', 13, 1],
      ['pydantic-converter', 'starter.py', 7, 2],
      ['activity-arguments', 'flows.py', 15, transforms.length],
    ]);
    for (const { path, span, step = 0 } of plan.findings) {
      const { text } = sourcesAt(plan, sources, step).get(path)!;
      expect(text.slice(span.start, span.end)).toMatch(
        /^(workflow\.execute_activity\(\s*charge|\(self, order|Client\.connect)/,
      );
    }
    for (const { before, after, edits } of changes(plan, sources)) {
      let text = '';
      let at = 0;
      for (const { start, end, text: inserted } of edits) {
        text += before.text.slice(at, start) + inserted;
        at = end;
      }
      expect(text + before.text.slice(at)).toBe(after.text);
    }
    expect(plan.summary).toMatchObject({ scanned: 2, changed: 2, fixes: 3, manual: 1, failed: 0 });
  });

  it('saved and applied elsewhere, gives the same', async () => {
    const made = await migrated(folder(FILES));
    const there = folder(FILES);
    const { planned, stale } = openPlan(await parsePlan(jsonReport(made.planned.plan), 'plan'), there);
    expect(stale).toEqual([]);
    await writePlan(planned.plan, planned.sources);
    for (const [path, text] of Object.entries(results(made))) {
      expect(contents(there)[path]).toBe(Buffer.from(text).toString('latin1'));
    }
  });

  it('plans a transform on what was decided about those before', async () => {
    const root = folder(FILES);
    const project = await loadProject({ paths: ['.'], cwd: root });
    const judge = ({ rule }: { rule: string }) =>
      rule === 'pydantic-params' ? { status: 'declined' as const } : undefined;
    const { planned } = (await migrate(project, { rules: rulesFor('migrate'), options: {}, verify: 'tree', judge }))!;
    // Nobody has models now, so nobody needs their converter.
    expect(planned.plan.findings.map(({ rule, status }) => [rule, status])).toEqual([
      ['args-list', 'apply'],
      ['pydantic-params', 'declined'],
      ['activity-arguments', 'manual'],
    ]);
  });

  it('hands options through; a bridge for running workflows stays, whatever is asked for later, and is not proposed again', async () => {
    const root = folder(FILES);
    const { planned } = await migrated(root, { modelSuffix: 'Input', inFlight: true });
    await writePlan(planned.plan, planned.sources);
    const flows = contents(root)['flows.py']!;
    expect(flows).toContain('class PayInput(BaseModel)');
    expect(flows).toContain('*legacy: Any');
    for (const options of [{ modelSuffix: 'Input', inFlight: true }, { modelSuffix: 'Input' }, {}]) {
      const again = await migrated(root, options);
      expect(results(again)).toEqual({});
      expect(again.planned.plan.findings.filter(({ rule }) => rule === 'drop-bridge')).toEqual([]);
    }
  });
});

const { cases } = readCases();
const ofTransforms = cases.filter(({ rule }) => transforms.some(({ name }) => name === rule));

describe('nothing is left to propose on a second run, over the fixtures of', () => {
  it.each(transforms.map(({ name }) => name))('%s', async rule => {
    const own = ofTransforms.filter(fixture => fixture.rule === rule);
    expect(own.length).toBeGreaterThan(0);
    for (const fixture of own) await expectSettled(fixture);
  });
});

async function expectSettled({ name, input, options }: FixtureCase): Promise<void> {
  const root = folder();
  writeFiles(root, input);
  const first = await migrated(root, options);
  await writePlan(first.planned.plan, first.planned.sources);
  const { planned } = await migrated(root, options);
  const again = planned.plan.findings.filter(({ status }) => status === 'apply');
  expect(again.map(({ rule, path, start, message }) => [name, rule, path, start.line, message])).toEqual([]);
}
