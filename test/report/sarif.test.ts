import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changes } from '../../src/plan/changes.js';
import { applyDecisions } from '../../src/plan/decisions.js';
import { verifyPlan } from '../../src/plan/verify.js';
import { sarifReport } from '../../src/report/sarif.js';
import type { Plan, PlanFinding, Source } from '../../src/types.js';
import { planOf } from '../support/project.js';

// The OASIS schema, as published with the standard.
const schema = JSON.parse(readFileSync(resolve(import.meta.dirname, '../data/sarif-schema-2.1.0.json'), 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
ajv.addFormat('uri', text => URL.canParse(text));
ajv.addFormat('uri-reference', text => URL.canParse(text, 'file:///repo/') && !/[\s\\]/.test(text));
ajv.addFormat('date-time', true);
const validate = ajv.compile(schema);

interface Region {
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
}
interface Place {
  physicalLocation: { artifactLocation: { uri: string; uriBaseId: string }; region?: Region };
}
interface Result {
  ruleId: string;
  ruleIndex: number;
  level: string;
  message: { text: string };
  locations: Place[];
  relatedLocations?: Place[];
  partialFingerprints: Record<string, string>;
  fixes?: {
    artifactChanges: {
      artifactLocation: { uri: string };
      replacements: { deletedRegion: Region; insertedContent?: { text: string } }[];
    }[];
  }[];
  suppressions?: { kind: string; justification?: string }[];
}
interface Run {
  tool: { driver: { name: string; rules: { id: string; help: { text: string; markdown: string } }[] } };
  results: Result[];
  invocations: { executionSuccessful: boolean; toolExecutionNotifications: { level: string; locations: Place[] }[] }[];
}

/** The only run of the report, after the whole was validated. */
function runOf(plan: Plan, sources: ReadonlyMap<string, Source>): Run {
  const log = JSON.parse(sarifReport(plan, [], { cwd: plan.root }, sources));
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  return log.runs[0];
}

/** The offset of a place as the standard counts: lines end with CRLF, LF or CR, columns are code points, no BOM. */
function offsetOf(text: string, line: number, column: number): number {
  let at = 0;
  for (let n = 1; n < line; n++) {
    const rest = /\r\n|\n|\r/g;
    rest.lastIndex = at;
    rest.exec(text);
    at = rest.lastIndex;
  }
  if (text[at] === '\uFEFF') at++;
  for (let n = 1; n < column; n++) at += String.fromCodePoint(text.codePointAt(at)!).length;
  return at;
}

/** What a consumer makes of a file by the fixes of all results. */
function applyFixes(run: Run, path: string, text: string): string {
  const uri = path.split('/').map(encodeURIComponent).join('/');
  const replacements = run.results
    .flatMap(({ fixes = [] }) => fixes.flatMap(({ artifactChanges }) => artifactChanges))
    .filter(({ artifactLocation }) => artifactLocation.uri === uri)
    .flatMap(change => change.replacements)
    .map(({ deletedRegion: at, insertedContent }) => ({
      start: offsetOf(text, at.startLine, at.startColumn),
      end: offsetOf(text, at.endLine, at.endColumn),
      text: insertedContent?.text ?? '',
    }));
  let result = text;
  // From the end, so that offsets stay right; inserts at one place keep their order.
  for (const { start, end, text: inserted } of replacements
    .map((each, i) => ({ ...each, i }))
    .sort((a, b) => b.start - a.start || b.i - a.i))
    result = result.slice(0, start) + inserted + result.slice(end);
  return result;
}

const FILES = {
  'a b.py':
    'from temporalio import activity, workflow\n@activity.defn\nasync def a(x: int, *, y): ...\nasync def f(x):\n    await workflow.execute_activity(a, x)\n    await workflow.execute_activity(a, "😀", 2)\n',
  'é#.py': 'from temporalio import workflow\nasync def f(x):\n    await workflow.execute_activity(a, x y)\n',
  'c.py': '\uFFFD\0',
  'd.py': 'x = 1\n',
};

describe('the report', () => {
  it('is valid, for a transform and for check, and holds every finding with its rule', async () => {
    for (const command of ['args-list', 'check']) {
      const { plan, sources } = await planOf(FILES, {}, command);
      const run = runOf(plan, sources);
      expect(run.results.length).toBe(plan.findings.length);
      expect(run.results.length).toBeGreaterThan(2);
      for (const [i, { ruleId, ruleIndex, partialFingerprints }] of run.results.entries()) {
        expect(run.tool.driver.rules[ruleIndex]!.id).toBe(ruleId);
        expect(partialFingerprints).toEqual({ 'temporalCodemodId/v1': plan.findings[i]!.id });
      }
      for (const { help } of run.tool.driver.rules) expect(help.markdown).toContain('```python');
    }
  });

  it('names places as the standard wants them, and says what could not be read', async () => {
    const { plan, sources } = await verifyPlan(await planOf(FILES), 'tree');
    const { results, invocations } = runOf(plan, sources);
    expect(results[0]!.locations[0]!.physicalLocation).toEqual({
      artifactLocation: { uri: 'a%20b.py', uriBaseId: 'SRCROOT' },
      region: { startLine: 3, startColumn: 24, endLine: 3, endColumn: 25 },
    });
    expect(invocations[0]!.executionSuccessful).toBe(false);
    const noted = invocations[0]!.toolExecutionNotifications;
    expect(noted.map(({ level, locations }) => [level, locations[0]!.physicalLocation.artifactLocation.uri])).toEqual([
      ['error', '%C3%A9%23.py'],
    ]);
  });

  it('offers no fix that was refused, and marks what people decided against', async () => {
    const { plan, sources } = await planOf({ 'a.py': FILES['a b.py'] });
    const fixable = plan.findings.filter(({ fix }) => fix) as [PlanFinding, ...PlanFinding[]];
    const declined = applyDecisions(plan, { version: 1, decisions: { [fixable[0].id]: 'decline' } });
    const of = (made: Plan) => runOf(made, sources).results.filter(({ ruleId }) => ruleId === 'args-list');
    expect(of(declined).map(({ suppressions }) => suppressions)).toEqual([
      [{ kind: 'external' }],
      [{ kind: 'external', justification: 'not decided' }],
    ]);
    const failed: Plan = {
      ...plan,
      findings: plan.findings.map(each => ({ ...each, status: 'failed', reason: 'no' })),
    };
    expect(of(failed).map(({ fixes, message }) => [fixes, message.text.endsWith(' (no)')])).toEqual([
      [undefined, true],
      [undefined, true],
    ]);
  });

  it('holds the imports that a fix needs', async () => {
    const file =
      'from temporalio import workflow\n\n\n@workflow.defn\nclass W:\n    @workflow.run\n    async def run(self, a: int, b: str) -> None:\n        print(a, b)\n';
    const { plan, sources } = await planOf({ 'w.py': file, 'requirements.txt': 'pydantic\n' }, {}, 'pydantic-params');
    const changed = changes(plan, sources);
    expect(changed.map(({ path }) => path)).toEqual(['w.py']);
    expect(applyFixes(runOf(plan, sources), 'w.py', file)).toBe(changed[0]!.after.text);
    expect(changed[0]!.after.text).toContain('import BaseModel');
  });

  it('is the same on every run', async () => {
    const texts = [];
    for (let i = 0; i < 2; i++) {
      const { plan, sources } = await planOf(FILES);
      texts.push(sarifReport({ ...plan, root: '/repo' }, [], { cwd: '/' }, sources));
    }
    expect(texts[0]).toBe(texts[1]);
  });
});

it('a consumer that applies the fixes gets what a write gives', async () => {
  const word = fc.constantFrom('x', '"é😀"', 'f"{x}"', '(1, "𝒳")', 'x  # 😀\n');
  const statement = fc
    .tuple(fc.constantFrom('', '"😀😀"; '), fc.array(word, { minLength: 1, maxLength: 3 }))
    .map(([before, payloads]) => `    ${before}await workflow.execute_activity("a", ${payloads.join(', ')})\n`);
  await fc.assert(
    fc.asyncProperty(
      fc.array(statement, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('\n', '\r\n'),
      fc.constantFrom('', '\uFEFF'),
      async (statements, end, bom) => {
        const text = `${bom}from temporalio import workflow\nasync def f(x):\n${statements.join('')}`.replaceAll(
          '\n',
          end,
        );
        const { plan, sources } = await planOf({ 'a.py': text });
        const [change] = changes(plan, sources);
        expect(applyFixes(runOf(plan, sources), 'a.py', text)).toBe(change?.after.text ?? text);
      },
    ),
    { numRuns: 50 },
  );
});
