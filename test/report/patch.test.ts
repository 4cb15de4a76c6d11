import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../src/python/encoding.js';
import { patch } from '../../src/report/patch.js';
import type { Change } from '../../src/types.js';
import { folder } from '../support/folder.js';

/** A change of a file of these bytes, in which `old` becomes `new`. */
function change(path: string, bytes: Uint8Array): Change {
  const { text, encoding } = decode(bytes);
  const after = text.replaceAll('old', 'new');
  const source = (each: string) => ({ path, text: each, encoding, bytes: encode(each, encoding) });
  return { path, before: source(text), after: source(after), edits: [] };
}

interface Applied {
  readonly files: Record<string, string>;
  /** The lines in which git itself, asked for the difference afterwards, names the files. */
  readonly names: string[];
}

const namesIn = (patch: string) => (patch.match(/^(diff --git|---|\+\+\+) .*$/gm) ?? []).sort();

/** What `git apply` makes of the files. */
function applied(changes: readonly Change[]): Applied {
  const root = folder(Object.fromEntries(changes.map(({ path, before }) => [path, before.bytes])));
  const git = (args: readonly string[], input?: Uint8Array) => {
    const { status, stdout, stderr } = spawnSync('git', args, { cwd: root, input, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    return stdout;
  };
  git(['init', '-q', '.']);
  git(['-c', 'core.safecrlf=false', 'add', '--all']);
  git(['apply', '--whitespace=nowarn', '-'], patch(changes));
  const files = Object.fromEntries(changes.map(({ path }) => [path, readFileSync(join(root, path), 'latin1')]));
  return { files, names: namesIn(git(['-c', 'core.quotePath=true', 'diff', '--no-ext-diff'])) };
}

const expected = (changes: readonly Change[]) =>
  Object.fromEntries(changes.map(({ path, after }) => [path, Buffer.from(after.bytes).toString('latin1')]));

const TEXT = '# é ü\na\nb\nc\nold\nd\ne\nf\n';
const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('git apply gives the bytes that a write would give', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(TEXT)],
    ['a BOM', Buffer.from(`\uFEFFold\n${TEXT}`)],
    ['characters beyond the basic plane', Buffer.from(`# 🐍\n${TEXT}`)],
    ['latin-1', latin1(`# coding: latin-1\n${TEXT}`)],
    ['cp1252', latin1(`# coding: cp1252\n# \x80\n${TEXT}`)],
    [
      'Shift JIS',
      Buffer.from('2320636f64696e673a2073686966745f6a69730a2320 93fa 967b 0a6f6c640a'.replaceAll(' ', ''), 'hex'),
    ],
    ['CRLF', Buffer.from(TEXT.replaceAll('\n', '\r\n'))],
    ['CR', Buffer.from(TEXT.replaceAll('\n', '\r'))],
    ['mixed line ends', Buffer.from(TEXT.replace('a\n', 'a\r\n').replace('d\n', 'd\r'))],
    ['a lone CR in a line', Buffer.from(TEXT.replace('old', 'old\rold'))],
    ['form feeds and Unicode line separators', Buffer.from(TEXT.replace('old', '\f\u2028old\u0085\v'))],
    ['no line break at the end', Buffer.from(TEXT.slice(0, -1))],
    ['a change in a last line without line break', Buffer.from(`${TEXT}old`)],
    ['nothing but one line', Buffer.from('old')],
    ['trailing blanks', Buffer.from(TEXT.replace('old', 'old  \t'))],
    ['two changes apart', Buffer.from(`old\n${TEXT.repeat(4)}`)],
  ])('%s', (_, bytes) => {
    const changes = [change('a.py', bytes)];
    const { files } = applied(changes);
    expect(files).toEqual(expected(changes));
    expect(files['a.py']).toContain('new');
  });

  it('whatever the names, which are written as git writes them', () => {
    const names = ['a b.py', 'é.py', 'q"u.py', 'back\\s.py', 'tab\t.py', 'line\n.py', ' in front.py', 'x .py', '-w.py'];
    const changes = [...names, 'folder with blanks/ü/a.py', 'b/a.py', 'bell\u0007.py', 'del\u007F.py'].map(name =>
      change(name, Buffer.from(TEXT)),
    );
    const { files, names: asGit } = applied(changes);
    expect(files).toEqual(expected(changes));
    expect(namesIn(Buffer.from(patch(changes)).toString('latin1'))).toEqual(asGit);
  });
});

it('is empty for no changes', () => {
  expect(patch([]).length).toBe(0);
});
