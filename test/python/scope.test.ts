import { describe, expect, it } from 'vitest';
import { parseAt } from '../support/parse.js';

/** `line:kind` of every binding that the name at the marker can mean. */
async function bindings(marked: string): Promise<string> {
  const { file, node } = await parseAt(marked);
  return file.scopes
    .lookup(file.textOf(node), node)
    .map(binding => `${file.lines.position(binding.node.start).line}:${binding.kind}`)
    .join(' ');
}

describe('lookup finds the bindings that Python would use', () => {
  it.each([
    ['module import', 'import x\n‸x', '1:import'],
    ['alias', 'import a as x\n‸x', '1:import'],
    ['from import', 'from a import x\n‸x', '1:import'],
    ['dotted import binds the first part', 'import x.y\n‸x', '1:import'],
    ['builtin', '‸print', ''],
    ['parameter shadows', 'import x\ndef f(x):\n  ‸x', '2:parameter'],
    ['default is evaluated outside', 'x = 1\ndef f(x=‸x): pass', '1:assignment'],
    ['annotation is evaluated outside', 'import x\ndef f(x: ‸x): pass', '1:import'],
    ['decorator is evaluated outside', 'import x\n@‸x\ndef f(x): pass', '1:import'],
    ['typed default parameter', 'import x\ndef f(x: int = 1): ‸x', '2:parameter'],
    ['star parameters', 'import x\ndef f(*x): ‸x', '2:parameter'],
    ['double star parameters', 'import x\ndef f(**x): ‸x', '2:parameter'],
    ['lambda parameter', 'import x\nlambda x: ‸x', '2:parameter'],
    ['lambda default', 'import x\nlambda x=‸x: 1', '1:import'],
    ['local assignment shadows even before it', 'import x\ndef f():\n  ‸x\n  x = 1', '4:assignment'],
    ['nested function sees the outer local', 'import x\ndef f():\n  x = 1\n  def g(): ‸x', '3:assignment'],
    ['global', 'import x\ndef f():\n  global x\n  x = 1\n  ‸x', '1:import 4:assignment'],
    ['global of a name bound only in the function', 'def f():\n  global x\n  x = 1\n‸x', '3:assignment'],
    ['nonlocal', 'def f():\n  x = 1\n  def g():\n    nonlocal x\n    x = 2\n  ‸x', '2:assignment 5:assignment'],
    ['class body name is invisible in methods', 'import x\nclass A:\n  x = 1\n  def m(self): ‸x', '1:import'],
    ['class body name is visible in the body', 'import x\nclass A:\n  x = 1\n  ‸x', '3:assignment'],
    ['class bases are evaluated outside', 'import x\nclass A(‸x):\n  x = 1', '1:import'],
    ['comprehension variable', 'import x\n[‸x for x in y]', '2:other'],
    ['first iterable is evaluated outside', 'import x\n[1 for x in ‸x]', '1:import'],
    ['second iterable is evaluated inside', 'import x\n[1 for x in y for z in ‸x]', '2:other'],
    ['condition is evaluated inside', 'import x\n[1 for x in y if ‸x]', '2:other'],
    ['comprehension in a class body does not see it', 'import x\nclass A:\n  x = 1\n  y = [‸x for i in z]', '1:import'],
    ['its first iterable does', 'import x\nclass A:\n  x = 1\n  y = [i for i in ‸x]', '3:assignment'],
    ['comprehension variable does not leak', 'import x\n[1 for x in y]\n‸x', '1:import'],
    ['walrus in a comprehension binds outside', 'def f():\n  [(x := 1) for i in z]\n  ‸x', '2:assignment'],
    ['for target', 'def f():\n  for x in y: pass\n  ‸x', '2:other'],
    ['unpacked for target', 'def f():\n  for a, (b, *x) in y: pass\n  ‸x', '2:other'],
    ['with target', 'def f():\n  with y as x: ‸x', '2:context'],
    ['unpacked with target', 'def f():\n  with y as (a, x): ‸x', '2:other'],
    ['except target', 'try: pass\nexcept E as x: ‸x', '2:other'],
    ['augmented assignment', 'def f():\n  x += 1\n  ‸x', '2:other'],
    ['unpacking', 'def f():\n  a, [x, b] = y\n  ‸x', '2:other'],
    ['chained assignment', 'def f():\n  a = x = y\n  ‸x', '2:assignment'],
    ['attribute target binds no name', 'import x\ndef f():\n  x.a = 1\n  ‸x', '1:import'],
    ['subscript target binds no name', 'import x\ndef f():\n  x[0] = 1\n  ‸x', '1:import'],
    ['del binds', 'import x\ndef f():\n  del x\n  ‸x', '3:other'],
    ['match capture', 'import x\ndef f():\n  match y:\n    case x: ‸x', '4:other'],
    ['match class pattern reads', 'import x\ndef f():\n  match y:\n    case ‸x(a): pass', '1:import'],
    ['match keyword capture', 'import x\ndef f():\n  match y:\n    case A(b=x): ‸x', '4:other'],
    ['match as', 'import x\ndef f():\n  match y:\n    case A() as x: ‸x', '4:other'],
    ['match star', 'import x\ndef f():\n  match y:\n    case [a, *x]: ‸x', '4:other'],
    ['match dotted value reads', 'import x\ndef f():\n  match y:\n    case x.A: ‸x', '1:import'],
    ['match mapping rest', 'import x\ndef f():\n  match y:\n    case {"k": v, **x}: ‸x', '4:other'],
    ['type alias', 'import x\ndef f():\n  type x = int\n  ‸x', '3:other'],
    ['type parameter', 'import x\ndef f[x](): ‸x', '2:type-parameter'],
    ['import inside a function', 'def f():\n  from a import x\n  ‸x', '2:import'],
    ['import under try', 'try:\n  import x\nexcept ImportError:\n  x = None\n‸x', '2:import 4:assignment'],
    ['keyword argument name is no use', 'import x\nf(a=‸x)', '1:import'],
    ['function name', 'def x(): pass\n‸x', '1:function'],
    ['class name', 'class x: pass\n‸x', '1:class'],
    ['method name is not visible outside', 'class A:\n  def x(self): pass\n‸x', ''],
    ['f-string field', 'import x\nf"{‸x}"', '1:import'],
    ['annotation without value', 'def f():\n  x: int\n  ‸x', '2:annotation'],
    ['async comprehension', 'import x\nasync def f():\n  return [‸x async for x in y]', '3:other'],
    ['parenthesized with', 'import x\ndef f():\n  with (a as x, b as c): ‸x', '3:context'],
  ])('%s', async (_, marked, expected) => {
    expect(await bindings(marked)).toBe(expected);
  });
});
