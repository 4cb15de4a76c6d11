import { describe, expect, it } from 'vitest';
import { parameterUses } from '../../src/python/parameter-uses.js';
import { loadParser } from '../../src/python/parser.js';
import { SourceFile } from '../../src/python/source-file.js';

const parser = await loadParser();

/** The body with every read of `a` turned into `R.a`; `STAYS` before it where `a` has to stay a variable. */
function judged(body: string, unions: ReadonlySet<string> = new Set()): string {
  const head = 'class Flow:\n    async def run(self, a, b):\n';
  const text = `${head}${body.replace(/^/gm, '        ')}\n`;
  const file = new SourceFile('a.py', text, parser);
  const run = file.nodes('function_definition').find(node => file.textOf(node.child('name')!) === 'run')!;
  const { reads, stays } = parameterUses(file, run, ['a', 'b'], unions).get('a')!;
  const result = reads
    .toReversed()
    .reduce((result, { start, end }) => `${result.slice(0, start)}R.a${result.slice(end)}`, text);
  const after = result.slice(head.length).trimEnd().replace(/^ {8}/gm, '');
  return stays === undefined ? after : `STAYS ${body}`;
}

/** `after` is undefined where nothing may change. */
type Row = [title: string, body: string, after?: string];

const reads: Row[] = [
  ['a plain read', 'return a', 'return R.a'],
  ['an argument', 'f(a, *a, **a)', 'f(R.a, *R.a, **R.a)'],
  ['the value of a keyword, not its name', 'f(a=a)', 'f(a=R.a)'],
  ['an object of an attribute, not the attribute', 'a.a.a()', 'R.a.a.a()'],
  ['an attribute of something else', 'self.a = x.a'],
  ['a subscript and what stands in one', 'a[a:a] = x[a]', 'R.a[R.a:R.a] = x[R.a]'],
  ['an attribute that is set', 'a.x = 1', 'R.a.x = 1'],
  ['an item that is added to', 'a["n"] += 1', 'R.a["n"] += 1'],
  ['an item that is deleted', 'del a["n"], a.x', 'del R.a["n"], R.a.x'],
  ['a comparison and boolean operators', 'x = not a and a < b or a is None', 'x = not R.a and R.a < b or R.a is None'],
  ['await and yield', 'await a\nyield a', 'await R.a\nyield R.a'],
  ['assert, raise and return', 'assert a, a\nraise a from a', 'assert R.a, R.a\nraise R.a from R.a'],
  ['stars in a display', 'x = [*a, *{**a}]', 'x = [*R.a, *{**R.a}]'],
  ['the iterable of a loop', 'for x in a: pass', 'for x in R.a: pass'],
  ['a context', 'async with a as x: pass', 'async with R.a as x: pass'],
  ['the value of a walrus', 'x = (y := a)', 'x = (y := R.a)'],
  ['the value of an augmented assignment', 'x += a', 'x += R.a'],
  ['a conditional expression', 'x = a if a else a', 'x = R.a if R.a else R.a'],
  ['an annotated variable', 'x: int = a', 'x: int = R.a'],
  ['an except clause', 'try: pass\nexcept a as x: pass', 'try: pass\nexcept R.a as x: pass'],
  ['the subject of a match', 'match a:\n    case 1: pass', 'match R.a:\n    case 1: pass'],
  ['a guard of a case', 'match b:\n    case x if x > a: pass', 'match b:\n    case x if x > R.a: pass'],
  ['an attribute of a pattern', 'match b:\n    case Color.a: pass'],
  ['a value of a pattern', 'match b:\n    case a.x: pass', 'match b:\n    case R.a.x: pass'],
  ['a keyword of a pattern', 'match b:\n    case Row(a=1): pass'],
  ['a key of a mapping pattern', 'match b:\n    case {"a": 1}: pass'],
  ['a word in a string', 'x = "a" + \'{a}\''],
  ['a word in a comment', 'x = 1  # a'],
  ['a field of an f-string', 'x = f"a {a} {a!r} {a:>{a}} {{a}}"', 'x = f"a {R.a} {R.a!r} {R.a:>{R.a}} {{a}}"'],
  ['an f-string in an f-string', `x = f"{f'{a}'}"`, `x = f"{f'{R.a}'}"`],
  ['a raw and a triple-quoted f-string', 'x = rf"""\n{a}"""', 'x = rf"""\n{R.a}"""'],
  ['a comparison in an f-string', 'x = f"{a == b}"', 'x = f"{R.a == b}"'],
  ['a string put together', 'x = "a" f"{a}"', 'x = "a" f"{R.a}"'],
  ['a longer name', 'aa = ab = b_a'],
  ['an attribute that an import names', 'from a import b as c\nimport a.b as d'],
];

const nested: Row[] = [
  ['a nested function', 'def f():\n    return a', 'def f():\n    return R.a'],
  ['a function with a parameter of the name', 'def f(a):\n    return a'],
  ['a function whose keyword-only parameter is it', 'def f(*, a):\n    return a'],
  ['a function whose star parameters are it', 'def f(*a):\n    return a\ndef g(**a):\n    return a'],
  ['a function that binds the name', 'def f():\n    a = 1\n    return a'],
  ['a function that binds the name later', 'def f():\n    print(a)\n    a = 1'],
  ['a default, which is outside', 'def f(a=a):\n    return a', 'def f(a=R.a):\n    return a'],
  ['a typed default', 'def f(a: int = a):\n    return a', 'def f(a: int = R.a):\n    return a'],
  ['an annotation of a parameter', 'def f(x: a) -> a: pass', 'def f(x: R.a) -> R.a: pass'],
  ['a decorator', '@a\n@a.b(a)\ndef f(): pass', '@R.a\n@R.a.b(R.a)\ndef f(): pass'],
  [
    'a function two levels down',
    'def f():\n    def g():\n        return a',
    'def f():\n    def g():\n        return R.a',
  ],
  ['the middle function binds it', 'def f():\n    a = 1\n    def g():\n        return a'],
  ['global in a nested function', 'def f():\n    global a\n    a = 1\n    return a'],
  ['a lambda', 'f = lambda x: a + x', 'f = lambda x: R.a + x'],
  ['a lambda with a parameter of the name', 'f = lambda a, *b: a'],
  ['a default of a lambda', 'f = lambda a=a: a', 'f = lambda a=R.a: a'],
  ['a lambda in a lambda', 'f = lambda x: lambda y=a: a', 'f = lambda x: lambda y=R.a: R.a'],
  ['a comprehension', 'x = [a for y in b if a]', 'x = [R.a for y in b if R.a]'],
  ['a comprehension over it', 'x = {a: 1 for a in a}', 'x = {a: 1 for a in R.a}'],
  ['a comprehension with the name as variable', 'x = (a for a in b if a)'],
  ['the second iterable of a comprehension', 'x = [y for x in a for y in a]', 'x = [y for x in R.a for y in R.a]'],
  ['the second iterable where the first binds it', 'x = [a for a in a for y in a]', 'x = [a for a in R.a for y in a]'],
  ['a comprehension that unpacks into it', 'x = [a for (a, _) in b]'],
  ['a comprehension inside of one', 'x = [[a for y in a] for a in b]'],
  ['an async comprehension', 'x = [y async for y in a]', 'x = [y async for y in R.a]'],
  ['a class body', 'class C:\n    x = a', 'class C:\n    x = R.a'],
  ['a class body that binds it reads the global', 'class C:\n    a = a'],
  [
    'a method sees past its class',
    'class C:\n    a = 1\n    def f(self):\n        return a',
    'class C:\n    a = 1\n    def f(self):\n        return R.a',
  ],
  ['the bases of a class', 'class C(a, metaclass=a): pass', 'class C(R.a, metaclass=R.a): pass'],
  ['a default of a method in a class that binds it', 'class C:\n    a = 1\n    def f(self, x=a): pass'],
  [
    'a comprehension in a class body',
    'class C:\n    a = 1\n    x = [a for _ in b]',
    'class C:\n    a = 1\n    x = [R.a for _ in b]',
  ],
];

/** Where the parameter is rebound, deleted, or looked at by name, its value has to stay in a variable. */
const stays = [
  'a = 1',
  'a: int = 1',
  'a: int',
  'a += 1',
  'a, x = b',
  '[a, *x] = b',
  'x, *a = b',
  '(a) = b',
  'x = a = b',
  'x = (a := b)',
  'print([(a := y) for y in b])',
  'for a in b: pass',
  'for x, (a, y) in b: pass',
  'async for a in b: pass',
  'with b as a: pass',
  'with b as (a, x): pass',
  'async with b as x, x as a: pass',
  'try: pass\nexcept E as a: pass',
  'try: pass\nexcept* E as a: pass',
  'import a',
  'import x as a',
  'import a.b',
  'from x import a',
  'from x import y as a',
  'del a',
  'del x, a',
  'del (a)',
  'def a(): pass',
  'class a: pass',
  'type a = int',
  'match b:\n    case a: pass',
  'match b:\n    case [x, *a]: pass',
  'match b:\n    case {"k": a}: pass',
  'match b:\n    case {**a}: pass',
  'match b:\n    case int() as a: pass',
  'match b:\n    case Row(x=a): pass',
  'match b:\n    case Row(a): pass',
  'match b:\n    case [1, a] | [a, 2]: pass',
  'match b:\n    case (a, 1): pass',
  'def f():\n    nonlocal a\n    a = 1',
  'def f():\n    def g():\n        nonlocal a\n        a += 1',
  'print(f"{a=}")',
  'print(f"{a.x = }")',
  'print(f"{a!r=}" f"{b + a=:>3}")',
  'x = locals()["a"]',
  'x = vars()',
  'x = dir()',
  'x = eval("a")',
  'exec("print(a)")',
  'x = eval(b, globals(), locals())',
  'def f():\n    return eval("a")',
  'def f[a](x: a) -> a:\n    return a',
  'class C[a: int]:\n    x: a',
];

const notLooking: Row[] = [
  ['vars and dir of an object', 'x = vars(a), dir(a)', 'x = vars(R.a), dir(R.a)'],
  ['a function of the module that is called locals', 'x = self.locals(), a', 'x = self.locals(), R.a'],
];

describe('what a body does with a parameter', () => {
  it.each([...reads, ...nested, ...notLooking])('%s', (_title, body, after = body) => {
    expect(judged(body)).toBe(after);
  });

  it.each(stays)('stays a variable: %s', body => {
    const read = `${body}\nprint(a)`;
    expect(judged(read)).toBe(`STAYS ${read}`);
  });

  it('stays a variable where a nested function reads a union, which type checkers narrow', () => {
    const unions = new Set(['a']);
    expect(judged('def f():\n    return a', unions)).toMatch(/^STAYS/);
    expect(judged('return a', unions)).toBe('return R.a');
  });

  it('knows nothing of what other functions do', () => {
    expect(judged('return b')).toBe('return b');
  });
});
