import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changes } from '../src/plan/changes.js';
import { createPlan } from '../src/plan/create-plan.js';
import { verifyPlan } from '../src/plan/verify.js';
import { loadProject } from '../src/project/project.js';
import { DEFAULTS } from '../src/settings/option-table.js';
import { rulesFor } from '../src/transforms/index.js';
import { folder } from './support/folder.js';

/** The text after pydantic-params, as if it came from stdin, and how many workflows were converted. */
async function convert(cwd: string, text: string) {
  const stdin = { name: 'generated.py', bytes: Buffer.from(text) };
  const project = await loadProject({ paths: ['-'], cwd, stdin });
  const rules = rulesFor('pydantic-params').filter(rule => rule.name === 'pydantic-params');
  const request = { command: 'pydantic-params', rules, options: DEFAULTS };
  const { plan, sources } = await verifyPlan(await createPlan(project, request), 'tree');
  const count = (status: string) => plan.findings.filter(finding => finding.status === status).length;
  return { text: changes(plan, sources)[0]?.after.text ?? text, converted: count('apply'), failed: count('failed') };
}

/** Values that a model leaves as they are, by annotation; the empty one is none. */
const VALUES: Record<string, readonly string[]> = {
  str: ['"x"', 'f"{1}y"', '("p" "q")', '"""m\n  l"""', 'await later("w")', '"é😀"'],
  int: ['3', '-4', '(n := 6)', 'len("abc")', '1 if n else 2'],
  float: ['1.5', '-0.25'],
  bool: ['True', 'not 0'],
  'list[int]': ['[1, 2]', 'list(range(2))', '[i for i in range(3)]', '[*[4]]'],
  'dict[str, int]': ['{"k": 1}', 'dict(k=2)', '{**{"z": 3}}'],
  'Optional[str]': ['None', '"o"'],
  'str | None': ['None', '"o"'],
  '"str"': ['"q"'],
  Any: ['[1, {"q": (1, 2)}]', 'None', '"a, (b"'],
  '': ['5', '"u"'],
};
const NAMES = [
  'a',
  'b',
  'name',
  '_id',
  'copy',
  'json',
  'model_x',
  'date',
  'request',
  'größe',
  'items',
  'schema',
  'str_',
];

interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly fallback: string | undefined;
  readonly comment: string;
}

const parameters: fc.Arbitrary<Parameter[]> = fc
  .uniqueArray(
    fc.record({
      name: fc.constantFrom(...NAMES),
      type: fc.constantFrom(...Object.keys(VALUES)),
      value: fc.nat(),
      comment: fc.constantFrom('', '', '', '  # note, (', '  # type: ignore'),
    }),
    { minLength: 1, maxLength: 4, selector: ({ name }) => name },
  )
  .chain(list =>
    fc.nat(list.length).map(firstDefault =>
      list.map(({ name, type, value, comment }, i) => {
        const plain = VALUES[type]!.filter(each => !/await|:=|\bn\b/.test(each));
        return { name, type, fallback: i >= firstDefault ? plain[value % plain.length] : undefined, comment };
      }),
    ),
  );

/** Statements about two parameters, P and Q. What Python itself refuses makes the pair count for nothing. */
const STATEMENTS = [
  'out.append(P)',
  'out.append((P, Q))',
  'out.append(f"{P!r:>{3}} {P}")',
  'out.append(f"{P=} {Q = }")',
  'out.append([P for _ in range(2)])',
  'out.append([P for P in (1, 2)])',
  'out.append({P: Q for P in (1, 2) for _ in str(P)})',
  'out.append((lambda x, P=P: (P, x))(Q))',
  'out.append((lambda: [P, Q])())',
  'out.append((lambda P: P)(Q))',
  'def f(x=P):\n    return (P, x)\nout.append(f())',
  'def f(P):\n    return P\nout.append(f(Q))',
  'def f(P=Q):\n    return P\nout.append(f(P=P))',
  'def f():\n    nonlocal P\n    P = 7\nf()\nout.append(P)',
  'def f():\n    P = 1\n    def g():\n        return (P, Q)\n    return g()\nout.append(f())',
  'P = [P]\nout.append(P)',
  'P, *rest = [Q, 1, 2]\nout.append((P, rest))',
  'for P in (1, 2):\n    out.append(P)',
  'class C:\n    x = P\n    def f(self):\n        return Q\nout.append((C.x, C().f()))',
  'class C:\n    P = 5\n    y = [Q, P]\n    def f(self):\n        return P\nout.append((C.P, C.y, C().f()))',
  'match P:\n    case [x, *_]:\n        out.append(x)\n    case {"k": v}:\n        out.append(v)\n    case str() as s:\n        out.append(s)\n    case _:\n        out.append(P)',
  'match Q:\n    case P:\n        out.append(P)',
  'match ns(P=1):\n    case Space(P=x) if P is not Q:\n        out.append(x)\n    case _:\n        out.append(Q)',
  'if (P := Q):\n    out.append(P)\nout.append(P)',
  'try:\n    out.append(P + P)\nexcept TypeError:\n    out.append(Q)',
  'if not isinstance(P, list):\n    try:\n        P += P\n    except TypeError:\n        P = Q\nout.append(P)',
  'try:\n    raise ValueError("v")\nexcept ValueError as P:\n    out.append("caught")\ntry:\n    out.append(P)\nexcept NameError:\n    out.append("gone")',
  'del P\ntry:\n    out.append(P)\nexcept NameError:\n    out.append("gone")',
  'out.append(locals()["P"])',
  'out.append(eval("P"))',
  'with manager(P) as P:\n    out.append(P)',
  'with manager(Q) as x:\n    out.append((x, P))',
  'out.append(dict(P=P, z=Q))',
  'out.append((ns(P=P).P, ns(P=Q).P))',
  'import math as P\nout.append(P.pi)',
  'x: Any = P\nout.append(x)',
  'out.append("P {P}")  # P',
  'out.append(P if P else Q)',
  'out.append([*(P,), *(Q,)])',
  'global G\nG = P\nout.append(G)',
  'assert P is P, Q',
  'async def f():\n    return [x async for x in each(P, Q)]\nout.append(await f())',
];

const body = fc.array(fc.tuple(fc.constantFrom(...STATEMENTS), fc.nat(), fc.nat()), { minLength: 1, maxLength: 5 });

const start = fc.record({
  style: fc.constantFrom('list', 'tuple', 'lines', 'positional', 'arg', 'direct', 'keywords', 'class', 'name'),
  values: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
  omitted: fc.nat(),
});

type Start = typeof start extends fc.Arbitrary<infer T> ? T : never;

/** The code of one start. */
function startText({ style, values, omitted }: Start, all: readonly Parameter[]): string {
  const required = all.filter(({ fallback }) => fallback === undefined).length;
  const sent = all.slice(0, all.length - (omitted % (all.length - required + 1)));
  const payloads = sent.map(({ type }, i) => VALUES[type]![values[i]! % VALUES[type]!.length]!);
  const flat = payloads.join(', ');
  const started = (target: string, given: string) =>
    `await client.execute_workflow(${target}, ${given === '' ? '' : `${given}, `}id="x", task_queue="q")`;
  switch (style) {
    case 'positional':
    case 'arg':
      if (payloads.length === 1) return started('Flow.run', `${style === 'arg' ? 'arg=' : ''}${flat}`);
      return started('Flow.run', `args=[${flat}]`);
    case 'tuple':
      return started('Flow.run', payloads.length === 0 ? '' : `args=(${flat},)`);
    case 'lines': {
      const lines = payloads.map((payload, i) => `            ${payload},${i === 0 ? '  # first, (' : ''}\n`).join('');
      return `await client.execute_workflow(\n        Flow.run,\n        args=[\n${lines}        ],\n        id="x",\n        task_queue="q",\n    )`;
    }
    case 'direct':
      return `await Flow().run(${flat})`;
    case 'keywords':
      return `await Flow().run(${sent.map(({ name }, i) => `${name}=${payloads[i]}`).join(', ')})`;
    case 'class':
      return `await Flow.run(Flow()${payloads.map(payload => `, ${payload}`).join('')})`;
    case 'name':
      return started('"Flow"', `args=[${flat}]`);
    default:
      return started('Flow.run', `args=[${flat}]`);
  }
}

const HELPERS = `class Space:
    def __init__(self, **values):
        self.__dict__.update(values)


ns = Space


@contextmanager
def manager(value):
    yield value


async def later(value):
    return value


async def each(*values):
    for value in values:
        yield value
`;

const module = fc
  .record({
    all: parameters,
    body,
    starts: fc.array(start, { minLength: 1, maxLength: 3 }),
    head: fc.constantFrom('', '"""Flows."""\n', 'from __future__ import annotations\n\n'),
    docstring: fc.constantFrom('', '        """Runs."""\n', '        # Why.\n', '        f"{1}"\n'),
    exploded: fc.boolean(),
    newline: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ all, body, starts, head, docstring, exploded, newline }) => {
    const written = all.map(
      ({ name, type, fallback }) =>
        `${name}${type && `: ${type}`}${fallback === undefined ? '' : `${type ? ' = ' : '='}${fallback}`}`,
    );
    const list = exploded
      ? `\n        self,\n${written.map((text, i) => `        ${text},${all[i]!.comment}\n`).join('')}    `
      : ['self', ...written].join(', ');
    const statements = body.map(([statement, p, q]) =>
      statement
        .replace(/\bP\b/g, all[p % all.length]!.name)
        .replace(/\bQ\b/g, all[q % all.length]!.name)
        .replace(/^/gm, '        '),
    );
    const text = `${head}from contextlib import contextmanager
from typing import Any, Optional

from temporalio import workflow
from temporalio.client import Client

${HELPERS}

@workflow.defn
class Flow:
    @workflow.run
    async def run(${list}) -> Any:
${docstring}        out = []
${statements.join('\n')}
        return out


async def starts(client: Client) -> Any:
    n = 0
    results = []
${starts.map(each => `    results.append(${startText(each, all)})\n`).join('')}    return results
`;
    return text.replaceAll('\n', newline);
  });

/** A Python that has Pydantic: the one that the SDK tests made, or the one on the PATH. */
function pythonWithPydantic(): string | undefined {
  const cache = join(homedir(), '.cache/temporal-codemod');
  const made = (existsSync(cache) ? readdirSync(cache) : []).map(name => join(cache, name, 'bin/python'));
  return [...made.filter(existsSync), 'python3'].find(
    python => spawnSync(python, ['-c', 'import pydantic'], { stdio: 'ignore' }).status === 0,
  );
}

it('generated runs do the same with one model, with all their callers, and are converted once', async context => {
  const root = folder({ 'pyproject.toml': '[project]\nname = "x"\ndependencies = ["pydantic"]\n' });
  const pairs: [string, string][] = [];
  await fc.assert(
    fc.asyncProperty(module, async before => {
      const { text: after, converted, failed } = await convert(root, before);
      expect(failed).toBe(0);
      if (converted === 0) return;
      pairs.push([before, after]);
      expect((await convert(root, after)).text).toBe(after);
    }),
    { numRuns: 300 },
  );
  expect(pairs.length).toBeGreaterThan(150);
  const python = pythonWithPydantic();
  if (!python) return context.skip('no Python with pydantic to run the results');
  const judge = join(import.meta.dirname, 'support', 'side_by_side.py');
  const input = pairs.map(pair => JSON.stringify(pair)).join('\n');
  const { stdout, stderr } = spawnSync(python, ['-I', '-W', 'ignore', judge], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const verdicts = stdout
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as string);
  expect(verdicts.length, stderr).toBe(pairs.length);
  verdicts.forEach((verdict, i) => {
    if (verdict !== 'ok' && verdict !== 'before') expect.fail(`${verdict}\n${pairs[i]![0]}\n---\n${pairs[i]![1]}`);
  });
  expect(verdicts.filter(verdict => verdict === 'ok').length).toBeGreaterThan(pairs.length / 2);
}, 120_000);
