import { h } from './dom.js';

/** One key of the page: what it does, in words and in deed. */
export interface Key {
  readonly key: string;
  readonly what: string;
  readonly act: () => void;
}

/** The keys of the page, and the window that lists them. They can be turned off (WCAG 2.1.4). */
export function keyboard(keys: readonly Key[]): { readonly help: HTMLDialogElement; open(): void } {
  const enabled = h('input', { type: 'checkbox', checked: true });
  const help = h(
    'dialog',
    { class: 'help', 'aria-labelledby': 'help-title' },
    h('h2', { id: 'help-title' }, 'Keys and colours'),
    h(
      'dl',
      {},
      keys.flatMap(({ key, what }) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, what)]),
    ),
    h('p', {}, 'On the map: arrows move between boxes, Enter chooses one, + and − zoom, 0 shows all.'),
    h('label', { class: 'choice' }, enabled, 'Single keys act'),
    h('label', { class: 'choice' }, 'Colours', themeChoice()),
    h('form', {}, h('button', { type: 'button', onclick: () => help.close() }, 'Close')),
  );
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || help.open || !enabled.checked)
      return;
    if ((event.target as Element).closest('input:not([type=checkbox]), select, textarea')) return;
    const known = keys.find(({ key }) => key === event.key);
    if (!known) return;
    event.preventDefault();
    known.act();
  });
  return { help, open: () => help.showModal() };
}

/** Light, dark, or as the system has it. */
function themeChoice(): HTMLElement {
  const choice = h(
    'select',
    {
      onchange: () => {
        document.documentElement.dataset.theme = choice.value;
      },
    },
    ['System', 'Light', 'Dark'].map(name => h('option', { value: name.toLowerCase() }, name)),
  );
  return choice;
}
