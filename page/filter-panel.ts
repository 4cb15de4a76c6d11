import type { PageData } from '../src/report/page-types.js';
import { h, visible } from './dom.js';
import { EVERYTHING, FACETS, type Facet, type Filter, type Index, NOBODY, WORK, type Work } from './filter.js';

const TITLES: Readonly<Record<Facet, string>> = {
  work: 'Kind',
  severity: 'Severity',
  rule: 'Rule',
  owner: 'Owner',
  decision: 'Decision',
};
const SEVERITIES: Readonly<Record<string, string>> = { error: 'Error', warning: 'Warning', info: 'Info' };
const DECISIONS: Readonly<Record<string, string>> = { open: 'Undecided', accept: 'Accepted', decline: 'Declined' };

interface Choice {
  readonly facet: Facet;
  readonly value: string;
  readonly box: HTMLInputElement;
  readonly count: HTMLElement;
  readonly row: HTMLElement;
}

/** The column of filters. It keeps no state: each change asks for a filter, and what is shown follows the address. */
export class FilterPanel {
  readonly element: HTMLElement;
  readonly #data: PageData;
  readonly #index: Index;
  readonly #onFilter: (filter: Filter) => void;
  readonly #choices: Choice[] = [];
  readonly #text: HTMLInputElement;
  readonly #path: HTMLSelectElement;
  readonly #clear: HTMLButtonElement;
  #filter: Filter = EVERYTHING;

  constructor(data: PageData, index: Index, onFilter: (filter: Filter) => void) {
    this.#data = data;
    this.#index = index;
    this.#onFilter = onFilter;
    this.#text = h('input', {
      type: 'search',
      id: 'search',
      placeholder: 'Message, code, path, id',
      spellcheck: 'false',
      autocomplete: 'off',
      oninput: () => this.#ask({ text: this.#text.value }),
    });
    this.#path = h('select', { id: 'path', onchange: () => this.#ask({ path: this.#path.value }) }, this.#paths());
    this.#clear = h('button', { type: 'button', onclick: () => onFilter(EVERYTHING) }, 'Clear filters');
    this.element = h(
      'form',
      { class: 'filters', role: 'search', 'aria-label': 'Filter findings', onsubmit: event => event.preventDefault() },
      h('label', { for: 'search' }, 'Search'),
      this.#text,
      h('label', { for: 'path' }, 'File or folder'),
      this.#path,
      FACETS.map(facet => this.#facet(facet)),
      this.#clear,
    );
  }

  #ask(part: Partial<Filter>): void {
    this.#onFilter({ ...this.#filter, ...part });
  }

  #paths(): HTMLOptionElement[] {
    const folders = new Set<string>();
    const files = new Set(this.#data.findings.map(({ path }) => path));
    for (const path of files) {
      const parts = path.split('/').slice(0, -1);
      for (let i = 1; i <= parts.length; i++) folders.add(`${parts.slice(0, i).join('/')}/`);
    }
    const all = [...folders, ...files].sort();
    return [h('option', { value: '' }, 'All files'), ...all.map(path => h('option', { value: path }, visible(path)))];
  }

  #facet(facet: Facet): HTMLElement | undefined {
    const values = this.#valuesOf(facet);
    if (values.length < 2 && facet !== 'work') return undefined;
    const rows = values.map(value => {
      const box = h('input', { type: 'checkbox', onchange: () => this.#toggle(facet, value) });
      const count = h('span', { class: 'count' });
      const row = h(
        'label',
        { class: 'choice' },
        box,
        h('span', { class: 'choice-name' }, visible(labelOf(facet, value))),
        count,
      );
      this.#choices.push({ facet, value, box, count, row });
      return row;
    });
    return h('fieldset', {}, h('legend', {}, TITLES[facet]), rows);
  }

  #valuesOf(facet: Facet): string[] {
    if (facet === 'owner' && !this.#index.hasOwners) return [];
    const found = new Set(this.#data.findings.flatMap(finding => this.#index.values(finding, facet)));
    if (facet === 'decision') return found.size > 0 ? Object.keys(DECISIONS) : [];
    if (facet === 'severity') return Object.keys(SEVERITIES).filter(value => found.has(value));
    if (facet === 'work') return Object.keys(WORK).filter(value => found.has(value));
    return [...found].sort((a, b) => Number(a === NOBODY) - Number(b === NOBODY) || (a < b ? -1 : 1));
  }

  #toggle(facet: Facet, value: string): void {
    const wanted = this.#filter[facet];
    this.#ask({ [facet]: wanted.includes(value) ? wanted.filter(each => each !== value) : [...wanted, value] });
  }

  /** Shows a filter, and for each choice how many findings it would show. */
  update(filter: Filter): void {
    this.#filter = filter;
    if (this.#text.value !== filter.text) this.#text.value = filter.text;
    this.#path.value = filter.path;
    this.#clear.disabled = Object.values(filter).every(part => part.length === 0);
    for (const facet of FACETS) {
      const counts = new Map<string, number>();
      for (const finding of this.#data.findings) {
        if (!this.#index.passes(finding, filter, facet)) continue;
        for (const value of this.#index.values(finding, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      for (const { value, box, count, row } of this.#choices.filter(choice => choice.facet === facet)) {
        const n = counts.get(value) ?? 0;
        box.checked = filter[facet].includes(value);
        count.textContent = n.toLocaleString('en');
        row.classList.toggle('none', n === 0);
      }
    }
  }

  focusSearch(): void {
    this.#text.focus();
    this.#text.select();
  }
}

function labelOf(facet: Facet, value: string): string {
  if (facet === 'work') return WORK[value as Work];
  if (facet === 'severity') return SEVERITIES[value]!;
  if (facet === 'decision') return DECISIONS[value]!;
  return value === NOBODY && facet === 'owner' ? 'No owner' : value;
}
