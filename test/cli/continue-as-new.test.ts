import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { Plan } from '../../src/types.js';
import { contents, folder, put } from '../support/folder.js';
import { run } from './run-bin.js';

const EXAMPLE = resolve(import.meta.dirname, '../../examples/legacy');
const STATEMENTS = 'legacy/workflows/statements.py';
const SKETCH = 'monthly_statements_batches.py';

function example(): string {
  const root = folder();
  cpSync(EXAMPLE, root, { recursive: true, filter: path => !path.includes('__pycache__') });
  return root;
}

it('shows the batch loop with what makes it one, the entity as a note, and the sketch', () => {
  const root = example();
  const before = contents(root);
  const { code, out } = run(root, ['continue-as-new', '.']);
  expect(code).toBe(0);
  expect(out).toContain(`${STATEMENTS}:38:9: continue-as-new: a batch loop: offset moves on from run to run`);
  expect(out).toContain('legacy/workflows/loyalty.py:29:17: continue-as-new: an entity');
  expect(out).toContain(`Sketches:\n${STATEMENTS}:38: a sketch to finish; --sketch DIR writes it.\n${SKETCH}\n`);
  expect(out).toContain('  class MonthlyStatementsParentWorkflow:\n');
  expect(out).toContain('1 comment updated, 1 left for you, 1 note.');
  expect(contents(root)).toEqual(before);
});

it('--check fails as long as a batch loop is left, with its comment or without', () => {
  const root = example();
  expect(run(root, ['continue-as-new', '.', '--check']).code).toBe(1);
  expect(run(root, ['continue-as-new', '.', '--write', '--allow-dirty']).code).toBe(0);
  const text = readFileSync(join(root, STATEMENTS), 'utf8');
  expect(text.match(/# TODO\(temporal-codemod\): continue-as-new: a batch loop/g)).toHaveLength(1);
  const again = run(root, ['continue-as-new', '.', '--check']);
  expect(again.code).toBe(1);
  expect(again.out).toContain('0 changed');
});

it('--sketch writes the files that it no longer shows, and never over another', () => {
  const root = example();
  put(root, { 'sketches/mine.py': 'x = 1\n' });
  const first = run(root, ['continue-as-new', '.', '--sketch', 'sketches']);
  expect(first.err).toBe(`Sketched ${STATEMENTS}:38 in sketches/${SKETCH}.\n`);
  expect(first.out).not.toContain('Sketches:');
  const sketch = readFileSync(join(root, 'sketches', SKETCH), 'utf8');
  expect(sketch).toContain('id=f"{workflow.info().workflow_id}_batch_{index}"');
  put(root, { [`sketches/${SKETCH}`]: `${sketch}# finished\n` });
  const second = run(root, ['continue-as-new', STATEMENTS, '--sketch', 'sketches', '--quiet']);
  expect(second.err).toContain(`sketches/${SKETCH} is there already, and was left as it is`);
  expect(readFileSync(join(root, 'sketches', SKETCH), 'utf8')).toBe(`${sketch}# finished\n`);
  expect(readFileSync(join(root, 'sketches/mine.py'), 'utf8')).toBe('x = 1\n');
});

it('--sketch says so where there is nothing to sketch, and where the folder cannot be made', () => {
  const root = folder({ 'pyproject.toml': '', 'a.py': 'x = 1\n' });
  expect(run(root, ['continue-as-new', '.', '--sketch', 'out']).err).toBe('There was nothing to sketch.\n');
  expect(existsSync(join(root, 'out'))).toBe(false);
  const { code, err } = run(example(), ['continue-as-new', '.', '--sketch', `${STATEMENTS}/out`]);
  expect(code).toBe(2);
  expect(err).toMatch(/the folder .*out cannot be made \(\w+\)\.\n$/);
});

it('json holds kind and sketch; check reports the loop and neither comment nor sketch', () => {
  const root = example();
  const plan = JSON.parse(run(root, ['continue-as-new', '.', '--format', 'json']).out) as Plan;
  const kinds = plan.findings.map(({ kind, sketch }) => [kind, sketch?.files.map(({ name }) => name)]);
  expect(kinds).toEqual([
    ['entity', undefined],
    [undefined, undefined],
    ['batch', [SKETCH]],
  ]);
  const checked = JSON.parse(run(root, ['check', '.', '--format', 'json']).out) as Plan;
  const own = checked.findings.filter(({ rule }) => rule === 'continue-as-new');
  expect(own.map(({ kind, status, sketch }) => [kind, status, sketch])).toEqual([
    ['entity', 'note', undefined],
    ['batch', 'manual', undefined],
  ]);
});
