import { describe, expect, it } from 'vitest';
import { codeOwners, parseOwners } from '../../src/project/owners.js';
import { folder } from '../support/folder.js';

describe('who owns a path', () => {
  it.each([
    ['* @all', 'a/b.py', ['@all']],
    ['* @all\n/docs/ @writers', 'docs/a/b.py', ['@writers']],
    ['* @all\n/docs/ @writers', 'src/docs/a.py', ['@all']],
    ['docs/ @writers', 'src/docs/a.py', ['@writers']],
    ['*.py @python  # all of it\n', 'a/b.py', ['@python']],
    ['docs/* @near', 'docs/a.py', ['@near']],
    ['docs/* @near', 'docs/deep/a.py', []],
    ['docs/** @deep', 'docs/deep/a.py', ['@deep']],
    ['**/logs @ops', 'a/logs/b.py', ['@ops']],
    ['/a/ @one\n/a/b.py', 'a/b.py', []],
    ['/my\\ folder/ @spaced', 'my folder/a.py', ['@spaced']],
    ['\\#odd.py @odd', '#odd.py', ['@odd']],
    ['a.py one@example.com @two', 'a.py', ['one@example.com', '@two']],
    ['[Backend][2] @back\n/api/\n/web/ @front', 'api/a.py', ['@back']],
    ['[Backend][2] @back\n/api/\n/web/ @front', 'web/a.py', ['@front']],
    ['^[Optional] @maybe\n*.py', 'a.py', ['@maybe']],
    ['', 'a.py', []],
    ['# nothing\r\n\r\n* @all\r\n', 'a.py', ['@all']],
  ])('%j: %s', (text, path, owners) => {
    expect(parseOwners(text)(path)).toEqual(owners);
  });
});

it('the first of the places that hosts look at counts', () => {
  expect(codeOwners(folder({ 'a.py': '' }))).toBeUndefined();
  expect(codeOwners(folder({ CODEOWNERS: '* @top', 'docs/CODEOWNERS': '* @docs' }))?.('a.py')).toEqual(['@top']);
  expect(codeOwners(folder({ CODEOWNERS: '* @top', '.github/CODEOWNERS': '* @hub' }))?.('a.py')).toEqual(['@hub']);
});
