import type { PageData, PageFinding } from '../src/report/page-types.js';
import { Card } from './card.js';
import type { Layout } from './code-view.js';
import type { Decisions } from './decisions.js';
import { count, h, visible } from './dom.js';
import { EVERYTHING, type Filter, findingsHref, type Index, NOBODY } from './filter.js';
import { FilterPanel } from './filter-panel.js';
import { groupBy } from './group.js';

/** How far from the window a diff is drawn. */
const AHEAD = '1200px';

interface FileSection {
  readonly path: string;
  readonly element: HTMLElement;
  readonly cards: readonly Card[];
  readonly shown: HTMLElement;
}

/** The findings, file by file, with what filters them. */
export class FindingsView {
  readonly element: HTMLElement;
  readonly cards = new Map<string, Card>();
  readonly #data: PageData;
  readonly #index: Index;
  readonly #decisions: Decisions;
  readonly #sections: readonly FileSection[];
  readonly #panel: FilterPanel;
  readonly #status = h('p', { class: 'status', role: 'status' });
  readonly #list = h('div', { class: 'list' });
  readonly #near: IntersectionObserver;
  #filter: Filter = EVERYTHING;
  #layout: Layout = 'unified';

  constructor(data: PageData, index: Index, decisions: Decisions, onFilter: (filter: Filter) => void) {
    this.#data = data;
    this.#index = index;
    this.#decisions = decisions;
    this.#near = new IntersectionObserver(
      entries => {
        for (const { isIntersecting, target } of entries) {
          if (isIntersecting) this.cards.get(target.id.slice('finding-'.length))?.draw(this.#layout);
        }
      },
      { rootMargin: `${AHEAD} 0px` },
    );
    this.#sections = [...groupBy(data.findings, ({ path }) => path)].map(([path, findings]) =>
      this.#section(path, findings),
    );
    this.#list.append(...this.#sections.map(({ element }) => element));
    this.#panel = new FilterPanel(data, index, onFilter);
    this.element = h(
      'div',
      { class: 'findings' },
      this.#panel.element,
      h('div', { class: 'results' }, this.#toolbar(), this.#list),
    );
    this.show(EVERYTHING);
    decisions.onChange(changed => {
      for (const id of changed) this.cards.get(id)?.show();
      this.#panel.update(this.#filter);
    });
  }

  #section(path: string, findings: readonly PageFinding[]): FileSection {
    const cards = findings.map(finding => new Card(finding, this.#decisions, this.#layout));
    for (const card of cards) {
      this.cards.set(card.finding.id, card);
      this.#near.observe(card.element);
    }
    const shown = h('span', { class: 'count' });
    const owners = this.#index.ownersOf(path).filter(owner => owner !== NOBODY);
    const element = h(
      'section',
      { class: 'file', 'aria-label': path },
      h(
        'header',
        {},
        h('h3', {}, h('a', { href: findingsHref({ path }) }, visible(path))),
        shown,
        owners.length > 0 && h('span', { class: 'owners' }, visible(owners.join(' '))),
      ),
      cards.map(card => card.element),
    );
    return { path, element, cards, shown };
  }

  #toolbar(): HTMLElement {
    const layout = (name: Layout, label: string) =>
      h(
        'button',
        {
          type: 'button',
          'aria-pressed': String(name === this.#layout),
          onclick: () => this.setLayout(name),
          'data-layout': name,
        },
        label,
      );
    const decide = (decision: 'accept' | 'decline', label: string) =>
      h(
        'button',
        { type: 'button', class: decision, onclick: () => this.#decisions.decide(this.shownIds, decision) },
        label,
      );
    const canDecide = this.#decisions.ids.length > 0;
    return h(
      'div',
      { class: 'toolbar' },
      this.#status,
      canDecide &&
        h(
          'div',
          { role: 'group', 'aria-label': 'Decide about all that are shown' },
          decide('accept', 'Accept shown'),
          decide('decline', 'Decline shown'),
        ),
      h(
        'div',
        { role: 'group', 'aria-label': 'Layout of diffs', class: 'segmented' },
        layout('unified', 'Unified'),
        layout('split', 'Side by side'),
      ),
    );
  }

  get layout(): Layout {
    return this.#layout;
  }

  setLayout(layout: Layout): void {
    this.#layout = layout;
    for (const button of this.element.querySelectorAll('[data-layout]')) {
      button.setAttribute('aria-pressed', String(button.getAttribute('data-layout') === layout));
    }
    for (const { element, finding } of this.cards.values()) {
      const card = this.cards.get(finding.id)!;
      card.reserve(layout);
      // An observer reports changes only: observed anew, what is near is reported at once.
      this.#near.unobserve(element);
      this.#near.observe(element);
    }
  }

  /** The ids of the findings that the filter lets pass, in order. */
  get shownIds(): string[] {
    return this.#shown().map(({ finding }) => finding.id);
  }

  #shown(): Card[] {
    return this.#sections.flatMap(({ cards }) => cards.filter(({ element }) => !element.hidden));
  }

  /** Shows what passes the filter. */
  show(filter: Filter): void {
    this.#filter = filter;
    let total = 0;
    for (const { element, cards, shown } of this.#sections) {
      let inFile = 0;
      for (const card of cards) {
        card.element.hidden = !this.#index.passes(card.finding, filter);
        if (!card.element.hidden) inFile++;
      }
      element.hidden = inFile === 0;
      shown.textContent = count(inFile, 'finding');
      total += inFile;
    }
    const all = this.#data.findings.length;
    this.#status.textContent =
      total === all ? count(all, 'finding') : `${total.toLocaleString('en')} of ${count(all, 'finding')}`;
    this.#panel.update(filter);
  }

  /** Goes to a finding, or to the next or previous one that is shown. @returns whether there is one */
  focus(which: string | 1 | -1): boolean {
    const card = typeof which === 'string' ? this.cards.get(which) : this.#neighbour(which);
    if (!card) return false;
    if (card.element.hidden) this.show(EVERYTHING);
    card.draw(this.#layout);
    card.element.focus({ preventScroll: true });
    card.element.scrollIntoView({ block: 'start' });
    return true;
  }

  /** The finding that has the focus, or holds what has it. */
  get current(): Card | undefined {
    const id = document.activeElement?.closest('.card')?.id;
    return id === undefined ? undefined : this.cards.get(id.slice('finding-'.length));
  }

  #neighbour(step: 1 | -1): Card | undefined {
    const shown = this.#shown();
    const { current } = this;
    if (current) return shown[shown.indexOf(current) + step];
    return step > 0 ? shown[0] : undefined;
  }

  focusSearch(): void {
    this.#panel.focusSearch();
  }

  /** Draws every diff that is shown: paper does not scroll. */
  drawAll(): void {
    for (const card of this.#shown()) card.draw(this.#layout);
  }
}
