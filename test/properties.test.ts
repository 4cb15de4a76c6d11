import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changes } from '../src/plan/changes.js';
import { createPlan } from '../src/plan/create-plan.js';
import { verifyPlan } from '../src/plan/verify.js';
import { loadProject } from '../src/project/project.js';
import { rulesFor } from '../src/transforms/index.js';
import { folder } from './support/folder.js';

/**
 * The text after args-list, as if it came from stdin. `refused` counts the fixes that did not pass our own checks, which
 * in code without errors must be none.
 */
async function rewrite(cwd: string, text: string): Promise<{ text: string; refused: number }> {
  const stdin = { name: 'generated.py', bytes: Buffer.from(text) };
  const project = await loadProject({ paths: ['-'], cwd, stdin });
  const request = {
    command: 'args-list',
    rules: rulesFor('args-list').filter(rule => rule.name === 'args-list'),
    options: { calls: 'activities' as const, onlyMultiple: false },
  };
  const { plan, sources } = await verifyPlan(await createPlan(project, request), 'tree');
  const refused = plan.findings.filter(({ status }) => status === 'failed').length;
  return { text: changes(plan, sources)[0]?.after.text ?? text, refused };
}

const leaf = fc.constantFrom(
  'x',
  'self.a.b',
  '1',
  '-2.5',
  'None',
  '""',
  '"a, b"',
  "'(['",
  'f"{x}, {y!r}"',
  'r"\\d"',
  '"é 日本 😀"',
  '"""one\n  two, (\n"""',
  '[]',
  '()',
  '(a, b)',
  '{}',
  '{"k": 1, **m}',
  '{1, 2}',
  'lambda a, b=1: (a, b)',
  '(y := 3)',
  'x if y else z',
  'not x',
  'await g(1)',
  '[i for i in range(3) if i]',
  '(i async for i in s())',
  'x[1:2, ...]',
  '*items',
  '"a" "b"',
  'workflow.execute_activity(inner, 1)',
);
const expression: fc.Arbitrary<string> = fc.letrec<{ any: string }>(tie => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('any'), { minLength: 1, maxLength: 3 }).map(parts => `g(${parts.join(', ')})`),
    fc
      .array(
        tie('any').filter(part => !part.startsWith('*')),
        { minLength: 1, maxLength: 2 },
      )
      .map(parts => `[${parts.join(', ')}]`),
    fc
      .tuple(tie('any'), tie('any'))
      .map(([a, b]) => `Model(\n            ${a},\n            k=${b.replace(/^\*/, '')},  # note\n        )`),
  ),
})).any;

const tail = fc.subarray([
  'start_to_close_timeout=t',
  'task_queue="q, ("',
  'retry_policy=RetryPolicy(maximum_attempts=1)',
  '**options',
]);
const comment = fc.constantFrom('', '', '', '  # note', '  # type: ignore', '  # noqa: E501, (', '  # )');
type Style = 'one line' | 'hugged' | 'one each';

const call = fc
  .record({
    payloads: fc.oneof(
      fc.array(expression, { minLength: 1, maxLength: 4 }),
      expression.filter(payload => !payload.startsWith('*')).map(payload => [`arg=${payload}`]),
    ),
    tail,
    style: fc.constantFrom<Style>('one line', 'hugged', 'one each'),
    comments: fc.array(comment, { minLength: 10, maxLength: 10 }),
    trailing: fc.boolean(),
    wrap: fc.constantFrom(
      'await @',
      'r = await @',
      'return await @',
      'await asyncio.gather(@, other())',
      'x = [@]',
      'f(@)(1)',
    ),
  })
  .map(({ payloads, tail, style, comments, trailing, wrap }) => {
    const parts = ['act', ...payloads, ...tail];
    // A comma may not follow a lone starred argument list any differently, so it is always allowed in a call.
    const comma = trailing ? ',' : '';
    const inside =
      style === 'one line'
        ? parts.join(', ') + comma
        : style === 'hugged'
          ? `\n        ${parts.join(', ')}${comma}\n    `
          : `\n${parts.map((part, i) => `        ${part}${i < parts.length - 1 ? ',' : comma}${comments[i % 10]}\n`).join('')}    `;
    return `    ${wrap.replace('@', () => `workflow.execute_activity(${inside})`)}\n`;
  });

const module = fc
  .record({
    calls: fc.array(call, { minLength: 1, maxLength: 3 }),
    newline: fc.constantFrom('\n', '\r\n'),
    bom: fc.boolean(),
  })
  .map(({ calls, newline, bom }) => {
    const text = `# 😀\nfrom temporalio import workflow\n\n\nasync def run(self, x):\n${calls.join('')}`;
    return (bom ? '\uFEFF' : '') + text.replaceAll('\n', newline);
  });

describe('generated calls', () => {
  it('become the program that Python says they should, once', async () => {
    const root = folder({ 'pyproject.toml': '' });
    const pairs: [string, string][] = [];
    await fc.assert(
      fc.asyncProperty(module, async before => {
        const { text: after, refused } = await rewrite(root, before);
        pairs.push([before, after]);
        expect(refused).toBe(0);
        expect((await rewrite(root, after)).text).toBe(after);
        // Nothing is lost: what is not white space, a comma or the new list is there, in order.
        const bare = (text: string) => text.replace(/args=\[|arg=|[\s,\]\uFEFF]/g, '');
        expect(bare(after)).toBe(bare(before));
      }),
      { numRuns: 400 },
    );
    const judge = join(import.meta.dirname, 'support', 'ast_judge.py');
    const input = pairs.map(pair => JSON.stringify(pair.map(text => text.replace(/^\uFEFF/, '')))).join('\n');
    const python = spawnSync('python3', ['-I', judge], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
    if (python.error) return console.warn('skipped: no python3 to judge the results');
    const verdicts = python.stdout
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line) as string);
    expect(verdicts.length).toBe(pairs.length);
    verdicts.forEach((verdict, i) => {
      if (verdict !== 'ok' && verdict !== 'before') expect.fail(`${verdict}\n${pairs[i]![0]}\n---\n${pairs[i]![1]}`);
    });
    expect(verdicts.filter(verdict => verdict === 'ok').length).toBeGreaterThan(pairs.length / 2);
  });

  it('that are cut off or damaged never crash the tool, and results never get worse', async () => {
    const root = folder({ 'pyproject.toml': '' });
    await fc.assert(
      fc.asyncProperty(
        module,
        fc.nat(),
        fc.nat(30),
        fc.string({ maxLength: 3, unit: 'binary' }),
        async (text, at, length, other) => {
          const start = at % text.length;
          const damaged = text.slice(0, start) + other.replaceAll('\0', '').toWellFormed() + text.slice(start + length);
          await rewrite(root, damaged.toWellFormed());
          await rewrite(root, text.slice(0, start).toWellFormed());
        },
      ),
      { numRuns: 400 },
    );
  });
});
