import { createHash } from 'node:crypto';
import { appendFileSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { Contents } from '../../src/project/contents.js';
import { folder } from '../support/folder.js';
import { project } from '../support/project.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('contents', () => {
  it('are given for quick tests only where a pattern matches, and the file is read once', () => {
    const contents = new Contents(folder({ 'a.py': 'import numpy\n', 'b.py': 'x = workflow\n' }));
    contents.matter(['workflow']);
    for (let again = 0; again < 2; again++) {
      expect(contents.latin1('a.py')).toBe('');
      expect(contents.latin1('b.py')).toBe('x = workflow\n');
    }
    expect(contents.counts).toEqual({ files: 2, bytes: 26 });
  });

  it('of a file that was passed over are read again for a new pattern, those of others are not', () => {
    const contents = new Contents(folder({ 'a.py': 'run = 1\n', 'b.py': 'workflow\n' }));
    contents.matter(['workflow']);
    expect([contents.latin1('a.py'), contents.latin1('b.py')]).toEqual(['', 'workflow\n']);
    contents.matter(['^run\\b']);
    expect([contents.latin1('a.py'), contents.latin1('b.py')]).toEqual(['run = 1\n', 'workflow\n']);
    expect(contents.counts.files).toBe(3);
    contents.matter(['^run\\b']);
    contents.latin1('a.py');
    expect(contents.counts.files).toBe(3);
  });

  it('stay what they were when they first mattered', () => {
    const root = folder({ 'a.py': 'workflow\n', 'b.py': 'é' });
    const contents = new Contents(root);
    contents.matter(['workflow']);
    contents.latin1('a.py');
    appendFileSync(join(root, 'a.py'), 'changed\n');
    expect(Buffer.from(contents.bytes('a.py')!).toString()).toBe('workflow\n');
    expect(contents.glance('a.py')).toMatchObject({ hash: sha256('workflow\n'), utf8: true });
    contents.latin1('b.py');
    unlinkSync(join(root, 'b.py'));
    expect(contents.glance('b.py')).toMatchObject({ hash: sha256('é'), utf8: true });
  });

  it('for which there is no room are read again, and must not have changed', () => {
    const root = folder({ 'a.py': 'workflow 1\n', 'b.py': 'workflow 2\n', 'c.py': 'numpy\n' });
    const contents = new Contents(root, 12);
    contents.matter(['workflow']);
    const texts = () => ['a.py', 'b.py', 'c.py'].map(path => contents.latin1(path));
    for (let again = 0; again < 2; again++) expect(texts()).toEqual(['workflow 1\n', 'workflow 2\n', '']);
    expect(contents.counts.files).toBe(4);
    expect(contents.latin1('a.py')).toBe('workflow 1\n');
    appendFileSync(join(root, 'b.py'), 'changed\n');
    appendFileSync(join(root, 'c.py'), 'pandas\n');
    expect(() => contents.latin1('b.py')).toThrow('b.py: changed while it was being read. Run the command again.');
    expect(() => contents.bytes('b.py')).toThrow(UserError);
    expect(contents.copy().latin1('a.py')).toBe('workflow 1\n');
    contents.matter(['pandas']);
    expect(() => contents.latin1('c.py')).toThrow('c.py: changed');
  });

  it('matter once they were asked for', () => {
    const contents = new Contents(folder({ 'a.py': 'numpy\n', 'b.py': 'pandas\n' }), 1);
    contents.matter(['workflow']);
    expect([contents.latin1('a.py'), contents.bytes('a.py')?.length, contents.bytes('b.py')?.length]).toEqual([
      '',
      6,
      7,
    ]);
    expect([contents.latin1('a.py'), contents.latin1('b.py')]).toEqual(['numpy\n', 'pandas\n']);
  });

  it('longer than the space for them come whole, and do not disturb those that were read before', () => {
    const long = `workflow${'x'.repeat(1_000_000)}`;
    const contents = new Contents(folder({ 'a.py': 'workflow', 'b.py': long, 'c.py': 'workflow 2', 'd.py': '' }));
    contents.matter(['workflow']);
    const read = ['a.py', 'b.py', 'c.py', 'd.py'].map(path => Buffer.from(contents.bytes(path)!).toString());
    expect(read).toEqual(['workflow', long, 'workflow 2', '']);
    expect(contents.latin1('a.py')).toBe('workflow');
  });

  it('that cannot be read are none, and bytes that are no UTF-8 are told', () => {
    const contents = new Contents(folder({ 'a.py': Buffer.from('"\xe9"', 'latin1') }));
    contents.matter(['x']);
    expect(contents.glance('a.py').utf8).toBe(false);
    expect(contents.bytes('missing.py')).toBeUndefined();
    expect(contents.latin1('missing.py')).toBe('');
    expect(contents.glance('missing.py')).toMatchObject({ hash: '', utf8: false });
  });
});

describe('a project', () => {
  it('gives quick tests the files that hold something of the SDK, or a name that it is given', async () => {
    const found = await project({
      'sdk.py': 'from temporalio.workflow import execute_activity as do\n',
      'caller.py': 'from sdk import do\n\nasync def f():\n    await do(g, 1)\n',
      'other.py': 'import os\n',
    });
    const given = () => found.allPaths.filter(path => found.latin1(path) !== '');
    expect(given()).toEqual(['sdk.py']);
    expect(found.callNames).toContain('do');
    expect(given()).toEqual(['caller.py', 'sdk.py']);
    expect(found.counts).toMatchObject({ seen: 3, decoded: 0, parsed: 0 });
  });
});

it('what is provided takes the place of the file, also after that was looked at; a copy keeps it to itself', () => {
  const contents = new Contents(folder({ 'a.py': 'old', 'b.py': 'b' }));
  contents.matter(['new']);
  expect([contents.glance('a.py').hash, contents.latin1('a.py')]).toEqual([sha256('old'), '']);
  const copy = contents.copy();
  copy.provide('a.py', Buffer.from('new'));
  expect([copy.glance('a.py').hash, copy.latin1('a.py')]).toEqual([sha256('new'), 'new']);
  expect([contents.glance('a.py').hash, contents.latin1('a.py')]).toEqual([sha256('old'), '']);
  expect(copy.glance('b.py')).toEqual(contents.glance('b.py'));
});
