import { expect, it } from 'vitest';
import { checklistText } from '../../src/report/checklist.js';
import { plain } from '../../src/report/paint.js';
import type { Plan, PlanFinding } from '../../src/types.js';
import { planOf } from '../support/plan.js';

const finding = (rule: string, path: string, symbol: string, status: PlanFinding['status'] = 'manual') => {
  const place = { line: 1, column: 1 };
  const span = { start: 0, end: 1 };
  return {
    id: '',
    rule,
    path,
    symbol,
    status,
    span,
    message: '',
    severity: 'error' as const,
    start: place,
    end: place,
  };
};
const subject = (path: string, symbol: string) => ({ path, symbol });

const text = (findings: readonly PlanFinding[], subjects: Plan['subjects']) =>
  checklistText({ ...planOf('/r', [], []).plan, findings, subjects }, ({ path }) => path, plain);

const workflows = [subject('a.py', 'Order'), subject('a.py', 'Orders'), subject('b.py', 'Order')];

it('a score is the share of workflows without a finding under the line', () => {
  const found = [finding('workflow-now', 'a.py', 'Order.run'), finding('workflow-now', 'helpers.py', 'stamp')];
  const report = text(found, { workflows, activities: [] });
  expect(report).toContain(
    '✗ workflow code does the same when it is replayed: 2 of 3 workflows (66 %), 2 findings\n    a.py\n    helpers.py\n',
  );
  expect(report).toContain(
    '✓ workflow code logs through workflow.logger, which is silent in a replay: 3 of 3 workflows (100 %)\n',
  );
});

it('what was suppressed, and notes, do not count', () => {
  const found = (['suppressed', 'note', 'declined'] as const).map(status =>
    finding('workflow-now', 'a.py', 'Order', status),
  );
  expect(text(found, { workflows, activities: [] })).toContain(
    '✓ workflow code does the same when it is replayed: 3 of 3',
  );
});

it('results of activities are a matter of activities', () => {
  const activities = [subject('a.py', 'charge'), subject('a.py', 'refund')];
  const report = text([finding('activity-result-bulk', 'a.py', 'charge')], { workflows, activities });
  expect(report).toMatch(/✗ an activity returns .*: 1 of 2 activities \(50 %\), 1 finding\n/);
});

it('stays silent about shares where there is nothing to share', () => {
  expect(text([], undefined)).toContain('✓ a workflow takes one Pydantic model\n');
});
