import type { PageData } from '../src/report/page-types.js';
import type { Decisions, Undecided } from './decisions.js';
import { count, h } from './dom.js';

/** How far the review is, and its way out: the file of decisions. */
export function decisionBar(data: PageData, decisions: Decisions): HTMLElement | undefined {
  if (decisions.ids.length === 0) return undefined;
  const progress = h('span', { class: 'progress', role: 'status' });
  const undecided = h(
    'select',
    { id: 'undecided' },
    h('option', { value: 'decline' }, 'left out'),
    h('option', { value: 'accept' }, 'applied'),
  );
  const label = h('label', { for: 'undecided' }, 'Undecided are');
  let message = '';
  const file = h('input', {
    type: 'file',
    accept: '.json,application/json',
    class: 'unseen',
    tabindex: -1,
    'aria-label': 'File of decisions',
    onchange: async () => {
      const [chosen] = file.files ?? [];
      file.value = '';
      if (!chosen) return;
      message = load(await chosen.text(), decisions);
      show();
    },
  });
  const show = () => {
    const { accepted, declined, open } = decisions.counts;
    const counts = `${accepted} accepted, ${declined} declined, ${open} undecided`;
    progress.textContent = message === '' ? counts : `${message} ${counts}`;
    message = '';
    label.hidden = open === 0;
    undecided.hidden = open === 0;
  };
  show();
  decisions.onChange(show);
  return h(
    'div',
    { class: 'decisions', role: 'group', 'aria-label': 'Decisions' },
    progress,
    h('span', { class: 'choice-of-undecided' }, label, ' ', undecided),
    h(
      'button',
      { type: 'button', class: 'primary', onclick: () => save(data, decisions.toJson(undecided.value as Undecided)) },
      'Download decisions',
    ),
    h('button', { type: 'button', onclick: () => file.click() }, 'Load'),
    file,
  );
}

function load(json: string, decisions: Decisions): string {
  try {
    const { taken, unknown } = decisions.load(json);
    const rest = unknown > 0 ? `; ${count(unknown, 'decision is', 'decisions are')} about other fixes` : '';
    return `${count(taken, 'decision')} taken over${rest}.`;
  } catch {
    return 'This file holds no decisions.';
  }
}

function save(data: PageData, json: string): void {
  const url = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${data.name.replace(/[^\w.-]+/g, '-') || 'plan'}-decisions.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
