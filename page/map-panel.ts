import type { PageData, PageEdge, PageNode } from '../src/report/page-types.js';
import { count, h, plain, visible } from './dom.js';
import { WORK, workOf } from './filter.js';
import { groupBy } from './group.js';
import { type Facts, isTest } from './map-facts.js';

const ORDER: readonly PageNode['kind'][] = ['workflow', 'activity', 'code', 'elsewhere'];
const TITLES: Readonly<Record<PageNode['kind'], string>> = {
  workflow: 'Workflows',
  activity: 'Activities',
  code: 'Code that starts or calls',
  elsewhere: 'Defined elsewhere',
};
const SINGLE: Readonly<Record<PageNode['kind'], string>> = {
  workflow: 'Workflow',
  activity: 'Activity',
  code: 'Code',
  elsewhere: 'Not defined in this repository',
};

const OUT: Readonly<Record<PageEdge['kind'], string>> = {
  calls: 'Calls',
  child: 'Starts as children',
  starts: 'Starts',
  signals: 'Signals, queries, updates',
  continues: 'Continues as',
};
const IN: Readonly<Record<PageEdge['kind'], string>> = {
  calls: 'Called by',
  child: 'Child of',
  starts: 'Started by',
  signals: 'Signalled, queried or updated by',
  continues: 'Continued from',
};

/** The address of a box of the map. */
export const nodeHref = (id: string): string => `#map/${encodeURIComponent(id)}`;

/** Beside the map: what can be found in it, and all about the box that was chosen. The same as the drawing, in words. */
export class MapPanel {
  readonly element: HTMLElement;
  readonly #data: PageData;
  readonly #facts: ReadonlyMap<string, Facts>;
  readonly #details = h('div', { class: 'details', 'aria-live': 'polite' });
  readonly #rows: { readonly node: PageNode; readonly text: string; readonly row: HTMLElement }[] = [];
  readonly #groups: HTMLElement[];
  readonly #search: HTMLInputElement;
  #tests = false;

  constructor(data: PageData, facts: ReadonlyMap<string, Facts>, onSelect: (id: string | undefined) => void) {
    this.#data = data;
    this.#facts = facts;
    this.#search = h('input', {
      type: 'search',
      id: 'map-search',
      placeholder: 'Name or path',
      spellcheck: 'false',
      autocomplete: 'off',
      oninput: () => this.#filter(),
      onkeydown: event => {
        const first = this.#rows.find(({ row }) => !row.hidden);
        if ((event as KeyboardEvent).key === 'Enter' && first) onSelect(first.node.id);
      },
    });
    this.#groups = ORDER.map(kind => this.#group(kind)).filter(group => group !== undefined);
    this.element = h(
      'div',
      { class: 'panel' },
      h('label', { for: 'map-search' }, 'Search the map'),
      this.#search,
      this.#details,
      h('div', { class: 'index' }, this.#groups),
    );
  }

  #group(kind: PageNode['kind']): HTMLElement | undefined {
    const nodes = this.#data.map.nodes.filter(node => node.kind === kind);
    if (nodes.length === 0) return undefined;
    const names = groupBy(nodes, ({ name }) => name);
    nodes.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    const rows = nodes.map(node => {
      const { findings } = this.#facts.get(node.id)!;
      const row = h(
        'li',
        {},
        h('a', { href: nodeHref(node.id) }, visible(node.name)),
        findings.length > 0 && h('span', { class: 'count' }, count(findings.length, 'finding')),
        names.get(node.name)!.length > 1 && h('span', { class: 'where' }, visible(node.path ?? '')),
      );
      this.#rows.push({ node, text: `${node.name} ${node.path ?? ''}`.toLowerCase(), row });
      return row;
    });
    return h(
      'details',
      { open: kind === 'workflow' },
      h('summary', {}, `${TITLES[kind]} (${nodes.length})`),
      h('ul', {}, rows),
    );
  }

  #filter(): void {
    const words = this.#search.value.toLowerCase().split(/\s+/);
    const isSearching = this.#search.value.trim() !== '';
    for (const { node, text, row } of this.#rows) {
      row.hidden = !words.every(word => text.includes(word)) || (!isSearching && !this.#tests && isTest(node));
    }
    for (const group of this.#groups) {
      group.hidden = group.querySelector('li:not([hidden])') === null;
      if (isSearching) group.setAttribute('open', '');
    }
  }

  /** Says all about a box, or nothing. @param tests whether boxes of tests are listed without being searched for */
  show(id: string | undefined, tests: boolean): void {
    const facts = id === undefined ? undefined : this.#facts.get(id);
    this.#details.replaceChildren(...(facts ? this.#about(facts) : []));
    this.#tests = tests;
    this.#filter();
  }

  #about({ node, findings, payloadChanges, unsafe, bulk }: Facts): Node[] {
    const { kind, name, path, position, before, after, unresolved } = node;
    const notes = [
      payloadChanges && 'What it takes changes.',
      unsafe && 'Running workflows, schedules or other services would notice a fix here.',
      bulk && 'Carries bulk data.',
    ].filter(note => note !== false);
    const parts: (HTMLElement | false)[] = [
      h('h3', {}, visible(name)),
      h(
        'p',
        { class: 'where' },
        SINGLE[kind],
        path !== undefined && kind !== 'code' && `, ${plain(path)}:${position?.line ?? 1}`,
      ),
      before !== undefined && signatures(before, after),
      notes.length > 0 &&
        h(
          'ul',
          { class: 'notes' },
          notes.map(note => h('li', {}, note)),
        ),
      ...this.#neighbours(node, 'to', 'from', IN),
      ...this.#neighbours(node, 'from', 'to', OUT),
      !!unresolved &&
        unresolved.length > 0 &&
        list(
          'Calls what could not be found out',
          unresolved.map(each => h('code', {}, visible(each))),
        ),
      findings.length > 0 &&
        list(
          count(findings.length, 'finding'),
          findings.map(finding => {
            const work = workOf(finding);
            return h(
              'span',
              {},
              h('span', { class: `tag ${work}` }, WORK[work]),
              ' ',
              h('a', { href: `#finding-${finding.id}` }, visible(`${finding.rule}, line ${finding.start.line}`)),
            );
          }),
        ),
    ];
    return parts.filter(part => part !== false);
  }

  #neighbours(node: PageNode, own: 'from' | 'to', other: 'from' | 'to', titles: typeof IN): HTMLElement[] {
    const edges = this.#data.map.edges.filter(edge => edge[own] === node.id);
    return [...groupBy(edges, ({ kind }) => kind)].map(([kind, ofKind]) => {
      const byEnd = groupBy(ofKind, edge => edge[other]);
      const rows = [...byEnd].map(([id, calls]) => {
        const lines = calls.map(({ position }) => position.line);
        return h(
          'span',
          {},
          id === node.id ? 'itself' : h('a', { href: nodeHref(id) }, visible(this.#facts.get(id)!.node.name)),
          h('span', { class: 'count' }, ` line ${lines.slice(0, 4).join(', ')}${lines.length > 4 ? ', …' : ''}`),
        );
      });
      return list(titles[kind], rows);
    });
  }
}

function list(title: string, items: readonly HTMLElement[]): HTMLElement {
  return h(
    'section',
    {},
    h('h4', {}, title),
    h(
      'ul',
      {},
      items.map(item => h('li', {}, item)),
    ),
  );
}

function signatures(before: string, after: string | undefined): HTMLElement {
  if (after === undefined) return h('pre', { class: 'signature' }, visible(before));
  return h(
    'dl',
    { class: 'signatures' },
    h('dt', {}, 'Before'),
    h('dd', {}, h('pre', { class: 'signature removed' }, visible(before))),
    h('dt', {}, 'After'),
    h('dd', {}, h('pre', { class: 'signature added' }, visible(after))),
  );
}
