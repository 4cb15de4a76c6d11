import { spawnSync } from 'node:child_process';
import { describe, expect, it, test } from 'vitest';
import type { Sketch } from '../../src/types.js';
import { readCases } from '../fixtures/cases.js';
import { runRule } from '../fixtures/run-case.js';
import { planOf } from '../support/project.js';

const HEAD = `from dataclasses import dataclass, field
from temporalio import activity, workflow
@activity.defn
async def load(offset: int) -> list[str]: ...
@activity.defn
async def store(row: str) -> None: ...
`;

async function sketchOf(code: string, more: Record<string, string> = {}): Promise<Sketch | undefined> {
  const { plan } = await planOf({ 'flows.py': `${HEAD}${code}`, ...more }, {}, 'continue-as-new');
  return plan.findings.find(({ sketch }) => sketch)?.sketch;
}

/** A workflow whose run takes these parameters and has this body. */
const flow = (parameters: string, body: string, members = '') =>
  `@workflow.defn\nclass Rows:\n${members}    @workflow.run\n    async def run(self, ${parameters}):\n${body
    .split('\n')
    .map(line => `        ${line}`)
    .join('\n')}\n`;

const LOOP =
  'rows = await workflow.execute_activity(load, args=[offset])\nif rows:\n    workflow.continue_as_new(offset + 5)';

describe('where the code of a run moves over', () => {
  test.each<[string, string, string, readonly string[]]>([
    [
      'plain parameters become fields',
      flow('offset: int, size: int = 5', LOOP.replace('(offset + 5)', '(args=[offset + size, size])')),
      '',
      ['offset: int  # each batch has its own', 'size: int = 5  # the same for all batches', 'offset = batch.offset'],
    ],
    [
      'a parameter without a type is anything',
      flow('offset', LOOP),
      '',
      ['offset: Any = None  # each batch has its own', 'from typing import Any'],
    ],
    [
      'totals are reset for each batch and added up',
      flow(
        'offset: int, sum: int',
        `${LOOP.replace('(offset + 5)', '(args=[offset + 5, sum + len(rows)])')}\nreturn sum`,
      ),
      '',
      [
        'sum: int  # counted from 0 in each batch',
        'RowsBatchResult(sum=next_batch.sum, next_batch=next_batch)',
        '# No more batches. It was: return sum',
        'return RowsBatchResult(sum=sum)',
        'batch = done.next_batch.model_copy(update={"sum": 0})',
      ],
    ],
    [
      'a dataclass becomes a model with its fields where only its attributes are used',
      `@dataclass\nclass Window:\n    offset: int\n    names: list[str] = field(default_factory=list)\n${flow(
        'window: Window',
        LOOP.replaceAll('offset', 'window.offset').replace(
          '(window.offset + 5)',
          '(Window(window.offset + 5, window.names))',
        ),
      )}`,
      '',
      [
        'names: list[str] = Field(default_factory=list)',
        'from pydantic import BaseModel, Field',
        'async def run(self, window: RowsBatch) -> RowsBatchResult:',
        'next_batch = RowsBatch(offset=window.offset + 5, names=window.names)',
      ],
    ],
    [
      'a dataclass that is used whole stays',
      `@dataclass\nclass Window:\n    offset: int\n${flow(
        'window: Window',
        `print(window)\n${LOOP.replaceAll('offset', 'window.offset').replace('(window.offset + 5)', '(Window(window.offset + 5))')}`,
      )}`,
      '',
      ['window: Window  # each batch has its own', 'next_batch = RowsBatch(window=Window(window.offset + 5))'],
    ],
    [
      'what asks for the length of the history ends the batch',
      flow(
        'offset: int',
        `while True:\n    rows = await workflow.execute_activity(load, args=[offset])\n    if not rows:\n        break\n    offset += 5\n    if workflow.info().is_continue_as_new_suggested():\n        workflow.continue_as_new(offset)`,
      ),
      '',
      ['if True:  # It was: workflow.info().is_continue_as_new_suggested()', '        return RowsBatchResult()\n'],
    ],
    [
      'helpers of the class come along',
      flow(
        'offset: int',
        LOOP.replace('load,', 'self.name(),'),
        '    KIND = "rows"\n    def __init__(self) -> None:\n        self.prefix = "load"\n    def name(self) -> str:\n        return self.prefix + self.KIND\n',
      ),
      '',
      ['    KIND = "rows"', '    def name(self) -> str:\n        return self.prefix + self.KIND'],
    ],
    [
      'a name that is in use is not taken',
      flow('offset: int', `batch = next_batch = 0\n${LOOP}`),
      '',
      ['async def run(self, given: RowsBatch)', 'offset = given.offset', 'following = RowsBatch(offset=offset + 5)'],
    ],
  ])('%s', async (_, code, _none, expected) => {
    const sketch = await sketchOf(code);
    const text = sketch?.files[0]?.text ?? '';
    for (const part of expected) expect(text).toContain(part);
    expect(sketch?.notes[0]).toMatch(/^RowsBatchWorkflow does what one run of Rows did/);
  });
});

describe('where it cannot be moved, the sketch says why', () => {
  test.each<[string, string]>([
    [
      'it continues as new elsewhere than in a statement of its run',
      flow(
        'offset: int',
        `rows = await workflow.execute_activity(load, args=[offset])\nreturn rows and workflow.continue_as_new(offset + 5)`,
      ),
    ],
    [
      'its class has bases, or an __init__ that takes what run takes',
      flow('offset: int', `print(self)\n${LOOP}`).replace('class Rows:', 'class Rows(Base):'),
    ],
    ['its run takes more than plain parameters', flow('offset: int, *rest: int', LOOP)],
    [
      'a child that does one batch has no use for its handlers and conditions',
      flow('offset: int', LOOP, '    @workflow.signal\n    def stop(self) -> None: ...\n'),
    ],
  ])('%s', async (why, code) => {
    const sketch = await sketchOf(code);
    expect(sketch?.notes[0]).toContain(`It was not moved because ${why}.`);
    expect(sketch?.files[0]?.text).toContain('# TODO: move what one run did in here');
  });
});

it('imports what the code needs from where the repository has it', async () => {
  const code = `from ..settings import SIZE as size\nimport logging\n${flow('offset: int', LOOP.replace('+ 5', '+ size'))}`;
  const { plan } = await planOf(
    {
      'src/shop/__init__.py': '',
      'src/shop/settings.py': 'SIZE = 5\n',
      'src/shop/flows/__init__.py': '',
      'src/shop/flows/rows.py': `${HEAD}${code}`,
    },
    {},
    'continue-as-new',
  );
  const text = plan.findings.find(({ sketch }) => sketch)?.sketch?.files[0]?.text ?? '';
  expect(text).toContain('    from shop.flows.rows import load\n    from shop.settings import SIZE as size\n');
  expect(text).not.toContain('logging');
});

it('knows a file outside of packages by what the file itself imports, and keeps star imports', async () => {
  const code = `from src.settings import *\nimport logging\n${flow('offset: int', LOOP.replace('+ 5', '+ SIZE'))}`;
  const files = { 'app/src/settings.py': 'SIZE = 5\n', 'app/src/flows/rows.py': `${HEAD}${code}` };
  const { plan } = await planOf(files, {}, 'continue-as-new');
  const text = plan.findings.find(({ sketch }) => sketch)?.sketch?.files[0]?.text ?? '';
  expect(text).toContain('    from src.flows.rows import load\n    from src.settings import *\n');
});

it('is made once for a workflow, for no entity, and for nothing that does no work', async () => {
  const twice = flow('offset: int', `${LOOP}\nworkflow.continue_as_new(offset + 5)`);
  const { plan } = await planOf({ 'flows.py': HEAD + twice }, {}, 'continue-as-new');
  expect(plan.findings.filter(({ kind }) => kind === 'batch')).toHaveLength(2);
  expect(plan.findings.filter(({ sketch }) => sketch)).toHaveLength(1);
  expect(
    await sketchOf(
      flow('offset: int', 'await workflow.wait_condition(lambda: True)\nworkflow.continue_as_new(offset)'),
    ),
  ).toBe(undefined);
  expect(await sketchOf(flow('offset: int', 'workflow.continue_as_new(offset + 1)'))).toBe(undefined);
});

it('compiles for every fixture', { timeout: 120_000 }, async context => {
  const texts: string[] = [];
  for (const fixture of readCases().cases.filter(({ rule }) => rule === 'continue-as-new')) {
    const { plan } = await runRule(fixture.rule, fixture.options, fixture.input);
    for (const { sketch } of plan.findings) texts.push(...(sketch?.files ?? []).map(({ text }) => text));
  }
  expect(texts.length).toBeGreaterThan(15);
  const script = 'import json, sys\nfor text in json.load(sys.stdin): compile(text, "sketch", "exec")';
  const { error, stderr } = spawnSync('python3', ['-c', script], { input: JSON.stringify(texts), encoding: 'utf8' });
  if (error) return context.skip('no python3 on PATH');
  expect(stderr).toBe('');
});
