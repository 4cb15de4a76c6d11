import type { SourceFile } from './source-file.js';
import type { SyntaxNode } from './syntax.js';

const OWN_FRAME = new Set(['function_definition', 'lambda', 'class_definition']);

/**
 * Whether an exception of this built-in class, raised at the node, may end in an `except` clause around it: one that does
 * not raise as its last act (Python reference, 8.4). Classes given by anything but a plain built-in name are not taken
 * into account.
 */
export function swallowsError(file: SourceFile, node: SyntaxNode, error: 'TypeError' | 'KeyError'): boolean {
  const caught = [error, ...(error === 'KeyError' ? ['LookupError'] : []), 'Exception', 'BaseException'];
  for (let child = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (OWN_FRAME.has(parent.type)) return false;
    if (parent.type !== 'try_statement' || child.field !== 'body') continue;
    const clause = parent.children.find(part => part.type === 'except_clause' && catches(file, part, caught));
    if (clause && clause.children.find(part => part.type === 'block')?.parts.at(-1)?.type !== 'raise_statement')
      return true;
  }
  return false;
}

/** Whether a test expects the code to raise: `with pytest.raises(…)`, `with self.assertRaises(…)`. */
export function isToRaise(file: SourceFile, node: SyntaxNode): boolean {
  for (let around = node.ancestor('with_statement'); around; around = around.ancestor('with_statement')) {
    const clause = around.children.find(child => child.type === 'with_clause');
    if (clause && /\b(?:raises|assertRaises\w*)\s*\(/.test(file.textOf(clause))) return true;
  }
  return false;
}

/**
 * Whether the code around counts on a TypeError where another error would not do: a test that expects one, or an `except`
 * clause that names it and not what else would be raised.
 * @param other classes that the other error derives from
 */
export function countsOnTypeError(file: SourceFile, node: SyntaxNode, other: readonly string[]): boolean {
  const both = (text: string) =>
    /\bTypeError\b/.test(text) && !other.some(name => new RegExp(`\\b${name}\\b`).test(text));
  for (let child = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (OWN_FRAME.has(parent.type) && parent.type !== 'lambda') return false;
    if (parent.type === 'with_statement') {
      const clause = parent.children.find(part => part.type === 'with_clause');
      if (clause && /\b(?:raises|assertRaises\w*)\s*\(/.test(file.textOf(clause)) && both(file.textOf(clause)))
        return true;
    }
    if (parent.type === 'try_statement' && child.field === 'body') {
      const heads = parent.children
        .filter(part => part.type === 'except_clause')
        .map(clause => file.text.slice(clause.start, clause.children.find(part => part.type === 'block')?.start));
      if (heads.some(both)) return true;
    }
    // `self.assertRaises(TypeError, lambda: Task())`
    if (parent.type === 'argument_list' && parent.parent?.type === 'call') {
      const callee = file.textOf(parent.parent.child('function')!);
      if (/\b(?:raises|assertRaises\w*)$/.test(callee) && both(file.textOf(parent.parts[0]!))) return true;
    }
  }
  return false;
}

function catches(file: SourceFile, clause: SyntaxNode, names: readonly string[]): boolean {
  const value = clause.child('value') ?? clause.parts.find(part => part.type !== 'block');
  if (!value) return true;
  const classes = value.type === 'as_pattern' ? value.parts[0]! : value;
  const listed = classes.type === 'tuple' ? classes.parts : [classes];
  return listed.some(part => names.includes(file.textOf(part)));
}
