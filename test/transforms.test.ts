import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { patch } from '../src/report/patch.js';
import { rules } from '../src/transforms/index.js';
import { type Files, type FixtureCase, readCases, readText } from './fixtures/cases.js';
import { applyWithGit, hasGit, judgeWithPython, splice, verdictsOf } from './fixtures/judges.js';
import { findingsText, fixesText, type Outcome, runRule } from './fixtures/run-case.js';
import { bomTwin, crlfTwin } from './fixtures/twins.js';

const { cases, orphans } = readCases();

/** Rewrites findings.txt, and fixes.txt where there is one; never output/, which people write. */
const UPDATE = process.env.UPDATE_FIXTURES === '1';

const outcomes = new Map<FixtureCase, Promise<Outcome>>();
const outcomeOf = (fixture: FixtureCase): Promise<Outcome> => {
  const outcome = outcomes.get(fixture) ?? runRule(fixture.rule, fixture.options, fixture.input);
  outcomes.set(fixture, outcome);
  return outcome;
};

/** The outcomes of all cases that ran through and changed something; what failed is told by the case's own tests. */
const allOutcomes = async (): Promise<Map<string, Outcome>> => {
  const known = new Map<string, Outcome>();
  for (const fixture of cases) {
    const outcome = await outcomeOf(fixture).catch(() => undefined);
    if (outcome && outcome.changed.length > 0) known.set(fixture.name, outcome);
  }
  return known;
};
const once = <T>(work: () => Promise<T>) => {
  let result: Promise<T> | undefined;
  return () => (result ??= work());
};
const python = once(async () => judgeWithPython(await allOutcomes()));
const git = once(async () => {
  const named = new Map(cases.map(fixture => [fixture.name, fixture.input]));
  const patches = [...(await allOutcomes())].map(
    ([name, { changed }]) => [name, { input: named.get(name)!, patch: patch(changed) }] as const,
  );
  return applyWithGit(new Map(patches));
});

const expectedOf = ({ input, output }: FixtureCase): Files => new Map([...input, ...output]);

/** Bytes as text that shows a difference well, one unit for each byte. */
const legible = (files: Files) =>
  Object.fromEntries([...files].map(([path, bytes]) => [path, bytes.toString('latin1')]));

const expectFiles = (actual: Files, expected: Files) => expect(legible(actual)).toEqual(legible(expected));

test('every rule has its fixture folder, and every folder its rule', () => {
  const folders = new Set(cases.map(fixture => fixture.rule));
  expect([...folders].sort()).toEqual(rules.map(rule => rule.name).sort());
});

test('no fixture file is out of reach of the tests', () => {
  expect(orphans).toEqual([]);
});

describe.each(cases.map(fixture => [fixture.name, fixture] as const))('%s', (name, fixture) => {
  const changes = fixture.output.size > 0;

  test('gives the expected bytes', async () => {
    expectFiles((await outcomeOf(fixture)).files, expectedOf(fixture));
  });

  test('finds what findings.txt says', async () => {
    const { plan } = await outcomeOf(fixture);
    const texts = { 'findings.txt': findingsText(plan), 'fixes.txt': fixesText(plan) };
    for (const [file, text] of Object.entries(texts)) {
      const expected = readText(fixture.folder, file);
      if (file === 'fixes.txt' && expected === undefined) continue;
      if (!UPDATE) expect(text, file).toBe(expected ?? '');
      else if (text === '') rmSync(join(fixture.folder, file), { force: true });
      else writeFileSync(join(fixture.folder, file), text);
    }
  });

  test('counts add up', async () => {
    const { changed, plan } = await outcomeOf(fixture);
    const { summary } = plan;
    expect(summary.changed).toBe(changed.length);
    expect(summary.scanned).toBe(summary.changed + summary.clean + summary.skipped + summary.failed);
  });

  test('CRLF twin', async () => {
    const twin = await runRule(fixture.rule, fixture.options, crlfTwin(fixture.input));
    expectFiles(twin.files, crlfTwin(expectedOf(fixture)));
    expect(findingsText(twin.plan)).toBe(findingsText((await outcomeOf(fixture)).plan));
  });

  test('BOM twin', async () => {
    const twin = await runRule(fixture.rule, fixture.options, bomTwin(fixture.input));
    expectFiles(twin.files, bomTwin(expectedOf(fixture)));
    expect(findingsText(twin.plan)).toBe(findingsText((await outcomeOf(fixture)).plan));
  });

  if (!changes) return;

  test('a second run has nothing to fix', async () => {
    const second = await runRule(fixture.rule, fixture.options, expectedOf(fixture));
    expect(second.plan.findings.filter(finding => finding.status === 'apply')).toEqual([]);
    expect(second.changed).toEqual([]);
  });

  test('nothing differs outside the edits', async () => {
    const { changed, plan } = await outcomeOf(fixture);
    const asked = plan.findings.flatMap(finding => (finding.status === 'apply' ? [finding.fix!] : []));
    for (const { path, before, after, edits } of changed) {
      expect(splice(before.text, edits)).toBe(after.text);
      // Where no imports are added and no lines split, the edits are those of the fixes and no others.
      if (asked.some(fix => fix.imports || fix.frees || fix.lineLengths)) continue;
      const own = asked.flatMap(fix => fix.edits).filter(edit => edit.path === path);
      expect(splice(before.text, own)).toBe(after.text);
    }
  });

  test('the result compiles', { timeout: 120_000 }, async context => {
    const all = await python();
    if (!all) return context.skip('no python3 on PATH');
    const verdicts = verdictsOf(name, await outcomeOf(fixture), all);
    expect(verdicts.filter(([, { compiles }]) => compiles)).toEqual([]);
    if (verdicts.every(([, { compiles }]) => compiles === undefined)) context.skip('this python3 refuses the input');
  });

  test('every comment survives', { timeout: 120_000 }, async context => {
    const all = await python();
    if (!all) return context.skip('no python3 on PATH');
    const verdicts = verdictsOf(name, await outcomeOf(fixture), all);
    expect(verdicts.filter(([, { comments }]) => comments)).toEqual([]);
    if (verdicts.every(([, { comments }]) => comments === undefined)) context.skip('this python3 refuses the input');
  });

  test('the patch gives the same with git apply', { timeout: 120_000 }, async context => {
    if (!hasGit()) return context.skip('no git on PATH');
    const applied = (await git()).get(name)!;
    if (typeof applied === 'string') expect.fail(`git apply: ${applied}`);
    expectFiles(applied, expectedOf(fixture));
  });
});
