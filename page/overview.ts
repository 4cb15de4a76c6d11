import type { PageData, PageFinding } from '../src/report/page-types.js';
import { count, h, visible } from './dom.js';
import { type Filter, findingsHref, type Index, NOBODY, type Work, workOf } from './filter.js';
import { groupBy } from './group.js';

/** Folders with fewer findings than this share of all are not listed by themselves. */
const SMALL = 0.02;

interface Group {
  readonly name: string;
  readonly title?: string;
  /** What to show when it is chosen; nothing where one filter cannot tell. */
  readonly filter?: Partial<Filter>;
  readonly findings: readonly PageFinding[];
}

/** What the plan comes to: in one sentence, by rule, by folder and by owner. */
export function overview(data: PageData, index: Index): HTMLElement {
  const { findings } = data;
  return h(
    'div',
    { class: 'overview' },
    h('p', { class: 'lead' }, sentence(data)),
    figures(data),
    score(data),
    table('By rule', 'Rule', byRule(data)),
    h(
      'div',
      { class: 'columns' },
      table('By folder', 'Folder', byFolder(findings)),
      index.hasOwners && table('By owner', 'Owner', byOwner(findings, index)),
    ),
    problems(data),
    crashed(data),
  );
}

function sentence({ command, summary, findings }: PageData): string {
  const by = (work: Work) => places(findings, work);
  if (command === 'check') {
    const fixable = by('safe') + by('unsafe');
    const found = `${count(summary.scanned, 'file')} read, ${count(findings.length, 'finding')}.`;
    return fixable > 0 ? `${found} ${fixable} have a fix.` : found;
  }
  const fixes = findings.filter(({ status }) => status === 'apply');
  const what = fixes.length > 0 && fixes.every(({ unit }) => unit === 'workflow') ? 'workflow' : 'place';
  const change = `${count(summary.fixes, what)} in ${count(summary.changed, 'file')} would change.`;
  const left = summary.manual > 0 ? ` ${count(summary.manual, 'place is', 'places are')} left to people.` : '';
  return `${change}${summary.fixes > 0 ? risk(by('unsafe'), summary.fixes) : ''}${left}`;
}

function risk(unsafe: number, all: number): string {
  if (unsafe === 0) return ' Running workflows notice none of it.';
  const which = unsafe >= all ? (all === 1 ? 'it' : 'each of them') : `${unsafe} of them`;
  return ` Running workflows, schedules or other services would notice ${which}.`;
}

function places(findings: readonly PageFinding[], work: Work): number {
  return findings.filter(finding => workOf(finding) === work).reduce((sum, { count = 1 }) => sum + count, 0);
}

const WORKS: readonly [Work, string][] = [
  ['safe', 'safe fixes'],
  ['unsafe', 'unsafe fixes'],
  ['manual', 'by hand'],
  ['left-out', 'fixes left out'],
  ['note', 'notes'],
];

function figures({ findings, summary }: PageData): HTMLElement {
  const figure = (n: number, label: string, href?: string, kind = '') =>
    h('li', { class: kind }, h('strong', {}, n.toLocaleString('en')), ' ', href ? h('a', { href }, label) : label);
  return h(
    'ul',
    { class: 'figures' },
    WORKS.map(([work, label]) => {
      const n = places(findings, work);
      return n > 0 && figure(n, label, findingsHref({ work: [work] }), work);
    }),
    figure(summary.scanned, 'files read'),
  );
}

/** The policy's checklist: which lines hold, and what is left under the others. */
function score({ checklist, rules, findings }: PageData): HTMLElement | undefined {
  if (checklist.length === 0) return undefined;
  const lines = checklist.map(line => {
    const own = new Set(rules.filter(rule => rule.checklist === line.id).map(({ name }) => name));
    return {
      ...line,
      rules: [...own],
      findings: findings.filter(({ rule, status }) => own.has(rule) && status !== 'note'),
    };
  });
  const kept = lines.filter(line => line.findings.length === 0).length;
  const rows = [...groupBy(lines, ({ section }) => section)].flatMap(([section, ofSection]) => [
    h('tr', { class: 'section' }, h('th', { scope: 'rowgroup', colspan: 5 }, section)),
    ...ofSection.map(line => {
      const fixed = line.findings.filter(({ safety }) => safety !== undefined).length;
      const holds = line.findings.length === 0;
      return h(
        'tr',
        { class: holds ? 'holds' : 'open' },
        h(
          'td',
          { class: 'verdict' },
          h('span', { 'aria-hidden': 'true' }, holds ? '✓' : '✗'),
          h('span', { class: 'unseen' }, holds ? 'holds' : 'open'),
        ),
        h('th', { scope: 'row' }, holds ? line.text : h('a', { href: findingsHref({ rule: line.rules }) }, line.text)),
        h('td', { class: 'number' }, line.subjects > 0 && `${line.clean} of ${line.subjects} ${line.noun}`),
        h('td', { class: 'number' }, fixed > 0 && `${count(fixed, 'fix', 'fixes')}`),
        h('td', { class: 'number' }, line.findings.length > fixed && `${line.findings.length - fixed} by hand`),
      );
    }),
  ]);
  return h(
    'section',
    {},
    h('h3', { id: 'checklist' }, `Checklist: ${kept} of ${count(lines.length, 'line holds', 'lines hold')}`),
    h('table', { class: 'counts checklist', 'aria-labelledby': 'checklist' }, h('tbody', {}, rows)),
  );
}

function byRule({ rules, findings }: PageData): Group[] {
  return rules
    .map(({ name, summary, why }) => {
      const own = findings.filter(finding => finding.rule === name);
      return { name, title: `${summary}. ${why}`, filter: { rule: [name] }, findings: own };
    })
    .filter(({ findings: own }) => own.length > 0);
}

/** The folders as far down as they tell findings apart: one with a single subfolder is passed through. */
function byFolder(findings: readonly PageFinding[]): Group[] {
  const groups: Group[] = [];
  const visit = (folder: string, inside: readonly PageFinding[]) => {
    const parts = groupBy(inside, ({ path }) => {
      const slash = path.indexOf('/', folder.length);
      return slash < 0 ? '' : path.slice(0, slash + 1);
    });
    const [only] = [...parts.keys()];
    if (parts.size === 1 && only !== undefined && only !== '') return visit(only, inside);
    for (const [name, own] of parts) {
      const isLarge = own.length > findings.length / 4 && own.length > 20;
      if (name !== '' && isLarge) visit(name, own);
      else
        groups.push({
          name: name === '' ? `${folder || './'}*.py` : name,
          filter: { path: name === '' ? folder : name },
          findings: own,
        });
    }
  };
  visit('', findings);
  const listed = groups.filter(group => group.findings.length >= findings.length * SMALL || groups.length <= 25);
  const rest = groups.filter(group => !listed.includes(group)).flatMap(group => group.findings);
  listed.sort((a, b) => b.findings.length - a.findings.length || (a.name < b.name ? -1 : 1));
  return rest.length === 0 ? listed : [...listed, { name: 'other folders', findings: rest }];
}

function byOwner(findings: readonly PageFinding[], index: Index): Group[] {
  const owners = new Map<string, PageFinding[]>();
  for (const finding of findings) {
    for (const owner of index.ownersOf(finding.path)) owners.set(owner, [...(owners.get(owner) ?? []), finding]);
  }
  return [...owners]
    .map(([owner, own]) => ({ name: owner === NOBODY ? 'no owner' : owner, filter: { owner: [owner] }, findings: own }))
    .sort((a, b) => b.findings.length - a.findings.length || (a.name < b.name ? -1 : 1));
}

function table(title: string, what: string, groups: readonly Group[]): HTMLElement | undefined {
  if (groups.length === 0) return undefined;
  const used = WORKS.filter(([work]) => groups.some(({ findings }) => places(findings, work) > 0));
  const size = ({ filter, findings }: Group) => (filter ? findings.reduce((sum, { count = 1 }) => sum + count, 0) : 0);
  const most = Math.max(...groups.map(size));
  const id = `by-${what.toLowerCase()}`;
  const numbers = used.map(([, label]) => h('th', { scope: 'col', class: 'number' }, capital(label)));
  return h(
    'section',
    {},
    h('h3', { id }, title),
    h(
      'table',
      { class: 'counts', 'aria-labelledby': id },
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, what), numbers, h('th', { scope: 'col' }, 'Share'))),
      h(
        'tbody',
        {},
        groups.map(group => row(group, used, most)),
      ),
    ),
  );
}

function row({ name, title, filter, findings }: Group, used: typeof WORKS, most: number): HTMLElement {
  const linked = (text: string, part: Partial<Filter>) =>
    filter ? h('a', { href: findingsHref({ ...filter, ...part }) }, visible(text)) : h('span', {}, visible(text));
  const numbers = used.map(([work]) => {
    const n = places(findings, work);
    const shown = n === 0 ? h('span', { class: 'zero' }, '0') : linked(n.toLocaleString('en'), { work: [work] });
    return h('td', { class: 'number' }, shown);
  });
  const about = title !== undefined && h('span', { class: 'about' }, title);
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, linked(name, {}), about),
    numbers,
    h('td', { class: 'share' }, filter && bar(findings, most)),
  );
}

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);

/** A bar of the kinds of work; the numbers beside it say the same. */
function bar(findings: readonly PageFinding[], most: number): HTMLElement {
  const element = h('span', { class: 'bar', 'aria-hidden': 'true' });
  for (const [work] of WORKS) {
    const n = places(findings, work);
    if (n === 0) continue;
    const part = h('span', { class: work });
    part.style.width = `${(100 * n) / most}%`;
    element.append(part);
  }
  return element;
}

function problems({ files }: PageData): HTMLElement | undefined {
  const rows = files.flatMap(({ path, status, reason, position, partlyParsed }) => {
    const at = position ?? partlyParsed;
    if (status !== 'failed' && status !== 'skipped' && !partlyParsed) return [];
    const what = status === 'failed' ? 'Failed' : status === 'skipped' ? 'Skipped' : 'Partly read';
    const why = reason ?? 'the code here was not understood, and nothing in it was changed';
    return [
      h(
        'tr',
        {},
        h('th', { scope: 'row' }, visible(at ? `${path}:${at.line}` : path)),
        h('td', {}, what),
        h('td', {}, visible(why)),
      ),
    ];
  });
  if (rows.length === 0) return undefined;
  return h(
    'section',
    {},
    h('h3', { id: 'problems' }, 'Files not read in full'),
    h(
      'table',
      { class: 'counts', 'aria-labelledby': 'problems' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ['File', 'What', 'Why'].map(name => h('th', { scope: 'col' }, name)),
        ),
      ),
      h('tbody', {}, rows),
    ),
  );
}

function crashed({ crashes }: PageData): HTMLElement | undefined {
  if (crashes.length === 0) return undefined;
  return h(
    'section',
    {},
    h('h3', {}, 'Rules that failed'),
    h(
      'ul',
      {},
      crashes.map(({ rule, path, message }) =>
        h('li', {}, visible(`${rule}${path === undefined ? '' : ` on ${path}`}: ${message}`)),
      ),
    ),
  );
}
