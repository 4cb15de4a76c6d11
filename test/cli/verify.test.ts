import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contents, folder } from '../support/folder.js';
import { run } from './run-bin.js';

// What of the SDK the command asks, in the fewest words: the real one is asked by `npm run test:sdk`.
const SDK: Record<string, string> = {
  'temporalio/__init__.py': '__version__ = "stand-in"\n',
  'temporalio/workflow.py':
    'def defn(cls):\n    cls.__temporal_workflow_definition = type("D", (), {"name": cls.__name__, "sandboxed": True})\n    setattr(cls, "__temporal_workflow_definition", cls.__temporal_workflow_definition)\n    return cls\ndef run(fn):\n    return fn\n',
  'temporalio/activity.py':
    'class _Definition:\n    @staticmethod\n    def must_from_callable(fn):\n        if fn.__name__ == "refused":\n            raise TypeError("it takes a keyword")\ndef defn(fn):\n    fn.__temporal_activity_definition = True\n    return fn\n',
  'temporalio/worker/__init__.py': '',
  'temporalio/worker/workflow_sandbox.py':
    'class SandboxedWorkflowRunner:\n    def prepare_workflow(self, definition):\n        if definition.name == "Refused":\n            raise RuntimeError("not in the sandbox")\n',
};

const hasPython = spawnSync('python3', ['--version']).error === undefined;

const FLOWS =
  'from temporalio import activity, workflow\n\n\n@activity.defn\nasync def load(name: str) -> str: ...\n\n\n@workflow.defn\nclass Flow:\n    @workflow.run\n    async def run(self, name: str, size: int) -> str:\n        print("imported")\n        return name * size\n';

/** Runs the command with the stand-in on Python's path. */
function verify(root: string, args: readonly string[]) {
  const sdk = folder(SDK);
  return run(root, ['verify', '--python', 'python3', ...args], { env: { PYTHONPATH: sdk } });
}

describe.skipIf(!hasPython)('verify', () => {
  it('says what was verified, and writes nothing', () => {
    const root = folder({ 'pyproject.toml': '', 'shop/__init__.py': '', 'shop/flows.py': FLOWS });
    const before = contents(root);
    const { code, out, err } = verify(root, ['.']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^Verified with Python 3[\d.]+: 1 module, 1 workflow, 1 activity\.\n$/);
    expect(contents(root)).toEqual(before);
  });

  it('names what fails, where, and what to do; exits 1', () => {
    const root = folder({
      'pyproject.toml': '',
      'flows.py': FLOWS.replace('class Flow', 'class Refused').replace('def load', 'def refused'),
      'broken.py': `${FLOWS}import nothing_of_that_name\n`,
    });
    const { code, out } = verify(root, ['.']);
    expect(code).toBe(1);
    expect(out).toContain(
      "broken.py: module broken: ModuleNotFoundError: No module named 'nothing_of_that_name' (broken.py:14)",
    );
    expect(out).toContain('Install what is missing in that environment');
    expect(out).toContain('flows.py: workflow Refused: RuntimeError: not in the sandbox');
    expect(out).toContain('flows.py: activity refused: TypeError: it takes a keyword');
    expect(out).toContain('2 modules (1 failed), 1 workflow (1 failed), 1 activity (1 failed).');
  });

  it('gives JSON, with paths from the root', () => {
    const root = folder({ 'pyproject.toml': '', 'flows.py': FLOWS });
    const { code, out } = verify(root, ['.', '--format', 'json']);
    expect(code).toBe(0);
    const { version, results } = JSON.parse(out);
    expect(version).toBe(1);
    expect(results).toContainEqual({ subject: 'module', name: 'flows', path: 'flows.py' });
    expect(results).toContainEqual({ subject: 'workflow', name: 'Flow', path: 'flows.py' });
  });

  it('verifies a plan in a copy, with the modules that it changes', () => {
    const root = folder({
      'pyproject.toml': '',
      'flows.py': FLOWS,
      'start.py':
        'from flows import Flow\n\n\nasync def start(client):\n    await client.start_workflow(Flow.run, args=["a", 2], id="1", task_queue="q")\n',
      'data.txt': 'read by no one\n',
    });
    expect(run(root, ['pydantic-params', '.', '--plan-out', 'plan.json', '-q']).code).toBe(0);
    const before = contents(root);
    const { code, out, err } = verify(root, ['.', '--plan', 'plan.json']);
    // There is no Pydantic beside the stand-in: the copy holds the plan's result, which needs it.
    const pydantic = spawnSync('python3', ['-c', 'import pydantic']).status === 0;
    if (pydantic) expect([code, err]).toEqual([0, '']);
    else expect(out).toContain("flows.py: module flows: ModuleNotFoundError: No module named 'pydantic' (flows.py:1)");
    expect(out).toContain('2 modules');
    expect(contents(root)).toEqual(before);
  });

  it('shows on stderr what imported code prints, unless asked not to', () => {
    const root = folder({ 'pyproject.toml': '', 'flows.py': `${FLOWS}print("hello from the module")\n` });
    expect(verify(root, ['.']).err).toBe('hello from the module\n');
    expect(verify(root, ['.', '-q']).err).toBe('');
  });

  it('survives code that ends the program when it is imported', () => {
    const root = folder({ 'pyproject.toml': '', 'flows.py': `${FLOWS}raise SystemExit(3)\n` });
    const { code, out } = verify(root, ['.']);
    expect([code, out]).toEqual([1, expect.stringContaining('flows.py: module flows: SystemExit: 3 (flows.py:14)')]);
  });
});

describe('what verify refuses', () => {
  const root = () => folder({ 'pyproject.toml': '', 'flows.py': FLOWS });
  it.each<[string, readonly string[], string]>([
    ['no interpreter', ['verify', '.'], 'verify imports your code, so it needs --python'],
    ['one that is not there', ['verify', '.', '--python', './no/python'], 'there is no'],
    ['histories that are not there', ['verify', '.', '--python', 'python3', '--histories', 'h'], 'there is no h'],
    [
      'a plan that is not there',
      ['verify', '.', '--python', 'python3', '--plan', 'p.json'],
      'p.json cannot be read (ENOENT)',
    ],
    [
      'a converter without a name',
      ['verify', '.', '--python', 'python3', '--converter', 'x'],
      '--converter takes MODULE:NAME',
    ],
    ['a misspelt flag', ['verify', '.', '--pyhton', 'x'], 'Did you mean --python?'],
  ])('%s', (_, args, message) => {
    const { code, out, err } = run(root(), args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });

  it('an interpreter from a setting of the repository', () => {
    const own = folder({ 'pyproject.toml': '[tool.temporal-codemod]\npython = "./evil"\n', 'flows.py': FLOWS });
    expect(run(own, ['check', '.']).err).toContain('python');
    expect(existsSync(join(own, 'evil'))).toBe(false);
    expect(readFileSync(join(own, 'flows.py'), 'utf8')).toBe(FLOWS);
  });
});
