import { expect, it } from 'vitest';
import { project } from '../support/project.js';

const FILES = {
  'app/__init__.py': 'from .acts import charge as pay\n',
  'app/acts.py': `from temporalio import activity
from temporalio.activity import defn as act
import temporalio.activity as ta
NAME = "named"

@activity.defn
async def charge(order_id: str, cents: int = 1) -> bool: ...

@act(name=NAME)
def by_constant(): ...

@ta.defn(name="write-log")
def log(text): ...

@activity.defn(name=make())
def unknown_name(): ...

@activity.defn(dynamic=True)
def anything(args): ...

class Billing:
    @activity.defn
    def refund(self, receipt: str): ...

    @staticmethod
    @activity.defn
    def check(receipt: str): ...

@activity.defn
class Callable:
    def __call__(self, x: int): ...

def plain(): ...
`,
  'app/flows.py': `from temporalio import workflow as wf

@wf.defn
class Order:
    @wf.run
    async def run(self, order_id): ...

@wf.defn(name="other")
class Other:
    @wf.signal
    def poke(self): ...
`,
  'app/models.py': `import enum
from dataclasses import dataclass, field
from typing import TypedDict
from pydantic import BaseModel

class Base(BaseModel):
    id: str

class Request(Base):
    email: str = "x"
    tags: list[str] = field(default_factory=list)
    limit = 3

@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0

class Color(enum.Enum):
    RED = 1

class Raw(TypedDict):
    a: int

class Plain: ...
class Unknown(make()): ...
`,
};

it('finds every activity, under any spelling, with its name and parameters', async () => {
  const { activities } = (await project(FILES)).facts;
  const shown = activities.map(
    ({ name, dynamic, node, file, parameters }) =>
      `${file.textOf(node.child('name')!)} ${dynamic ? 'dynamic' : name} (${parameters.map(each => each.name).join(', ')})`,
  );
  expect(shown).toEqual([
    'charge charge (order_id, cents)',
    'by_constant named ()',
    'log write-log (text)',
    'unknown_name undefined ()',
    'anything dynamic (args)',
    'refund refund (receipt)',
    'check check (receipt)',
    '__call__ Callable (x)',
  ]);
});

it('finds every workflow and its run', async () => {
  const { workflows } = (await project(FILES)).facts;
  expect(workflows.map(({ name, run }) => [name, run !== undefined])).toEqual([
    ['Order', true],
    ['other', false],
  ]);
});

it('finds models, dataclasses and enums as plain data, their bases followed', async () => {
  const { models } = await project(FILES);
  expect(JSON.parse(JSON.stringify(models))).toEqual(models);
  expect(
    models.map(
      ({ name, kind, fields }) =>
        `${name} ${kind} ${fields.map(each => each.name + (each.hasDefault ? '=' : '')).join(' ')}`,
    ),
  ).toEqual([
    'Base pydantic id',
    'Request pydantic email= tags=',
    'Point dataclass x y=',
    'Color enum ',
    'Raw typed-dict a',
  ]);
});

it('knows the fakes in tests of the targets, and not those of other code', async () => {
  const fake =
    'from temporalio import workflow\n\ndef test(monkeypatch):\n    monkeypatch.setattr(workflow, "execute_activity", lambda activity, payload, **rest: None)\n';
  const files = {
    'src/flows.py': 'X = 1\n',
    'tests/test_flows.py': `from src.flows import X\n${fake}`,
    'other/test_other.py': `from src2.flows import X\n${fake}`,
  };
  const named = async (paths: string[]) => (await project(files, paths)).patches.map(({ file }) => file.path);
  expect(await named(['src'])).toEqual(['tests/test_flows.py']);
  expect(await named(['.'])).toEqual(['other/test_other.py', 'tests/test_flows.py']);
});
