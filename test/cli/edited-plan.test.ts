import { describe, expect, it } from 'vitest';
import { EditedPlan } from '../../src/cli/edited-plan.js';
import { changes } from '../../src/plan/changes.js';
import { card } from '../../src/report/card.js';
import { plain } from '../../src/report/paint.js';
import type { Source } from '../../src/types.js';
import { planOf } from '../support/plan.js';

const source = (path: string, text: string): Source => ({ path, text, bytes: Buffer.from(text), encoding: 'utf-8' });
const edit = (path: string, start: number, end: number, text: string) => ({ path, start, end, text });

/** Two fixes of one line, and one that spans two files and far lines of one. */
const plan = () =>
  planOf(
    '/repo',
    [source('a.py', 'x = (1, 2)\ny = 3\n\nz = 4\n'), source('b.py', 'from a import y\r\nprint(y)\r\n')],
    [
      [edit('a.py', 5, 6, '10')],
      [edit('a.py', 8, 9, '20')],
      [
        edit('a.py', 11, 12, 'why'),
        edit('b.py', 14, 15, 'why'),
        edit('b.py', 23, 24, 'why'),
        edit('a.py', 22, 23, '5'),
      ],
    ],
  );

const none = () => false;

describe('a plan that people edit', () => {
  it('knows the lines that a fix changes, neighbours as one stretch', () => {
    const stretches = new EditedPlan(plan()).regions('2');
    expect(stretches).toEqual([
      { path: 'a.py', start: 11, end: 16, after: 'why = 3' },
      { path: 'a.py', start: 18, end: 23, after: 'z = 5' },
      { path: 'b.py', start: 0, end: 25, after: 'from a import why\r\nprint(why)' },
    ]);
  });

  it('takes other lines for a fix', () => {
    const edited = new EditedPlan(plan());
    expect(edited.replace('2', ['w = 3', 'z = 6', 'from a import w\r\nprint(w, 1)'], none)).toBe(true);
    const { plan: own, sources } = edited.planned;
    expect(changes(own, sources).map(({ after }) => after.text)).toEqual([
      'x = (10, 20)\nw = 3\n\nz = 6\n',
      'from a import w\r\nprint(w, 1)\r\n',
    ]);
  });

  it('does not where another fix changes the same line, unless that one is declined', () => {
    const edited = new EditedPlan(plan());
    expect(edited.replace('0', ['x = (11, 2)'], none)).toBe(false);
    expect(edited.replace('0', ['x = (11, 2)'], ({ id }) => id === '1')).toBe(true);
    expect(edited.replace('2', ['one text', 'too few'], none)).toBe(false);
  });
});

it('a fix that spans files is shown whole, and says so', () => {
  const edited = new EditedPlan(plan());
  const alone = edited.alone('2');
  const options = { width: 60, paint: plain, name: (path: string) => path, context: 0, count: '3 of 3' };
  expect(card(edited.finding('2'), changes(alone.plan, alone.sources), options)).toBe(`${'─'.repeat(60)}
3 of 3  r, safe, 2 files as one
a.py:1:1
  
--- a.py
+++ a.py
@@ -2 +2 @@
-y = 3
+why = 3
@@ -4 +4 @@
-z = 4
+z = 5
--- b.py
+++ b.py
@@ -1,2 +1,2 @@
-from a import y
-print(y)
+from a import why
+print(why)
`);
});
