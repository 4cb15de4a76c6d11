import { describe, expect, it } from 'vitest';
import type { Resolved } from '../../src/python/resolver.js';
import { descendants } from '../../src/python/syntax.js';
import { project } from '../support/project.js';

/** What the expression after the marker `‸` in main.py means. */
async function meaning(marked: string, others: Record<string, string> = {}, main = 'main.py'): Promise<string> {
  const loaded = await project({ [main]: marked.replace('‸', ''), ...others });
  const file = loaded.file(main)!;
  const offset = marked.indexOf('‸');
  const node = [...descendants(file.tree.root)].find(
    each => each.start === offset && ['attribute', 'identifier'].includes(each.type),
  )!;
  return show(loaded.resolver.resolve(file, node));
}

function show(resolved: Resolved): string {
  switch (resolved.kind) {
    case 'external':
      return resolved.name;
    case 'definition':
      return `${resolved.file.path}:${resolved.file.textOf(resolved.node.child('name')!)}`;
    case 'module':
      return `module ${resolved.file.path}`;
    case 'namespace':
      return `namespace ${resolved.name}`;
    case 'value':
      return `${resolved.binding.kind} ${resolved.binding.name}`;
    case 'ambiguous':
      return `ambiguous ${resolved.options.map(show).join(' | ')}`;
    case 'unknown':
      return 'unknown';
  }
}

const EXECUTE = 'temporalio.workflow.execute_activity';

describe('names of the SDK', () => {
  it.each([
    ['from temporalio import workflow\n‸workflow.execute_activity', EXECUTE],
    ['from temporalio import workflow as wf\n‸wf.execute_activity', EXECUTE],
    ['import temporalio.workflow\n‸temporalio.workflow.execute_activity', EXECUTE],
    ['import temporalio.workflow as tw\n‸tw.execute_activity', EXECUTE],
    ['import temporalio\n‸temporalio.workflow.execute_activity', EXECUTE],
    ['import temporalio as t\n‸t.workflow.execute_activity', EXECUTE],
    ['from temporalio.workflow import execute_activity\n‸execute_activity', EXECUTE],
    ['from temporalio.workflow import execute_activity as run\n‸run', EXECUTE],
    ['from temporalio.workflow import *\n‸execute_activity', EXECUTE],
    [
      'from temporalio.workflow import *\nfrom typing import *\n‸execute_activity',
      `ambiguous ${EXECUTE} | typing.execute_activity`,
    ],
    ['def f():\n  from temporalio import workflow\n  ‸workflow.execute_activity', EXECUTE],
    [
      'try:\n  from temporalio import workflow\nexcept ImportError:\n  workflow = None\n‸workflow.execute_activity',
      EXECUTE,
    ],
    [
      'if X:\n  from temporalio import workflow\nelse:\n  from fake import workflow\n‸workflow.x',
      'ambiguous temporalio.workflow.x | fake.workflow.x',
    ],
    ['from temporalio import workflow\nrun = workflow.execute_activity\n‸run', EXECUTE],
    [
      'from temporalio import workflow\nrun = workflow.execute_activity\nrun = other\n‸run',
      `ambiguous ${EXECUTE} | assignment run`,
    ],
    ['from temporalio import workflow\nw = v = workflow\n‸w.execute_activity', EXECUTE],
    ['from temporalio import workflow\ndef f(workflow):\n  ‸workflow.execute_activity', 'unknown'],
    ['from temporalio import workflow\ndef f():\n  workflow = handle()\n  ‸workflow.signal', 'unknown'],
    ['from temporalio import workflow\nclass A:\n  workflow = 1\n  def m(self): ‸workflow.execute_activity', EXECUTE],
    ['‸workflow.execute_activity', 'unknown'],
    ['from dbos import workflow\n‸workflow.execute_activity', 'dbos.workflow.execute_activity'],
    ['self = 1\n‸self.next.execute_activity', 'unknown'],
    ['run = run2\nrun2 = run\n‸run', 'assignment run2'],
    [
      'with w.unsafe.imports_passed_through():\n  from temporalio import workflow\n‸workflow.x',
      'temporalio.workflow.x',
    ],
  ])('%j', async (code, expected) => {
    expect(await meaning(code)).toBe(expected);
  });
});

describe('names across the files of a repository', () => {
  const WORKFLOW = 'from temporalio import workflow\n';
  it.each<[string, string, Record<string, string>, string, string?]>([
    [
      'a module that re-exports',
      'from sdk import workflow\n‸workflow.execute_activity',
      { 'sdk.py': WORKFLOW },
      EXECUTE,
    ],
    [
      'a package that re-exports from below',
      'from pkg import workflow as w\n‸w.execute_activity',
      { 'pkg/__init__.py': 'from .sdk import workflow', 'pkg/sdk.py': WORKFLOW },
      EXECUTE,
    ],
    [
      'a relative import',
      'from .sdk import workflow\n‸workflow.x',
      { 'pkg/sdk.py': WORKFLOW, 'pkg/__init__.py': '' },
      'temporalio.workflow.x',
      'pkg/main.py',
    ],
    [
      'two levels up',
      'from ..sdk import workflow\n‸workflow.x',
      { 'pkg/sdk.py': WORKFLOW, 'pkg/__init__.py': '', 'pkg/a/__init__.py': '' },
      'temporalio.workflow.x',
      'pkg/a/main.py',
    ],
    [
      'a star re-export',
      'from sdk import *\n‸workflow.x',
      { 'sdk.py': 'from inner import *', 'inner.py': WORKFLOW },
      'temporalio.workflow.x',
    ],
    [
      'what a package imports from itself',
      'from app import charge\n‸charge',
      { 'app/__init__.py': 'from .acts import *\nfrom . import charge\n', 'app/acts.py': 'def charge(): pass' },
      'app/acts.py:charge',
    ],
    [
      'a submodule that a package imports from itself',
      'from app import acts\n‸acts.charge',
      { 'app/__init__.py': 'from . import acts\n', 'app/acts.py': 'def charge(): pass' },
      'app/acts.py:charge',
    ],
    [
      'a module beside a file that has the name of a folder',
      'from app.jobs import charge\n‸charge',
      { 'app/__init__.py': '', 'app/jobs': '', 'app/jobs.py': 'def charge(): pass' },
      'app/jobs.py:charge',
    ],
    [
      'a src layout',
      'from app.acts import charge\n‸charge',
      { 'src/app/__init__.py': '', 'src/app/acts.py': 'def charge(): pass' },
      'src/app/acts.py:charge',
      'tests/main.py',
    ],
    [
      'a namespace package',
      'from app import acts\n‸acts.charge',
      { 'app/acts.py': 'def charge(): pass' },
      'app/acts.py:charge',
    ],
    [
      'a folder without __init__.py in a package',
      'from app.inner import acts\n‸acts.charge',
      { 'app/__init__.py': '', 'app/inner/acts.py': 'def charge(): pass' },
      'app/inner/acts.py:charge',
    ],
    [
      'a dotted module',
      'import app.acts\n‸app.acts.charge',
      { 'app/__init__.py': '', 'app/acts.py': 'def charge(): pass' },
      'app/acts.py:charge',
    ],
    [
      'another project of the repository',
      'from lib.acts import charge\n‸charge',
      { 'libs/x/pyproject.toml': '', 'libs/x/src/lib/__init__.py': '', 'libs/x/src/lib/acts.py': 'def charge(): pass' },
      'libs/x/src/lib/acts.py:charge',
      'apps/y/main.py',
    ],
    [
      'the same module in two projects',
      'from lib.acts import charge\n‸charge',
      {
        'a/setup.py': '',
        'a/lib/acts.py': 'def charge(): pass',
        'b/setup.py': '',
        'b/lib/acts.py': 'def charge(): pass',
      },
      'unknown',
      'c/main.py',
    ],
    [
      'the nearest of two',
      'from lib.acts import charge\n‸charge',
      {
        'a/setup.py': '',
        'a/lib/acts.py': 'def charge(): pass',
        'b/setup.py': '',
        'b/lib/acts.py': 'def charge(): pass',
      },
      'b/lib/acts.py:charge',
      'b/main.py',
    ],
    [
      'a method of a class',
      'from acts import Billing\n‸Billing.charge',
      { 'acts.py': 'class Billing:\n  def charge(self): pass' },
      'acts.py:charge',
    ],
    [
      'an inherited method',
      'from acts import Billing\n‸Billing.charge',
      { 'acts.py': 'class Base:\n  def charge(self): pass\nclass Billing(Base): pass' },
      'acts.py:charge',
    ],
    [
      'a class whose base is unknown',
      'from acts import Billing\n‸Billing.charge',
      { 'acts.py': 'class Billing(make()): pass' },
      'unknown',
    ],
    ['a missing attribute of a module', 'from acts import charge\n‸charge', { 'acts.py': 'x = 1' }, 'unknown'],
    ['a module outside', 'from requests import get\n‸get', {}, 'requests.get'],
    [
      'two modules that import each other',
      'from a import x\n‸x',
      { 'a.py': 'from b import x', 'b.py': 'from a import x' },
      'unknown',
    ],
    [
      'a project folder named like the SDK',
      'from temporalio import workflow\n‸workflow.x',
      { 'temporalio/__init__.py': '', 'temporalio/workflow.py': 'x = 1' },
      'temporalio.workflow.x',
    ],
    [
      'a submodule shadowed by a name',
      'import app\n‸app.acts',
      { 'app/__init__.py': 'acts = 1', 'app/acts.py': '' },
      'assignment acts',
    ],
  ])('%s', async (_, code, others, expected, main) => {
    expect(await meaning(code, others, main)).toBe(expected);
  });
});

describe('does not take for ever', () => {
  it('where a module imports its own names, several times', async () => {
    const imports = 'from main import a\nfrom main import a, b\nfrom main import b\n'.repeat(3);
    expect(await meaning(`${imports}‸a\n`)).toBe('unknown');
  });

  it('where modules import several names from each other', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [
        `m${i}.py`,
        `from m${i + 1} import a\nfrom m${i + 1} import b as a\nfrom m${i + 1} import a as b\nfrom m${i + 1} import b\n`,
      ]),
    );
    expect(await meaning('from m0 import a\n‸a\n', files)).toMatch(/unknown|ambiguous/);
  });

  it('where attributes are made of each other', async () => {
    const names = [...'abcdefghij'];
    const lines = names.flatMap(left => names.map(right => `        self.${left} = self.${right}\n`));
    const loaded = await project({
      'main.py': `class C:\n    def __init__(self):\n${lines.join('')}        self.a.x\n`,
    });
    const file = loaded.file('main.py')!;
    const last = file.nodes('attribute').at(-1)!;
    expect(loaded.types.typeOf(file, last)).toBeUndefined();
  });
});
