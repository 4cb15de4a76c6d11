import { describe, expect, it } from 'vitest';
import { changes } from '../src/plan/changes.js';
import { verifyPlan } from '../src/plan/verify.js';
import { patch } from '../src/report/patch.js';
import { planOf } from './support/project.js';

const HEAD = 'from temporalio import workflow\n\n\nasync def f(a, b, t):\n';
const call = (payload: string) => `    await workflow.execute_activity("a", ${payload}, start_to_close_timeout=t)\n`;
const repeated = (count: number, text: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join('');

/** The plan of args-list over one file, and what becomes of it. */
async function rewrite(text: string) {
  const { plan, sources } = await verifyPlan(await planOf({ 'm.py': text }), 'tree');
  const changed = changes(plan, sources);
  expect(plan.crashes).toBeUndefined();
  expect(patch(changed).length === 0).toBe(changed.length === 0);
  return { plan, after: changed[0]?.after.text };
}

describe('a large file', () => {
  it.each<[string, string, number]>([
    ['of 10 MB', HEAD + repeated(1000, () => `${call('a')}    s = "${'text '.repeat(2000)}"\n`), 1000],
    ['of 100,000 lines', HEAD + repeated(100_000, i => (i % 20 === 0 ? call('a') : `    x${i % 50} = ${i}\n`)), 5000],
    ['with one line of a megabyte', HEAD + call(`"${'x'.repeat(1_000_000)}"`), 1],
    ['with a megabyte of white space', `${HEAD}${call('a')}${' '.repeat(500_000)}\n${'\n'.repeat(500_000)}`, 1],
    ['with 2,000 nested calls', HEAD + call(`${'g('.repeat(2000)}1${')'.repeat(2000)}`), 1],
    [
      'with 200 activities in each other',
      `${HEAD}    ${'workflow.start_activity("a", '.repeat(200)}1${')'.repeat(200)}\n`,
      200,
    ],
    ['with 5,000 terms', HEAD + call(repeated(5000, i => (i === 0 ? 'a' : ' + a'))), 1],
    ['with 5,000 payloads', HEAD + call(repeated(5000, i => (i === 0 ? 'a' : ', a'))), 1],
    ['with a chain of 2,000 attributes', HEAD + call(`a${'.b'.repeat(2000)}`), 1],
    ['with a chain of 2,000 calls', HEAD + call(`a${'.b()'.repeat(2000)}`), 1],
    ['with 5,000 strings in a row', HEAD + call('"x" '.repeat(5000)), 1],
    [
      'with functions 90 deep',
      `${repeated(90, i => `${' '.repeat(i)}def f${i}():\n`)}${' '.repeat(90)}from temporalio import workflow\n${' '.repeat(90)}workflow.start_activity("a", 1)\n`,
      1,
    ],
  ])('%s is rewritten', async (_, text, count) => {
    const { plan, after } = await rewrite(text);
    expect(plan.summary).toMatchObject({ fixes: count, failed: 0, changed: 1 });
    expect(after!.split('args=[').length - 1).toBe(count);
  });
});

describe('a strange file', () => {
  it.each<[string, string, string]>([
    ['a null byte', `${HEAD}${call('a')}x = "\0"\n`, 'holds a null byte, which Python does not accept'],
  ])('with %s is left alone, and named', async (_, text, reason) => {
    const { plan, after } = await rewrite(text);
    expect(after).toBeUndefined();
    expect(plan.files).toMatchObject([{ path: 'm.py', status: 'failed', reason }]);
  });

  it.each<[string, string]>([
    ['lone CR as line ends', (HEAD + call('a')).replaceAll('\n', '\r')],
    ['defaults of type parameters (PEP 696)', `class Box[T = int]: ...\n${HEAD}${call('a')}`],
    ['no line end at all', (HEAD + call('a')).trimEnd()],
    ['form feeds', `\f${HEAD}\f\n${call('a')}`],
    ['Python 2 beside the call', `${HEAD}${call('a')}\ndef old():\n    print "x"\n    exec "y" in z\n`],
  ])('with %s is rewritten, and nothing else changes', async (_, text) => {
    const { plan, after } = await rewrite(text);
    expect(plan.summary.fixes).toBe(1);
    expect(after).toBe(text.replace('"a", a,', '"a", args=[a],'));
  });

  it.each<[string, string]>([
    ['Python 2 in the call', HEAD + call('`a`')],
    ['a Python 2 statement around it', `${HEAD}    print "x", workflow.start_activity("a", b <> a)\n`],
    ['an unclosed parenthesis', `${HEAD}    await workflow.execute_activity("a", (a\n`],
  ])('with %s is left alone', async (_, text) => {
    expect((await rewrite(text)).after).toBeUndefined();
  });

  it.each([['\0'], [''], ['\n'], ['\uFEFF'], ['#'], ['\\'], ['"""'], ['\r'], ['('], ['x'.repeat(100_000)]])(
    '%j is no trouble',
    async text => {
      expect((await rewrite(text)).plan.summary).toMatchObject({ scanned: 1, failed: 0 });
    },
  );
});
