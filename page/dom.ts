// Everything shown comes from a repository that nobody vouches for. So the page is built from elements and text nodes
// alone: names of elements and attributes are written here, and data is only ever text or the value of an attribute.

type Child = Node | string | number | false | undefined;

/** What an element gets besides its children. */
export interface Props {
  /** Attributes; undefined and false leave one out, true gives it without a value. */
  readonly [attribute: string]: string | number | boolean | undefined | ((event: Event) => void);
}

const ALLOWED =
  /^(?:class|id|type|name|value|title|for|role|tabindex|hidden|checked|open|placeholder|colspan|scope|spellcheck|autocomplete|accept|download|list|data-[a-z-]+|aria-[a-z]+)$/;

/** An element with attributes, listeners (`onclick`, …) and children. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: (Child | readonly Child[])[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) setAttribute(element, name, value === true ? '' : String(value));
  }
  element.append(...children.flat().flatMap(present));
  return element;
}

function setAttribute(element: Element, name: string, value: string): void {
  // A link leads to a place of this page, whatever the data says.
  const allowed = ALLOWED.test(name) || (name === 'href' && value.startsWith('#'));
  if (!allowed) throw new Error(`the page does not set ${name}`);
  element.setAttribute(name, value);
}

function present(child: Child): (Node | string)[] {
  if (child === undefined || child === false) return [];
  return [typeof child === 'number' ? String(child) : child];
}

const SVG = 'http://www.w3.org/2000/svg';

/** An SVG element with plain attributes. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: (Node | string)[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** Characters that a reader does not see, or that reorder what is around them (Unicode TR 36, TR 39). */
const HIDDEN =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/g;

const nameOf = (character: string) => `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Text in which hidden characters are named, for places that take text alone. */
export function plain(text: string): string {
  return text.replace(HIDDEN, character => `‹${nameOf(character)}›`);
}

/** Text nodes in which hidden characters stand out. */
export function visible(text: string): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let done = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > done) parts.push(text.slice(done, match.index));
    parts.push(h('span', { class: 'hidden-character' }, nameOf(match[0])));
    done = match.index + match[0].length;
  }
  if (done < text.length) parts.push(text.slice(done));
  return parts;
}

/** `3 fixes`, `1 fix`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}
