import { describe, expect, it } from 'vitest';
import { sdkCalls } from '../../src/temporal/sdk-calls.js';
import { project } from '../support/project.js';

/** The SDK callables that the calls of main.py are, doubtful ones with a question mark. */
async function calls(code: string, others: Record<string, string> = {}): Promise<string[]> {
  const loaded = await project({ 'main.py': code, ...others });
  return [...sdkCalls(loaded.file('main.py')!, loaded)].map(call =>
    call.kind === 'sdk' ? call.api.name : `? ${call.apis[0]!.name}`,
  );
}

const CLIENT = 'from temporalio.client import Client\n';
const START = 'temporalio.client.Client.start_workflow';
const SIGNAL = 'temporalio.client.WorkflowHandle.signal';

describe('receivers', () => {
  it.each<[string, string, string[]]>([
    ['annotated parameter', `${CLIENT}def f(c: Client): c.start_workflow(W, 1)`, [START]],
    ['quoted annotation', `${CLIENT}def f(c: "Client"): c.start_workflow(W, 1)`, [START]],
    ['optional annotation', `${CLIENT}def f(c: Client | None): c.start_workflow(W, 1)`, [START]],
    [
      'typing.Optional',
      `from typing import Optional\n${CLIENT}def f(c: Optional[Client]): c.start_workflow(W, 1)`,
      [START],
    ],
    [
      'dotted annotation',
      'import temporalio.client\ndef f(c: temporalio.client.Client): c.start_workflow(W, 1)',
      [START],
    ],
    ['connect', `${CLIENT}async def f():\n  c = await Client.connect("x")\n  c.start_workflow(W, 1)`, [START]],
    ['annotated variable', `${CLIENT}def f():\n  c: Client = make()\n  c.start_workflow(W, 1)`, [START]],
    [
      'attribute from an annotated parameter',
      `${CLIENT}class A:\n  def __init__(self, c: Client):\n    self.c = c\n  def m(self): self.c.start_workflow(W, 1)`,
      [START],
    ],
    ['annotated attribute', `${CLIENT}class A:\n  c: Client\n  def m(self): self.c.start_workflow(W, 1)`, [START]],
    [
      'attribute that is None at first',
      `${CLIENT}class A:\n  def __init__(self):\n    self.c = None\n  async def m(self):\n    self.c = await Client.connect("x")\n  def n(self): self.c.start_workflow(W, 1)`,
      [START],
    ],
    [
      'attribute of two kinds',
      `${CLIENT}class A:\n  def __init__(self, c: Client):\n    self.c = c\n  def m(self, d):\n    self.c = d\n  def n(self): self.c.start_workflow(W, 1)`,
      [`? ${START}`],
    ],
    [
      'environment',
      'from temporalio.testing import WorkflowEnvironment\nasync def f():\n  async with await WorkflowEnvironment.start_time_skipping() as env:\n    await env.client.start_workflow(W, 1)',
      [START],
    ],
    [
      'function with a return annotation',
      `${CLIENT}async def get() -> Client: ...\nasync def f():\n  c = await get()\n  c.start_workflow(W, 1)`,
      [START],
    ],
    [
      'handle of a client',
      `${CLIENT}async def f(c: Client):\n  h = await c.start_workflow(W)\n  await h.signal("s", 1)`,
      [START, SIGNAL],
    ],
    ['handle by id', `${CLIENT}async def f(c: Client):\n  await c.get_workflow_handle("x").signal("s", 1)`, [SIGNAL]],
    [
      'handle of a child',
      'from temporalio import workflow\nasync def f():\n  h = await workflow.start_child_workflow(W)\n  await h.signal("s", 1)',
      ['temporalio.workflow.start_child_workflow', 'temporalio.workflow.ChildWorkflowHandle.signal'],
    ],
    [
      'external handle',
      'from temporalio import workflow\nasync def f():\n  h = workflow.get_external_workflow_handle("x")\n  await h.signal("s", 1)',
      ['temporalio.workflow.ExternalWorkflowHandle.signal'],
    ],
    [
      'standalone activity',
      `${CLIENT}def f(c: Client): c.execute_activity(a, 1)`,
      ['temporalio.client.Client.execute_activity'],
    ],
    [
      'schedule',
      'from temporalio.client import ScheduleActionStartWorkflow\nScheduleActionStartWorkflow(W, 1)',
      ['temporalio.client.ScheduleActionStartWorkflow'],
    ],
    [
      'own class of the same method',
      'class Client:\n  def start_workflow(self): ...\ndef f(c: Client): c.start_workflow(W, 1)',
      [],
    ],
    ['unknown receiver without the SDK', 'def f(c): c.start_workflow(W, 1)', []],
    ['unknown receiver with the SDK', `${CLIENT}def f(c): c.start_workflow(W, 1)`, [`? ${START}`]],
    [
      'shadowed name',
      'from temporalio import workflow\ndef f(workflow): workflow.execute_activity(a, 1)',
      ['? temporalio.client.Client.execute_activity'],
    ],
    ['module of another library', 'from dbos import workflow\nworkflow.execute_activity(a, 1)', []],
    [
      'call of a call',
      'from x import async_to_sync\nfrom temporalio.client import Client\nasync_to_sync(Client.start_workflow)(W, 1)',
      [],
    ],
  ])('%s', async (_, code, expected) => {
    expect(await calls(code)).toEqual(expected);
  });
});

describe('a shape that leaves no doubt', () => {
  const FLOW =
    'from temporalio import workflow\n@workflow.defn\nclass W:\n  @workflow.run\n  async def run(self, a, b): ...\n  @workflow.signal\n  async def poke(self, a, b): ...\n';
  it.each<[string, string, Record<string, string>, string[]]>([
    [
      'a run with id and task queue',
      'from flow import W\ndef f(c): c.start_workflow(W.run, 1, 2, id="x", task_queue="q")',
      {},
      [START],
    ],
    [
      'a signal',
      'from flow import W\ndef f(h): h.signal(W.poke, 1, 2)',
      {},
      ['temporalio.workflow.ChildWorkflowHandle.signal'],
    ],
    ['a run without task queue', 'from flow import W\ndef f(c): c.start_workflow(W.run, 1, 2)', {}, []],
    [
      'the repository has a function of that name',
      'from flow import W\ndef f(c): c.start_workflow(W.run, 1, 2, id="x", task_queue="q")',
      { 'own.py': 'def start_workflow(w, *args, **kw): ...' },
      [],
    ],
  ])('%s', async (_, code, others, expected) => {
    // The quick test only looks at files that name the SDK, so the handle's file does.
    const found = await calls(code, { 'flow.py': FLOW, ...others });
    expect(found.filter(name => !name.startsWith('?'))).toEqual(expected);
  });
});
