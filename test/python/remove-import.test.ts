import { expect, it } from 'vitest';
import { loadParser } from '../../src/python/parser.js';
import { removeUnusedImports } from '../../src/python/remove-import.js';
import { SourceFile } from '../../src/python/source-file.js';

const parser = await loadParser();

function without(text: string, ...names: string[]): string {
  let result = text;
  for (const { start, end, text: replacement } of removeUnusedImports(
    new SourceFile('a.py', text, parser),
    names,
  ).reverse()) {
    result = result.slice(0, start) + replacement + result.slice(end);
  }
  return result;
}

it.each([
  ['import a\nimport x\n', 'import x\n'],
  ['import x\nimport a\n', 'import x\n'],
  ['import x.y as a\nimport x\n', 'import x\n'],
  ['from m import a\nb = 1\n', 'b = 1\n'],
  ['from m import x as a\nb = 1\n', 'b = 1\n'],
  ['from m import a, x\n', 'from m import x\n'],
  ['from m import x, a\n', 'from m import x\n'],
  ['from m import a, b, x\n', 'from m import x\n'],
  ['from m import x, a, b\n', 'from m import x\n'],
  ['from m import x, a, b, y\n', 'from m import x, y\n'],
  ['from m import a, x, b\n', 'from m import x\n'],
  ['from m import (\n    x,\n    a,\n    b,\n)\n', 'from m import (\n    x,\n)\n'],
  ['import x\n\nimport a\n\nx()\n', 'import x\n\nx()\n'],
  ['\uFEFFimport a\nb = 1\n', '\uFEFFb = 1\n'],
  ['with w():\n    import a\n    import x\n', 'with w():\n    import x\n'],
  ['with w():\n    from m import a, x\n', 'with w():\n    from m import x\n'],
])('%j becomes %j', (text, expected) => {
  expect(without(text, 'a', 'b')).toBe(expected);
});

it.each([
  ['used', 'import a\na()\n'],
  ['used in a string', 'import a\nx: "a.B"\n'],
  ['used in __all__', 'import a\n__all__ = ["a"]\n'],
  ['sharing its line', 'import x; import a\n'],
  ['sharing its line, the first', 'import a; import x\n'],
  ['with a comment', 'import a  # noqa: F401\n'],
  ['with a comment between names', 'from m import (\n    a,  # kept\n    x,\n)\n'],
  ['all that a block holds', 'with w():\n    import a\n    from m import b\n'],
  ['on the line of its block', 'with w(): import a; import x\n'],
  ['under another name', 'import a as x\nfrom m import a as y\n'],
  ['a submodule', 'import a.b\n'],
  ['beside code that is not understood', '@w\nimport a\n@w\nclass X: ...\n'],
])('an import stays that is %s', (_, text) => {
  expect(without(text, 'a', 'b')).toBe(text);
});
