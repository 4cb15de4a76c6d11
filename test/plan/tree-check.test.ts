import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { refusedPlaces } from '../../src/plan/tree-check.js';
import { loadParser } from '../../src/python/parser.js';

const refused = [
  'f(a=1, a=2)',
  'f(a=1, b)',
  'f(**a, b)',
  'x = [*a or b]',
  'x = [c, *a < b]',
  'x = [*a if b else c]',
  'x = [*not a]',
  'def f(a, a): ...',
  'def f(a=1, b): ...',
  'def f(a: int = 1, /, b: int, *c): ...',
  'def f(a, *a): ...',
  'def f(a, *, b, **a): ...',
  'lambda a=1, b: 1',
  'print "x"',
  'exec "x" in y',
  'x = a <> b',
  'f(`a`)',
  'class C:\n    async def run(self, self): ...',
];
const allowed = [
  'f(a=1, *b, **c)',
  'f(*a, b, *c, d=1, **e, f=2)',
  'f(*a or b)',
  'x = [*(a or b), *a | b]',
  'def f(a, b=1, *, c, d=1, e, **g): ...',
  'def f(a=1, /, b=2, *args: int, c, **k: int): ...',
  'def f(a, /, b, *, c=1, d): ...',
  'lambda a=1, *, b: 1',
  'lambda *a, b: 1',
  'print(a), g(b)',
  'x = "`", "<>", a < b',
  'def f(a=lambda x=1: x, b=2): ...',
];

describe('what the grammar lets pass and Python refuses', () => {
  it.each(refused)('%s', async text => {
    expect(refusedPlaces((await loadParser()).parse(text), text)).toHaveLength(1);
  });

  it.each(allowed)('but not %s', async text => {
    expect(refusedPlaces((await loadParser()).parse(text), text)).toEqual([]);
  });

  it('is what Python says', context => {
    const script =
      'import json, sys\ndef ok(t):\n    try: compile(t, "m", "exec"); return True\n    except SyntaxError: return False\nprint(json.dumps([ok(t) for t in json.load(sys.stdin)]))';
    const python = spawnSync('python3', ['-I', '-c', script], {
      input: JSON.stringify([...refused, ...allowed]),
      encoding: 'utf8',
    });
    if (python.error) return context.skip('no python3 on PATH');
    expect(JSON.parse(python.stdout)).toEqual([...refused.map(() => false), ...allowed.map(() => true)]);
  });
});
