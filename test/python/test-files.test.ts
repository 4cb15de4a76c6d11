import { expect, it } from 'vitest';
import { isTestFile } from '../../src/python/test-files.js';

const WORKFLOW = `from temporalio import workflow

@workflow.defn
class TestCycle:
    @workflow.run
    async def run(self) -> None: ...

    @workflow.signal
    def test_done(self) -> None: ...
`;
const ACTIVITY = `from temporalio import activity

@activity.defn(name="execute")
async def test_execute(case: str) -> str: ...

class TestRunner(Runner):
    def test_of(self, case: str) -> str: ...
`;

it.each([
  ['by its folder', 'app/tests/flows.py', WORKFLOW],
  ['by its folder', 'integration_tests/flows.py', WORKFLOW],
  ['by its folder', 'app/test_utils/flows.py', WORKFLOW],
  ['by its name', 'app/conftest.py', ''],
  ['by its name', 'app/_test_fixtures.py', WORKFLOW],
  ['by its name', 'app/flow_test_helpers.py', WORKFLOW],
  ['pytest', 'app/test_flows.py', `import pytest\n${WORKFLOW}`],
  ['unittest', 'app/flows_test.py', `from unittest.mock import patch\n${WORKFLOW}`],
  ['the SDK’s own help', 'test_flows.py', `    from temporalio.testing import WorkflowEnvironment\n${WORKFLOW}`],
  ['a function', 'test_flows.py', `${WORKFLOW}\ndef test_it():\n    pass\n`],
  ['a function in the first line', 'test_flows.py', 'async def test_it(): ...\n'],
  ['a method', 'test_flows.py', 'class TestIt:\n    def test_it(self): ...\n'],
  ['a method of a case', 'test_flows.py', 'class It(base.FlowTestCase):\n    async def test_it(self): ...\n'],
  ['a script', 'scripts/test_flows.py', `${WORKFLOW}\nif __name__ == "__main__":\n    main()\n`],
  ['a script', 'smoke_flows.py', `${WORKFLOW}\nasyncio.run(main())\n`],
])('%s: %s is a test', (_, path, text) => {
  expect(isTestFile({ path, text })).toBe(true);
});

it.each([
  ['app/flows.py', `import pytest\n${WORKFLOW}`],
  ['app/latest/flows.py', WORKFLOW],
  ['app/test_cycles/flows.py', WORKFLOW],
  ['app/workflows/test_cycle_workflow.py', WORKFLOW],
  ['app/activities/test_activities.py', ACTIVITY],
  ['app/models/stress_test.py', 'class TestPlan(BaseModel):\n    name: str\n'],
  ['app/contest.py', WORKFLOW],
  ['app/smoke_detector.py', WORKFLOW],
])('%s is no test', (path, text) => {
  expect(isTestFile({ path, text })).toBe(false);
});
