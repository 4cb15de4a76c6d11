import type { PageFinding } from '../src/report/page-types.js';
import { codeTable, diffTable, excerptTable, type Layout, rowCount } from './code-view.js';
import { type Decision, type Decisions, isDecidable } from './decisions.js';
import { count, h, plain, visible } from './dom.js';
import { WORK, workOf } from './filter.js';

const ROW_HEIGHT = 18;
/** More related places than this are folded. */
const FOLDED = 6;

/** One finding on the page. Its code is drawn when it comes near to the window: a thousand diffs at once would stall it. */
export class Card {
  readonly finding: PageFinding;
  readonly element: HTMLElement;
  readonly #code: HTMLElement;
  readonly #decisions: Decisions;
  readonly #buttons = new Map<Decision, HTMLButtonElement>();
  #drawn: Layout | undefined;

  constructor(finding: PageFinding, decisions: Decisions, layout: Layout) {
    this.finding = finding;
    this.#decisions = decisions;
    this.#code = h('div', { class: 'codes' });
    const work = workOf(finding);
    const { id, rule, severity, symbol, message, start, reason } = finding;
    this.element = h(
      'article',
      { class: `card ${work}`, id: `finding-${id}`, tabindex: -1, 'aria-labelledby': `title-${id}` },
      h(
        'header',
        {},
        h(
          'h4',
          { id: `title-${id}` },
          h('span', { class: `tag ${work}` }, WORK[work]),
          ' ',
          h('span', { class: 'rule' }, rule),
          ' ',
          severity !== 'warning' && h('span', { class: `severity ${severity}` }, severity),
          h('span', { class: 'place' }, `line ${start.line}`),
          symbol !== '' && h('span', { class: 'place' }, visible(symbol)),
        ),
        h('a', { class: 'permalink', href: `#finding-${id}`, 'aria-label': `Link to finding ${id}` }, id),
        isDecidable(finding) && this.#decide(),
      ),
      h('p', { class: 'message' }, visible(message)),
      reason !== undefined && h('p', { class: 'reason' }, work === 'left-out' && 'Not applied: ', visible(reason)),
      this.#related(),
      this.#code,
      this.#sketch(),
    );
    this.reserve(layout);
    this.show();
  }

  #decide(): HTMLElement {
    const button = (decision: Decision, label: string) => {
      const element = h(
        'button',
        {
          type: 'button',
          class: decision,
          'aria-pressed': 'false',
          onclick: () => this.#decisions.decide([this.finding.id], this.decision === decision ? undefined : decision),
        },
        label,
      );
      this.#buttons.set(decision, element);
      return element;
    };
    return h(
      'div',
      { class: 'decide', role: 'group', 'aria-label': `Decision on finding ${this.finding.id}` },
      button('accept', 'Accept'),
      button('decline', 'Decline'),
    );
  }

  get decision(): Decision | undefined {
    return this.#decisions.of(this.finding.id);
  }

  /** Shows what was decided. */
  show(): void {
    for (const [decision, button] of this.#buttons) {
      button.setAttribute('aria-pressed', String(this.decision === decision));
    }
    this.element.classList.toggle('accepted', this.decision === 'accept');
    this.element.classList.toggle('declined', this.decision === 'decline');
  }

  #related(): HTMLElement | undefined {
    const { related } = this.finding;
    if (!related || related.length === 0) return undefined;
    const title = `${count(related.length, 'reference')}`;
    const table = h(
      'table',
      { class: 'ledger' },
      h('caption', { class: 'unseen' }, title),
      h(
        'thead',
        { class: 'unseen' },
        h('tr', {}, h('th', { scope: 'col' }, 'Place'), h('th', { scope: 'col' }, 'What it is')),
      ),
      h(
        'tbody',
        {},
        related.map(({ path, message, position }) =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, visible(`${path}:${position.line}`)),
            h('td', {}, ledgerEntry(message)),
          ),
        ),
      ),
    );
    if (related.length <= FOLDED) return table;
    return h('details', {}, h('summary', {}, title), table);
  }

  #sketch(): HTMLElement | undefined {
    const { sketch } = this.finding;
    if (!sketch) return undefined;
    return h(
      'details',
      { class: 'sketch' },
      h('summary', {}, `A sketch of the conversion, to finish: ${count(sketch.files.length, 'file')}`),
      h(
        'ul',
        {},
        sketch.notes.map(note => h('li', {}, visible(note))),
      ),
      sketch.files.map(({ name, text }) =>
        h(
          'div',
          { class: 'file-code' },
          h('h5', {}, visible(name)),
          scroller(`Sketch ${plain(name)}`, codeTable(text)),
        ),
      ),
    );
  }

  /** Leaves the room that the code will take. */
  reserve(layout: Layout): void {
    const { diffs, excerpt } = this.finding;
    const lines = diffs ? rowCount(diffs, layout) : (excerpt?.lines.length ?? 0);
    this.#code.replaceChildren();
    this.#code.style.minHeight = `${lines * ROW_HEIGHT + (diffs ? this.#titles(diffs.length) : 0) + 2}px`;
    this.#drawn = undefined;
  }

  #titles(files: number): number {
    return files > 1 ? files * 28 : 0;
  }

  /** Draws the code, if it is not there yet. */
  draw(layout: Layout): void {
    if (this.#drawn === layout) return;
    this.#drawn = layout;
    const { diffs, excerpt, path } = this.finding;
    const files = (diffs ?? []).map(diff => {
      const isNamed = diffs!.length > 1 || diff.path !== path;
      const title = isNamed && h('h5', {}, visible(diff.path));
      return h(
        'div',
        { class: 'file-code' },
        title,
        scroller(`Change of ${plain(diff.path)}`, diffTable(diff, layout)),
      );
    });
    if (excerpt) files.push(h('div', { class: 'file-code' }, scroller('Code', excerptTable(excerpt))));
    this.#code.replaceChildren(...files);
    this.#code.style.minHeight = '';
    for (const box of this.#code.querySelectorAll('.scroll')) {
      // What scrolls sideways has to be reachable by keyboard; what does not would only be a stop more.
      if (box.scrollWidth > box.clientWidth) box.setAttribute('tabindex', '0');
    }
  }
}

function scroller(label: string, table: HTMLTableElement): HTMLElement {
  return h('div', { class: 'scroll', role: 'group', 'aria-label': label }, table);
}

/** Of an entry such as `rewritten: …` the word in front says what became of the reference. */
function ledgerEntry(message: string): (Node | string)[] {
  const word = /^(?:rewritten|already fine|unresolved)(?=:)/.exec(message)?.[0];
  if (word === undefined) return visible(message);
  return [h('strong', { class: word.replace(' ', '-') }, word), ...visible(message.slice(word.length))];
}
