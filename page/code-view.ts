import type { PageDiff, PageExcerpt } from '../src/report/page-types.js';
import { type Row, rows, type Side, unified } from './diff-rows.js';
import { h, plain, visible } from './dom.js';
import { type Open, tokens } from './highlight.js';

/** How diffs are laid out. */
export type Layout = 'unified' | 'split';

/** A line of code with its colours; the changed stretch is marked. */
function codeCell(side: Side | undefined, kind: string, open: { now: Open }): HTMLTableCellElement {
  const cell = h('td', { class: `code ${kind}` });
  if (!side) return cell;
  const split = tokens(side.text, open.now);
  open.now = split.open;
  let at = 0;
  for (const token of split.tokens) {
    for (const [text, isChanged] of cut(token.text, at, side.changed)) {
      const parts = visible(text);
      if (token.kind === '' && !isChanged) cell.append(...parts);
      else cell.append(h(isChanged ? 'mark' : 'span', { class: token.kind || 'text' }, parts));
    }
    at += token.text.length;
  }
  return cell;
}

/** Cuts a token where the changed stretches of its line start and end. */
function cut(text: string, at: number, changed: Side['changed'] = []): [string, boolean][] {
  const pieces: [string, boolean][] = [];
  let done = 0;
  for (const range of changed) {
    const [start, end] = range.map(offset => Math.min(Math.max(offset - at, done), text.length)) as [number, number];
    pieces.push([text.slice(done, start), false], [text.slice(start, end), true]);
    done = end;
  }
  pieces.push([text.slice(done), false]);
  return pieces.filter(([piece]) => piece !== '');
}

const numberCell = (side: Side | undefined, kind: string) =>
  h('td', { class: `line ${kind}`, 'data-line': side?.number });

const MARKS = { same: ' ', removed: '-', added: '+', replaced: ' ' } as const;

function unifiedRow(row: Row, open: { old: { now: Open }; new: { now: Open } }): HTMLTableRowElement {
  const side = row.new ?? row.old;
  const cell = codeCell(side, row.kind, row.new ? open.new : open.old);
  if (row.kind === 'same') open.old.now = open.new.now;
  return h(
    'tr',
    {},
    numberCell(row.old, row.kind),
    numberCell(row.new, row.kind),
    h('td', { class: `mark ${row.kind}` }, MARKS[row.kind]),
    cell,
  );
}

function splitRow(row: Row, open: { old: { now: Open }; new: { now: Open } }): HTMLTableRowElement {
  const [left, right] =
    row.kind === 'same' ? ['same', 'same'] : [row.old ? 'removed' : 'none', row.new ? 'added' : 'none'];
  return h(
    'tr',
    {},
    numberCell(row.old, left),
    codeCell(row.old, left, open.old),
    numberCell(row.new, right),
    codeCell(row.new, right, open.new),
  );
}

/** The hunks of one file as a table. */
export function diffTable(diff: PageDiff, layout: Layout): HTMLTableElement {
  const columns =
    layout === 'unified' ? ['Line before', 'Line after', 'Change', 'Code'] : ['Line', 'Before', 'Line', 'After'];
  const body = h('tbody');
  for (const [i, hunk] of diff.hunks.entries()) {
    if (i > 0) body.append(h('tr', { class: 'gap' }, h('td', { colspan: 4 }, '⋯')));
    const all = rows(hunk);
    const open = { old: { now: undefined as Open }, new: { now: undefined as Open } };
    for (const row of layout === 'unified' ? unified(all) : all) {
      body.append(layout === 'unified' ? unifiedRow(row, open) : splitRow(row, open));
    }
  }
  return h(
    'table',
    { class: `diff ${layout}` },
    h('caption', { class: 'unseen' }, `Change of ${plain(diff.path)}`),
    columnGroup(columns),
    heading(columns),
    body,
  );
}

/** The widths of the columns: those with code share what the others leave. */
function columnGroup(columns: readonly string[]): HTMLElement {
  const kind = (name: string) => (name.startsWith('Line') ? 'line' : name === 'Change' ? 'mark' : 'code');
  return h(
    'colgroup',
    {},
    columns.map(name => h('col', { class: kind(name) })),
  );
}

/** The code of a finding without a fix, the place it means marked. */
export function excerptTable({ first, lines, start, end }: PageExcerpt): HTMLTableElement {
  const open = { now: undefined as Open };
  // Of several lines the rows say enough.
  const isOneLine = start.line === end.line;
  const body = lines.map((text, i) => {
    const number = first + i;
    const meant = number >= start.line && number <= end.line;
    // Columns count code points; the line is cut in UTF-16 units.
    const units = (column: number) => [...text].slice(0, column - 1).join('').length;
    const indent = text.length - text.trimStart().length;
    const from = number === start.line ? units(start.column) : indent;
    const to = number === end.line ? units(end.column) : text.length;
    const side: Side = { number, text, ...(meant && isOneLine && to > from && { changed: [[from, to]] as const }) };
    return h('tr', {}, numberCell(side, meant ? 'meant' : 'same'), codeCell(side, meant ? 'meant' : 'same', open));
  });
  return h(
    'table',
    { class: 'diff excerpt' },
    h('caption', { class: 'unseen' }, `The code around line ${start.line}`),
    columnGroup(['Line', 'Code']),
    heading(['Line', 'Code']),
    h('tbody', {}, body),
  );
}

/** A whole file. */
export function codeTable(text: string): HTMLTableElement {
  const open = { now: undefined as Open };
  const lines = text.replace(/\n$/, '').split('\n');
  const body = lines.map((line, i) => {
    const side = { number: i + 1, text: line };
    return h('tr', {}, numberCell(side, 'same'), codeCell(side, 'same', open));
  });
  const columns = ['Line', 'Code'];
  return h('table', { class: 'diff excerpt' }, columnGroup(columns), heading(columns), h('tbody', {}, body));
}

function heading(columns: readonly string[]): HTMLTableSectionElement {
  const cells = columns.map(name => h('th', { scope: 'col' }, name));
  return h('thead', { class: 'unseen' }, h('tr', {}, cells));
}

/** Rows that a diff will have, to leave room before it is drawn. */
export function rowCount(diffs: readonly PageDiff[], layout: Layout): number {
  let total = 0;
  for (const { hunks } of diffs) {
    total += hunks.length - 1;
    for (const { lines } of hunks) {
      if (layout === 'unified') {
        total += lines.length;
        continue;
      }
      total += rows({ old: 0, new: 0, lines }).length;
    }
  }
  return total;
}
