import type { Resolver } from './resolver.js';
import type { SourceFile } from './source-file.js';
import type { SyntaxNode } from './syntax.js';

/** Built-in exception classes by what they derive from, as far as code raises or catches them (docs.python.org, 5.4). */
const CHILDREN: Readonly<Record<string, string>> = {
  BaseException: 'Exception GeneratorExit KeyboardInterrupt SystemExit',
  Exception:
    'ArithmeticError AssertionError AttributeError BufferError EOFError ExceptionGroup ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError TypeError ValueError Warning',
  ArithmeticError: 'FloatingPointError OverflowError ZeroDivisionError',
  ImportError: 'ModuleNotFoundError',
  LookupError: 'IndexError KeyError',
  NameError: 'UnboundLocalError',
  OSError:
    'BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError IOError EnvironmentError',
  ConnectionError: 'BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError',
  RuntimeError: 'NotImplementedError RecursionError',
  ValueError: 'UnicodeError',
  UnicodeError: 'UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError',
};
const PARENT = new Map(
  Object.entries(CHILDREN).flatMap(([parent, names]) => names.split(' ').map(name => [name, parent] as const)),
);
/** Names that the standard library gives to built-in classes. */
const ALIASES: Readonly<Record<string, string>> = {
  'asyncio.TimeoutError': 'TimeoutError',
  'asyncio.exceptions.TimeoutError': 'TimeoutError',
  'concurrent.futures.TimeoutError': 'TimeoutError',
  'socket.timeout': 'TimeoutError',
};
const MAX_DEPTH = 10;

/**
 * An exception class with everything that it derives from, nearest first: built-in classes by their name, external ones
 * by their dotted name, those of the repository as `path:offset`. `complete` is false where a base was not resolved.
 */
export interface ExceptionClass {
  readonly names: readonly string[];
  readonly complete: boolean;
}

/** The class that an expression names, as in `raise X` or `except X`; undefined where it is not known. */
export function exceptionClass(
  file: SourceFile,
  node: SyntaxNode,
  resolver: Resolver,
  depth = 0,
): ExceptionClass | undefined {
  if (node.type === 'identifier' && file.scopes.lookup(file.textOf(node), node).length === 0) {
    const name = file.textOf(node);
    if (file.scopes.module.stars.length > 0 || !(PARENT.has(name) || name === 'BaseException')) return undefined;
    return { names: builtins(name), complete: true };
  }
  const resolved = resolver.resolve(file, node);
  if (resolved.kind === 'external') {
    const alias = ALIASES[resolved.name] ?? resolved.name.replace(/^builtins\./, '');
    return PARENT.has(alias)
      ? { names: [resolved.name, ...builtins(alias)], complete: true }
      : { names: [resolved.name], complete: false };
  }
  if (resolved.kind !== 'definition' || resolved.node.type !== 'class_definition' || depth > MAX_DEPTH)
    return undefined;
  const names = [`${resolved.file.path}:${resolved.node.start}`];
  let complete = true;
  const bases = (resolved.node.child('superclasses')?.parts ?? []).filter(part => part.type !== 'keyword_argument');
  for (const base of bases) {
    const inherited = exceptionClass(resolved.file, base, resolver, depth + 1);
    if (inherited) names.push(...inherited.names);
    complete &&= inherited?.complete === true;
  }
  return { names, complete };
}

function builtins(name: string): string[] {
  const names: string[] = [];
  for (let each: string | undefined = name; each !== undefined; each = PARENT.get(each)) names.push(each);
  return names;
}

/**
 * Whether an exception that is raised at the node ends in an `except` clause around it, in the same function. A clause
 * that raises it again at its end does not count.
 */
export function isCaught(file: SourceFile, node: SyntaxNode, thrown: ExceptionClass, resolver: Resolver): boolean {
  for (let child = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (parent.type === 'function_definition' || parent.type === 'lambda') return false;
    if (parent.type !== 'try_statement' || child.field !== 'body') continue;
    for (const clause of parent.children) {
      if (clause.type !== 'except_clause' || !catches(file, clause, thrown, resolver)) continue;
      const last = clause.children.find(part => part.type === 'block')?.parts.at(-1);
      if (last?.type !== 'raise_statement' || last.parts.length > 0) return true;
      break;
    }
  }
  return false;
}

function catches(file: SourceFile, clause: SyntaxNode, thrown: ExceptionClass, resolver: Resolver): boolean {
  const value = clause.child('value') ?? clause.parts.find(part => part.type !== 'block');
  if (!value) return true;
  const classes = value.type === 'as_pattern' ? value.parts[0]! : value;
  return (classes.type === 'tuple' ? classes.parts : [classes]).some(part => {
    const caught = exceptionClass(file, part, resolver);
    // What is not known may catch it.
    return !caught || thrown.names.includes(caught.names[0]!) || (!thrown.complete && !caught.complete);
  });
}
