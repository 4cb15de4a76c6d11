import { describe, expect, it } from 'vitest';
import { workflowMap } from '../../src/project/workflow-map.js';
import { project } from '../support/project.js';

/** The calls of the map as `from kind to`, sorted. */
async function calls(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { edges } = workflowMap(await project(files));
  return edges.map(({ from, kind, to }) => `${from} ${kind} ${to}`).sort();
}

const ACTIVITIES = `from temporalio import activity
@activity.defn
async def charge(order: str, amount: int = 1) -> bool: ...
@activity.defn(name="send-mail")
async def send(to: str): ...
class Bank:
    @activity.defn
    async def refund(self, receipt: str) -> None: ...
`;
const PARENT = `from temporalio import workflow
import acts
from child import Child
@workflow.defn
class Parent:
    @workflow.run
    async def run(self, order: str) -> None:
        await workflow.execute_activity(acts.charge, args=[order])
        await workflow.execute_activity("send-mail", order)
        await workflow.execute_activity_method(acts.Bank.refund, order)
        await workflow.execute_activity("elsewhere", order)
        await workflow.execute_child_workflow(Child.run, order)
        await workflow.execute_activity(order, order)
        workflow.continue_as_new(order)
    @workflow.signal
    def stop(self) -> None: ...
`;
const CHILD = `from temporalio import workflow
@workflow.defn(name="the-child")
class Child:
    @workflow.run
    async def run(self, order: str) -> None: ...
`;
const FILES = { 'acts.py': ACTIVITIES, 'parent.py': PARENT, 'child.py': CHILD };

it('holds what a workflow calls, however it is named', async () => {
  expect(await calls(FILES)).toEqual([
    'parent.py#Parent calls activity:elsewhere',
    'parent.py#Parent calls acts.py#Bank.refund',
    'parent.py#Parent calls acts.py#charge',
    'parent.py#Parent calls acts.py#send',
    'parent.py#Parent child child.py#Child',
    'parent.py#Parent continues parent.py#Parent',
  ]);
});

it('says what each box is, and what it takes and gives', async () => {
  const { nodes } = workflowMap(await project(FILES));
  expect(nodes.map(({ id, kind, name, signature }) => [id, kind, name, signature])).toEqual([
    ['acts.py#charge', 'activity', 'charge', 'charge(order: str, amount: int = 1) -> bool'],
    ['acts.py#send', 'activity', 'send-mail', 'send(to: str)'],
    ['acts.py#Bank.refund', 'activity', 'refund', 'refund(self, receipt: str) -> None'],
    ['child.py#Child', 'workflow', 'the-child', 'run(self, order: str) -> None'],
    ['parent.py#Parent', 'workflow', 'Parent', 'run(self, order: str) -> None'],
    ['activity:elsewhere', 'elsewhere', 'elsewhere', undefined],
  ]);
});

it('names the targets that it cannot find out', async () => {
  const { nodes } = workflowMap(await project(FILES));
  expect(nodes.find(({ id }) => id === 'parent.py#Parent')?.unresolved).toEqual(['order']);
});

describe('who starts a workflow', () => {
  it.each([
    [
      'a typed client',
      'async def go(c: Client):\n    await c.start_workflow(Parent.run, "x")',
      'starts parent.py#Parent',
    ],
    ['its name', 'async def go(c: Client):\n    await c.start_workflow("the-child", "x")', 'starts child.py#Child'],
    [
      'a name that nothing has',
      'async def go(c: Client):\n    await c.start_workflow("no", "x")',
      'starts workflow:no',
    ],
    ['an untyped client', 'async def go(c):\n    await c.start_workflow(Parent.run, "x")', 'starts parent.py#Parent'],
    ['a signal', 'async def go(h: WorkflowHandle):\n    await h.signal(Parent.stop)', 'signals parent.py#Parent'],
    ['a schedule', 'ScheduleActionStartWorkflow(Parent.run, "x", id="i", task_queue="q")', 'starts parent.py#Parent'],
  ])('by %s', async (_, code, expected) => {
    const start = `from temporalio.client import Client, ScheduleActionStartWorkflow, WorkflowHandle\nfrom parent import Parent\n${code}\n`;
    expect(await calls({ ...FILES, 'start.py': start })).toContain(`start.py ${expected}`);
  });

  it.each([
    ['an untyped receiver with a string', 'async def go(c):\n    await c.start_workflow("the-child", "x")'],
    [
      'a class that is no workflow',
      'class Own:\n    def run(self): ...\nasync def go(c):\n    await c.start_workflow(Own.run)',
    ],
    ['a signal by name', 'async def go(h: WorkflowHandle):\n    await h.signal("stop")'],
  ])('but nobody by %s', async (_, code) => {
    const start = `from temporalio.client import WorkflowHandle\n${code}\n`;
    expect((await calls({ ...FILES, 'start.py': start })).filter(call => call.startsWith('start.py'))).toEqual([]);
  });
});

it('does not guess which of two activities of one name is meant', async () => {
  const twice = ACTIVITIES.replace('charge', 'other');
  const found = await calls({ ...FILES, 'twice.py': twice });
  expect(found.filter(call => call.includes('#send'))).toEqual([]);
});

it('an activity that starts a workflow does so itself, not its file', async () => {
  const starter = `from temporalio import activity
from temporalio.client import Client
from child import Child
@activity.defn
async def begin(client: Client) -> None:
    await client.execute_workflow(Child.run, "x", id="i", task_queue="q")
`;
  expect(await calls({ ...FILES, 'begin.py': starter })).toContain('begin.py#begin starts child.py#Child');
});
