import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { changes } from '../../src/plan/changes.js';
import { withOverview } from '../../src/plan/overview.js';
import { verifyPlan } from '../../src/plan/verify.js';
import { escapedJson, htmlReport } from '../../src/report/html.js';
import { pageData } from '../../src/report/page-data.js';
import { pageTemplate } from '../../src/report/page-template.js';
import { planOf, project } from '../support/project.js';

const FILES = {
  'a.py':
    'from temporalio import workflow\nasync def f(x):\n    await workflow.execute_activity(g, x)\n    await workflow.execute_activity("</script><b>", 1, 2)\n',
  CODEOWNERS: '*.py @team\n',
};

/** The JSON that a page holds. */
function held(html: string): string {
  return /<script type="application\/json" id="plan">(.*?)<\/script>/s.exec(html)![1]!;
}

it('the page holds the plan, and nothing of it as markup', async () => {
  const { plan, sources } = await verifyPlan(await planOf(FILES), 'tree');
  const html = htmlReport(await pageTemplate(), plan, changes(plan, sources), sources);
  expect(JSON.parse(held(html))).toEqual(JSON.parse(JSON.stringify(pageData(plan, changes(plan, sources), sources))));
  expect(held(html)).not.toMatch(/[<>&\u2028\u2029]/);
  expect(html.match(/<script/g)).toHaveLength(2);
});

it('what ends an element or a line of JavaScript is written as an escape', () => {
  const hostile = '</script><!--\u2028\u2029&lt;';
  expect(escapedJson([hostile])).toBe('["\\u003c/script\\u003e\\u003c!--\\u2028\\u2029\\u0026lt;"]');
  expect(JSON.parse(escapedJson([hostile]))).toEqual([hostile]);
});

it('only the script and the style of the build may run', async () => {
  const page = await pageTemplate();
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const script = /<script>(.*?)<\/script>/s.exec(page)![1]!;
  const style = /<style>(.*?)<\/style>/s.exec(page)![1]!;
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!.split('; ');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`script-src ${hash(script)}`);
  expect(policy).toContain(`style-src ${hash(style)}`);
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(page).not.toMatch(/\bhttps?:\/\/(?!www\.w3\.org\/2000\/svg)/);
});

it('each finding comes with what its fix alone does, or with the code around it', async () => {
  const { plan, sources } = await planOf({
    'a.py':
      'from temporalio import activity, workflow\n@activity.defn\nasync def g(x: int, y: int): ...\nasync def f(x):\n    await workflow.execute_activity(g, x)\n',
  });
  const { findings } = pageData(plan, changes(plan, sources), sources);
  const fix = findings.find(({ rule }) => rule === 'args-list')!;
  expect(fix.safety).toBe('safe');
  expect(fix.diffs![0]!.hunks[0]!.lines.filter(line => !line.startsWith(' '))).toEqual([
    '-    await workflow.execute_activity(g, x)',
    '+    await workflow.execute_activity(g, args=[x])',
  ]);
  const manual = findings.find(({ rule }) => rule === 'activity-arguments')!;
  expect(manual.diffs).toBeUndefined();
  expect(manual.excerpt).toMatchObject({ first: 3, start: { line: 5, column: 11 } });
  expect(manual.excerpt!.lines.at(2)).toBe('    await workflow.execute_activity(g, x)');
});

it('findings know their boxes of the map, and boxes what the fixes make of their signature', async () => {
  const files = {
    'w.py':
      'from temporalio import workflow\n@workflow.defn\nclass W:\n    @workflow.run\n    async def run(self, a: str, b: int) -> None:\n        await workflow.execute_activity("g", a)\n',
  };
  const { plan, sources } = await planOf(files);
  const found = withOverview(plan, await project(files));
  expect(pageData(found, changes(found, sources), sources).findings[0]!.nodes).toEqual(['w.py#W']);
  const start = files['w.py'].indexOf('a: str, b: int');
  const edits = [{ path: 'w.py', start, end: start + 'a: str, b: int'.length, text: 'request: R' }];
  const changing = { ...found, findings: [{ ...found.findings[0]!, fix: { edits, safety: 'unsafe' as const } }] };
  const [node] = pageData(changing, changes(changing, sources), sources).map.nodes.filter(
    ({ kind }) => kind === 'workflow',
  );
  expect(node).toMatchObject({ before: 'run(self, a: str, b: int) -> None', after: 'run(self, request: R) -> None' });
});

it('says where the repository is called, not where it lies', async () => {
  const { plan, sources } = await planOf(FILES);
  expect(JSON.stringify(pageData(plan, changes(plan, sources), sources))).not.toContain(plan.root);
});
